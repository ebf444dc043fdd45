"""The lists are compared with the entries cell by cell, and rows with their questions."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from inglenook.demo import sample
from inglenook.journal.days import local_now
from inglenook.journal.entries import Bid, Note
from inglenook.journal.errors import DatabaseDamaged
from inglenook.journal.field import fields_of
from inglenook.journal.journal import Journal
from inglenook.journal.record import Record, problems, values_of
from inglenook.journal.records import RECORDS
from inglenook.journal.search_query import SEARCHED
from inglenook.vault.check_listing import check_listing
from inglenook.vault.fitting import _LATEST, Fitting
from inglenook.vault.rows import every, table_of
from inglenook.vault.vault import Vault
from support.vaults import filled

UNLISTED = {
    "kind": "UPDATE catalogue SET kind = 'need' WHERE kind = 'note'",
    "second": "UPDATE catalogue SET local = local + 1 WHERE kind = 'note'",
    "standing": "UPDATE catalogue SET stands = stands - 1 WHERE kind = 'note'",
    "home": "UPDATE catalogue SET home = 1 WHERE kind = 'note'",
    "bin": "UPDATE catalogue SET binned = 1 WHERE kind = 'note'",
    "person": "UPDATE catalogue SET person = 1 WHERE kind = 'note'",
    "words": "UPDATE note SET words = 'a walk by the lake'",
    "moment": "UPDATE note SET happened = '2026-11-23T08:00:09+00:00'",
    "line": "DELETE FROM catalogue WHERE kind = 'note'",
}


@pytest.fixture(scope="module")
def story() -> list[Record]:
    return list(sample(local_now().date(), 4, None, 1))


@pytest.mark.parametrize("fault", UNLISTED)
def test_whatever_differs_in_the_list_of_a_note_is_noticed(
    vault: Vault, journal: Journal, fault: str
) -> None:
    filled(journal)
    assert list(check_listing(Note, vault.database)) == []
    vault.database.run("PRAGMA foreign_keys = OFF")
    vault.database.run(UNLISTED[fault])
    (told,) = check_listing(Note, vault.database)
    assert told.startswith("1 of “Note” is not listed")


def test_a_bid_that_is_listed_with_somebody_else_is_noticed(vault: Vault, journal: Journal) -> None:
    filled(journal)
    vault.database.run("UPDATE catalogue SET person = NULL WHERE kind = 'bid'")
    (told,) = check_listing(Bid, vault.database)
    assert told.startswith("3 of “Bid” are not listed")


def test_a_whole_story_is_listed_and_fits(vault: Vault, story: list[Record]) -> None:
    vault.fill(story)
    for kind in RECORDS:
        assert list(check_listing(kind, vault.database)) == []
        fits = Fitting(kind)
        assert all(fits(row) for row in every(vault.database, kind))
    assert {type(each) for each in story} >= set(SEARCHED)


CHANGES: dict[str, Callable[[Any], Any]] = {
    "nothing": lambda _cell: None,
    "rubbish": lambda _cell: "rubbish",
    "a number too large": lambda _cell: 99,
    "an unkeepable letter": lambda cell: f"{cell}\0",
    "a list": lambda _cell: json.dumps(["rubbish"]),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_cell_of_any_kind_fits_exactly_where_its_record_could_be_kept(
    vault: Vault, story: list[Record], change: str
) -> None:
    vault.fill(story)
    for kind in RECORDS:
        row = next(iter(every(vault.database, kind)), None)
        for at in range(len(fields_of(kind)) if row else 0):
            other = (*row[:at], CHANGES[change](row[at]), *row[at + 1 :])
            fits = Fitting(kind)
            assert fits(row)
            assert fits(other) == slowly(kind, other) == fits(other)


def slowly(kind: type[Record], row: tuple[Any, ...]) -> bool:
    try:
        record = table_of(kind).record(row)
    except DatabaseDamaged:
        return False
    return not problems(kind, values_of(record), _LATEST)

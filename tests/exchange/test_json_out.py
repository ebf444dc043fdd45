"""All data as JSON: a fixed form, in the order recorded, as the schema says."""

import json
from copy import deepcopy
from datetime import timedelta
from typing import Any

import pytest

from inglenook.exchange import gathering
from inglenook.exchange.shapes import SCHEMA_NAME, schema
from inglenook.journal.entries import Note
from inglenook.journal.field import fields_of
from inglenook.journal.journal import Journal
from inglenook.journal.records import KINDS
from inglenook.resources import resource
from inglenook.vault.vault import Vault
from support.exchanging import GOLDEN, document, exported, fixed
from support.json_schema import Checker


@pytest.fixture
def checker() -> Checker:
    return Checker(resource("schema", SCHEMA_NAME).read_bytes())


def test_a_small_journal_is_written_as_the_golden_file_shows(vault: Vault) -> None:
    assert exported(fixed(vault)).decode() == (GOLDEN / "all.json").read_text("utf-8")


def test_the_schema_that_ships_is_the_one_the_fields_make() -> None:
    # tests/exchange/make_golden.py writes it anew.
    assert resource("schema", SCHEMA_NAME).read_bytes() == schema()


def test_an_export_fits_the_schema(vault: Vault, checker: Checker) -> None:
    made = document(fixed(vault))
    assert list(made["records"]) == list(KINDS)
    assert all(made["records"].values())
    assert checker.faults(made) == []


def test_an_empty_journal_is_an_export_too(journal: Journal, checker: Checker) -> None:
    made = document(journal)
    assert set(map(len, made["records"].values())) == {0}
    assert checker.faults(made) == []


@pytest.mark.parametrize(
    ("kind", "name", "value"),
    [
        ("bid", "answer", "sideways"),
        ("bid", "afraid", 1),
        ("bid", "happened", "2026-11-23T08:00:13"),
        ("bid", "recorded", "2026-11-23T08:00:13+00:00"),
        ("bid", "colour", "blue"),
        ("trust_feeling", "trust", 11),
        ("trust_feeling", "signs", ["cold", "hot"]),
        ("note", "title", "t" * 201),
        ("finding", "position", -1),
        ("person", "met_on", "23.11.2026"),
        ("person", "id", "a/b"),
    ],
)
def test_the_schema_shuts_out_what_is_no_answer(
    vault: Vault, checker: Checker, kind: str, name: str, value: Any
) -> None:
    made = document(fixed(vault))
    made["records"][kind][0][name] = value
    (fault,) = {each.partition("[1]")[0] for each in checker.faults(made)}
    assert fault == f"$.records.{kind}[0].{name}"


def test_the_schema_misses_what_is_required(vault: Vault, checker: Checker) -> None:
    made = document(fixed(vault))
    less = deepcopy(made)
    del less["records"]["bid"][0]["person"], less["version"]
    assert checker.faults(less) == ["$.records.bid[0].person", "$.version"]


def test_every_field_of_a_record_is_there_and_no_other(vault: Vault) -> None:
    for name, records in document(fixed(vault))["records"].items():
        assert list(records[0]) == list(fields_of(KINDS[name]))


def test_records_come_in_the_order_recorded_whenever_they_happened(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gathering, "AT_ONCE", 3)
    now = journal.clock()
    # Some at the same second: a slice may end between them.
    days = (5, 1, 9, 9, 9, 9, 2, 0, 3, 9)
    notes = [
        journal.new(Note, words=str(place), happened=now - timedelta(days=day))
        for place, day in enumerate(days)
    ]
    journal.keep(*notes)
    journal.remove(notes[4], notes[7])
    assert [each["words"] for each in document(journal)["records"]["note"]] == list("0123456789")


def test_a_record_stands_on_a_line_of_its_own(vault: Vault) -> None:
    lines = exported(fixed(vault)).decode().splitlines()
    records = [json.loads(line.rstrip(",")) for line in lines if line.startswith('{"id"')]
    assert len(records) == len(KINDS)

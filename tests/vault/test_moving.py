"""Entries that only change their person are moved together, and no less carefully than others."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from inglenook.journal.changes import Change
from inglenook.journal.entries import Bid, Note
from inglenook.journal.journal import Journal
from inglenook.journal.people import Person
from inglenook.journal.store import Filter
from inglenook.vault.check import check_vault
from inglenook.vault.moving import parted
from inglenook.vault.vault import Vault
from support.vaults import PASSPHRASE, filled, journal_of, new_vault


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "j.inglenook"


@pytest.fixture
def vault(folder: Path) -> Iterator[Vault]:
    with new_vault(folder) as vault:
        yield vault
    assert check_vault(folder, PASSPHRASE) == []


@pytest.fixture
def journal(vault: Vault) -> Journal:
    return journal_of(vault)


def moved(bids: list[Bid], person: str) -> list[Change]:
    return [Change(bid, replace(bid, person=person)) for bid in bids]


def test_bids_with_the_same_time_of_change_are_one_move(journal: Journal) -> None:
    filled(journal, bids=3)
    bids = [replace(bid, changed=journal.clock()) for bid in journal.all(Bid)]
    now = [replace(bid, changed=bids[0].changed) for bid in bids]
    moves, others = parted(moved(now, "somebody"))
    assert ([len(each) for each in moves.values()], others) == ([3], [])


def test_whatever_else_changes_is_written_as_a_whole(journal: Journal) -> None:
    (bid,) = filled(journal, bids=1)
    other = replace(bid, person="somebody", note="By the sea")
    for change in (Change(bid, other), Change(None, bid), Change(bid, None), Change(bid, bid)):
        assert parted([change]) == ({}, [change])
    twice = [*moved([bid], "one"), *moved([bid], "two")]
    assert parted(twice) == ({}, twice)


def test_the_timeline_follows(journal: Journal, vault: Vault) -> None:
    filled(journal, bids=4)
    bids, other = journal.all(Bid), journal.new(Person, name="Alex")
    vault.write([*moved(bids[:3], other.id), Change(None, other)])
    assert vault.count(Filter(person=other.id)) == 3
    assert vault.count(Filter(person=bids[0].person)) == 1
    assert [bid.person for bid in journal.all(Bid)].count(other.id) == 3


def test_a_note_can_be_about_nobody_again(journal: Journal, vault: Vault) -> None:
    filled(journal)
    (robin,) = journal.people()
    note = journal.new(Note, title="Sunday", person=robin.id)
    journal.keep(note)
    kept = journal.find(Note, note.id)
    assert kept
    vault.write([Change(kept, replace(kept, person=None))])
    assert vault.count(Filter(person=robin.id)) == 3
    assert journal.find(Note, note.id) == replace(kept, person=None)


def test_an_entry_that_is_not_there_is_written_anew(journal: Journal, vault: Vault) -> None:
    filled(journal)
    bids, other = journal.all(Bid), journal.new(Person, name="Alex")
    vault.write([Change(None, other), Change(bids[0], None)])
    vault.write(moved(bids, other.id))
    assert [bid.person for bid in journal.all(Bid)] == [other.id] * 3
    assert vault.count(Filter(person=other.id)) == 3

"""Very many new records, written a kind at a time, are as those that were written one by one."""

from dataclasses import replace
from pathlib import Path

import pytest

from inglenook import demo
from inglenook.journal.changes import Change
from inglenook.journal.days import local_now
from inglenook.journal.entries import Bid, Note
from inglenook.journal.journal import Journal
from inglenook.journal.people import Person
from inglenook.journal.records import RECORDS
from inglenook.journal.store import Filter
from inglenook.vault import filling
from inglenook.vault.check import check_vault
from inglenook.vault.vault import Vault
from support.searching import found
from support.vaults import PASSPHRASE, filled, new_vault

ALL = Filter()


def rows(vault: Vault, table: str) -> list[tuple[object, ...]]:
    return vault._database.rows(f"SELECT * FROM {table} ORDER BY 1")


def test_all_at_once_is_the_same_as_one_by_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    records = demo.sample(local_now().date(), entries=600)
    records = sorted(records, key=lambda each: RECORDS.index(type(each)))
    with new_vault(tmp_path / "a.inglenook") as vault:
        vault.write([Change(None, each) for each in reversed(records)])
        at_once = {name: rows(vault, name) for name in ("catalogue", "tally", "search")}
        kept = {kind: vault.all(kind) for kind in RECORDS}
    monkeypatch.setattr(filling, "MANY", len(records) + 1)
    with new_vault(tmp_path / "b.inglenook") as vault:
        vault.write([Change(None, each) for each in reversed(records)])
        assert {kind: vault.all(kind) for kind in RECORDS} == kept
        assert rows(vault, "tally") == at_once["tally"]
        for name, drop in (("catalogue", 1), ("search", 1)):
            one_by_one = rows(vault, name)
            assert len(one_by_one) == len(at_once[name])
            assert {row[drop:2] for row in one_by_one} == {row[drop:2] for row in at_once[name]}
    for name in ("a", "b"):
        assert check_vault(tmp_path / f"{name}.inglenook", PASSPHRASE) == []


def test_what_is_there_already_is_written_over_among_the_new(
    vault: Vault, journal: Journal, folder: Path
) -> None:
    bids = filled(journal, bids=3)
    person = vault.all(Person)[0]
    new = [replace(bids[0], id=f"0-{number}", note=f"grebe {number}") for number in range(300)]
    again = replace(bids[1], note="a heron instead")
    changes = [Change(None, each) for each in (*new, again)]
    vault.write([*changes, Change(person, replace(person, name="Kim")), Change(bids[2], None)])
    assert vault.count(ALL) == 1 + 302
    assert len(found(vault, "grebe", 400)) == 300
    assert found(vault, "heron") == [again.id]
    assert vault.all(Person)[0].name == "Kim"
    assert vault.find(Bid, bids[2].id) is None
    vault.close()
    assert check_vault(folder, PASSPHRASE) == []


def test_one_record_twice_among_many_ends_as_it_was_last(
    vault: Vault, journal: Journal, folder: Path
) -> None:
    notes = [journal.new(Note, words=f"note {number}") for number in range(300)]
    changes = [Change(None, each) for each in notes]
    vault.write([*changes, Change(None, replace(notes[7], words="the last"))])
    kept = vault.find(Note, notes[7].id)
    assert kept
    assert kept.words == "the last"
    vault.close()
    assert check_vault(folder, PASSPHRASE) == []


def test_many_that_were_erased_come_back_and_are_not_called_erased_any_more(
    vault: Vault, journal: Journal, folder: Path
) -> None:
    notes = [journal.new(Note, words=f"note {number}") for number in range(300)]
    journal.keep(*notes)
    journal.erase(*notes)
    assert len(rows(vault, "tombstone")) == 300
    journal.keep(*notes)
    assert rows(vault, "tombstone") == []
    journal.undo()
    assert (vault.count(ALL), len(rows(vault, "tombstone"))) == (0, 300)
    vault.close()
    assert check_vault(folder, PASSPHRASE) == []


def test_the_words_of_very_many_leave_one_piece_of_the_index(
    vault: Vault, journal: Journal, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filling, "_MANY_PIECES", 300)
    journal.keep(*(journal.new(Note, words=f"note {number}") for number in range(300)))
    (pieces,) = vault._database.rows("SELECT count(DISTINCT segid) FROM search_idx")
    assert pieces == (1,)

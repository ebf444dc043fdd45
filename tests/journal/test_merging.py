"""Merging two people: everything follows, nothing written is lost, and one undo brings it back."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inglenook.journal.changes import Change, Changes
from inglenook.journal.entries import Finding, GutCheck, Note
from inglenook.journal.errors import JournalError, Refused
from inglenook.journal.field import fields_of
from inglenook.journal.fields import Text, Who
from inglenook.journal.journal import Journal
from inglenook.journal.merging import can_be_deleted, merge_people, named, stand_ins
from inglenook.journal.people import Person
from inglenook.journal.record import Record
from inglenook.journal.records import RECORDS
from inglenook.journal.store import Filter
from inglenook.journal.therapy import Session
from inglenook.journal.vocabulary import PersonKind
from inglenook.vault.check import check_vault
from support.answers import answers_of
from support.entries import one_of_each
from support.vaults import PASSPHRASE, START, journal_of, new_vault, quick_folder

NAMING = [kind for kind in RECORDS if any(isinstance(f, Who) for f in fields_of(kind).values())]
EARLIER, LATER = date(2024, 5, 1), date(2025, 6, 2)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with new_vault(tmp_path / "j.inglenook") as vault:
        yield journal_of(vault)


def add(journal: Journal, name: str, **said: Any) -> Person:
    person = journal.new(Person, name=name, **said)
    journal.keep(person)
    return person


def pair(journal: Journal, rob: dict[str, Any], robin: dict[str, Any]) -> Person:
    """Merge Rob, of whom one thing is said, into Robin, of whom another is; return Robin."""
    gone, stays = add(journal, "Rob", **rob), add(journal, "Robin", **robin)
    merge_people(journal, gone, stays)
    (left,) = journal.all(Person)
    assert left.id == stays.id
    return left


def everything(journal: Journal) -> dict[str, Record]:
    """Every record by id, without its time stamp, which undo makes newer."""
    kept = [record for kind in RECORDS for record in journal.all(kind)]
    return {record.id: replace(record, changed=START) for record in kept}


# -- what names them


def test_everything_that_names_one_names_the_other(journal: Journal) -> None:
    entries = one_of_each(journal)
    (rob,) = journal.all(Person)
    robin = add(journal, "Robin A.")
    merge_people(journal, rob, robin)
    naming = [entry for entry in entries if hasattr(entry, "person")]
    assert len(naming) == 6
    for entry in naming:
        assert journal.find(type(entry), entry.id).person == robin.id  # type: ignore[union-attr]
    assert journal.store.count(Filter(person=robin.id)) == 6
    assert journal.all(Person) == [journal.find(Person, robin.id)]


def test_what_rests_in_the_bin_follows_too(journal: Journal) -> None:
    rob, robin = add(journal, "Rob"), add(journal, "Robin")
    note = journal.new(Note, title="Sunday", person=rob.id)
    journal.keep(note)
    journal.remove(note)
    merge_people(journal, rob, robin)
    (binned,) = journal.store.page(Filter(person=robin.id, binned=True), 0, 9)
    assert (binned.id, binned.binned is None) == (note.id, False)


def test_a_merge_is_one_step(journal: Journal) -> None:
    one_of_each(journal)
    (rob,) = journal.all(Person)
    robin = add(journal, "Robin A.", draws_me="Her laugh")
    before = everything(journal)
    heard: list[Changes] = []
    journal.listen(heard.append)
    merge_people(journal, rob, robin)
    assert len(heard) == 1
    after = everything(journal)
    journal.undo()
    assert everything(journal) == before
    journal.redo()
    assert everything(journal) == after
    assert len(heard) == 3


@pytest.mark.parametrize("taken_back", [False, True])
def test_the_vault_is_whole_after_a_merge_and_after_its_undo(
    tmp_path: Path, taken_back: bool
) -> None:
    with new_vault(tmp_path / "whole.inglenook") as vault:
        journal = journal_of(vault)
        one_of_each(journal)
        (rob,) = journal.all(Person)
        merge_people(journal, rob, add(journal, "Robin A."))
        if taken_back:
            journal.undo()
    assert check_vault(tmp_path / "whole.inglenook", PASSPHRASE) == []


# -- what is said of them


def test_what_was_not_said_of_one_is_taken_from_the_other(journal: Journal) -> None:
    said: dict[str, Any] = {
        "kind": PersonKind.FRIEND,
        "alias": "R.",
        "met_on": EARLIER,
        "ended_on": LATER,
        "draws_me": "The way they listen",
        "after_time": "Rested",
    }
    robin = pair(journal, said, {})
    assert {name: getattr(robin, name) for name in said} == said
    assert robin.name == "Robin"


def test_what_was_said_of_both_stays_and_texts_are_joined(journal: Journal) -> None:
    robin = pair(
        journal,
        {"kind": PersonKind.EX, "alias": "R.", "draws_me": "Listens", "after_time": "Rested"},
        {"kind": PersonKind.DATING, "alias": "B.", "draws_me": "Laughs", "after_time": " Rested"},
    )
    assert (robin.kind, robin.alias) == (PersonKind.DATING, "B.")
    assert robin.draws_me == "Laughs\n\nListens"
    assert robin.after_time == " Rested"


@pytest.mark.parametrize("field", ["rob", "robin"])
def test_who_supports_me_under_either_name_supports_me(journal: Journal, field: str) -> None:
    said: dict[str, dict[str, Any]] = {"rob": {}, "robin": {}}
    said[field] = {"supports_me": True}
    assert pair(journal, **said).supports_me


@pytest.mark.parametrize(
    ("rob", "robin", "retired"), [(True, True, True), (True, False, False), (False, True, False)]
)
def test_who_is_not_archived_under_both_names_is_not_archived(
    journal: Journal, rob: bool, robin: bool, retired: bool
) -> None:
    assert pair(journal, {"retired": rob}, {"retired": robin}).retired == retired


@pytest.mark.parametrize(
    ("rob", "robin", "together"),
    [
        ((EARLIER, None), (LATER, None), (EARLIER, None)),
        ((LATER, None), (EARLIER, None), (EARLIER, None)),
        ((None, LATER), (EARLIER, None), (EARLIER, LATER)),
        ((None, EARLIER), (LATER, None), (LATER, None)),
        ((LATER, None), (None, EARLIER), (None, EARLIER)),
        ((EARLIER, EARLIER), (None, LATER), (EARLIER, LATER)),
    ],
)
def test_the_days_never_make_them_part_before_they_met(
    journal: Journal,
    rob: tuple[date | None, date | None],
    robin: tuple[date | None, date | None],
    together: tuple[date | None, date | None],
) -> None:
    left = pair(journal, *({"met_on": met, "ended_on": ended} for met, ended in (rob, robin)))
    assert (left.met_on, left.ended_on) == together


def test_texts_that_are_too_long_together_are_refused_and_nothing_changes(
    journal: Journal,
) -> None:
    rob = add(journal, "Rob", draws_me="a" * 600_000)
    robin = add(journal, "Robin", draws_me="b" * 600_000)
    journal.keep(journal.new(Note, title="Sunday", person=rob.id))
    before = everything(journal)
    with pytest.raises(Refused):
        merge_people(journal, rob, robin)
    assert everything(journal) == before


def test_somebody_who_is_gone_already_cannot_be_merged(journal: Journal) -> None:
    rob, robin = add(journal, "Rob"), add(journal, "Robin")
    journal.discard(rob)
    for one, other in ((rob, robin), (robin, rob), (robin, robin)):
        with pytest.raises(JournalError):
            merge_people(journal, one, other)
    assert [each.name for each in journal.all(Person)] == ["Robin"]


# -- who stands for somebody


def test_nobody_stands_for_somebody_nothing_named(journal: Journal) -> None:
    rob, robin = add(journal, "Rob"), add(journal, "Robin")
    assert stand_ins((Change(rob, None), Change(robin, robin))) == {rob.id: None}
    assert stand_ins((Change(None, rob),)) == {}
    note = journal.new(Note, title="Sunday", person=rob.id)
    moved = Change(note, replace(note, person=robin.id))
    assert stand_ins((moved, Change(rob, None))) == {rob.id: robin.id}
    assert stand_ins((moved,)) == {}


# -- deleting


def test_only_somebody_nothing_names_can_be_deleted(journal: Journal) -> None:
    one_of_each(journal)
    (robin,) = journal.all(Person)
    assert (named(journal, robin).n, named(journal, robin).binned) == (6, 0)
    assert not can_be_deleted(journal, robin)
    assert can_be_deleted(journal, add(journal, "Alex"))


def test_an_entry_in_the_bin_still_names_somebody(journal: Journal) -> None:
    robin = add(journal, "Robin")
    note = journal.new(Note, title="Sunday", person=robin.id)
    journal.keep(note)
    journal.remove(note)
    assert (named(journal, robin).n, named(journal, robin).binned) == (1, 1)
    assert not can_be_deleted(journal, robin)
    journal.erase(*journal.store.page(Filter(binned=True), 0, 1))
    assert can_be_deleted(journal, robin)


# -- whatever was written


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_after_any_merge_nobody_names_the_one_who_went_and_no_word_is_lost(
    data: st.DataObject,
) -> None:
    with quick_folder() as place, new_vault(place / "v.inglenook") as vault:
        journal = journal_of(vault)
        rob, robin = (_person(data, journal, name) for name in ("Rob", "Robin"))
        for kind in data.draw(st.lists(st.sampled_from([*NAMING, Finding]), max_size=8)):
            _entry(data, journal, kind, [rob.id, robin.id])
        before, words = everything(journal), _words(journal)
        merge_people(journal, rob, robin)
        assert rob.id not in str(everything(journal))
        now = _words(journal)
        assert all(any(word in text for text in now) for word in words - {rob.name, rob.alias})
        counted = sum(vault.count(Filter(person=robin.id, binned=each)) for each in (False, True))
        naming = [each for each in everything(journal).values() if getattr(each, "person", None)]
        assert counted == len(naming)
        journal.undo()
        assert everything(journal) == before
        vault.close()
        assert check_vault(place / "v.inglenook", PASSPHRASE) == []


def _person(data: st.DataObject, journal: Journal, name: str) -> Person:
    said = data.draw(answers_of(Person, {}, longest=8)) | {"name": name}
    return add(journal, said.pop("name"), **said)


def _entry(data: st.DataObject, journal: Journal, kind: type[Record], people: list[str]) -> None:
    ids = {each.KIND: [record.id for record in journal.all(each)] for each in (GutCheck, Session)}
    if kind is Finding and not ids[GutCheck.KIND]:
        return
    answers = data.draw(answers_of(kind, ids | {"person": people}, longest=8))
    journal.keep(journal.new(kind, **answers))


def _words(journal: Journal) -> set[str]:
    """Everything that anybody wrote, without the space around it."""
    return {
        getattr(record, name).strip()
        for record in everything(journal).values()
        for name, field in fields_of(type(record)).items()
        if isinstance(field, Text)
    }

"""Bringing an export into a journal: whole, without doubles, and nothing half."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inglenook import demo
from inglenook.exchange.bringing_in import Fate, bring_in
from inglenook.journal.days import local_now
from inglenook.journal.entries import Bid, Finding, GutCheck, Note, TrustFeeling
from inglenook.journal.errors import DiskFull, JournalError
from inglenook.journal.gut_checks import start_from
from inglenook.journal.journal import Journal
from inglenook.journal.people import Person
from inglenook.journal.records import KINDS
from inglenook.journal.vocabulary import About, FindingKind
from inglenook.vault.check import check_vault
from inglenook.vault.vault import Vault
from support.exchanging import brought, document, exported, fixed, held, planned, told
from support.searching import found
from support.vaults import PASSPHRASE, filled, journal_of, new_vault, quick_folder


def test_a_journal_comes_back_byte_for_byte(vault: Vault, other: Journal, tmp_path: Path) -> None:
    data = exported(fixed(vault))
    made = brought(other, data)
    assert made.is_whole
    assert exported(other) == data
    other.close()
    assert check_vault(tmp_path / "Other.inglenook", PASSPHRASE) == []


def test_half_a_year_comes_back_byte_for_byte(tmp_path: Path) -> None:
    with quick_folder() as place:
        with new_vault(place / "a.inglenook") as vault:
            vault.fill(list(demo.sample(local_now().date(), entries=3000)))
            data = exported(Journal(vault))
        with new_vault(place / "b.inglenook") as vault:
            assert brought(Journal(vault), data).is_whole
            assert exported(Journal(vault)) == data
        assert check_vault(place / "b.inglenook", PASSPHRASE) == []


@given(words=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1))
@settings(max_examples=60, deadline=None)
def test_any_words_come_back_as_they_were(words: str) -> None:
    with quick_folder() as place, new_vault(place / "a.inglenook") as vault:
        journal = journal_of(vault)
        note = journal.new(Note, title="any", words=words)
        journal.keep(note)
        kept, data = journal.find(Note, note.id), exported(journal)
        journal.erase(note)
        brought(journal, data)
        assert journal.find(Note, note.id) == kept
        assert exported(journal) == data


def test_what_was_brought_in_is_on_the_timeline_and_found_by_its_words(
    journal: Journal, other: Journal
) -> None:
    filled(journal, bids=300, words="quiet herons")
    brought(other, exported(journal))
    assert other.foremost_person()
    assert len(found(other.store, "herons", limit=400)) == 301


def test_twice_makes_no_doubles(vault: Vault, other: Journal) -> None:
    data = exported(fixed(vault))
    brought(other, data)
    before = held(other, KINDS)
    again = brought(other, data)
    assert {fate for _found, fate in again.fates} == {Fate.SAME}
    assert again.changes == ()
    assert held(other, KINDS) == before


def test_a_filled_journal_keeps_its_own_beside_what_comes(journal: Journal, other: Journal) -> None:
    filled(journal)
    note = other.new(Note, words="my own")
    other.keep(note)
    brought(other, exported(journal))
    assert {each.words for each in other.all(Note)} == {"my own", "a walk by the sea"}
    assert len(other.all(Bid)) == 3


def test_a_plan_writes_nothing(vault: Vault, other: Journal) -> None:
    data = exported(fixed(vault))
    assert len(planned(other, data).changes) == len(KINDS)
    assert not any(held(other, KINDS).values())


def test_all_of_it_is_one_step_told_once_and_can_be_undone(vault: Vault, other: Journal) -> None:
    heard: list[int] = []
    other.listen(lambda changes: heard.append(len(changes)))
    data = exported(fixed(vault))
    brought(other, data)
    assert heard == [len(KINDS)]
    other.undo()
    assert not any(held(other, KINDS).values())
    other.redo()
    assert {name: len(some) for name, some in held(other, KINDS).items()} == dict.fromkeys(KINDS, 1)


def test_a_full_disk_leaves_nothing_half(
    journal: Journal, other: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(journal, bids=300)
    made = planned(other, exported(journal))

    def full(*_given: object) -> None:
        raise DiskFull

    monkeypatch.setattr("inglenook.vault.filling.merge_index", full)
    monkeypatch.setattr("inglenook.vault.filling._MANY_PIECES", 1)
    with pytest.raises(DiskFull):
        bring_in(other, made)
    assert not any(held(other, KINDS).values())
    assert not other.can_undo


# -- where both have something


def test_what_was_changed_last_stays(journal: Journal, other: Journal) -> None:
    note = journal.new(Note, words="first")
    journal.keep(note)
    old = exported(journal)
    journal.keep(replace(note, words="second"))
    new = exported(journal)
    brought(other, old)
    made = brought(other, new)
    assert told(made) == [("note 1", "newer", ())]
    assert other.find(Note, note.id) == journal.find(Note, note.id)
    made = brought(other, old)
    assert told(made) == [("note 1", "older", ())]
    assert other.find(Note, note.id) == journal.find(Note, note.id)
    other.undo()
    kept = other.find(Note, note.id)
    assert kept
    assert kept.words == "first"


def test_a_difference_of_the_same_moment_leaves_the_journals_own(journal: Journal) -> None:
    (bid, *_) = filled(journal)
    made = document(journal)
    made["records"]["bid"][0]["note"] = "written by hand"
    assert told(brought(journal, made)) == [("bid 1", "older", ())]
    kept = journal.find(Bid, bid.id)
    assert kept
    assert kept.note == bid.note


def test_what_was_erased_comes_back(journal: Journal) -> None:
    bids = filled(journal)
    data = exported(journal)
    journal.erase(bids[0])
    assert len(brought(journal, data).changes) == 1
    assert exported(journal) == data


# -- what is bad


def test_nothing_is_written_unless_the_person_goes_on_without_the_bad(
    journal: Journal, other: Journal
) -> None:
    filled(journal)
    made = document(journal)
    made["records"]["bid"][1]["zone"] = "nowhere"
    with pytest.raises(JournalError, match="nothing was brought in"):
        brought(other, made)
    assert not any(held(other, KINDS).values())
    brought(other, made, skip_bad=True)
    assert [each.note[-1] for each in other.all(Bid)] == ["0", "2"]
    assert len(other.all(Person)) == 1


def test_a_kind_nobody_knows_is_bad_too(journal: Journal, other: Journal) -> None:
    made = document(journal)
    made["records"]["wishes"] = [{}]
    with pytest.raises(JournalError):
        brought(other, made)
    brought(other, made, skip_bad=True)


def test_what_refers_to_a_bad_record_is_bad_and_what_refers_to_that(
    journal: Journal, other: Journal
) -> None:
    robin = journal.new(Person, name="Robin")
    feeling = journal.new(TrustFeeling, about=About.PERSON, person=robin.id, trust=3)
    journal.keep(robin, feeling, journal.new(Note, words="alone"))
    check = start_from(journal, feeling)
    journal.keep(
        journal.new(Finding, gut_check=check.id, kind=FindingKind.REASON, words="late again")
    )
    made = document(journal)
    made["records"]["person"][0]["name"] = ""
    assert [place for place, _fate, _problems in told(planned(other, made))] == [
        "person 1",
        "trust_feeling 1",
        "gut_check 1",
        "finding 1",
    ]
    plan = brought(other, made, skip_bad=True)
    assert [len(plan.changes), len(other.all(Note)), len(other.all(GutCheck))] == [1, 1, 0]


@pytest.mark.parametrize(
    ("kind", "name", "leads_to"),
    [
        ("bid", "person", "00000000-0000-7000-8000-000000000099"),
        ("bid", "person", "00000000-0000-7000-8000-000000000003"),  # a gift
        ("need", "gift", "00000000-0000-7000-8000-000000000002"),  # a person
        ("gut_check", "started_from", "00000000-0000-7000-8000-000000000002"),
        ("topic", "entry", "00000000-0000-7000-8000-000000000011"),  # a finding
        ("topic", "session", "00000000-0000-7000-8000-000000000008"),  # a note
    ],
)
def test_a_reference_leads_to_a_record_of_the_kind_that_is_meant(
    vault: Vault, other: Journal, kind: str, name: str, leads_to: str
) -> None:
    made = document(fixed(vault))
    made["records"][kind][0][name] = leads_to
    ((place, fate, ((_field, sentence),)), *_) = told(planned(other, made))
    assert (place, fate) == (f"{kind} 1", "bad")
    assert "neither in the file nor in the journal" in sentence


def test_a_reference_may_lead_to_what_the_journal_has(vault: Vault, other: Journal) -> None:
    made = document(fixed(vault))
    less = {**made, "records": {"bid": made["records"]["bid"]}}
    assert not planned(other, less).is_whole
    brought(other, {**made, "records": {"person": made["records"]["person"]}})
    assert brought(other, less).is_whole


def test_an_older_record_may_refer_to_what_is_gone_by_now(journal: Journal) -> None:
    feeling = journal.new(TrustFeeling, about=About.GENERAL, trust=3)
    journal.keep(feeling)
    start_from(journal, feeling)
    made = document(journal)
    journal.erase(feeling)
    del made["records"]["trust_feeling"]
    assert told(brought(journal, made)) == [("gut_check 1", "older", ())]


def test_an_id_stands_for_one_record(vault: Vault, other: Journal) -> None:
    made = document(fixed(vault))
    note = made["records"]["note"][0]
    made["records"]["note"].append(note | {"words": "a double"})
    made["records"]["session"][0]["id"] = note["id"]
    del made["records"]["topic"], made["records"]["packet"]
    assert [(place, problems[0][0]) for place, _fate, problems in told(planned(other, made))] == [
        ("note 2", "id"),
        ("session 1", "id"),
    ]


def test_an_id_of_another_kind_in_the_journal_is_bad(vault: Vault, other: Journal) -> None:
    made = document(fixed(vault))
    brought(other, made)
    finding: dict[str, Any] = made["records"]["finding"][0]
    finding["id"] = made["records"].pop("note")[0]["id"]
    ((place, _fate, ((_field, sentence),)),) = told(planned(other, made))
    assert place == "finding 1"
    assert "another kind" in sentence

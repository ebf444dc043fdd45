"""One record while it is written: kept when it fits, held as a draft until then, or nothing."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inglenook.journal.entries import Bid, Note, TrustFeeling
from inglenook.journal.errors import DiskFull
from inglenook.journal.journal import Journal
from inglenook.journal.people import Person
from inglenook.journal.vocabulary import About, Answer, Direction, Manner, Zone
from inglenook.journal.writing import Writing
from support.vaults import journal_of, new_vault, quick_folder

PLACE = "here"


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with new_vault(tmp_path / "j.inglenook") as vault:
        yield journal_of(vault)


def feeling(journal: Journal) -> Writing[TrustFeeling]:
    return Writing(journal, TrustFeeling, PLACE, about=About.GENERAL)


def test_what_the_page_filled_in_alone_is_not_kept(journal: Journal) -> None:
    writing = feeling(journal)
    assert writing.settle() == {}
    assert not writing.touched
    assert (journal.all(TrustFeeling), journal.store.drafts()) == ([], {})


def test_an_answer_that_fits_is_kept_at_once_and_again_when_it_changes(journal: Journal) -> None:
    writing = feeling(journal)
    writing.answer({"zone": Zone.CENTRE})
    writing.settle()
    writing.answer({"trust": 7})
    writing.settle()
    (kept,) = journal.all(TrustFeeling)
    assert (kept.zone, kept.trust) == (Zone.CENTRE, 7)


def test_what_is_written_and_taken_away_again_leaves_nothing(journal: Journal) -> None:
    writing = feeling(journal)
    writing.answer({"note": "never mind"})
    writing.settle()
    writing.answer({"note": " "})
    writing.settle()
    assert (journal.all(TrustFeeling), journal.store.drafts()) == ([], {})
    assert not journal.can_undo


def test_what_does_not_fit_is_held_as_a_draft_and_comes_back(journal: Journal) -> None:
    writing: Writing[Bid] = Writing(journal, Bid, PLACE, direction=Direction.OFFERED)
    writing.answer({"note": "he laughed"})
    assert set(writing.settle()) == {"person", "answer"}
    assert journal.all(Bid) == []
    again: Writing[Bid] = Writing(journal, Bid, PLACE, direction=Direction.OFFERED)
    again.resume(journal.store.drafts()[PLACE])
    assert again.values["note"] == "he laughed"
    person = journal.new(Person, name="Robin")
    journal.keep(person)
    again.answer({"person": person.id, "answer": Answer.TOWARD})
    assert again.settle() == {}
    assert [bid.note for bid in journal.all(Bid)] == ["he laughed"]


def test_done_begins_a_new_record_and_drops_the_draft(journal: Journal) -> None:
    writing = feeling(journal)
    writing.answer({"trust": 3})
    writing.settle()
    assert PLACE in journal.store.drafts()
    assert writing.done()
    assert not writing.touched
    assert journal.store.drafts() == {}
    writing.answer({"trust": 4})
    writing.settle()
    assert sorted(each.trust or 0 for each in journal.all(TrustFeeling)) == [3, 4]


def test_a_record_that_was_kept_before_is_never_thrown_away_by_emptying_it(
    journal: Journal,
) -> None:
    note = journal.new(Note, words="a walk")
    journal.keep(note)
    writing: Writing[Note] = Writing(journal, Note, PLACE)
    writing.open(note)
    writing.answer({"words": ""})
    assert list(writing.settle()) == ["words"]
    assert [each.words for each in journal.all(Note)] == ["a walk"]


def test_an_answer_that_is_no_longer_asked_is_emptied(journal: Journal) -> None:
    writing: Writing[Bid] = Writing(journal, Bid, PLACE)
    writing.answer({"answer": Answer.AGAINST, "afraid": True, "manner": Manner.CRITICAL})
    writing.answer({"answer": Answer.UNCLEAR})
    assert (writing.values["afraid"], writing.values["manner"]) == (False, None)


def test_undo_elsewhere_is_followed(journal: Journal) -> None:
    writing = feeling(journal)
    journal.listen(lambda changes: writing.heard(changes) and None)
    writing.answer({"trust": 3})
    writing.settle()
    journal.close_burst()
    writing.answer({"trust": 9})
    writing.settle()
    journal.undo()
    assert writing.values["trust"] == 3
    journal.undo()
    assert not writing.touched


def test_a_full_disk_loses_no_answer_and_the_next_try_keeps_it(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    writing = feeling(journal)
    writing.answer({"note": "the last words"})

    def full(*_given: object) -> None:
        raise DiskFull

    with monkeypatch.context() as patched:
        patched.setattr(journal.store, "write", full)
        with pytest.raises(DiskFull):
            writing.settle()
    assert writing.values["note"] == "the last words"
    writing.settle()
    assert [each.note for each in journal.all(TrustFeeling)] == ["the last words"]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.fixed_dictionaries({"note": st.sampled_from(["", " ", "a", "ab", "שלום"])}),
            st.fixed_dictionaries({"trust": st.sampled_from([None, 0, 5, 10])}),
            st.fixed_dictionaries({"zone": st.sampled_from([None, *Zone])}),
            st.sampled_from(["settle", "lock", "done"]),
        ),
        max_size=14,
    )
)
def test_whatever_is_answered_settled_or_locked_in_any_order_nothing_is_lost(steps) -> None:
    with quick_folder() as folder, new_vault(folder / "j.inglenook") as vault:
        journal = journal_of(vault)
        writing, finished = feeling(journal), []
        for step in steps:
            if step == "settle":
                writing.settle()
            elif step == "lock":
                writing.settle()
                vault.write_drafts({PLACE: writing.hold()})
                values = dict(writing.values)
                writing = feeling(journal)
                writing.resume(vault.drafts().get(PLACE) or {})
                asked = ("note", "trust", "zone")
                left = {name: values[name] for name in asked}
                assert {name: writing.values[name] for name in asked} == left or not (
                    writing.touched
                )
            elif step == "done":
                if writing.touched:
                    finished.append((writing.values["trust"], writing.values["zone"]))
                writing.done()
            else:
                writing.answer(step)
        writing.settle()
        kept = [(each.trust, each.zone) for each in journal.all(TrustFeeling)]
        open_one = [(writing.values["trust"], writing.values["zone"])] if writing.touched else []
        assert sorted(map(str, kept)) == sorted(map(str, finished + open_one))


def test_words_of_before_a_lock_never_go_over_newer_ones(journal: Journal) -> None:
    writing = Writing(journal, Note, "place")
    writing.answer({"words": "first"})
    writing.settle()
    held = writing.hold()
    assert held is not None
    assert writing.record is not None
    journal.keep(replace(writing.record, words="second, written elsewhere"))
    again = Writing(journal, Note, "place")
    again.resume(held)
    assert again.values["words"] == "second, written elsewhere"
    again.settle()
    (kept,) = journal.all(Note)
    assert kept.words == "second, written elsewhere"

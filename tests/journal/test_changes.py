"""A change is a value: it can be turned round, and one that changes nothing is known as such."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from inglenook.journal.changes import BURST, Change, History
from inglenook.journal.entries import Note
from inglenook.journal.vocabulary import Share

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
NOTE = Note(id="1", recorded=NOW, changed=NOW, happened=NOW, share=Share.UNMARKED, words="a walk")
OTHER = replace(NOTE, id="2")


def later(note: Note, words: str) -> Note:
    return replace(note, words=words, changed=note.changed + timedelta(seconds=1))


def test_a_change_is_about_what_it_leaves_or_what_it_takes_away() -> None:
    assert Change(None, NOTE).record is NOTE
    assert Change(NOTE, None).record is NOTE
    assert Change(NOTE, OTHER).record is OTHER
    with pytest.raises(ValueError, match=r"^$"):
        _ = Change(None, None).record


def test_a_change_turned_round_twice_is_itself() -> None:
    change = Change(NOTE, later(NOTE, "a run"))
    assert change.reversed == Change(later(NOTE, "a run"), NOTE)
    assert change.reversed.reversed == change


def test_only_the_time_stamp_makes_no_difference() -> None:
    assert Change(NOTE, later(NOTE, "a walk")).is_nothing
    assert Change(None, None).is_nothing
    assert not Change(NOTE, later(NOTE, "a run")).is_nothing
    assert not Change(None, NOTE).is_nothing
    assert not Change(NOTE, None).is_nothing


def test_words_typed_and_taken_away_again_are_no_step() -> None:
    history = History()
    history.add([Change(None, OTHER)], NOW)
    typed = later(NOTE, "a walk by")
    history.add([Change(NOTE, typed)], NOW, burst=True)
    history.add([Change(typed, later(typed, "a walk"))], NOW, burst=True)
    assert history.peek_undo() == (Change(OTHER, None),)


@pytest.mark.parametrize(
    ("second", "pause"),
    [
        ([Change(OTHER, later(OTHER, "b"))], BURST / 2),
        ([Change(NOTE, later(NOTE, "b")), Change(OTHER, later(OTHER, "b"))], BURST / 2),
        ([Change(NOTE, later(NOTE, "b"))], BURST * 1.1),
    ],
    ids=["another record", "two records", "after a pause"],
)
def test_what_is_no_burst_is_a_step_of_its_own(second: list[Change], pause: timedelta) -> None:
    history = History()
    history.add([Change(None, NOTE)], NOW, burst=True)
    history.add(second, NOW + pause, burst=True)
    history.undone()
    assert history.peek_undo() == (Change(NOTE, None),)
    assert history.peek_redo() == tuple(second)


def test_what_was_taken_back_is_not_typed_on() -> None:
    history = History()
    history.add([Change(None, NOTE)], NOW, burst=True)
    history.undone()
    history.redone()
    history.add([Change(NOTE, later(NOTE, "b"))], NOW, burst=True)
    history.undone()
    assert history.peek_undo()
    history.clear()
    assert not history.can_undo
    assert not history.can_redo

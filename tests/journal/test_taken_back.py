"""Typing that leads back to an earlier text is the undo of what came between, and no new step."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from inglenook.journal.changes import BURST, Change, History
from inglenook.journal.entries import Note
from inglenook.journal.vocabulary import Share

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
NOTE = Note(id="1", recorded=NOW, changed=NOW, happened=NOW, share=Share.UNMARKED, words="0")
OTHER = replace(NOTE, id="2")


class Written:
    """A note in which one text comes after another, each a pause after the one before."""

    def __init__(self, note: Note = NOTE) -> None:
        self.history = History()
        self.now = NOW
        self.note: Note | None = note

    def type(self, *texts: str, pause: float = 2.0) -> None:
        for text in texts:
            self.keep(replace(self.note or NOTE, words=text, changed=self.now), pause)

    def keep(self, note: Note | None, pause: float = 2.0) -> None:
        self.now += BURST * pause
        self.history.add([Change(self.note, note)], self.now, burst=True)
        self.note = note

    def undone(self) -> list[str | None]:
        """The texts that undo leads to, one after the other."""
        found: list[str | None] = []
        while step := self.history.peek_undo():
            after = step[0].after
            found.append(after.words if isinstance(after, Note) else None)
            self.history.undone()
        return found

    def redone(self) -> list[str | None]:
        found: list[str | None] = []
        while step := self.history.peek_redo():
            after = step[-1].after
            found.append(after.words if isinstance(after, Note) else None)
            self.history.redone()
        return found


@pytest.fixture
def written() -> Written:
    return Written()


def test_each_step_is_taken_back_by_itself(written: Written) -> None:
    written.type("1", "2", "1", "0")
    assert written.undone() == []
    assert written.redone() == ["1", "2"]


def test_several_steps_are_taken_back_at_once(written: Written) -> None:
    written.type("1", "2", "3", "1")
    assert written.undone() == ["0"]
    assert written.redone() == ["1", "2", "3"]


def test_one_step_is_taken_back_in_portions(written: Written) -> None:
    written.type("2", "1", "0")
    assert written.undone() == []


def test_portions_in_one_breath_take_a_step_back_too(written: Written) -> None:
    written.type("3")
    written.type("2")
    written.type("1", "0", pause=0.2)
    assert written.undone() == []


def test_what_goes_on_from_a_portion_is_a_step(written: Written) -> None:
    written.type("2", "1", "other")
    assert written.undone() == ["1", "2", "0"]


def test_a_new_note_that_is_emptied_in_the_end_is_taken_back() -> None:
    written = Written()
    written.note = None
    written.type("1", "2", "1")
    written.keep(None)
    assert written.undone() == []
    assert written.redone() == ["1", "2"]


def test_a_step_of_another_record_stands_in_between(written: Written) -> None:
    written.type("1")
    written.history.add([Change(None, OTHER)], written.now)
    written.type("0")
    assert written.undone() == ["1", None, "0"]


def test_a_step_of_two_records_stands_in_between(written: Written) -> None:
    changed = replace(NOTE, words="1")
    written.history.add([Change(NOTE, changed), Change(None, OTHER)], NOW)
    written.note = changed
    written.type("0")
    assert len(written.undone()) == 2


def test_only_typing_takes_back(written: Written) -> None:
    written.type("1")
    back = replace(NOTE, words="0")
    written.history.add([Change(written.note, back)], written.now)
    assert written.undone() == ["1", "0"]

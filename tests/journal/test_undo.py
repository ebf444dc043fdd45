"""Undo and redo: one step for a burst of typing, through the same door, told to all."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from inglenook.journal.changes import BURST, Changes
from inglenook.journal.entries import Note
from inglenook.journal.errors import Refused
from inglenook.journal.journal import BIN_REST, Journal
from inglenook.journal.store import Filter
from support.vaults import new_vault


class SlowClock:
    """A clock that moves only when it is told to."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> SlowClock:
    return SlowClock()


@pytest.fixture
def journal(tmp_path: Path, clock: SlowClock) -> Iterator[Journal]:
    with new_vault(tmp_path / "j.inglenook") as vault:
        yield Journal(vault, clock)


def words_of(journal: Journal, note: Note) -> str | None:
    kept = journal.find(Note, note.id)
    return kept.words if kept else None


def write(journal: Journal, clock: SlowClock, note: Note, *texts: str, pause: timedelta) -> None:
    for text in texts:
        journal.keep(replace(note, words=text), burst=True)
        clock.now += pause


def test_a_burst_of_typing_is_one_step(journal: Journal, clock: SlowClock) -> None:
    note = journal.new(Note)
    write(journal, clock, note, "A", "A wa", "A walk", pause=BURST / 2)
    journal.undo()
    assert words_of(journal, note) is None
    journal.redo()
    assert words_of(journal, note) == "A walk"
    assert not journal.can_redo


def test_a_pause_makes_two_steps(journal: Journal, clock: SlowClock) -> None:
    note = journal.new(Note)
    write(journal, clock, note, "A walk", "A walk by the sea", pause=BURST * 2)
    journal.undo()
    assert words_of(journal, note) == "A walk"


def test_finishing_an_entry_ends_the_burst(journal: Journal, clock: SlowClock) -> None:
    note = journal.new(Note)
    write(journal, clock, note, "A walk", pause=BURST / 3)
    journal.close_burst()
    write(journal, clock, note, "A run", pause=BURST / 3)
    journal.undo()
    assert words_of(journal, note) == "A walk"


def test_a_new_step_ends_what_could_be_done_again(journal: Journal, clock: SlowClock) -> None:
    note, other = journal.new(Note, words="one"), journal.new(Note, words="two")
    journal.keep(note)
    journal.undo()
    assert journal.can_redo
    journal.keep(other)
    assert not journal.can_redo
    assert words_of(journal, note) is None


def test_keeping_what_is_kept_already_is_no_step(journal: Journal) -> None:
    note = journal.new(Note, words="one")
    journal.keep(note)
    journal.keep(journal.find(Note, note.id))
    journal.undo()
    assert words_of(journal, note) is None
    assert not journal.can_undo


def test_several_records_are_one_step(journal: Journal) -> None:
    notes = [journal.new(Note, words=text) for text in ("one", "two", "three")]
    journal.keep(*notes)
    journal.undo()
    assert journal.all(Note) == []


def test_listeners_hear_every_step_once_and_after_it_is_written(journal: Journal) -> None:
    note = journal.new(Note, words="one")
    heard: list[tuple[Changes, str | None]] = []
    journal.listen(lambda changes: heard.append((changes, words_of(journal, note))))
    journal.keep(note)
    journal.undo()
    journal.redo()
    assert [words for _changes, words in heard] == ["one", None, "one"]
    assert all(len(changes) == 1 for changes, _words in heard)


def test_a_record_that_does_not_fit_changes_nothing_and_tells_nobody(journal: Journal) -> None:
    good, empty = journal.new(Note, words="one"), journal.new(Note)
    heard: list[Changes] = []
    journal.listen(heard.append)
    with pytest.raises(Refused) as refused:
        journal.keep(good, empty)
    assert list(refused.value.problems) == ["words"]
    assert (heard, journal.all(Note), journal.can_undo) == ([], [], False)


def test_what_rested_in_the_bin_for_thirty_days_goes(journal: Journal, clock: SlowClock) -> None:
    old, young = journal.new(Note, words="old"), journal.new(Note, words="young")
    journal.keep(old, young)
    journal.remove(old)
    clock.now += timedelta(days=2)
    journal.remove(young)
    clock.now += BIN_REST - timedelta(days=1)
    assert journal.empty_bin() == 1
    assert [words_of(journal, each) for each in (old, young)] == [None, "young"]
    assert journal.store.count(Filter(binned=True)) == 1


def test_what_was_binned_comes_back_with_undo(journal: Journal) -> None:
    note = journal.new(Note, words="one")
    journal.keep(note)
    journal.remove(note)
    assert journal.store.count(Filter()) == 0
    journal.undo()
    assert journal.store.count(Filter()) == 1

"""Clocks that jump: the lock is not put off, and what is written stays on its day."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from PySide6.QtWidgets import QApplication

from inglenook.journal.days import local_now
from inglenook.journal.entries import Note
from inglenook.journal.journal import Journal
from inglenook.journal.store import Filter
from inglenook.ui.presence import since_the_start
from inglenook.vault.vault import open_vault
from support.vaults import PASSPHRASE, new_vault, quick_folder
from support.watched import Watched
from support.windows import Desk

HOUR, DAY = 3600.0, 86_400.0
YEARS = 10 * 365 * DAY
EVENING = datetime(2026, 10, 24, 21, 30, tzinfo=UTC)


@dataclass(frozen=True)
class Jump:
    """What the clocks do in one moment, in seconds, and the hour east of Greenwich before, after.

    ``awake`` is the clock that nobody can set; ``wall`` the one that can be.
    """

    awake: float = 0
    wall: float = 0
    offsets: tuple[int, int] = (2, 2)


JUMPS = {
    "an hour back": Jump(wall=-HOUR),
    "a day ahead": Jump(wall=DAY),
    "ten years back": Jump(wall=-YEARS),
    "summer time begins": Jump(offsets=(1, 2)),
    "summer time ends": Jump(offsets=(2, 1)),
    "a flight to the west": Jump(offsets=(2, -7)),
    "a flight to the east": Jump(offsets=(2, 12)),
    "asleep for a day": Jump(awake=DAY, wall=DAY),
    "asleep for a day on a system that does not count it": Jump(wall=DAY),
    "asleep for a day and the clock lost": Jump(awake=DAY, wall=-YEARS),
}
all_jumps = pytest.mark.parametrize("jump", list(JUMPS.values()), ids=list(JUMPS))


# -- the lock


@all_jumps
def test_five_minutes_lock_whatever_the_clocks_do(qapp: QApplication, jump: Jump) -> None:
    watched = Watched()
    watched.go(200, 200)
    # A wall clock that leaps ahead is not told from sleep: it locks at once.
    away = max(jump.awake, jump.wall)
    assert watched.go(jump.awake, jump.wall) == (["idle"] if away else [])
    if not away:
        assert watched.go(99, 99) == []
        assert watched.go(1, 1) == ["idle"]


@all_jumps
def test_somebody_who_goes_on_writing_is_not_locked_out(qapp: QApplication, jump: Jump) -> None:
    watched = Watched()
    watched.go(jump.awake, jump.wall)
    watched.said.clear()
    watched.presence._note_input()
    assert watched.go(299, 299) == []


def test_the_clock_that_nobody_sets_goes_on() -> None:
    before = since_the_start()
    assert 0 <= since_the_start() - before < 60
    assert since_the_start() >= time.monotonic() - 1


# -- the journal


class TwoClocks:
    """The journal's clock, which jumps when it is told to."""

    def __init__(self, jump: Jump) -> None:
        self._jump = jump
        self._seconds = 0.0
        self._offset = jump.offsets[0]

    def __call__(self) -> datetime:
        self._seconds += 1
        local = timezone(timedelta(hours=self._offset))
        return (EVENING + timedelta(seconds=self._seconds)).astimezone(local)

    def leap(self) -> None:
        self._seconds += self._jump.wall
        self._offset = self._jump.offsets[1]


@dataclass
class Written:
    """A journal with a note from before the jump."""

    journal: Journal
    clock: TwoClocks
    before: Note


@pytest.fixture(params=list(JUMPS.values()), ids=list(JUMPS))
def written(request: pytest.FixtureRequest) -> Iterator[Written]:
    clock = TwoClocks(request.param)
    with quick_folder() as folder, new_vault(folder / "j.inglenook") as vault:
        journal = Journal(vault, clock)
        before = journal.new(Note, words="before")
        journal.keep(before, burst=True)
        clock.leap()
        yield Written(journal, clock, before)


def words(journal: Journal) -> list[str]:
    """The notes as the timeline has them, the newest first."""
    chosen = Filter()
    page = journal.store.page(chosen, 0, journal.store.count(chosen))
    return [each.words for each in page if isinstance(each, Note)]


def test_an_entry_stays_on_the_day_that_the_clock_on_the_wall_showed(written: Written) -> None:
    journal = written.journal
    showed = written.clock().date()
    after = journal.new(Note, words="after")
    journal.keep(after)
    kept = journal.find(Note, after.id)
    assert kept is not None
    assert journal.calendar.day_of(kept.happened) == showed
    first = journal.find(Note, written.before.id)
    assert first is not None
    offset = timedelta(hours=written.clock._jump.offsets[0])
    assert journal.calendar.day_of(first.happened) == (EVENING + offset).date()


def test_the_timeline_is_in_the_order_of_the_days_and_hours_shown(written: Written) -> None:
    journal = written.journal
    after = journal.new(Note, words="after")
    journal.keep(after)
    earlier = after.happened.replace(tzinfo=None) < written.before.happened.replace(tzinfo=None)
    assert words(journal) == (["before", "after"] if earlier else ["after", "before"])


def test_what_was_written_before_can_be_gone_on_with_again_and_again(written: Written) -> None:
    """An entry that lies in the future only because the clock was set back is no mistake of it."""
    journal, note = written.journal, written.before
    for text in ("before", "before and", "before and after"):
        found = journal.find(Note, note.id)
        assert found is not None
        note = replace(found, words=text)
        journal.keep(note)
    assert words(journal) == ["before and after"]
    journal.remove(note)
    assert words(journal) == []
    journal.undo()
    assert words(journal) == ["before and after"]


def test_a_jump_ends_a_burst_of_typing_and_the_same_moment_does_not(written: Written) -> None:
    journal = written.journal
    journal.keep(replace(written.before, words="before and after"), burst=True)
    journal.undo()
    assert words(journal) == ([] if not written.clock._jump.wall else ["before"])


def test_a_day_that_is_still_to_come_is_refused_as_ever(written: Written) -> None:
    journal = written.journal
    note = journal.new(Note, words="hope")
    assert "happened" in journal.problems(replace(note, happened=note.happened + timedelta(days=1)))
    assert journal.problems(note) == {}


# -- in the window


def test_words_written_while_the_clock_is_set_back_are_kept_on(desk: Desk) -> None:
    clock = TwoClocks(JUMPS["an hour back"])
    desk.clock = clock
    desk.open()
    desk.focus("unseen_part")
    desk.write("one")
    desk.click("sidebar.timeline")
    clock.leap()
    desk.click("sidebar.today")
    desk.focus("unseen_part")
    desk.write(" two")
    desk.press("Ctrl+L")
    assert [each.arguments[1] for each in desk.replaced] == ["kept"]
    with open_vault(desk.path, PASSPHRASE) as vault:
        assert "two" in str(vault.drafts())


def test_a_zone_that_changes_is_followed_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    try:
        offsets = []
        for zone in ("EAST-5", "WEST+3"):
            monkeypatch.setenv("TZ", zone)
            offsets.append(local_now().utcoffset())
    finally:
        monkeypatch.undo()
        time.tzset()
    assert offsets == [timedelta(hours=5), timedelta(hours=-3)]

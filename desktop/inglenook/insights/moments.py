"""Which day a moment belongs to by the person's own clock, and what to read for some weeks."""

from collections.abc import Sequence
from datetime import datetime

import numpy as np

from inglenook.insights.proportions import IntArray
from inglenook.insights.spans import Spans
from inglenook.journal.days import Calendar
from inglenook.journal.field import Cell
from inglenook.journal.record import Entry
from inglenook.journal.store import Filter

_TO_THE_MINUTE, _TO_THE_SECOND = len("2026-11-23T22:14"), len("2026-11-23T22:14:00")
_AN_HOUR, _A_DAY = 60, 24 * 60  # minutes


def within(kind: type[Entry], person: str | None, calendar: Calendar, spans: Spans) -> Filter:
    """The entries of a kind in some weeks or months, with one person (an id) or anybody."""
    return Filter(
        kinds=frozenset({kind.KIND}),
        person=person,
        since=calendar.start_of(spans.edges[0]),
        before=calendar.start_of(spans.edges[-1]),
    )


def day_numbers(moments: Sequence[Cell], calendar: Calendar) -> IntArray:
    """The number of the day each moment belongs to, from moments as the vault keeps them."""
    return days_of(local_minutes(moments), calendar)


def days_of(local: IntArray, calendar: Calendar) -> IntArray:
    """The number of the day each local minute belongs to."""
    return (local - calendar.day_start * _AN_HOUR) // _A_DAY


def local_minutes(moments: Sequence[Cell]) -> IntArray:
    """The minute since 1970 of each moment by the person's own clock, wherever they were."""
    minutes = np.array([str(each)[:_TO_THE_MINUTE] for each in moments], dtype="datetime64[m]")
    return np.asarray(minutes.astype(np.int64))


def offsets(moments: Sequence[Cell]) -> IntArray:
    """By how many minutes the clock of each moment was ahead of UTC."""
    told = [str(each)[_TO_THE_SECOND:] for each in moments]
    known = {each: _offset(each) for each in set(told)}
    return np.array([known[each] for each in told], dtype=np.int64)


def _offset(told: str) -> int:
    ahead = datetime.fromisoformat(f"1970-01-01T00:00:00{told}").utcoffset()
    return int(ahead.total_seconds()) // 60 if ahead else 0

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

_TO_THE_HOUR = len("2026-11-23T22")
A_MINUTE = 60


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
    # A day starts on the hour, and by local time: the date and the hour are all that counts.
    hours = np.array([str(each)[:_TO_THE_HOUR] for each in moments], dtype="datetime64[h]")
    days = (hours - np.timedelta64(calendar.day_start, "h")).astype("datetime64[D]")
    return np.asarray(days.astype(np.int64))


def instants(moments: Sequence[Cell]) -> IntArray:
    """The minute since 1970, by UTC, of moments that know their distance from it."""
    seconds = [datetime.fromisoformat(str(each)).timestamp() for each in moments]
    return np.array(seconds, dtype=np.float64).astype(np.int64) // A_MINUTE

"""Which week a moment falls into by the person's own clock, and what to read for some weeks."""

from collections.abc import Sequence
from datetime import date

import numpy as np

from inglenook.insights.proportions import IntArray
from inglenook.journal.days import WEEK, Calendar
from inglenook.journal.field import Cell
from inglenook.journal.record import Entry
from inglenook.journal.store import Filter

_TO_THE_HOUR = len("2026-11-23T22")


def within(
    kind: type[Entry], person: str | None, calendar: Calendar, weeks: Sequence[date]
) -> Filter:
    """The entries of a kind in weeks that follow each other, with one person (an id) or anybody."""
    return Filter(
        kinds=frozenset({kind.KIND}),
        person=person,
        since=calendar.start_of(weeks[0]),
        before=calendar.start_of(weeks[-1] + WEEK),
    )


def week_places(moments: Sequence[Cell], calendar: Calendar, weeks: Sequence[date]) -> IntArray:
    """The place in ``weeks`` of each moment, as the vault keeps it.

    ``weeks`` follow each other. What lies outside of them has a place below 0 or past the last.
    """
    # A day starts on the hour, and by local time: the date and the hour are all that counts.
    hours = np.array([str(each)[:_TO_THE_HOUR] for each in moments], dtype="datetime64[h]")
    days = (hours - np.timedelta64(calendar.day_start, "h")).astype("datetime64[D]")
    return (days - np.datetime64(weeks[0], "D")).astype(np.int64) // 7

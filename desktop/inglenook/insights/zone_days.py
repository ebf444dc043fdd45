"""The emotional zones day by day, as a calendar: weeks along, the days of the week downwards."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from inglenook.insights.counts import told_chosen
from inglenook.insights.proportions import IntArray
from inglenook.insights.spans import Spans, Unit, weeks
from inglenook.insights.spans import number as number_of
from inglenook.insights.zones import CENTRE, ZONES, tallied, told_check_ins
from inglenook.journal.dates import full_label, weekday_label
from inglenook.journal.days import Calendar
from inglenook.words import _, mark, ngettext

MOST_WEEKS = 53
A_WEEK = 7

DAY_HEADINGS = (mark("Day"), *(zone.label for zone in ZONES))


@dataclass(frozen=True, eq=False)
class ZoneDays:
    """Trust feelings that name a zone, day by day, from the first day of ``weeks`` on.

    ``counts``: days x (centre, protection, disconnection); the last week may end early.
    ``whole`` says whether these are all the weeks that were asked for, not only the latest.
    """

    weeks: Spans
    counts: IntArray
    whole: bool

    def __len__(self) -> int:
        return len(self.counts)

    @property
    def n(self) -> IntArray:
        """How many feelings name a zone, day by day."""
        return np.asarray(self.counts.sum(axis=1), dtype=np.int64)

    def day(self, place: int) -> date:
        """The day at a place: the place divided by 7 is its week, the rest its row."""
        return self.weeks.edges[0] + timedelta(days=place)


def zone_days(
    days: IntArray, named: IntArray, calendar: Calendar, first: date, last: date
) -> ZoneDays:
    """Build the calendar of the weeks that hold ``first`` to ``last``, or of the latest 53.

    It takes the number of each feeling's day and the place of its zone, -1 for none. Days after
    ``last`` belong to it only where something is written of them.
    """
    asked = weeks(calendar, first, last)
    shown = Spans(Unit.WEEK, asked.edges[-MOST_WEEKS - 1 :])
    start, end = (number_of(edge) for edge in (shown.edges[0], shown.edges[-1]))
    places = np.where((days >= start) & (days < end), days - start, -1)
    counts = tallied(places, named, end - start)
    written = np.flatnonzero(counts.any(axis=1))
    until = max(number_of(last) - start, int(written[-1]) if written.size else 0)
    return ZoneDays(shown, counts[: until + 1], len(shown) == len(asked))


# -- in words


def describe_days(series: ZoneDays) -> str:
    """Say on how many days a zone was named, and on how many of them the centre."""
    days, centre = int(np.count_nonzero(series.n)), int(np.count_nonzero(series.counts[:, CENTRE]))
    if not days:
        return _("No day of these has a zone.")
    sentence = ngettext(
        "A zone on {days} of {all} day, the centre on {centre} of them.",
        "A zone on {days} of {all} days, the centre on {centre} of them.",
        len(series),
    )
    return sentence.format(days=days, all=len(series), centre=centre)


def told_day(series: ZoneDays, place: int) -> str:
    """One day: Mon 6 Jul 2026, and below it how many check-ins name which zone."""
    day = series.day(place)
    named = _("{weekday} {day}").format(weekday=weekday_label(day), day=full_label(day))
    counts = series.counts[place].tolist()
    if not any(counts):
        return f"{named}\n{_('Nothing to count.')}"
    chosen = tuple((zone, n) for zone, n in zip(ZONES, counts, strict=True) if n)
    told = _("{check_ins}: {zones}.").format(
        check_ins=told_check_ins(sum(counts)), zones=told_chosen(chosen)
    )
    return f"{named}\n{told}"


@dataclass(frozen=True)
class DayRow:
    """One day, in the table that says the same as the calendar."""

    day: str
    centre: int
    protection: int
    disconnection: int


def day_table(series: ZoneDays) -> tuple[DayRow, ...]:
    """A row for each day on which a zone was named, oldest first."""
    return tuple(
        DayRow(full_label(series.day(int(place))), *series.counts[place].tolist())
        for place in np.flatnonzero(series.n)
    )

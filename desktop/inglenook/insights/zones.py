"""The emotional zones over time: how many trust feelings of each week or month name which."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from inglenook.insights.comparison import ComparedWords, compared, told_comparison
from inglenook.insights.lately import Comparison
from inglenook.insights.proportions import IntArray, Proportion
from inglenook.insights.sentences import told_with_interval
from inglenook.insights.span_words import SPANS, span_label
from inglenook.insights.spans import Spans, Unit, spans
from inglenook.journal.days import Calendar
from inglenook.journal.vocabulary import Zone
from inglenook.words import _, mark, ngettext

ZONES = tuple(Zone)
CENTRE = ZONES.index(Zone.CENTRE)

_COMPARED = ComparedWords(
    subject=mark("Check-ins in the centre"),
    more=mark(
        "You were in the centre in more of your check-ins in the last 4 weeks than in the 8 before"
    ),
    fewer=mark(
        "You were in the centre in fewer of your check-ins in the last 4 weeks than in the 8 before"
    ),
)


@dataclass(frozen=True, eq=False)
class Zones:
    """Trust feelings that name a zone, one place per week or month.

    ``counts``: places x (centre, protection, disconnection). ``centre`` compares how many of them
    name the centre, wherever the series starts.
    """

    spans: Spans
    counts: IntArray
    centre: Comparison

    @property
    def n(self) -> IntArray:
        """How many feelings name a zone, place by place."""
        return np.asarray(self.counts.sum(axis=1), dtype=np.int64)

    def shares(self, place: int) -> tuple[Proportion, ...]:
        """The share of each zone at one place."""
        return _shares(self.counts[place])

    @property
    def total(self) -> tuple[Proportion, ...]:
        """The share of each zone at all its places together."""
        return _shares(self.counts.sum(axis=0))


def zones(
    days: IntArray, named: IntArray, calendar: Calendar, first: date, last: date, unit: Unit
) -> Zones:
    """Build the series from the number of each feeling's day and the place of its zone.

    A feeling without a zone is -1, and is not counted.
    """
    shown = spans(calendar, unit, first, last)
    known = named >= 0
    centre = compared(days[known], (named[known] == CENTRE).astype(np.int64), calendar, last)
    return Zones(shown, tallied(shown.places(days), named, len(shown)), centre)


def tallied(places: IntArray, named: IntArray, count: int) -> IntArray:
    """Count zones: an array of ``count`` places x (centre, protection, disconnection).

    A place or a zone of -1 is left out.
    """
    inside = (places >= 0) & (named >= 0)
    bins = np.bincount(places[inside] * len(ZONES) + named[inside], minlength=count * len(ZONES))
    return bins.astype(np.int64).reshape(count, len(ZONES))


# -- in words


def describe_centre(series: Zones) -> str:
    """Say whether the share in the centre differs between the last 4 weeks and the 8 before."""
    return told_comparison(series.centre, _COMPARED)


def told_shares(shares: tuple[Proportion, ...]) -> list[str]:
    """A line for each zone, from the centre outwards; nothing where nothing is counted."""
    if not shares[0].n:
        return []
    return [
        _("{zone}: {share}.").format(zone=_(zone.label), share=told_with_interval(share))
        for zone, share in zip(ZONES, shares, strict=True)
    ]


def told_check_ins(n: int) -> str:
    """1 check-in, 1,204 check-ins."""
    return ngettext("{n} check-in", "{n} check-ins", n).format(n=f"{n:,}")


@dataclass(frozen=True)
class ZoneRow:
    """One week or month, in the table that says the same as the chart."""

    span: str
    centre: int
    protection: int
    disconnection: int
    in_centre: str


def zone_headings(unit: Unit) -> tuple[str, ...]:
    """The marked headings of the table, as many as a row has cells."""
    return SPANS[unit], *(zone.label for zone in ZONES), mark("In the centre, 95% interval")


def zone_table(series: Zones) -> tuple[ZoneRow, ...]:
    """A row for each week or month, oldest first; a gap says that there is nothing."""
    return tuple(_row(series, place) for place in range(len(series.spans)))


def _row(series: Zones, place: int) -> ZoneRow:
    shares = series.shares(place)
    centre, protection, disconnection = (share.successes for share in shares)
    in_centre = told_with_interval(shares[CENTRE])
    return ZoneRow(span_label(series.spans, place), centre, protection, disconnection, in_centre)


def _shares(counts: IntArray) -> tuple[Proportion, ...]:
    n = int(counts.sum())
    return tuple(Proportion(each, n) for each in counts.tolist())

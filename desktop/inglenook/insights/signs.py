"""The signs of mistrust over time: how often each was named, week by week or month by month."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from inglenook.insights.comparison import ComparedWords, compared, told_comparison
from inglenook.insights.counts import Chosen, told_chosen
from inglenook.insights.lately import Comparison
from inglenook.insights.ledger import chosen
from inglenook.insights.proportions import IntArray, Proportion
from inglenook.insights.sentences import told_in_counts
from inglenook.insights.span_words import SPANS, span_label
from inglenook.insights.spans import Spans, Unit, spans
from inglenook.journal.days import Calendar
from inglenook.journal.vocabulary import Sign
from inglenook.words import mark

SIGNS = tuple(Sign)

# The eight are compared together, once: of eight comparisons one may well seem real by chance.
_COMPARED = ComparedWords(
    subject=mark("Check-ins that name a sign"),
    more=mark(
        "You named a sign in more of your check-ins in the last 4 weeks than in the 8 before"
    ),
    fewer=mark(
        "You named a sign in fewer of your check-ins in the last 4 weeks than in the 8 before"
    ),
)


@dataclass(frozen=True, eq=False)
class Signs:
    """Trust feelings that name signs, one place per week or month.

    ``counts``: places x the eight signs; one feeling may name several. ``n`` are all feelings of a
    place, ``naming`` those that name at least one. ``any`` compares these, wherever the series
    starts.
    """

    spans: Spans
    counts: IntArray
    n: IntArray
    naming: IntArray
    any: Comparison

    @property
    def totals(self) -> IntArray:
        """How often each sign was named at all its places together."""
        return np.asarray(self.counts.sum(axis=0), dtype=np.int64)

    @property
    def total(self) -> Proportion:
        """How many of all feelings name at least one sign."""
        return Proportion(int(self.naming.sum()), int(self.n.sum()))

    def chosen(self, place: int) -> Chosen[Sign]:
        """The signs that were named at one place, in the list's own order."""
        return named(self.counts[place])


def signs(
    days: IntArray, bits: IntArray, calendar: Calendar, first: date, last: date, unit: Unit
) -> Signs:
    """Build the series from the number of each feeling's day and the set of bits of its signs."""
    shown = spans(calendar, unit, first, last)
    places = shown.places(days)
    some = (bits != 0).astype(np.int64)
    return Signs(
        spans=shown,
        counts=_tallied(places, bits, len(shown)),
        n=_each(places[places >= 0], len(shown)),
        naming=_each(places[(places >= 0) & (bits != 0)], len(shown)),
        any=compared(days, some, calendar, last),
    )


def named(counts: IntArray) -> Chosen[Sign]:
    """Counts of the eight signs with their words; a sign that was never named is left out."""
    return tuple((sign, n) for sign, n in zip(SIGNS, counts.tolist(), strict=True) if n)


# -- in words


def describe_any(series: Signs) -> str:
    """Say whether the share with a sign differs between the last 4 weeks and the 8 before."""
    return told_comparison(series.any, _COMPARED)


@dataclass(frozen=True)
class SignRow:
    """One week or month, in the table that says the same as the chart."""

    span: str
    naming: str
    signs: str


def sign_headings(unit: Unit) -> tuple[str, ...]:
    """The marked headings of the table, as many as a row has cells."""
    return SPANS[unit], mark("Check-ins with a sign"), mark("Signs")


def sign_table(series: Signs) -> tuple[SignRow, ...]:
    """A row for each week or month, oldest first; a gap says that there is nothing."""
    return tuple(
        SignRow(
            span_label(series.spans, place),
            told_in_counts(Proportion(int(series.naming[place]), int(series.n[place]))),
            told_chosen(series.chosen(place)),
        )
        for place in range(len(series.spans))
    )


def _tallied(places: IntArray, bits: IntArray, count: int) -> IntArray:
    """Count signs: an array of places x the eight signs."""
    at, sign = np.nonzero(chosen(Sign, bits))
    cells = places[at] * len(SIGNS) + sign
    bins = _each(cells[places[at] >= 0], count * len(SIGNS))
    return bins.reshape(count, len(SIGNS))


def _each(places: IntArray, count: int) -> IntArray:
    return np.bincount(places, minlength=count).astype(np.int64)

"""The scales of trust feelings over time: trust, safe and seen, each with its middle half.

A week, or a month, is told by the median of its answers, by the two quartiles that hold their
middle half, and by how many answers there are. One without any is a gap (NaN).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

import numpy as np

from inglenook.insights.moments import day_numbers, within
from inglenook.insights.proportions import TELLABLE, FloatArray, IntArray
from inglenook.insights.spans import Spans, Unit, numbered, spans
from inglenook.journal.days import Calendar
from inglenook.journal.entries import TrustFeeling
from inglenook.journal.field import Cell
from inglenook.journal.journal import Journal
from inglenook.journal.vocabulary import About

ScaleName = Literal["trust", "safe", "seen"]

TRUST: tuple[ScaleName, ...] = ("trust",)
THE_QUESTION: tuple[ScaleName, ...] = ("safe", "seen")
HIGHEST: dict[ScaleName, int] = {"trust": 10, "safe": 4, "seen": 4}
COLUMNS = ("happened", "about", "trust", "safe", "seen")

# Trust in myself is another matter than trust in others: the two are never put together.
OTHERS = frozenset({About.PERSON, About.GENERAL})
MYSELF = frozenset({About.MYSELF})


@dataclass(frozen=True)
class Middle:
    """The median of ``n`` answers and the quartiles around it; NaN where there are none."""

    median: float
    lower: float
    upper: float
    n: int

    @property
    def few(self) -> bool:
        """Whether it has to be marked "few"."""
        return 0 < self.n < TELLABLE


@dataclass(frozen=True)
class Latest:
    """The newest answer of all, and the day it belongs to."""

    value: int
    day: date


@dataclass(frozen=True, eq=False)
class Course:
    """One scale, from 0 to ``highest``, with one place per week or month."""

    name: ScaleName
    highest: int
    median: FloatArray
    lower: FloatArray
    upper: FloatArray
    n: IntArray
    latest: Latest | None

    def middle(self, place: int) -> Middle:
        """One place of it."""
        median, lower, upper = (float(x[place]) for x in (self.median, self.lower, self.upper))
        return Middle(median, lower, upper, int(self.n[place]))

    @property
    def last_place(self) -> int | None:
        """The latest place with an answer."""
        answered = np.flatnonzero(self.n)
        return int(answered[-1]) if answered.size else None


@dataclass(frozen=True, eq=False)
class Scales:
    """Some scales over the same weeks or months.

    ``about`` is whom the feelings are about: others, or myself.
    """

    spans: Spans
    about: frozenset[About]
    courses: tuple[Course, ...]

    def only(self, names: Sequence[ScaleName]) -> "Scales":
        """Just these scales: ``TRUST``, or ``THE_QUESTION``."""
        kept = tuple(each for each in self.courses if each.name in names)
        return Scales(self.spans, self.about, kept)

    def course(self, name: ScaleName) -> Course:
        """One of the scales by its name."""
        (found,) = self.only((name,)).courses
        return found


def scales(
    journal: Journal,
    person: str | None,
    first: date,
    last: date,
    about: frozenset[About] = OTHERS,
) -> Scales:
    """Read the weeks that hold ``first`` to ``last``, for one person (an id) or everybody."""
    calendar = journal.calendar
    chosen = within(TrustFeeling, person, calendar, spans(calendar, Unit.WEEK, first, last))
    cells = journal.store.cells(TrustFeeling, COLUMNS, chosen)
    return series(cells, calendar, first, last, about)


def series(
    cells: Sequence[tuple[Cell, ...]],
    calendar: Calendar,
    first: date,
    last: date,
    about: frozenset[About] = OTHERS,
) -> Scales:
    """Build the weeks from (happened, about, trust, safe, seen) as the vault keeps them.

    The cells come oldest first; what lies outside of the weeks is left out.
    """
    meant = [cell for cell in cells if cell[1] in about]
    days = day_numbers([cell[0] for cell in meant], calendar)
    answers = {
        name: answers_of([cell[column] for cell in meant])
        for column, name in enumerate(HIGHEST, start=2)
    }
    return courses(days, answers, spans(calendar, Unit.WEEK, first, last), about)


def courses(
    days: IntArray, answers: Mapping[ScaleName, IntArray], over: Spans, about: frozenset[About]
) -> Scales:
    """Build the series from the number of each feeling's day and its answers, oldest first.

    An answer that was not given is -1.
    """
    places = over.places(days)
    made = (_course(name, days, places, answers[name], len(over)) for name in HIGHEST)
    return Scales(over, about, tuple(made))


def answers_of(cells: Sequence[Cell]) -> IntArray:
    """Answers as the vault keeps them; -1 where there is none."""
    return np.array([-1 if each is None else int(each) for each in cells], dtype=np.int64)


def middle(values: Sequence[int]) -> Middle:
    """The median and the quartiles of some answers."""
    found, n = _middles(np.array(values, dtype=np.int64), np.zeros(len(values), np.int64), 1)
    median, lower, upper = (float(each[0]) for each in found)
    return Middle(median, lower, upper, int(n[0]))


def _course(
    name: ScaleName, days: IntArray, places: IntArray, answers: IntArray, count: int
) -> Course:
    meant = (places >= 0) & (answers >= 0)
    values = answers[meant]
    (median, lower, upper), n = _middles(values, places[meant], count)
    latest = Latest(int(values[-1]), numbered(days[meant][-1])) if values.size else None
    return Course(name, HIGHEST[name], median, lower, upper, n, latest)


def _middles(
    values: IntArray, places: IntArray, count: int
) -> tuple[tuple[FloatArray, FloatArray, FloatArray], IntArray]:
    """The median, lower and upper quartile of each place, and its number of answers."""
    ranked = values[np.lexsort((values, places))]
    n = np.bincount(places, minlength=count).astype(np.int64)
    median, lower, upper = (_quantile(ranked, n, share) for share in (0.5, 0.25, 0.75))
    return (median, lower, upper), n


def _quantile(ranked: IntArray, n: IntArray, share: float) -> FloatArray:
    """A quantile of each place by linear interpolation; NaN where it has no answer.

    Definition 7 of R. J. Hyndman and Y. Fan (The American Statistician 50, 1996, 361-365), as in
    ``statistics.quantiles(..., method="inclusive")``. ``ranked`` are all answers, place by place,
    each place's from low to high.
    """
    found = np.full(len(n), np.nan)
    some = n > 0
    start = (np.cumsum(n) - n)[some]
    at = (n[some] - 1) * share
    below = np.floor(at).astype(np.int64)
    low, high = ranked[start + below], ranked[start + np.ceil(at).astype(np.int64)]
    found[some] = low + (at - below) * (high - low)
    return found

"""How bids were answered: the series behind the responsiveness chart, and one week of it.

The rate is toward / (toward + away + against), for offered and received bids apart. *Unclear* is
counted and shown, and is in no rate.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from inglenook.insights.lately import BEFORE, LATELY, Comparison
from inglenook.insights.moments import day_numbers, within
from inglenook.insights.proportions import (
    TELLABLE,
    FloatArray,
    IntArray,
    Proportion,
    wilson,
)
from inglenook.insights.spans import Spans, Unit, spans, weeks
from inglenook.journal.days import WEEK, Calendar
from inglenook.journal.entries import Bid
from inglenook.journal.field import Cell
from inglenook.journal.journal import Journal
from inglenook.journal.vocabulary import Answer, Direction

POOLED = LATELY  # weeks the line puts together

COLUMNS = ("happened", "direction", "answer")
ANSWERS = (Answer.TOWARD, Answer.AWAY, Answer.AGAINST, Answer.UNCLEAR)
DIRECTIONS = (Direction.OFFERED, Direction.RECEIVED)
_PLACES = {answer.value: place for place, answer in enumerate(ANSWERS)}
_TURNS = {direction.value: turn for turn, direction in enumerate(DIRECTIONS)}

Counts = Mapping[Direction, IntArray]


@dataclass(frozen=True)
class Tally:
    """How some bids were answered."""

    toward: int
    away: int
    against: int
    unclear: int

    @property
    def met(self) -> Proportion:
        """Those met by turning toward, of those with a clear answer."""
        return Proportion(self.toward, self.toward + self.away + self.against)


@dataclass(frozen=True, eq=False)
class Track:
    """The bids of one direction, one place per week or month.

    ``counts``: places x (toward, away, against, unclear). ``pooled_met`` of ``pooled_n`` are a
    week's together with the three weeks before; a month's are its own. ``rate``, ``low`` and
    ``high`` are the line with its 95 % Wilson interval, 0 to 1; it has a gap (NaN) where there is
    no clear answer, and where what is pooled holds fewer than five. ``latest`` are the last 4
    weeks, and ``earlier`` the 8 before, wherever the series starts.
    """

    direction: Direction
    counts: IntArray
    pooled_met: IntArray
    pooled_n: IntArray
    rate: FloatArray
    low: FloatArray
    high: FloatArray
    latest: Proportion
    earlier: Proportion

    @property
    def toward(self) -> IntArray:
        """Bids met by turning toward, place by place."""
        return self.counts[:, 0]

    @property
    def away(self) -> IntArray:
        """Bids answered by turning away, place by place."""
        return self.counts[:, 1]

    @property
    def against(self) -> IntArray:
        """Bids answered by turning against, place by place."""
        return self.counts[:, 2]

    @property
    def unclear(self) -> IntArray:
        """Bids whose answer is not clear yet, place by place."""
        return self.counts[:, 3]

    @property
    def answered(self) -> IntArray:
        """Bids with a clear answer: the n of each place by itself."""
        return _answered(self.counts)

    @property
    def single(self) -> FloatArray:
        """The rate of each place by itself; NaN where there is none."""
        return wilson(self.toward, self.answered)[0]

    def tally(self, place: int) -> Tally:
        """The counts of one place."""
        return _tally(self.counts[place])

    def pooled(self, place: int) -> Proportion:
        """What the line tells of one place; 0 of 0 where the place itself has no clear answer."""
        if not self.answered[place]:
            return Proportion(0, 0)
        return Proportion(int(self.pooled_met[place]), int(self.pooled_n[place]))

    @property
    def lately(self) -> Comparison:
        """The last 4 weeks against the 8 before."""
        return Comparison(self.latest, self.earlier)

    @property
    def total(self) -> Tally:
        """The counts of all its places together."""
        return _tally(self.counts.sum(axis=0))


@dataclass(frozen=True, eq=False)
class Responsiveness:
    """Both directions over the same weeks or months."""

    spans: Spans
    offered: Track
    received: Track

    @property
    def tracks(self) -> tuple[Track, Track]:
        """Offered, then received."""
        return self.offered, self.received


@dataclass(frozen=True)
class Glance:
    """One week at a glance."""

    week: date
    offered: Tally
    received: Tally


def responsiveness(journal: Journal, person: str | None, first: date, last: date) -> Responsiveness:
    """Read the weeks that hold ``first`` to ``last``, for one person (an id) or everybody."""
    calendar = journal.calendar
    reading = _reading(calendar, spans(calendar, Unit.WEEK, first, last), last)
    return series(_cells(journal, person, reading), calendar, first, last)


def this_week(journal: Journal, person: str | None, day: date) -> Glance:
    """Read the one week that holds ``day``, for one person (an id) or everybody."""
    week = weeks(journal.calendar, day, day)
    counts = counted(_cells(journal, person, week), journal.calendar, week)
    offered, received = (_tally(counts[direction][0]) for direction in DIRECTIONS)
    return Glance(week.starts[0], offered, received)


def series(
    cells: Sequence[tuple[Cell, ...]],
    calendar: Calendar,
    first: date,
    last: date,
    unit: Unit = Unit.WEEK,
) -> Responsiveness:
    """Build the series from cells that reach back far enough for its pooling and comparing."""
    days, codes = _days_and_codes(cells, calendar)
    return course(days, codes, calendar, first, last, unit)


def course(
    days: IntArray, codes: IntArray, calendar: Calendar, first: date, last: date, unit: Unit
) -> Responsiveness:
    """Build the series from the number of each bid's day and its code: see ``codes_of``."""
    shown = spans(calendar, unit, first, last)
    weekly = _reading(calendar, shown, last)
    by_week = tallied(days, codes, weekly)
    by_place = by_week if unit is Unit.WEEK else tallied(days, codes, shown)
    pooled = POOLED if unit is Unit.WEEK else 1
    offered, received = (
        _track(each, by_place[each], by_week[each], len(shown), pooled) for each in DIRECTIONS
    )
    return Responsiveness(shown, offered, received)


def counted(
    cells: Sequence[tuple[Cell, ...]], calendar: Calendar, places: Spans
) -> dict[Direction, IntArray]:
    """Count bids from (happened, direction, answer) as the vault keeps them: see ``tallied``."""
    return tallied(*_days_and_codes(cells, calendar), places)


def tallied(days: IntArray, codes: IntArray, places: Spans) -> dict[Direction, IntArray]:
    """Count bids by direction: an array of places x (toward, away, against, unclear) for each.

    What lies outside of the weeks or months is left out.
    """
    place = places.places(days)
    inside = place >= 0
    each = len(DIRECTIONS) * len(ANSWERS)
    bins = np.bincount(place[inside] * each + codes[inside], minlength=len(places) * each)
    shaped = bins.astype(np.int64).reshape(len(places), len(DIRECTIONS), len(ANSWERS))
    return {direction: shaped[:, turn] for turn, direction in enumerate(DIRECTIONS)}


def codes_of(directions: Sequence[Cell], answers: Sequence[Cell]) -> IntArray:
    """One number for who reached out and how it was answered, bid by bid."""
    codes = [
        _TURNS[str(direction)] * len(ANSWERS) + _PLACES[str(answer)]
        for direction, answer in zip(directions, answers, strict=True)
    ]
    return np.array(codes, dtype=np.int64)


def _reading(calendar: Calendar, shown: Spans, last: date) -> Spans:
    """The weeks to read: those shown, and before them what pooling and comparing look back on."""
    pooling = calendar.week_of(shown.starts[0]) - (POOLED - 1) * WEEK
    comparing = calendar.week_of(last) - (LATELY + BEFORE - 1) * WEEK
    return weeks(calendar, min(pooling, comparing), last)


def _cells(journal: Journal, person: str | None, read: Spans) -> list[tuple[Cell, ...]]:
    return journal.store.cells(Bid, COLUMNS, within(Bid, person, journal.calendar, read))


def _days_and_codes(
    cells: Sequence[tuple[Cell, ...]], calendar: Calendar
) -> tuple[IntArray, IntArray]:
    moments, directions, answers = ([cell[place] for cell in cells] for place in range(3))
    return day_numbers(moments, calendar), codes_of(directions, answers)


def _track(
    direction: Direction, counts: IntArray, weekly: IntArray, shown: int, pool: int
) -> Track:
    """Make a track of the last ``shown`` places from counts that may start earlier."""
    met, answered = counts[:, 0], _answered(counts)
    pooled_met, pooled_n = _pooled(met, pool)[-shown:], _pooled(answered, pool)[-shown:]
    drawn = (pooled_n >= TELLABLE) & (answered[-shown:] > 0)
    rate, low, high = wilson(pooled_met, np.where(drawn, pooled_n, 0))
    return Track(
        direction=direction,
        counts=counts[-shown:],
        pooled_met=pooled_met,
        pooled_n=pooled_n,
        rate=rate,
        low=low,
        high=high,
        latest=_proportion(weekly[-LATELY:]),
        earlier=_proportion(weekly[-LATELY - BEFORE : -LATELY]),
    )


def _answered(counts: IntArray) -> IntArray:
    return np.asarray(counts[:, :3].sum(axis=1), dtype=np.int64)


def _pooled(counts: IntArray, pool: int) -> IntArray:
    """Each place's sum with the places before it, ``pool`` in all."""
    ending = np.cumsum(counts)
    pooled = ending.copy()
    pooled[pool:] -= ending[:-pool]
    return pooled


def _proportion(counts: IntArray) -> Proportion:
    return Proportion(int(counts[:, 0].sum()), int(_answered(counts).sum()))


def _tally(counts: IntArray) -> Tally:
    toward, away, against, unclear = counts.tolist()
    return Tally(toward, away, against, unclear)

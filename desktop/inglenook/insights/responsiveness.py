"""How bids were answered: the weekly series behind the responsiveness chart, and one week of it.

The rate is toward / (toward + away + against), for offered and received bids apart. *Unclear* is
counted and shown, and is in no rate.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from inglenook.insights.moments import week_places, within
from inglenook.insights.proportions import (
    TELLABLE,
    Difference,
    FloatArray,
    IntArray,
    Proportion,
    difference,
    wilson,
)
from inglenook.journal.days import WEEK, Calendar
from inglenook.journal.entries import Bid
from inglenook.journal.field import Cell
from inglenook.journal.journal import Journal
from inglenook.journal.vocabulary import Answer, Direction

POOLED = 4  # weeks the line puts together, and that count as "the last weeks"
BEFORE = 8  # weeks these are compared with

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
    """The bids of one direction, one place per week.

    ``counts``: weeks x (toward, away, against, unclear). ``pooled_met`` of ``pooled_n`` are the
    week's together with the three weeks before. ``rate``, ``low`` and ``high`` are the line with
    its 95 % Wilson interval, 0 to 1; it has a gap (NaN) in a week without a clear answer, and
    where the four weeks together hold fewer than five. ``latest`` are the last 4 weeks, and
    ``earlier`` the 8 before, wherever the series starts.
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
        """Bids met by turning toward, per week."""
        return self.counts[:, 0]

    @property
    def away(self) -> IntArray:
        """Bids answered by turning away, per week."""
        return self.counts[:, 1]

    @property
    def against(self) -> IntArray:
        """Bids answered by turning against, per week."""
        return self.counts[:, 2]

    @property
    def unclear(self) -> IntArray:
        """Bids whose answer is not clear yet, per week."""
        return self.counts[:, 3]

    @property
    def answered(self) -> IntArray:
        """Bids with a clear answer, per week: the n of each single week."""
        return _answered(self.counts)

    @property
    def single(self) -> FloatArray:
        """The rate of each week by itself; NaN where there is none."""
        return wilson(self.toward, self.answered)[0]

    def tally(self, place: int) -> Tally:
        """The counts of one week."""
        return _tally(self.counts[place])

    def pooled(self, place: int) -> Proportion:
        """The four weeks up to one week together; 0 of 0 where that week has no clear answer."""
        if not self.answered[place]:
            return Proportion(0, 0)
        return Proportion(int(self.pooled_met[place]), int(self.pooled_n[place]))

    @property
    def total(self) -> Tally:
        """The counts of all its weeks together."""
        return _tally(self.counts.sum(axis=0))


@dataclass(frozen=True, eq=False)
class Responsiveness:
    """Both directions over the same weeks, each named by the day it starts on."""

    weeks: tuple[date, ...]
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
    reading = _reading(calendar, first, last)
    return series(_cells(journal, person, reading), calendar, first, last)


def this_week(journal: Journal, person: str | None, day: date) -> Glance:
    """Read the one week that holds ``day``, for one person (an id) or everybody."""
    calendar = journal.calendar
    weeks = calendar.weeks(day, day)
    counts = weekly(_cells(journal, person, weeks), calendar, weeks)
    offered, received = (_tally(counts[direction][0]) for direction in DIRECTIONS)
    return Glance(weeks[0], offered, received)


def series(
    cells: Sequence[tuple[Cell, ...]], calendar: Calendar, first: date, last: date
) -> Responsiveness:
    """Build the series from cells that reach back far enough for its pooling and comparing."""
    shown = calendar.weeks(first, last)
    counts = weekly(cells, calendar, _reading(calendar, first, last))
    offered, received = (_track(each, counts[each], len(shown)) for each in DIRECTIONS)
    return Responsiveness(tuple(shown), offered, received)


def weekly(
    cells: Sequence[tuple[Cell, ...]], calendar: Calendar, weeks: Sequence[date]
) -> dict[Direction, IntArray]:
    """Count bids by direction: an array of weeks x (toward, away, against, unclear) for each.

    ``cells`` are (happened, direction, answer) as the vault keeps them; ``weeks`` are the starts
    of weeks that follow each other. What lies outside of them is left out.
    """
    week = week_places([cell[0] for cell in cells], calendar, weeks)
    codes = [_TURNS[str(cell[1])] * len(ANSWERS) + _PLACES[str(cell[2])] for cell in cells]
    per_week = len(DIRECTIONS) * len(ANSWERS)
    bins = week * per_week + np.array(codes, dtype=np.int64)
    inside = bins[(week >= 0) & (week < len(weeks))]
    counted = np.bincount(inside, minlength=len(weeks) * per_week)
    shaped = counted.astype(np.int64).reshape(len(weeks), len(DIRECTIONS), len(ANSWERS))
    return {direction: shaped[:, turn] for turn, direction in enumerate(DIRECTIONS)}


def change(track: Track) -> Difference | None:
    """The last 4 weeks against the 8 before; None where either is too few for a percentage."""
    if track.latest.tellable and track.earlier.tellable:
        return difference(track.latest, track.earlier)
    return None


def _reading(calendar: Calendar, first: date, last: date) -> list[date]:
    """The weeks to read: those shown, and before them what pooling and comparing look back on."""
    if first > last:
        raise ValueError("the first day lies after the last")
    pooling = calendar.week_of(first) - (POOLED - 1) * WEEK
    comparing = calendar.week_of(last) - (POOLED + BEFORE - 1) * WEEK
    return calendar.weeks(min(pooling, comparing), last)


def _cells(journal: Journal, person: str | None, weeks: Sequence[date]) -> list[tuple[Cell, ...]]:
    return journal.store.cells(Bid, COLUMNS, within(Bid, person, journal.calendar, weeks))


def _track(direction: Direction, counts: IntArray, shown: int) -> Track:
    """Make a track of the last ``shown`` weeks from counts that start earlier."""
    met, answered = counts[:, 0], _answered(counts)
    pooled_met, pooled_n = _pooled(met)[-shown:], _pooled(answered)[-shown:]
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
        latest=_proportion(met[-POOLED:], answered[-POOLED:]),
        earlier=_proportion(met[-POOLED - BEFORE : -POOLED], answered[-POOLED - BEFORE : -POOLED]),
    )


def _answered(counts: IntArray) -> IntArray:
    return np.asarray(counts[:, :3].sum(axis=1), dtype=np.int64)


def _pooled(per_week: IntArray) -> IntArray:
    """Each week's sum with the weeks before it, four in all."""
    ending = np.cumsum(per_week)
    pooled = ending.copy()
    pooled[POOLED:] -= ending[:-POOLED]
    return pooled


def _proportion(met: IntArray, answered: IntArray) -> Proportion:
    return Proportion(int(met.sum()), int(answered.sum()))


def _tally(counts: IntArray) -> Tally:
    toward, away, against, unclear = counts.tolist()
    return Tally(toward, away, against, unclear)

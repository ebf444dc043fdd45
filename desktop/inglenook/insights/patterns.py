"""Patterns: which zone went together with bids that were met, and what with days of coming back.

The zones are mine, whomever a feeling is about. So where one person is looked at, bids, needs, gut
checks and notes are those with this person, and the zones still come from every trust feeling.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from inglenook.insights.ledger import Bids, Feelings, Ledger
from inglenook.insights.proportions import Booleans, IntArray, Proportion
from inglenook.insights.responsiveness import ANSWERS, DIRECTIONS
from inglenook.insights.spans import Spans
from inglenook.insights.view import View
from inglenook.journal.vocabulary import Answer, Direction, Zone

LEAST = 8  # below this many in either of the groups that are told together, nothing is said
NEAR = 24 * 60  # minutes
CENTRE = list(Zone).index(Zone.CENTRE)

_LONG_AGO, _FAR_OFF = np.iinfo(np.int64).min, np.iinfo(np.int64).max


class Near(StrEnum):
    """What can be near a day: on the day itself, or on the day before."""

    OFFERED_MET = "offered_met"
    RECEIVED_MET = "received_met"
    NEED_SAID = "need_said"
    GUT_CHECK = "gut_check"
    NOTE = "note"


@dataclass(frozen=True)
class ZoneShares:
    """How many of some bids have which zone beside them; bids without one are not counted.

    ``shares`` are in the order of ``Zone``.
    """

    shares: tuple[Proportion, ...]

    @property
    def n(self) -> int:
        """How many of the bids have a zone beside them."""
        return self.shares[0].n


@dataclass(frozen=True)
class BidZones:
    """My zone beside bids that were met, and beside bids turned away from or against."""

    met: ZoneShares
    unmet: ZoneShares

    @property
    def tellable(self) -> bool:
        """Whether there are enough of both to say anything."""
        return min(self.met.n, self.unmet.n) >= LEAST


@dataclass(frozen=True)
class DaysNear:
    """On how many of the days of coming back something was near, and of the other days."""

    returns: Proportion
    others: Proportion

    @property
    def tellable(self) -> bool:
        """Whether there are enough of both to say anything."""
        return min(self.returns.n, self.others.n) >= LEAST


@dataclass(frozen=True)
class Patterns:
    """What went together with what, in the days that were looked at.

    ``before`` and ``after`` are my zones around bids; ``near`` is what was near the days on which
    I came back to the centre.
    """

    before: BidZones
    after: BidZones
    near: Mapping[Near, DaysNear]


@dataclass(frozen=True, eq=False)
class _Named:
    """Feelings that name a zone, by the order in which they happened."""

    instants: IntArray
    days: IntArray
    zones: IntArray


def patterns(ledger: Ledger, view: View) -> Patterns:
    """Count them over the weeks or months that are shown.

    It takes the whole ledger, whomever ``view`` looks at: feelings about anybody tell my zone.
    Whatever lies before the first day is not counted itself, yet may be what came before.

    *Before* a bid is the latest zone of a feeling in the 24 hours before it, or else the zone noted
    with the bid itself; *after* is the first zone of a feeling within 24 hours. A feeling of the
    same minute tells of the time after. A day of coming back has a feeling in the centre whose
    latest feeling before it, however long ago, was in protection or disconnection.
    """
    meant, named = ledger.about(view.person), _named(ledger.feelings)
    bids = meant.bids.where(_inside(meant.bids.days, view.spans))
    return Patterns(
        before=_bid_zones(bids, _zones_before(bids, named)),
        after=_bid_zones(bids, _zones_after(bids, named)),
        near=_near_days(meant, named, view.spans),
    )


def _inside(days: IntArray, shown: Spans) -> Booleans:
    return np.asarray(shown.places(days) >= 0)


def _named(feelings: Feelings) -> _Named:
    # The vault goes by the clock on the wall, which travelling sets back.
    order = np.argsort(feelings.instants, kind="stable")
    order = order[feelings.zone[order] >= 0]
    return _Named(feelings.instants[order], feelings.days[order], feelings.zone[order])


# -- zones around bids


def _zones_before(bids: Bids, named: _Named) -> IntArray:
    """The zone before each bid by its place in the list; -1 where none is known."""
    instants = np.concatenate([[_LONG_AGO], named.instants])
    zones = np.concatenate([[-1], named.zones])
    latest = np.searchsorted(instants, bids.instants, side="left") - 1
    return np.where(instants[latest] >= bids.instants - NEAR, zones[latest], bids.zone)


def _zones_after(bids: Bids, named: _Named) -> IntArray:
    """The zone after each bid by its place in the list; -1 where none is known."""
    instants = np.concatenate([named.instants, [_FAR_OFF]])
    zones = np.concatenate([named.zones, [-1]])
    first = np.searchsorted(instants, bids.instants, side="left")
    return np.where(instants[first] <= bids.instants + NEAR, zones[first], -1)


def _bid_zones(bids: Bids, zones: IntArray) -> BidZones:
    answers = bids.codes % len(ANSWERS)
    met = answers == ANSWERS.index(Answer.TOWARD)
    unclear = answers == ANSWERS.index(Answer.UNCLEAR)
    return BidZones(_zone_shares(zones[met]), _zone_shares(zones[~met & ~unclear]))


def _zone_shares(zones: IntArray) -> ZoneShares:
    counts = np.bincount(zones[zones >= 0], minlength=len(Zone)).tolist()
    return ZoneShares(tuple(Proportion(count, sum(counts)) for count in counts))


# -- days of coming back


def _near_days(meant: Ledger, named: _Named, shown: Spans) -> dict[Near, DaysNear]:
    returns, others = _returns_and_others(named, shown)
    found = {}
    for what, days in _days_of_each(meant).items():
        beside = (_near(returns, days), _near(others, days))
        found[what] = DaysNear(*beside)
    return found


def _returns_and_others(named: _Named, shown: Spans) -> tuple[IntArray, IntArray]:
    """The days of coming back to the centre, and all other days that name a zone."""
    came_back = (named.zones[1:] == CENTRE) & (named.zones[:-1] != CENTRE)
    returns = np.unique(named.days[1:][came_back])
    others = np.setdiff1d(named.days, returns)
    return returns[_inside(returns, shown)], others[_inside(others, shown)]


def _days_of_each(meant: Ledger) -> dict[Near, IntArray]:
    bids = meant.bids
    return {
        Near.OFFERED_MET: bids.days[bids.codes == _toward(Direction.OFFERED)],
        Near.RECEIVED_MET: bids.days[bids.codes == _toward(Direction.RECEIVED)],
        Near.NEED_SAID: meant.needs.days[meant.needs.said],
        Near.GUT_CHECK: meant.checks.days,
        Near.NOTE: meant.notes.days,
    }


def _toward(direction: Direction) -> int:
    return DIRECTIONS.index(direction) * len(ANSWERS) + ANSWERS.index(Answer.TOWARD)


def _near(days: IntArray, those: IntArray) -> Proportion:
    """On how many of the days, or the day before, one of those lies."""
    near = np.isin(days, those) | np.isin(days - 1, those)
    return Proportion(int(near.sum()), len(days))

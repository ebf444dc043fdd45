"""Fresh or late: how soon after they happened things were recorded, because memory drifts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from inglenook.insights.days_between import between
from inglenook.insights.ledger import Columns, Ledger
from inglenook.insights.moments import local_minutes, offsets
from inglenook.insights.proportions import IntArray, Proportion
from inglenook.insights.sentences import told_with_interval
from inglenook.journal.field import Cell
from inglenook.words import _

_A_DAY = 24 * 60
FRESH, LATE = _A_DAY, 3 * _A_DAY  # minutes


@dataclass(frozen=True)
class Freshness:
    """``fresh`` was recorded within 24 hours of happening, ``late`` after more than three days.

    Both are of all entries that tell of a moment.
    """

    fresh: Proportion
    late: Proportion


def freshness(ledger: Ledger, first: date, last: date) -> Freshness:
    """How soon the entries of some days were recorded, all kinds together."""
    return freshness_of(np.concatenate([_delays(each, first, last) for each in ledger.kinds]))


def freshness_of(delays: IntArray) -> Freshness:
    """How many were recorded soon, and how many late, from minutes after they happened."""
    fresh, late = int((delays <= FRESH).sum()), int((delays > LATE).sum())
    return Freshness(Proportion(fresh, len(delays)), Proportion(late, len(delays)))


def delays_of(happened: Sequence[Cell], recorded: Sequence[Cell]) -> IntArray:
    """How many minutes after they happened things were recorded, as the vault keeps both."""
    return _instants(recorded) - _instants(happened)


def told_freshness(found: Freshness) -> str:
    """How soon things were recorded; '' where there is nothing."""
    if not found.fresh.n:
        return ""
    sentence = _("Recorded within 24 hours: {fresh}. After more than three days: {late}.")
    fresh, late = (told_with_interval(each) for each in (found.fresh, found.late))
    return sentence.format(fresh=fresh, late=late)


def _instants(moments: Sequence[Cell]) -> IntArray:
    return local_minutes(moments) - offsets(moments)


def _delays(columns: Columns, first: date, last: date) -> IntArray:
    meant = between(columns.days, first, last)
    return np.asarray((columns.recorded - columns.instants)[meant])

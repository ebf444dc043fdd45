"""Weeks or months that follow each other, and into which of them a day is counted."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

import numpy as np

from inglenook.insights.proportions import IntArray
from inglenook.journal.days import WEEK, Calendar

A_DAY = timedelta(days=1)
_FIRST_NUMBER = date(1970, 1, 1).toordinal()


class Unit(StrEnum):
    """What one place of a series stands for."""

    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True)
class Spans:
    """Weeks, or calendar months, without a gap between them.

    ``edges`` are the first day of each, and after them the day that follows the last.
    """

    unit: Unit
    edges: tuple[date, ...]

    @property
    def starts(self) -> tuple[date, ...]:
        """The day each of them starts on, which is also its name."""
        return self.edges[:-1]

    def __len__(self) -> int:
        return len(self.edges) - 1

    def days(self, place: int) -> tuple[date, date]:
        """The first and the last day of one of them."""
        return self.edges[place], self.edges[place + 1] - A_DAY

    def places(self, days: IntArray) -> IntArray:
        """The place of each day, by its number; -1 for a day outside of them all."""
        edges = np.array([number(each) for each in self.edges], dtype=np.int64)
        places = np.searchsorted(edges, days, side="right") - 1
        return np.where(places < len(self), places, -1).astype(np.int64)


def number(day: date) -> int:
    """The number of a day: how many lie between it and 1 January 1970."""
    return day.toordinal() - _FIRST_NUMBER


def numbered(day_number: int) -> date:
    """The day that has a number."""
    return date.fromordinal(int(day_number) + _FIRST_NUMBER)


def spans(calendar: Calendar, unit: Unit, first: date, last: date) -> Spans:
    """The weeks or months from the one that holds ``first`` to the one that holds ``last``.

    Raises ValueError where the first day lies after the last.
    """
    if first > last:
        raise ValueError("the first day lies after the last")
    return _months(first, last) if unit is Unit.MONTH else weeks(calendar, first, last)


def weeks(calendar: Calendar, first: date, last: date) -> Spans:
    """The weeks from the one that holds ``first`` to the one that holds ``last``."""
    return Spans(Unit.WEEK, tuple(calendar.weeks(first, last + WEEK)))


def _months(first: date, last: date) -> Spans:
    count = (last.year - first.year) * 12 + last.month - first.month + 2
    start = first.year * 12 + first.month - 1
    months = (divmod(each, 12) for each in range(start, start + count))
    return Spans(Unit.MONTH, tuple(date(year, month + 1, 1) for year, month in months))

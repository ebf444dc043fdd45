"""Dates in words, as they stand on an axis, in a list and in a sentence."""

from datetime import date

from inglenook.words import _, mark

_MONTHS = (
    mark("Jan"),
    mark("Feb"),
    mark("Mar"),
    mark("Apr"),
    mark("May"),
    mark("Jun"),
    mark("Jul"),
    mark("Aug"),
    mark("Sep"),
    mark("Oct"),
    mark("Nov"),
    mark("Dec"),
)
_WEEKDAYS = (
    mark("Mon"),
    mark("Tue"),
    mark("Wed"),
    mark("Thu"),
    mark("Fri"),
    mark("Sat"),
    mark("Sun"),
)


def day_label(day: date) -> str:
    """6 Jul."""
    return _("{day} {month}").format(day=day.day, month=_month(day))


def month_label(day: date) -> str:
    """Jul 2026."""
    return _("{month} {year}").format(month=_month(day), year=day.year)


def full_label(day: date) -> str:
    """6 Jul 2026."""
    return _("{day} {month} {year}").format(day=day.day, month=_month(day), year=day.year)


def weekday_label(day: date) -> str:
    """Mon."""
    return _(_WEEKDAYS[day.weekday()])


def _month(day: date) -> str:
    return _(_MONTHS[day.month - 1])

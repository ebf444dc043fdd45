"""The days of a packet in words: 27 October to 23 November 2026."""

from datetime import date, datetime

from inglenook.journal.dates import full_label
from inglenook.words import _, mark

MONTHS = (
    mark("January"),
    mark("February"),
    mark("March"),
    mark("April"),
    mark("May"),
    mark("June"),
    mark("July"),
    mark("August"),
    mark("September"),
    mark("October"),
    mark("November"),
    mark("December"),
)


def period_in_words(since: date | None, until: date) -> str:
    """The days from one to another; what both have in common is said once."""
    if since is None:
        return _("up to {day}").format(day=_full(until))
    if since == until:
        return _full(until)
    same = since.year == until.year
    first = _("{day} {month}").format(day=since.day, month=_month(since)) if same else _full(since)
    return _("{first} to {last}").format(first=first, last=_full(until))


def moment_in_words(moment: datetime) -> str:
    """6 Jul 2026, 22:14."""
    return _("{day}, {time}").format(day=full_label(moment.date()), time=f"{moment:%H:%M}")


def _full(day: date) -> str:
    return _("{day} {month} {year}").format(day=day.day, month=_month(day), year=day.year)


def _month(day: date) -> str:
    return _(MONTHS[day.month - 1])

"""Weeks and months in words: how many there are, which one it is, and which of them are empty."""

from inglenook.insights.spans import Spans, Unit
from inglenook.journal.dates import full_label, month_label
from inglenook.words import _, mark, ngettext

SPANS = {Unit.WEEK: mark("Week from"), Unit.MONTH: mark("Month")}


def axis_label(unit: Unit) -> str:
    """What stands along an axis of time."""
    return _("Months") if unit is Unit.MONTH else _("Weeks, by their first day")


def span_label(shown: Spans, place: int) -> str:
    """One of them as a table names it: 6 Jul 2026, or Jul 2026."""
    start = shown.starts[place]
    return month_label(start) if shown.unit is Unit.MONTH else full_label(start)


def span_title(shown: Spans, place: int) -> str:
    """One of them as a line of its own begins: Week from 6 Jul 2026, or Jul 2026."""
    if shown.unit is Unit.MONTH:
        return span_label(shown, place)
    return _("Week from {day}").format(day=span_label(shown, place))


def span_within(shown: Spans, place: int) -> str:
    """One of them within a sentence: the week from 6 Jul 2026, or Jul 2026."""
    if shown.unit is Unit.MONTH:
        return span_label(shown, place)
    return _("the week from {day}").format(day=span_label(shown, place))


def told_spans(shown: Spans) -> str:
    """All of them, within a sentence: 12 weeks, from 6 Jul 2026 to the week of 21 Sep 2026."""
    n = len(shown)
    if shown.unit is Unit.MONTH:
        words = ngettext("{n} month, {first}", "{n} months, from {first} to {last}", n)
    else:
        words = ngettext(
            "{n} week, from {first}", "{n} weeks, from {first} to the week of {last}", n
        )
    return words.format(n=n, first=span_label(shown, 0), last=span_label(shown, n - 1))


def told_gaps(unit: Unit, n: int) -> str:
    """How many of them are empty; '' where none is."""
    if not n:
        return ""
    if unit is Unit.MONTH:
        gaps = ngettext("{n} month has nothing to count.", "{n} months have nothing to count.", n)
    else:
        gaps = ngettext("{n} week has nothing to count.", "{n} weeks have nothing to count.", n)
    return gaps.format(n=n)

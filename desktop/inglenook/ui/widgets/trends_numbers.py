"""Counts what Trends shows, off the GUI thread: from what was read and what is chosen."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from inglenook.journal.days import Calendar
from inglenook.ui.widgets.trends_tools import Choice

if TYPE_CHECKING:
    from inglenook.charts.chart import Chart
    from inglenook.insights.ledger import Ledger
    from inglenook.insights.pattern_words import PatternTold

A_YEAR = timedelta(days=366)


@dataclass(frozen=True, eq=False)
class Numbers:
    """The charts of what is chosen; none where nothing at all is written yet.

    ``patterns`` are told in words; ``too_few`` is said where there is none. ``freshness`` says how
    soon things were written.
    """

    charts: "tuple[Chart, ...]" = ()
    patterns: "tuple[PatternTold, ...]" = ()
    too_few: str = ""
    freshness: str = ""


def numbers(
    ledger: "Ledger", choice: Choice, calendar: Calendar, unwanted: frozenset[str]
) -> Numbers:
    """Count; ``unwanted`` are the fields of trust feelings that nobody wants to see."""
    from inglenook.charts.trends import charts
    from inglenook.insights.freshness import freshness, told_freshness
    from inglenook.insights.pattern_words import told_patterns, told_too_few
    from inglenook.insights.patterns import patterns
    from inglenook.insights.spans import Unit
    from inglenook.insights.view import View

    if not len(ledger):
        return Numbers()
    first, last = _days(ledger.about(choice.person), choice)
    view = View(
        person=choice.person,
        name=choice.name,
        first=first,
        last=last,
        unit=Unit(choice.unit),
        calendar=calendar,
        unwanted=unwanted,
    )
    meant = freshness(ledger.about(view.person), view.first, view.last)
    told = () if "zone" in unwanted else told_patterns(patterns(ledger, view), view.name)
    return Numbers(charts(ledger, view), told, told_too_few(), told_freshness(meant))


def _days(meant: "Ledger", choice: Choice) -> tuple[date, date]:
    """The first and the last day to show: all of it begins with the first entry.

    Two dates of somebody's choice go at most a year beyond the entries at either end, or centuries
    would be drawn.
    """
    from inglenook.insights.spans import numbered

    days = [numbered(int(each.days[end])) for each in meant.kinds if len(each) for end in (0, -1)]
    oldest, newest = min([*days, choice.last]), max(days, default=choice.last)
    last = min(choice.last, max(newest, choice.today) + A_YEAR)
    first = oldest if choice.first is None else max(choice.first, oldest - A_YEAR)
    return min(first, last), last

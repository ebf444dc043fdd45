"""A chart with words, spots and colours of its own, for whatever shows or saves one."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

from matplotlib.figure import Figure
from matplotlib.text import Text

from inglenook.charts.chart import Chart, LegendEntry
from inglenook.charts.labels import ALONG, UP
from inglenook.charts.responsiveness import chart as responsiveness_chart
from inglenook.charts.style import ChartStyle
from inglenook.insights.ledger import ledger
from inglenook.insights.spans import Unit
from inglenook.insights.view import View
from inglenook.journal.days import Calendar
from inglenook.journal.entries import Bid
from inglenook.resources import resource

FIRST, LAST = date(2026, 7, 6), date(2026, 9, 27)


def bids(days: range = range(6, 30)) -> list[tuple[Any, ...]]:
    """One bid on each of these days of July, as the vault keeps its cells."""
    return [
        (
            f"2026-07-{day:02d}T12:00:00+02:00",
            f"2026-07-{day:02d}T10:00:00+00:00",
            *("sam", "offered", ("toward", "away")[day % 2], None),
        )
        for day in days
    ]


def a_chart(**other: Any) -> Chart:
    """How bids were answered in twelve weeks, with anything about it changed."""
    view = View(None, None, FIRST, LAST, Unit.WEEK, Calendar())
    return replace(responsiveness_chart(ledger([{Bid: bids()}], Calendar()), view), **other)


def styles() -> dict[str, ChartStyle]:
    """The light and the dark theme of the window, and paper."""
    tokens = json.loads(resource("tokens.json").read_text("utf-8"))
    themes = {name: ChartStyle.from_tokens(colours) for name, colours in tokens.items()}
    return themes | {"paper": ChartStyle.paper()}


def words_along(figure: Figure) -> list[Text]:
    """The words beneath the grid of a figure, from its start."""
    return [each for each in figure.axes[0].texts if each.get_gid() == ALONG]


def words_inside(figure: Figure) -> list[str]:
    """Everything written on a figure, but for the words at the edges of its grid."""
    written = (*figure.axes[0].texts, *figure.texts)
    return [each.get_text() for each in written if each.get_gid() not in (ALONG, UP)]


def many_entries(count: int) -> tuple[LegendEntry, ...]:
    """A legend of so many lines, some with long words."""
    words = ("mine", "theirs, met by me", "somebody with quite a long name, met by me at last")
    marks = ("circle", "square")
    return tuple(
        LegendEntry(f"{words[at % 3]} {at}", "mine", marks[at % 2])  # type: ignore[arg-type]
        for at in range(count)
    )

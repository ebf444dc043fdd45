"""The zones as a calendar of days: a square for each day, weeks along and weekdays downwards."""

from functools import partial

import numpy as np
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure

from inglenook.charts.chart import Chart, Spot, table_of
from inglenook.charts.nothing import say_nothing
from inglenook.charts.row_paper import Rows, row_paper
from inglenook.charts.style import ChartStyle, applied, points
from inglenook.charts.tiles import lay, px_of, tiles
from inglenook.charts.time_paper import Paper
from inglenook.charts.zones import ROLES, legend
from inglenook.insights.ledger import Ledger
from inglenook.insights.proportions import FloatArray, IntArray
from inglenook.insights.span_words import axis_label, told_spans
from inglenook.insights.spans import Unit
from inglenook.insights.view import View
from inglenook.insights.zone_days import (
    A_WEEK,
    DAY_HEADINGS,
    MOST_WEEKS,
    ZoneDays,
    day_table,
    describe_days,
    told_day,
    zone_days,
)
from inglenook.insights.zones import told_check_ins
from inglenook.journal.dates import weekday_label
from inglenook.words import _, mark, ngettext

TITLE = mark("Emotional zones, day by day")
CAPTION = mark(
    "One square a day, split by its zones. Plain: centre. One line: protection. Two: disconnection."
)
LATEST = mark("Only the latest {n} weeks are drawn.")
NOTHING = mark("No zones named in this time.")

SIDE_EMS, GAP_PX = 1.8, 2.0
APART_PX, APART = 1.0, 0.06  # between two parts of a square, and the most of its height
OUTLINED_PX = 7.0  # smaller squares without anything in them are not drawn
LINES: tuple[tuple[float, ...], ...] = ((), (0.0,), (-1 / 6, 1 / 6))  # of each zone, in a square
LINE_INSET = 0.22
SIGNED_PX = 4.0  # lower parts of a square have only their colour and their place in it
HEIGHT_PX = 200.0


def chart(ledger: Ledger, view: View) -> Chart:
    """The calendar of what somebody looks at, in weeks whatever the unit of the other charts."""
    feelings = ledger.feelings
    series = zone_days(feelings.days, feelings.zone, view.calendar, view.first, view.last)
    n = int(series.n.sum())
    return Chart(
        name="zone_days",
        title=_(TITLE),
        up=_("Days of the week"),
        along=axis_label(Unit.WEEK),
        n=n,
        counted=_("{check_ins}.").format(check_ins=told_check_ins(n)),
        legend=legend(),
        sentences=(describe_days(series),),
        summary=describe(series, view.name),
        table=lambda: table_of(DAY_HEADINGS, day_table(series)),
        spots=lambda: tuple(_spot(series, place) for place in range(len(series))),
        draw=partial(draw_zone_days, series),
        height_px=HEIGHT_PX,
    )


def describe(series: ZoneDays, name: str | None) -> str:
    """The chart in plain sentences, for those who do not see it; ``name`` is None for everybody."""
    whose = _("Zones day by day, about {name}") if name else _("Zones day by day")
    opening = _("{whose}, in {spans}.").format(
        whose=whose.format(name=name), spans=told_spans(series.weeks)
    )
    days = np.count_nonzero(series.counts, axis=0).tolist()
    told = [
        ngettext("{zone} on {n} day.", "{zone} on {n} days.", n).format(zone=entry.label, n=n)
        for entry, n in zip(legend(), days, strict=True)
    ]
    return "\n".join([opening, *([" ".join(told)] if any(days) else []), describe_days(series)])


def draw_zone_days(
    series: ZoneDays,
    style: ChartStyle,
    width_px: float,
    height_px: float,
    *,
    compact: bool = False,
) -> Figure:
    """Draw the calendar; a compact one has no caption. Sizes in px of 1/96 inch.

    Title and legend belong to whatever shows the figure.
    """
    names = [weekday_label(series.day(row)) for row in range(A_WEEK)]
    rows = Rows(names, SIDE_EMS, SIDE_EMS, square=True)
    with applied(style):
        paper = row_paper(
            style,
            width_px,
            height_px,
            series.weeks,
            rows,
            "" if compact or not series.n.any() else _caption(series),
        )
        _draw_empty(paper, series, style)
        for zone in range(len(ROLES)):
            _draw_zone(paper, series, zone, style)
        if not series.n.any():
            say_nothing(paper.axes, _(NOTHING), style)
        return paper.figure


def _caption(series: ZoneDays) -> str:
    words = [_(CAPTION)]
    if not series.whole:
        words.append(_(LATEST).format(n=MOST_WEEKS))
    return " ".join(words)


def _spot(series: ZoneDays, place: int) -> Spot:
    week, row = divmod(place, A_WEEK)
    day = series.day(place)
    return Spot(
        week - 0.5, week + 0.5, told_day(series, place), (day, day), bottom=row - 0.5, top=row + 0.5
    )


def _draw_empty(paper: Paper, series: ZoneDays, style: ChartStyle) -> None:
    """A hairline around each day without anything, where there is room for one."""
    across, _up = px_of(paper.axes)
    if across < OUTLINED_PX or not series.n.any():
        return
    corners = _squares(paper, np.flatnonzero(series.n == 0), 0.0, 1.0, inset_px=0.5)
    lay(paper.axes, corners, "none", "empty-days", edge=style.hairline, line_px=1.0)


def _draw_zone(paper: Paper, series: ZoneDays, zone: int, style: ChartStyle) -> None:
    """One zone on all days: its share of the square stands on those of the zones before it."""
    places = np.flatnonzero(series.counts[:, zone])
    shares = series.counts[places] / series.n[places, None]
    below, top = shares[:, :zone].sum(axis=1), shares[:, : zone + 1].sum(axis=1)
    corners = _squares(paper, places, below, top)
    role = ROLES[zone]
    lay(paper.axes, corners, getattr(style, role), f"{role}-days")
    _draw_lines(paper, corners, zone, style)


def _squares(
    paper: Paper,
    places: IntArray,
    below: FloatArray | float,
    top: FloatArray | float,
    inset_px: float = 0.0,
) -> FloatArray:
    """The part of each day's square from ``below`` to ``top``, shares of its height."""
    across, up = px_of(paper.axes)
    gap = min(GAP_PX, 0.25 * across)
    week, row = np.divmod(places, A_WEEK)
    half = (1 - gap / across) / 2 - inset_px / across
    high = 1 - gap / up - 2 * inset_px / up
    apart = min(APART_PX / up, APART) / 2
    floor = row + high / 2  # rows go downwards
    start = floor - high * np.asarray(below) - np.where(np.asarray(below) > 0, apart, 0.0)
    end = floor - high * np.asarray(top) + np.where(np.asarray(top) < 1 - 1e-9, apart, 0.0)
    return tiles(week - half, week + half, start, np.minimum(end, start))


def _draw_lines(paper: Paper, corners: FloatArray, zone: int, style: ChartStyle) -> None:
    """The second sign of a zone beside its colour: one line or two through its part of a square."""
    across, up = px_of(paper.axes)
    corners = corners[(corners[:, 0, 1] - corners[:, 1, 1]) * up >= SIGNED_PX]
    if not LINES[zone] or not len(corners):
        return
    left, right = corners[:, 0, 0], corners[:, 2, 0]
    # They end short of the edge, so that a square stays one square.
    inset = LINE_INSET * (corners[:, 1, 1] - corners[:, 0, 1])
    bottom, top = corners[:, 0, 1] + inset, corners[:, 1, 1] - inset
    lines = []
    for aside in LINES[zone]:
        x = (left + right) / 2 + aside * (right - left)
        lines.append(np.stack([np.column_stack([x, bottom]), np.column_stack([x, top])], axis=1))
    paper.axes.add_collection(
        LineCollection(
            list(np.concatenate(lines)),
            colors=style.surface,
            linewidths=points(min(max(across * 0.08, 0.7), 1.4)),
            capstyle="butt",
            zorder=3,
            gid=f"{ROLES[zone]}-lines",
        ),
        autolim=False,
    )

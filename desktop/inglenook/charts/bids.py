"""The chart of bids: how many there are by their answer, offered upwards, received downwards."""

from functools import partial

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection
from matplotlib.figure import Figure

from inglenook.charts.chart import Chart, LegendEntry, span_spots, table_of
from inglenook.charts.labels import words_up
from inglenook.charts.nothing import say_nothing
from inglenook.charts.style import ChartStyle, Role, applied, points
from inglenook.charts.tiles import CRISP_PX, lay, px_of, tiles
from inglenook.charts.time_paper import Paper, Ruler, time_paper
from inglenook.insights.bids import (
    RULE,
    BidCounts,
    bid_counts,
    bid_headings,
    bid_table,
    describe_bids,
    told_bids,
    told_place,
)
from inglenook.insights.ledger import Ledger
from inglenook.insights.proportions import IntArray
from inglenook.insights.responsiveness import ANSWERS, DIRECTIONS
from inglenook.insights.span_words import axis_label
from inglenook.insights.spans import Unit
from inglenook.insights.view import View
from inglenook.journal.vocabulary import Direction
from inglenook.words import _, mark, ngettext

TITLE = mark("Bids offered and received")
CAPTIONS = {
    Unit.WEEK: mark("Bids a week: offered above the line, received below."),
    Unit.MONTH: mark("Bids a month: offered above the line, received below."),
}
NOTHING = mark("No bids in this time.")
_ENDS = {Direction.OFFERED: mark("offered {n}"), Direction.RECEIVED: mark("received {n}")}

ROLES: tuple[Role, ...] = ("toward", "away", "against", "unclear")
UPWARDS = {Direction.OFFERED: 1, Direction.RECEIVED: -1}
STEPS = (1, 2, 5, 10, 15, 20, 30, 40, 50, 100, 150, 200, 300, 400, 500, 1000, 2000, 5000)
ROOMY_EMS, LEAST_EMS = 2.4, 1.4  # from mark to mark of the axis: where there is room, and at least
AROUND_EMS = 6.0  # roughly what the labels and the caption take of the height
NAMED_EMS = 16.0  # narrower figures go without the words at the ends
COLUMN, WIDEST_PX = 0.8, 40.0  # how much of its place a column fills, at most so wide
APART_PX, THINNEST_PX = 1.0, 1.0  # between two parts of a column; and the least part that is seen


def chart(ledger: Ledger, view: View) -> Chart:
    """The chart of what somebody looks at."""
    series = bid_counts(ledger.bids, view.spans)
    return Chart(
        name="bids",
        title=_(TITLE),
        up=_("Number of bids, offered up and received down"),
        along=axis_label(view.unit),
        n=series.n,
        counted=ngettext("{n} bid.", "{n} bids.", series.n).format(n=f"{series.n:,}"),
        legend=legend(),
        sentences=(told_bids(series),),
        summary=describe_bids(series, view.name),
        table=lambda: table_of(bid_headings(view.unit), bid_table(series)),
        spots=lambda: span_spots(series.spans, partial(told_place, series)),
        draw=partial(draw_bids, series),
    )


def legend() -> tuple[LegendEntry, ...]:
    """What the colours stand for, from the axis outwards."""
    return tuple(
        LegendEntry(_(answer.label), role, "square")
        for answer, role in zip(ANSWERS, ROLES, strict=True)
    )


def draw_bids(
    series: BidCounts,
    style: ChartStyle,
    width_px: float,
    height_px: float,
    *,
    compact: bool = False,
) -> Figure:
    """Draw a column each way for each week or month; a compact chart has no caption.

    Sizes in px of 1/96 inch. Title and legend belong to whatever shows the figure.
    """
    roomy = max(int((height_px / style.font_px - AROUND_EMS) / ROOMY_EMS), 2)
    low, high, step = _ends(series, roomy)
    named = width_px >= NAMED_EMS * style.font_px
    ruler = _ruler(low, high, step, named=named, empty=not series.n)
    with applied(style):
        caption = "" if compact else " ".join((_(CAPTIONS[series.spans.unit]), _(RULE)))
        paper = time_paper(style, width_px, height_px, series.spans, caption, ruler)
        paper.axes.set_ylim(low, high)
        _thin_words(paper, ruler, step, style)
        for direction in DIRECTIONS:
            _draw_columns(paper, series, direction, style)
        paper.axes.axhline(0, color=style.muted, linewidth=points(1), zorder=3, gid="axis")
        if not series.n:
            # Between two gridlines, so that none runs through the words.
            say_nothing(paper.axes, _(NOTHING), style, 0.75)
        return paper.figure


def _ends(series: BidCounts, roomy: int) -> tuple[int, int, int]:
    """Where the axis ends each way, and the step from mark to mark: whole numbers of bids.

    There are at most ``roomy`` steps, at least one each way, and as little empty room as can be.
    """
    most = [int(series.all(each).max(initial=0)) for each in DIRECTIONS]
    found = [(step, *(max(-(-each // step), 1) for each in most)) for step in STEPS]
    fitting = [each for each in found if each[1] + each[2] <= roomy] or found[-1:]
    step, up, down = min(fitting, key=lambda each: each[0] * (each[1] + each[2]))
    return -down * step, up * step, step


def _ruler(low: int, high: int, step: int, *, named: bool, empty: bool) -> Ruler:
    """Whole counts either way, without a sign; where there is nothing, the words alone."""
    marks = range(low, high + 1, step)
    words = ["" if empty else f"{abs(each):,}" for each in marks]
    if named:
        words[0] = _(_ENDS[Direction.RECEIVED]).format(n=words[0]).strip()
        words[-1] = _(_ENDS[Direction.OFFERED]).format(n=words[-1]).strip()
    return Ruler(list(marks), words)


def _thin_words(paper: Paper, ruler: Ruler, step: int, style: ChartStyle) -> None:
    """Where marks stand close together only the ends keep their words, and at last none."""
    _across, up = px_of(paper.axes)
    least, (low, *between, high) = LEAST_EMS * style.font_px, ruler.words
    if up * (ruler.marks[-1] - ruler.marks[0]) < least:
        low = high = ""
    if up * step < least:
        words = [low, *("" for _word in between), high]
        for text, word in zip(words_up(paper.axes), words, strict=True):
            text.set_text(word)


def _draw_columns(paper: Paper, series: BidCounts, direction: Direction, style: ChartStyle) -> None:
    """The columns of one direction: each answer stands on those before it, outwards."""
    counts, way = series.counts[direction], UPWARDS[direction]
    ends = np.cumsum(counts, axis=1)
    across, up = px_of(paper.axes)
    for part, role in enumerate(ROLES):
        outer, inner = ends[:, part], ends[:, part] - counts[:, part]
        colour, gid = getattr(style, role), f"{direction.value}-{role}"
        if across <= CRISP_PX:
            _draw_steps(paper.axes, way * inner, way * outer, colour, gid)
            continue
        apart = np.clip(counts[:, part] - THINNEST_PX / up, 0, APART_PX / up)
        low = np.where(inner > 0, inner + apart, 0.0)
        half = min(COLUMN, WIDEST_PX / across) / 2
        places = np.flatnonzero(counts[:, part])
        corners = tiles(places - half, places + half, way * low[places], way * outer[places])
        lay(paper.axes, corners, colour, gid)


def _draw_steps(axes: Axes, inner: IntArray, outer: IntArray, colour: str, gid: str) -> None:
    """A part of all columns as one shape, where they are too narrow to stand apart."""
    edges = np.repeat(np.arange(len(inner) + 1) - 0.5, 2)[1:-1]
    there = np.column_stack([edges, np.repeat(outer, 2)])
    back = np.column_stack([edges, np.repeat(inner, 2)])[::-1]
    shape = PolyCollection(
        [np.concatenate([there, back])], facecolors=colour, linewidths=0, zorder=2, gid=gid
    )
    axes.add_collection(shape, autolim=False)

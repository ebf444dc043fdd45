"""The paper of a chart over time: weeks or months along, upwards what its ruler measures."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from inglenook.charts.labels import GAP_EMS, bare, draw_gridlines, write_along, write_up
from inglenook.charts.paper import Measure, blank_figure, room_below, write_caption
from inglenook.charts.style import ChartStyle
from inglenook.insights.spans import Spans, Unit
from inglenook.journal.dates import day_label, month_label
from inglenook.words import _

RIGHT_PX = 10.0  # room for a dot in the last place
TOP_EMS = 0.9  # room for a dot, and for the upper half of a label, at 100 %
LEFT_EMS = 4.0
LABEL_GAP_PX = 28.0
LOWEST_PX = 24.0  # the grid never gets lower than this, however small the figure
MOST_LABELS = 8
# A label every so many places; about half a year and whole years where there are many weeks.
STRIDES = (1, 2, 4, 8, 13, 26, 52, 104, 208, 520)
A_YEAR = 53
SHARES = (0.0, 0.25, 0.5, 0.75, 1.0)


@dataclass(frozen=True)
class Ruler:
    """What is measured upwards from 0: a gridline at each of ``marks``, with its words.

    Below 0 there may be a strip, ``strip_px`` high, for what is not measured by it.
    """

    marks: Sequence[float]
    words: Sequence[str]
    strip_px: float = 0.0


@dataclass(frozen=True)
class Paper:
    """A figure with its grid. ``px_per_place``: how wide a week or month is, in 1/96 inch."""

    figure: Figure
    axes: Axes
    px_per_place: float


def shares() -> Ruler:
    """The ruler of a share, from 0 to 100 %."""
    return Ruler(SHARES, [_("{rate}%").format(rate=round(share * 100)) for share in SHARES])


def time_paper(
    style: ChartStyle,
    width_px: float,
    height_px: float,
    shown: Spans,
    caption: str,
    ruler: Ruler | None = None,
) -> Paper:
    """Make a figure with gridlines, dates along it and, unless it is empty, a caption below them.

    Place ``i`` stands at x = i; upwards are shares unless another ruler is given. Call it while
    the style is applied.
    """
    figure = blank_figure(style, width_px, height_px)
    measure = Measure(style)
    left = LEFT_EMS * style.font_px if ruler is None else _left(ruler, style, measure)
    across = max(width_px - left - RIGHT_PX, 1.0)
    lines = measure.wrapped(caption, across)
    top, below = TOP_EMS * style.font_px, room_below(style, 1 + len(lines))
    up = max(height_px - top - below, LOWEST_PX)
    axes = figure.add_axes(
        (left / width_px, 1 - (top + up) / height_px, across / width_px, up / height_px)
    )
    paper = Paper(figure, axes, across / max(len(shown), 1))
    _grid(paper, style, len(shown), ruler or shares(), up)
    label_places(paper, shown, style)
    write_caption(axes, lines, style, up)
    return paper


def _left(ruler: Ruler, style: ChartStyle, measure: Measure) -> float:
    widest = max(map(measure.width, ruler.words), default=0.0)
    return widest + 2 * GAP_EMS * style.font_px


def _grid(paper: Paper, style: ChartStyle, places: int, ruler: Ruler, up: float) -> None:
    axes = paper.axes
    strip = min(ruler.strip_px, up / 2)
    axes.set_xlim(-0.5, max(places, 1) - 0.5)
    axes.set_ylim(-ruler.marks[-1] * strip / (up - strip), ruler.marks[-1])
    bare(axes)
    write_up(axes, ruler.marks, ruler.words, style)
    draw_gridlines(axes, ruler.marks, style, "up")


def label_places(paper: Paper, shown: Spans, style: ChartStyle, right_px: float = RIGHT_PX) -> None:
    """Name as many places as there is room for, from the first; none is cut off at the edge.

    ``right_px`` is the room beside the last place.
    """
    by_day = shown.unit is Unit.WEEK and len(shown) <= A_YEAR
    name = day_label if by_day else month_label
    widest = Measure(style).width(name(date(2028, 12, 28)))
    stride = _stride(len(shown), paper.px_per_place, widest)
    last = len(shown) - 0.5 + (right_px - widest / 2) / paper.px_per_place
    places = [place for place in range(0, len(shown), stride) if place <= last]
    write_along(paper.axes, places, [name(shown.starts[place]) for place in places], style)


def _stride(places: int, px_per_place: float, label_px: float) -> int:
    for stride in STRIDES:
        roomy = stride * px_per_place >= label_px + LABEL_GAP_PX
        if roomy and places <= stride * MOST_LABELS:
            return stride
    return max(places, 1)

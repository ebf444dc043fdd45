"""The paper of a chart in rows over time: weeks or months along, a name before each row."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from matplotlib.axes import Axes

from inglenook.charts.labels import GAP_EMS, bare
from inglenook.charts.paper import Measure, blank_figure, room_below, write_caption
from inglenook.charts.style import ChartStyle
from inglenook.charts.time_paper import LOWEST_PX, RIGHT_PX, Paper, label_places
from inglenook.insights.spans import Spans

TOP_EMS = 0.9
MOST_NAMES = 0.42  # how much of the width the names may take
LOW_PX = 10.0  # square cells lower than this are drawn higher than they are wide
CUT = "…"
ROW_EMS = 1.25  # what a line of words needs, from row to row


@dataclass(frozen=True)
class Rows:
    """The names of rows, from the top, and what may stand at their other end.

    ``widest_ems`` and ``highest_ems`` are the most that one cell takes, in sizes of the type.
    Square cells become as high as they are wide, or up to twice as high where that is very low.
    """

    names: Sequence[str]
    widest_ems: float
    highest_ems: float
    ends: Sequence[str] = ()
    square: bool = False

    def cell(self, across: float, up: float, em: float) -> tuple[float, float]:
        """How wide and how high a cell is, in px, where there is at most so much room for it."""
        wide, high = min(across, self.widest_ems * em), min(up, self.highest_ems * em)
        if not self.square:
            return wide, high
        high = min(high, max(wide, min(2 * wide, LOW_PX)))
        return min(wide, high), high


def row_paper(
    style: ChartStyle, width_px: float, height_px: float, shown: Spans, rows: Rows, caption: str
) -> Paper:
    """Make a figure with a name before each row, dates along and a caption below them.

    The cell of place ``i`` in row ``j`` has its middle at x = i, y = j, and row 0 is the highest.
    Call it while the style is applied.
    """
    figure = blank_figure(style, width_px, height_px)
    measure, em = Measure(style), style.font_px
    lines = measure.wrapped(caption, max(width_px - RIGHT_PX, 1.0))
    top, below = TOP_EMS * em, room_below(style, 1 + len(lines))
    room = max(height_px - top - below, LOWEST_PX)
    highest = min(room / len(rows.names), rows.highest_ems * em)
    names, widest = _names(rows, measure, MOST_NAMES * width_px, int(highest / em / ROW_EMS))
    left, right = widest + GAP_EMS * em, _right(rows, measure, em)
    places = max(len(shown), 1)
    across, up = rows.cell(max(width_px - left - right, 1.0) / places, highest, em)
    wide, high = across * places, up * len(names)
    axes = figure.add_axes(
        (left / width_px, 1 - (top + high) / height_px, wide / width_px, high / height_px)
    )
    paper = Paper(figure, axes, across)
    bare(axes)
    axes.set_xlim(-0.5, places - 0.5)
    axes.set_ylim(len(names) - 0.5, -0.5)
    label_places(paper, shown, style, width_px - left - wide)
    step = ceil(ROW_EMS * em / up)
    _write_rows(axes, names, step, -left / wide, "row-name")
    _write_rows(axes, rows.ends, step, 1 + GAP_EMS * em / wide, "row-end")
    write_caption(axes, lines, style, high, -left / wide)
    return paper


def _right(rows: Rows, measure: Measure, em: float) -> float:
    if not rows.ends:
        return RIGHT_PX
    return measure.width(max(rows.ends, key=len)) + 2 * GAP_EMS * em


def _names(rows: Rows, measure: Measure, most_px: float, lines: int) -> tuple[list[str], float]:
    """The names as they fit into so many lines, and how wide the widest of them is."""
    widest = max(map(measure.width, rows.names))
    if widest <= most_px:
        return list(rows.names), widest
    return [_fitted(measure, each, most_px, lines) for each in rows.names], most_px


def _fitted(measure: Measure, text: str, across: float, lines: int) -> str:
    """A text in so many lines (at least one), cut where it is longer than that."""
    wrapped = measure.wrapped(text, across)
    kept = wrapped[: max(lines, 1)]
    if len(wrapped) > len(kept):
        kept[-1] = " ".join(wrapped[len(kept) - 1 :])
    return "\n".join(_cut(measure, line, across) for line in kept)


def _cut(measure: Measure, line: str, across: float) -> str:
    if measure.width(line) <= across:
        return line
    letters = bisect_right(
        range(1, len(line)), across, key=lambda count: measure.width(line[:count] + CUT)
    )
    return line[: max(letters, 1)].rstrip() + CUT


def _write_rows(axes: Axes, words: Sequence[str], step: int, x: float, gid: str) -> None:
    """Words beside the rows, or beside each so many of them where they are too low for all."""
    across = axes.get_yaxis_transform()
    for row in range(0, len(words), step):
        axes.text(x, row, words[row], transform=across, va="center", linespacing=1, gid=gid)

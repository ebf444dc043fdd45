"""The paper a weekly chart is drawn on: shares from 0 to 100 % upwards, weeks along."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties

from inglenook.charts.style import PX_PER_INCH, ChartStyle, points
from inglenook.journal.dates import day_label, month_label
from inglenook.words import _

RIGHT_PX = 10.0  # room for a dot in the last week
TOP_EMS = 0.9  # room for a dot, and for the upper half of a label, at 100 %
LEFT_EMS, LINE_EMS, GAP_EMS = 4.0, 1.45, 0.73
LABEL_GAP_PX = 28.0
LOWEST_PX = 24.0  # the grid never gets lower than this, however small the figure
MOST_LABELS = 8
# A label every so many weeks; about half a year and whole years where there are many.
STRIDES = (1, 2, 4, 8, 13, 26, 52, 104, 208, 520)
A_YEAR = 53
SHARES = (0.0, 0.25, 0.5, 0.75, 1.0)


@dataclass(frozen=True)
class Paper:
    """A figure with its grid. ``px_per_week`` is how wide a week is, in px of 1/96 inch."""

    figure: Figure
    axes: Axes
    px_per_week: float


def weekly_paper(
    style: ChartStyle, width_px: float, height_px: float, weeks: Sequence[date], caption: str
) -> Paper:
    """Make a figure with gridlines, week labels and, unless it is empty, a caption below them.

    Week ``i`` stands at x = i. Call it while the style is applied.
    """
    figure = _figure(style, width_px, height_px)
    measure = _Measure(figure, style)
    left = LEFT_EMS * style.font_px
    across = max(width_px - left - RIGHT_PX, 1.0)
    lines = measure.wrapped(caption, across)
    top, below = TOP_EMS * style.font_px, _below(style, 1 + len(lines))
    up = max(height_px - top - below, LOWEST_PX)
    axes = figure.add_axes(
        (left / width_px, 1 - (top + up) / height_px, across / width_px, up / height_px)
    )
    paper = Paper(figure, axes, across / max(len(weeks), 1))
    _grid(paper, style, len(weeks))
    _label_weeks(paper, weeks, measure)
    _write_caption(paper, lines, style, up)
    return paper


class _Measure:
    """How wide words are, in px, in the style that is applied."""

    def __init__(self, figure: Figure, style: ChartStyle) -> None:
        canvas: Any = FigureCanvasAgg(figure)
        self._renderer = canvas.get_renderer()
        self._font = FontProperties(size=points(style.font_px))
        self._px = PX_PER_INCH / style.dpi

    def width(self, text: str) -> float:
        """The width of one line."""
        across, _up, _descent = self._renderer.get_text_width_height_descent(
            text, self._font, ismath=False
        )
        return float(across) * self._px

    def wrapped(self, text: str, across: float) -> list[str]:
        """The lines of a text no wider than ``across``; none where it is empty."""
        if self.width(text) <= across:
            return [text] if text else []
        lines: list[str] = []
        for word in text.split():
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.width(longer) <= across:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines


def _below(style: ChartStyle, lines: int) -> float:
    """How much room so many lines of text take below the grid, in px."""
    return (GAP_EMS + LINE_EMS * lines) * style.font_px


def _figure(style: ChartStyle, width_px: float, height_px: float) -> Figure:
    wide, high = (round(px * style.dpi / PX_PER_INCH) for px in (width_px, height_px))
    return Figure(figsize=(wide / style.dpi, high / style.dpi), dpi=style.dpi)


def _grid(paper: Paper, style: ChartStyle, weeks: int) -> None:
    axes = paper.axes
    axes.set_xlim(-0.5, max(weeks, 1) - 0.5)
    axes.set_ylim(0, 1)
    axes.spines[:].set_visible(False)
    axes.set_yticks(SHARES, [_("{rate}%").format(rate=round(share * 100)) for share in SHARES])
    axes.tick_params(length=0, pad=points(GAP_EMS * style.font_px), labelcolor=style.muted)
    axes.grid(axis="y", color=style.hairline, linewidth=points(1), clip_on=False)
    axes.set_axisbelow(True)


def _label_weeks(paper: Paper, weeks: Sequence[date], measure: _Measure) -> None:
    """Name as many weeks as there is room for, from the first; none is cut off at the edge."""
    name = day_label if len(weeks) <= A_YEAR else month_label
    widest = measure.width(name(date(2028, 12, 28)))
    stride = _stride(len(weeks), paper.px_per_week, widest)
    last = len(weeks) - 0.5 + (RIGHT_PX - widest / 2) / paper.px_per_week
    places = [place for place in range(0, len(weeks), stride) if place <= last]
    paper.axes.set_xticks(places, [name(weeks[place]) for place in places])


def _stride(weeks: int, px_per_week: float, label_px: float) -> int:
    for stride in STRIDES:
        roomy = stride * px_per_week >= label_px + LABEL_GAP_PX
        if roomy and weeks <= stride * MOST_LABELS:
            return stride
    return max(weeks, 1)


def _write_caption(paper: Paper, lines: Sequence[str], style: ChartStyle, up: float) -> None:
    if lines:
        paper.axes.text(
            0,
            -_below(style, 1) / up,
            "\n".join(lines),
            transform=paper.axes.transAxes,
            verticalalignment="top",
            linespacing=LINE_EMS / 1.2,
            gid="caption",
        )

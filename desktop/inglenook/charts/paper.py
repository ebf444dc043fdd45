"""What every chart is drawn on: a blank figure, the measure of its words and its caption."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties

from inglenook.charts.labels import GAP_EMS
from inglenook.charts.style import PX_PER_INCH, ChartStyle, points

LINE_EMS = 1.45


def blank_figure(style: ChartStyle, width_px: float, height_px: float) -> Figure:
    """An empty figure of whole device pixels."""
    wide, high = (round(px * style.dpi / PX_PER_INCH) for px in (width_px, height_px))
    return Figure(figsize=(wide / style.dpi, high / style.dpi), dpi=style.dpi)


class Measure:
    """How wide words are, in px, in the style that is applied."""

    def __init__(self, style: ChartStyle) -> None:
        self._type = (style.families, style.font_px, style.dpi)

    def width(self, text: str) -> float:
        """The width of one line."""
        return _width(text, *self._type)

    def wrapped(self, text: str, across: float) -> list[str]:
        """The lines of a text no wider than ``across``; none where it is empty."""
        # Word by word: to measure each line anew with every word costs more than the drawing.
        lines: list[str] = []
        room, space = 0.0, self.width("n n") - 2 * self.width("n")
        for word in text.split():
            wide = self.width(word)
            if lines and space + wide <= room:
                lines[-1] = f"{lines[-1]} {word}"
                room -= space + wide
            else:
                lines.append(word)
                room = across - wide
        return lines


# The same few words stand on every chart, and are drawn anew with every change.
@lru_cache(maxsize=2048)
def _width(text: str, families: tuple[str, ...], font_px: float, dpi: float) -> float:
    """The width of one line in px, in the style that is applied, to which ``families`` belong."""
    del families
    make: Any = RendererAgg
    font = FontProperties(size=points(font_px))
    across, _up, _descent = make(1, 1, dpi).get_text_width_height_descent(text, font, ismath=False)
    return float(across) * PX_PER_INCH / dpi


def room_below(style: ChartStyle, lines: int) -> float:
    """How much room so many lines of text take below the grid, in px."""
    return (GAP_EMS + LINE_EMS * lines) * style.font_px


def write_caption(
    axes: Axes, lines: Sequence[str], style: ChartStyle, up_px: float, x: float = 0.0
) -> None:
    """Write the lines below the labels of a grid that is ``up_px`` high.

    They start at its left edge, or at ``x`` times its width beside it.
    """
    if lines:
        axes.text(
            x,
            -room_below(style, 1) / up_px,
            "\n".join(lines),
            transform=axes.transAxes,
            verticalalignment="top",
            linespacing=LINE_EMS / 1.2,
            gid="caption",
        )

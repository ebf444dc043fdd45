"""Draws the picture of a figure for the screen, off the GUI thread."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QFontInfo, QImage

from inglenook.ui.theme import Theme, tokens

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from inglenook.charts.chart import Spot
    from inglenook.charts.spots import Box
    from inglenook.charts.style import ChartStyle

# (style, width in px, height in px) -> figure
Draw = Callable[["ChartStyle", int, int], "Figure"]
Spots = Callable[[], tuple["Spot", ...]]
FONT_PX = 11.0


@dataclass
class Wish:
    """A picture that was asked for; one that nobody wants any more is not begun."""

    wanted: bool = True


@dataclass(frozen=True, eq=False)
class Picture:
    """Pixels as ``charts.render.rgba`` gives them, and where the spots lie in them."""

    pixels: bytes
    width: int
    height: int
    boxes: "tuple[Box, ...]"

    def image(self, ratio: float) -> QImage:
        """The same for Qt, on a screen with so many pixels to a px."""
        form = QImage.Format.Format_RGBA8888
        image = QImage(self.pixels, self.width, self.height, self.width * 4, form).copy()
        image.setDevicePixelRatio(ratio)
        return image


def chart_look(ratio: float, font_px: float = FONT_PX) -> "Callable[[], ChartStyle]":
    """What makes the style of a chart, on any thread, as the window looks now.

    ``ratio`` is how many pixels there are to a px.
    """
    family = QFontInfo(Theme.current.font("small")).family()
    colours, scaled = tokens(Theme.current.name), font_px * Theme.current.scale

    def style() -> "ChartStyle":
        from inglenook.charts.style import PX_PER_INCH, ChartStyle

        return ChartStyle.from_tokens(colours, (family,), scaled, PX_PER_INCH * ratio)

    return style


def picture_of(
    draw: Draw,
    spots: Spots,
    size: tuple[int, int],
    style: "Callable[[], ChartStyle]",
    wish: Wish,
) -> Callable[[], Picture | None]:
    """What draws the picture: it holds no widget, because it may end on another thread."""

    def function() -> Picture | None:
        from inglenook.charts.render import rgba
        from inglenook.charts.spots import boxes
        from inglenook.charts.style import one_at_a_time

        with one_at_a_time:  # two would only keep each other waiting at every step
            if not wish.wanted:
                return None
            figure = draw(style(), *size)
            return Picture(*rgba(figure), boxes(figure, spots()))

    return function

"""The words and the gridlines at the edges of a chart, as plain artists.

matplotlib's own ticks are five artists each and measured again with every drawing: they took
half the time of a figure.
"""

from collections.abc import Sequence
from typing import Any, Literal

from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.text import Text

from inglenook.charts.style import ChartStyle, points

GAP_EMS = 0.73
ALONG, UP = "words-along", "words-up"
BEHIND = 0.5  # in matplotlib's order of drawing: below all that is counted


def bare(axes: Axes) -> None:
    """Draw no frame and no ticks of matplotlib's own."""
    axes.set_axis_off()


def write_along(
    axes: Axes, places: Sequence[float], words: Sequence[str], style: ChartStyle
) -> None:
    """Write words beneath the grid, each with its middle at a place along."""
    transform, *_alignment = axes.get_xaxis_text1_transform(points(GAP_EMS * style.font_px))
    for place, word in zip(places, words, strict=True):
        axes.text(place, 0, word, transform=transform, ha="center", va="top", gid=ALONG)


def write_up(axes: Axes, marks: Sequence[float], words: Sequence[str], style: ChartStyle) -> None:
    """Write words to the left of the grid, each at the height of a mark."""
    transform, *_alignment = axes.get_yaxis_text1_transform(points(GAP_EMS * style.font_px))
    for mark, word in zip(marks, words, strict=True):
        axes.text(0, mark, word, transform=transform, ha="right", va="center_baseline", gid=UP)


def words_up(axes: Axes) -> list[Text]:
    """What ``write_up`` has written, in its order."""
    return [text for text in axes.texts if text.get_gid() == UP]


def draw_gridlines(
    axes: Axes, marks: Sequence[float], style: ChartStyle, way: Literal["along", "up"]
) -> None:
    """Draw a line through the whole grid at each of the marks along, or up."""
    upwards = way == "up"
    lines = [[(0, mark), (1, mark)] if upwards else [(mark, 0), (mark, 1)] for mark in marks]
    transform: Any = axes.get_yaxis_transform() if upwards else axes.get_xaxis_transform()
    axes.add_collection(
        LineCollection(
            lines,
            colors=style.hairline,
            linewidths=points(1),
            transform=transform,
            zorder=BEHIND,
            clip_on=False,
            gid="gridlines",
        ),
        autolim=False,
    )

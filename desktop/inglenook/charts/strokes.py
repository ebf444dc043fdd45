"""How numbers are drawn over time: a line in its band, and a dot for each week or month.

What two lines stand for is told by colour, and again by the dashes and by the shape of the dots.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.colors import to_rgba

from inglenook.charts.chart import Marker
from inglenook.charts.style import ChartStyle, Role, points
from inglenook.charts.time_paper import Paper
from inglenook.insights.proportions import TELLABLE, FloatArray, IntArray

APART_PX = 4.0  # how far the two dots of one place stand from its middle
LINE_PX, BAND_ALPHA = 2.2, 0.13
SMALLEST_PX, LARGEST_PX = 4.5, 11.0
ROOMY_PX = 20.0  # narrower places than this get smaller dots and thinner lines


@dataclass(frozen=True)
class Look:
    """How one of the two lines and its dots look. ``role`` is its colour in the ``ChartStyle``."""

    role: Role
    marker: Marker
    code: Literal["o", "s"]
    dashes: tuple[float, ...] | None
    side: int
    shrink: float  # a square looks larger than a circle as wide


SOLID = Look("mine", "circle", "o", None, -1, 1.0)
DASHED = Look("theirs", "square", "s", (2.4, 1.2), 1, 0.9)


@dataclass(frozen=True, eq=False)
class Line:
    """A line and the limits of its band, one place per week or month; NaN where there is a gap."""

    middle: FloatArray
    low: FloatArray
    high: FloatArray


def draw_line(paper: Paper, line: Line, look: Look, style: ChartStyle, shift: float = 0.0) -> None:
    """One line and one band for each stretch without a gap, ``shift`` places aside."""
    colour = getattr(style, look.role)
    stub = min(0.35, 12 / paper.px_per_place)
    stretches = [_stretch(line, part, stub, shift) for part in unbroken(line.middle)]
    bands = [
        np.concatenate([np.column_stack([x, low]), np.column_stack([x, high])[::-1]])
        for x, _middle, low, high in stretches
    ]
    paper.axes.add_collection(
        PolyCollection(
            bands,
            facecolor=colour,
            alpha=BAND_ALPHA,
            linewidth=0,
            zorder=1,
            gid=f"{look.role}-band",
        ),
        autolim=False,
    )
    paper.axes.add_collection(
        LineCollection(
            [np.column_stack([x, middle]) for x, middle, _low, _high in stretches],
            colors=colour,
            linewidths=points(LINE_PX * max(room(paper), 0.6)),
            linestyles=[(0, look.dashes)],
            zorder=2,
            gid=f"{look.role}-line",
        ),
        autolim=False,
    )


def draw_dots(
    paper: Paper, values: FloatArray, n: IntArray, look: Look, style: ChartStyle, shift: float
) -> None:
    """All single places as one artist: larger with a larger ``n``, hollow where it is few."""
    colour = getattr(style, look.role)
    places = np.flatnonzero(n)
    diameter = np.clip(2.2 * np.sqrt(n[places]) + 1.2, SMALLEST_PX, LARGEST_PX) * look.shrink
    fill = np.array([to_rgba(style.surface), to_rgba(colour, 0.8)])
    paper.axes.scatter(
        places + shift,
        values[places],
        s=points(1) ** 2 * (diameter * room(paper)) ** 2,
        marker=look.code,
        facecolors=fill[(n[places] >= TELLABLE).astype(int)],
        edgecolors=colour,
        linewidths=points(1.2 * room(paper)),
        clip_on=False,
        zorder=3,
        gid=f"{look.role}-dots",
    )


def aside(paper: Paper, look: Look) -> float:
    """How many places a look stands aside of the middle where there are two."""
    return look.side * min(APART_PX / paper.px_per_place, 0.22)


def room(paper: Paper) -> float:
    """How large marks may be where places stand close together, 0.4 to 1."""
    return min(max(paper.px_per_place / ROOMY_PX, 0.4), 1.0)


def unbroken(values: FloatArray) -> list[slice]:
    """The stretches of places without a gap."""
    known = np.concatenate([[False], ~np.isnan(values), [False]])
    edges = np.flatnonzero(known[1:] != known[:-1])
    return [slice(int(start), int(end)) for start, end in edges.reshape(-1, 2)]


def _stretch(line: Line, part: slice, stub: float, shift: float) -> list[FloatArray]:
    """The x, middle, low and high of one stretch; a lone place becomes a short level line."""
    x = np.arange(part.start, part.stop, dtype=np.float64) + shift
    values = [line.middle[part], line.low[part], line.high[part]]
    if len(x) == 1:
        return [x + np.array([-stub, stub]), *(np.repeat(value, 2) for value in values)]
    return [x, *values]

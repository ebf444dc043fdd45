"""Where the spots of a chart lie in its picture, so that a pointer or an arrow key finds them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from inglenook.charts.chart import Spot
from inglenook.charts.style import PX_PER_INCH


@dataclass(frozen=True)
class Box:
    """A spot in the picture: px of 1/96 inch from its left and upper edge."""

    spot: Spot
    left: float
    top: float
    right: float
    bottom: float


def boxes(figure: Figure, spots: Sequence[Spot]) -> tuple[Box, ...]:
    """Find the spots in a figure that was drawn; none is wider than the axes they lie in."""
    if not spots or not figure.axes:
        return ()
    axes = figure.axes[0]
    px = PX_PER_INCH / figure.dpi
    high = figure.bbox.height
    corners = np.sort(_corners(axes, spots), axis=1)
    room = axes.bbox
    corners[:, :, 0] = corners[:, :, 0].clip(room.x0, room.x1)
    corners[:, :, 1] = high - corners[:, :, 1].clip(room.y0, room.y1)
    flat = (corners * px).reshape(-1, 4).tolist()
    return tuple(
        Box(spot, left, top, right, bottom)
        for spot, (left, bottom, right, top) in zip(spots, flat, strict=True)
    )


def _corners(
    axes: Axes, spots: Sequence[Spot]
) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """Spots x (one corner, the other) x (right, up) in device pixels."""
    floor, ceiling = axes.get_ylim()
    ends = [
        (
            (each.left, floor if each.bottom is None else each.bottom),
            (each.right, ceiling if each.top is None else each.top),
        )
        for each in spots
    ]
    flat = axes.transData.transform(np.array(ends, dtype=np.float64).reshape(-1, 2))
    return np.asarray(flat, dtype=np.float64).reshape(-1, 2, 2)

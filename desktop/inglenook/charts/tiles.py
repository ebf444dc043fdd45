"""Flat rectangles and their tones: what columns, calendars and heat maps are made of."""

import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from inglenook.charts.style import PX_PER_INCH, points
from inglenook.insights.proportions import FloatArray

CRISP_PX = 3.0  # rectangles as narrow as this are drawn to the pixel, without a seam between them

Colour = str | tuple[float, ...]


def tiles(
    left: npt.ArrayLike, right: npt.ArrayLike, bottom: npt.ArrayLike, top: npt.ArrayLike
) -> FloatArray:
    """The corners of rectangles, in data coordinates: rectangles x 4 x (x, y)."""
    x0, x1, y0, y1 = np.broadcast_arrays(left, right, bottom, top)
    corners = [(x0, y0), (x0, y1), (x1, y1), (x1, y0)]
    return np.stack([np.column_stack(each) for each in corners], axis=1).astype(np.float64)


def lay(
    axes: Axes,
    corners: FloatArray,
    face: Colour,
    gid: str,
    *,
    edge: Colour = "none",
    line_px: float = 0.0,
    crisp: bool = False,
) -> None:
    """Put rectangles of one tone on a grid; none at all leave no artist."""
    if not len(corners):
        return
    axes.add_artist(
        PathPatch(
            _together(corners),
            facecolor=face,
            edgecolor=edge,
            linewidth=points(line_px),
            antialiased=not crisp,
            snap=True,
            zorder=2,
            gid=gid,
        )
    )


def _together(corners: FloatArray) -> Path:
    """All rectangles as one path: thousands of them take no longer to draw than a few."""
    closed = np.concatenate([corners, corners[:, :1]], axis=1)
    codes = [Path.MOVETO, Path.LINETO, Path.LINETO, Path.LINETO, Path.CLOSEPOLY]
    return Path(closed.reshape(-1, 2), np.tile(codes, len(corners)))


def px_of(axes: Axes) -> tuple[float, float]:
    """How many px, of 1/96 inch, one step of the data is wide and high."""
    figure = axes.get_figure(root=True)
    if figure is None:
        raise ValueError("these axes stand on no figure")
    box, (x0, x1), (y0, y1) = axes.get_position(), axes.get_xlim(), axes.get_ylim()
    wide, high = (float(inches) * PX_PER_INCH for inches in figure.get_size_inches())
    return wide * box.width / abs(x1 - x0), high * box.height / abs(y1 - y0)


def mixed(ground: str, colour: str, share: float) -> FloatArray:
    """A colour between two, from 0 (the first) to 1 (the second): red, green, blue."""
    start, end = np.array(to_rgb(ground)), np.array(to_rgb(colour))
    return np.asarray(start + (end - start) * share)


def contrast(one: FloatArray, other: FloatArray) -> float:
    """The contrast of two colours as WCAG 2 defines it, from 1 to 21."""
    lights = sorted(_luminance(each) + 0.05 for each in (one, other))
    return lights[1] / lights[0]


def _luminance(colour: FloatArray) -> float:
    linear = np.where(colour <= 0.04045, colour / 12.92, ((colour + 0.055) / 1.055) ** 2.4)
    return float(linear @ np.array([0.2126, 0.7152, 0.0722]))

"""A finished figure becomes pixels, on any thread and without a window."""

from typing import Any

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from inglenook.charts.style import drawing


def rgba(figure: Figure) -> tuple[bytes, int, int]:
    """Draw a figure: its pixels, its width and its height in device pixels.

    Four bytes a pixel (red, green, blue, alpha; not premultiplied), row by row from the top,
    without padding.
    """
    with drawing():
        canvas: Any = FigureCanvasAgg(figure)
        canvas.draw()
        width, height = canvas.get_width_height(physical=True)
        return bytes(canvas.buffer_rgba()), width, height

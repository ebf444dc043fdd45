"""A finished figure becomes pixels or the bytes of a picture file, on any thread, in memory.

No file says when, with what or by whom it was made.
"""

from io import BytesIO
from typing import Any

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from inglenook.charts.style import drawing

# Names inside of an SVG are made from this and from what they name; else they are random.
_SALT = "inglenook"
_FONTS_WHOLE = 42  # TrueType: its text can be selected and searched


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


def png(figure: Figure) -> bytes:
    """The figure as a PNG, as sharp as its own dpi."""
    with drawing(), BytesIO() as file:
        canvas: Any = FigureCanvasAgg(figure)
        canvas.print_png(file, metadata={"Software": None})
        return file.getvalue()


def svg(figure: Figure) -> bytes:
    """The figure as an SVG whose text stays text."""
    from matplotlib.backends.backend_svg import FigureCanvasSVG

    with drawing(), mpl.rc_context({"svg.hashsalt": _SALT}), BytesIO() as file:
        canvas: Any = FigureCanvasSVG(figure)
        nothing = dict.fromkeys(("Creator", "Date", "Format", "Type"))
        canvas.print_svg(file, metadata=nothing)
        return file.getvalue()


def pdf(figure: Figure) -> bytes:
    """The figure as a PDF of one page, as large as the figure."""
    from matplotlib.backends.backend_pdf import FigureCanvasPdf

    with drawing(), mpl.rc_context({"pdf.fonttype": _FONTS_WHOLE}), BytesIO() as file:
        canvas: Any = FigureCanvasPdf(figure)
        nothing = dict.fromkeys(("Creator", "Producer", "CreationDate"))
        canvas.print_pdf(file, metadata=nothing)
        return file.getvalue()

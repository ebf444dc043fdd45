"""The charts of a document as pictures for paper, in greys, in memory."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG

from inglenook.charts.chart import Chart
from inglenook.charts.style import PX_PER_INCH, ChartStyle, drawing
from inglenook.packet.document import Document, Picture

WIDTH_PX = 597.0  # 158 mm, the column of an A4 page
SHARPER = 2  # device pixels per px of a picture that is no vector

_FONT_PX = 10.0
_STYLE = ChartStyle(
    surface="#FFFFFF",
    ink="#141414",
    muted="#484848",
    hairline="#D2D2D2",
    raised="#F0F0F0",
    mine="#1E1E1E",
    theirs="#767676",
    centre="#BEBEBE",
    protection="#7C7C7C",
    disconnection="#343434",
    toward="#2E2E2E",
    away="#707070",
    against="#A2A2A2",
    unclear="#CECECE",
    font_px=_FONT_PX,
)


def pictures(document: Document) -> list[Picture]:
    """The pictures of a document, in order."""
    return [block for block in document.blocks if isinstance(block, Picture)]


def vector(chart: Chart) -> bytes:
    """The chart as an SVG that is the same at each call; its text stays text."""
    figure = chart.draw(_STYLE, WIDTH_PX, chart.height_px)
    nothing = dict.fromkeys(("Creator", "Date", "Format", "Type"))
    with drawing(), mpl.rc_context({"svg.hashsalt": chart.name}):
        canvas: Any = FigureCanvasSVG(figure)
        return _written(lambda file: canvas.print_svg(file, metadata=nothing))


def raster(chart: Chart) -> bytes:
    """The chart as a PNG, sharp enough for print in a small size."""
    figure = chart.draw(_sharper(), WIDTH_PX, chart.height_px)
    with drawing():
        canvas: Any = FigureCanvasAgg(figure)
        return _written(lambda file: canvas.print_png(file, metadata={"Software": None}))


def _sharper() -> ChartStyle:
    return replace(_STYLE, dpi=PX_PER_INCH * SHARPER)


def _written(write: Callable[[BytesIO], None]) -> bytes:
    with BytesIO() as file:
        write(file)
        return file.getvalue()

"""The charts of a document as pictures for paper, in greys, in memory."""

from inglenook.charts.chart import Chart
from inglenook.charts.render import png, svg
from inglenook.charts.style import PX_PER_INCH, ChartStyle
from inglenook.packet.document import Document, Picture

WIDTH_PX = 597.0  # 158 mm, the column of an A4 page
SHARPER = 2  # device pixels per px of a picture that is no vector
_FONT_PX = 10.0


def pictures(document: Document) -> list[Picture]:
    """The pictures of a document, in order."""
    return [block for block in document.blocks if isinstance(block, Picture)]


def vector(chart: Chart) -> bytes:
    """The chart as an SVG that is the same at each call; its text stays text."""
    style = ChartStyle.paper(font_px=_FONT_PX)
    return svg(chart.draw(style, WIDTH_PX, chart.height_px))


def raster(chart: Chart) -> bytes:
    """The chart as a PNG, sharp enough for print in a small size."""
    style = ChartStyle.paper(font_px=_FONT_PX, dpi=PX_PER_INCH * SHARPER)
    return png(chart.draw(style, WIDTH_PX, chart.height_px))

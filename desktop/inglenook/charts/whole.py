"""A chart as a whole picture that explains itself: its words stand around the same figure.

From the top: title, legend, what its axes stand for, the figure with its counting rule, and how
many entries it counts.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.transforms import Affine2D, Transform

from inglenook.charts.chart import Chart, LegendEntry
from inglenook.charts.paper import LINE_EMS, Measure
from inglenook.charts.style import PX_PER_INCH, ChartStyle, applied, points
from inglenook.words import _

USUAL_FONT_PX = 11.0  # the height of a chart is meant for this size of text
MARGIN_EMS, GAP_EMS = 1.5, 0.7
TITLE_EMS = 1.4
MARK_EMS, AFTER_MARK_EMS, BETWEEN_EMS = 0.8, 0.5, 1.5
BOLDER = 1.1  # how much wider bold words are than measured


@dataclass(frozen=True)
class _Words:
    """Lines of one size, and how far their upper edge stands below that of the picture, in px."""

    lines: Sequence[str]
    left: float
    top: float
    px: float
    colour: str
    gid: str
    bold: bool = False

    @property
    def bottom(self) -> float:
        return self.top + len(self.lines) * self.px * LINE_EMS


@dataclass(frozen=True)
class _Mark:
    entry: LegendEntry
    left: float
    middle: float


def whole(chart: Chart, style: ChartStyle, width_px: float) -> Figure:
    """Draw a chart with all that belongs to it; as wide as asked (1/96 inch), as high as need be.

    Raises whatever the chart's own drawing raises.
    """
    em = style.font_px
    margin, gap = MARGIN_EMS * em, GAP_EMS * em
    across = width_px - 2 * margin
    height = chart.height_px * em / USUAL_FONT_PX
    figure = chart.draw(style, across, height)
    with applied(style):
        measure = Measure(style)
        title = _title(chart, style, across)
        marks, legend, below = _legend(chart.legend, style, measure, across, title.bottom + gap)
        axes = _Words(
            measure.wrapped(_axes(chart), across), margin, below, em, style.muted, "axes-words"
        )
        top = axes.bottom + gap
        counted = _Words(
            measure.wrapped(chart.counted, across),
            *(margin, top + height + gap, em, style.muted, "counted"),
        )
        _enlarge(figure, margin, top, width_px, counted.bottom + margin)
        for words in (title, *legend, axes, counted):
            _write(figure, words)
        for mark in marks:
            _mark(figure, mark, style)
    return figure


def _axes(chart: Chart) -> str:
    return _("Upwards: {up}. Along: {along}.").format(up=chart.up, along=chart.along)


def _title(chart: Chart, style: ChartStyle, across: float) -> _Words:
    px, margin = TITLE_EMS * style.font_px, MARGIN_EMS * style.font_px
    measure = Measure(replace(style, font_px=px * BOLDER))
    lines = measure.wrapped(chart.title, across)
    return _Words(lines, margin, margin, px, style.ink, "title", bold=True)


def _legend(
    entries: Sequence[LegendEntry], style: ChartStyle, measure: Measure, across: float, top: float
) -> tuple[list[_Mark], list[_Words], float]:
    """The marks and words of the legend, line under line, and where the room below them starts."""
    em = style.font_px
    margin, before = MARGIN_EMS * em, (MARK_EMS + AFTER_MARK_EMS) * em
    marks: list[_Mark] = []
    words: list[_Words] = []
    x, below = 0.0, top
    for entry in entries:
        lines = measure.wrapped(entry.label, across - before)
        wide = before + max(map(measure.width, lines), default=0.0)
        if x and x + wide > across:
            x, top = 0.0, below
        marks.append(_Mark(entry, margin + x, top + LINE_EMS * em / 2))
        words.append(_Words(lines, margin + x + before, top, em, style.ink, "legend"))
        x += wide + BETWEEN_EMS * em
        below = max(below, words[-1].bottom)
    return marks, words, below + (GAP_EMS * em if entries else 0.0)


def _enlarge(figure: Figure, left: float, top: float, width: float, height: float) -> None:
    """Give a figure room around itself; what stands in it keeps its size. In px."""
    dpi = figure.dpi
    was_wide, was_high = (each * PX_PER_INCH for each in figure.get_size_inches())
    wide, high = (round(px * dpi / PX_PER_INCH) * PX_PER_INCH / dpi for px in (width, height))
    below = high - top - was_high
    moved = Affine2D().scale(was_wide / wide, was_high / high).translate(left / wide, below / high)
    places = [each.get_position(original=True) for each in figure.axes]
    figure.set_size_inches(wide / PX_PER_INCH, high / PX_PER_INCH)
    for axes, place in zip(figure.axes, places, strict=True):
        axes.set_position(place.transformed(moved))
    for artist in (*figure.texts, *figure.lines, *figure.patches, *figure.artists):
        if artist.get_transform() == figure.transFigure:
            artist.set_transform(moved + figure.transFigure)


def _from_top(figure: Figure) -> Transform:
    """From px counted from the left and upper edge, at any dpi it may be written with."""
    inches = Affine2D().scale(1 / PX_PER_INCH, -1 / PX_PER_INCH)
    return inches.translate(0, figure.get_size_inches()[1]) + figure.dpi_scale_trans


def _write(figure: Figure, words: _Words) -> None:
    if not words.lines:
        return
    for at, line in enumerate(words.lines):
        figure.text(
            words.left,
            words.top + (at + 0.5) * words.px * LINE_EMS,
            line,
            transform=_from_top(figure),
            fontsize=points(words.px),
            fontweight="bold" if words.bold else "normal",
            color=words.colour,
            verticalalignment="center_baseline",
            gid=words.gid,
        )


def _mark(figure: Figure, mark: _Mark, style: ChartStyle) -> None:
    em = style.font_px
    figure.add_artist(
        Line2D(
            [mark.left + MARK_EMS * em / 2],
            [mark.middle],
            transform=_from_top(figure),
            marker="o" if mark.entry.marker == "circle" else "s",
            markersize=points(MARK_EMS * em),
            color=getattr(style, mark.entry.role),
            markeredgewidth=0,
            linestyle="none",
            gid="legend-mark",
        )
    )

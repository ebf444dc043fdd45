"""The chart of my gut's own record: in each band of estimates, what I thought and what turned out.

Both stand on the same line from 0 to 100 %, one below the other. No line says where they should be.
"""

from collections.abc import Sequence
from functools import partial

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from inglenook.charts.chart import Chart, LegendEntry, Spot, table_of
from inglenook.charts.labels import bare, draw_gridlines, write_along, write_up
from inglenook.charts.paper import Measure, blank_figure, room_below, write_caption
from inglenook.charts.strokes import DASHED, SOLID, Look
from inglenook.charts.style import ChartStyle, applied, points
from inglenook.charts.time_paper import LOWEST_PX, shares
from inglenook.insights.gut_record import (
    GUT_HEADINGS,
    RULE,
    Band,
    GutRecord,
    band_label,
    gut_table,
    record_of,
    sentences,
)
from inglenook.insights.ledger import Ledger
from inglenook.insights.sentences import told_in_counts, told_with_interval
from inglenook.words import _, mark, ngettext

CAPTION = mark(
    "Gut checks with an estimate and a known outcome, by estimate. Dot: the share with a real "
    "reason, with its 95% interval, from 5 on. Square: my estimates on average."
)
NOTHING = mark("Too few to tell yet.")

ESTIMATED, TURNED_OUT = DASHED, SOLID
DOT_PX, INTERVAL_PX, INTERVAL_ALPHA = 9.0, 7.0, 0.3
APART = 0.16  # rows between what I thought, above, and what turned out, below
TOP_PX, SIDE_EMS = 8.0, 1.4


def chart(ledger: Ledger) -> Chart:
    """The record of all gut checks looked back on; the days somebody looks at do not matter."""
    checks = ledger.checks
    record = record_of(zip(checks.estimate, checks.outcome, strict=True))
    n = record.looked_back
    return Chart(
        name="gut_record",
        title=_("What my gut has known, of all times"),
        up=_("My estimates, in three bands"),
        along=_("Share with a real reason"),
        n=n,
        counted=ngettext(
            "{n} gut check looked back on.", "{n} gut checks looked back on.", n
        ).format(n=n),
        legend=legend(),
        sentences=tuple(sentences(record)),
        summary=describe(record),
        table=lambda: table_of(GUT_HEADINGS, gut_table(record)),
        spots=lambda: tuple(_spot(row, band) for row, band in enumerate(record.bands)),
        draw=partial(draw_gut_record, record),
    )


def legend() -> tuple[LegendEntry, LegendEntry]:
    """What the colours and marks stand for."""
    return (
        LegendEntry(_("my estimates, on average"), ESTIMATED.role, ESTIMATED.marker),
        LegendEntry(_("had a real reason"), TURNED_OUT.role, TURNED_OUT.marker),
    )


def describe(record: GutRecord) -> str:
    """The chart in plain sentences, for those who do not see it."""
    return "\n".join([*sentences(record), _(RULE)])


def draw_gut_record(
    record: GutRecord,
    style: ChartStyle,
    width_px: float,
    height_px: float,
    *,
    compact: bool = False,
) -> Figure:
    """Draw a row for each band, the surest first; a compact one has no caption.

    Sizes in px of 1/96 inch. Title and legend belong to whatever shows the figure.
    """
    with applied(style):
        figure = blank_figure(style, width_px, height_px)
        axes = _rows(figure, record.bands, style, "" if compact else _(CAPTION))
        for row, band in enumerate(record.bands):
            if band.real.tellable:
                _draw_band(axes, row, band, style)
        if not record.bands:
            axes.text(0.5, 0.5, _(NOTHING), transform=axes.transAxes, ha="center", va="center")
        return figure


def _spot(row: int, band: Band) -> Spot:
    told = _("{band}: {real}.").format(band=band_label(band), real=told_with_interval(band.real))
    return Spot(0.0, 1.0, told, bottom=row - 0.5, top=row + 0.5)


def _rows(figure: Figure, bands: Sequence[Band], style: ChartStyle, caption: str) -> Axes:
    """The grid: shares along, a row for each band, its words on the left and its n on the right."""
    measure = Measure(style)
    wide, high = (float(inches) * 96 for inches in figure.get_size_inches())
    names = [band_label(band) for band in bands]
    counts = [told_in_counts(band.real) for band in bands]
    side = SIDE_EMS * style.font_px
    left, right = (max(map(measure.width, words), default=0.0) + side for words in (names, counts))
    across = max(wide - left - right - side, 1.0)
    lines = measure.wrapped(caption, wide - left - side)
    up = max(high - TOP_PX - room_below(style, 1 + len(lines)), LOWEST_PX)
    axes = figure.add_axes((left / wide, 1 - (TOP_PX + up) / high, across / wide, up / high))
    _grid(axes, names, counts, style)
    write_caption(axes, lines, style, up)
    return axes


def _grid(axes: Axes, names: Sequence[str], counts: Sequence[str], style: ChartStyle) -> None:
    ruler = shares()
    axes.set_xlim(0, 1)
    axes.set_ylim(max(len(names), 1) - 0.5, -0.5)
    bare(axes)
    write_along(axes, ruler.marks, ruler.words, style)
    write_up(axes, range(len(names)), names, style)
    draw_gridlines(axes, ruler.marks, style, "along")
    for row, count in enumerate(counts):
        axes.annotate(
            count,
            (1, row),
            xytext=(SIDE_EMS * points(style.font_px), 0),
            textcoords="offset points",
            va="center_baseline",
            annotation_clip=False,
            gid="n",
        )


def _draw_band(axes: Axes, row: int, band: Band, style: ChartStyle) -> None:
    turned_out = getattr(style, TURNED_OUT.role)
    axes.hlines(
        row + APART,
        *band.real.interval,
        colors=turned_out,
        alpha=INTERVAL_ALPHA,
        linewidth=points(INTERVAL_PX),
        gid="interval",
    )
    _draw_dot(axes, band.real.rate, row + APART, TURNED_OUT, style)
    _draw_dot(axes, band.estimate / 100, row - APART, ESTIMATED, style)


def _draw_dot(axes: Axes, x: float, y: float, look: Look, style: ChartStyle) -> None:
    axes.scatter(
        [x],
        [y],
        s=(points(DOT_PX) * look.shrink) ** 2,
        marker=look.code,
        c=getattr(style, look.role),
        linewidths=0,
        clip_on=False,
        zorder=3,
        gid=f"{look.role}-dots",
    )

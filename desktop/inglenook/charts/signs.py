"""The signs of mistrust as a heat map: a row for each sign, weeks or months along."""

from functools import partial

import numpy as np
from matplotlib.collections import PathCollection
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.textpath import TextPath
from matplotlib.transforms import Affine2D

from inglenook.charts.chart import Chart, span_spots, table_of
from inglenook.charts.nothing import say_nothing
from inglenook.charts.row_paper import ROW_EMS, Rows, row_paper
from inglenook.charts.style import ChartStyle, applied, points
from inglenook.charts.tiles import CRISP_PX, contrast, lay, mixed, px_of, tiles
from inglenook.charts.time_paper import Paper
from inglenook.insights.counts import told_chosen
from inglenook.insights.ledger import Ledger
from inglenook.insights.proportions import FloatArray, IntArray, Proportion
from inglenook.insights.sentences import told_in_counts, told_with_interval
from inglenook.insights.signs import (
    SIGNS,
    Signs,
    describe_any,
    named,
    sign_headings,
    sign_table,
    signs,
)
from inglenook.insights.span_words import axis_label, told_gaps, told_spans
from inglenook.insights.view import View
from inglenook.insights.zones import told_check_ins
from inglenook.words import _, mark, ngettext

FIELD = "signs"
TITLE = mark("How the mistrust shows")
CAPTION = mark(
    "Stronger: more check-ins name the sign, {most} at most. Right: their sum. Blank: no check-ins."
)
NOTHING = mark("No signs named in this time.")

WIDEST_EMS, HIGHEST_EMS, GAP_PX = 4.4, 2.7, 2.0
PALEST = 0.22  # the tone of a single check-in where the most is very high
CELL_EMS, DIGIT_EMS = 1.0, 0.62  # the least width of a cell with its number, and of a digit
POINTS_PER_INCH = 72
HEIGHT_PX = 300.0


def charts(ledger: Ledger, view: View) -> tuple[Chart, ...]:
    """The chart of what somebody looks at; none where nobody wants to be asked about signs."""
    if FIELD in view.unwanted:
        return ()
    feelings = ledger.feelings
    series = signs(feelings.days, feelings.signs, view.calendar, view.first, view.last, view.unit)
    return (_chart(series, view),)


def describe(series: Signs, name: str | None) -> str:
    """The chart in plain sentences, for those who do not see it; ``name`` is None for everybody."""
    whose = (
        _("Check-ins about {name} that name a sign") if name else _("Check-ins that name a sign")
    )
    opening = _("{whose}, in {spans}: {share}.").format(
        whose=whose.format(name=name),
        spans=told_spans(series.spans),
        share=told_with_interval(series.total),
    )
    found = named(series.totals)
    told = [_("{signs}.").format(signs=told_chosen(found).capitalize())] if found else []
    gaps = told_gaps(series.spans.unit, int((series.n == 0).sum()))
    return "\n".join([opening, *told, describe_any(series), *([gaps] if gaps else [])])


def draw_signs(
    series: Signs,
    style: ChartStyle,
    width_px: float,
    height_px: float,
    *,
    compact: bool = False,
) -> Figure:
    """Draw a row for each sign; a compact chart has no caption. Sizes in px of 1/96 inch.

    Title and legend belong to whatever shows the figure.
    """
    most = int(series.counts.max())
    caption = "" if compact or not most else _(CAPTION).format(most=most)
    totals = [f"{each:,}" for each in series.totals.tolist()] if most else []
    rows = Rows([_(sign.label) for sign in SIGNS], WIDEST_EMS, HIGHEST_EMS, totals)
    with applied(style):
        paper = row_paper(style, width_px, height_px, series.spans, rows, caption)
        if most:
            _draw_none(paper, series, style)
            _draw_some(paper, series, style, most)
        else:
            say_nothing(paper.axes, _(NOTHING), style)
        return paper.figure


def _chart(series: Signs, view: View) -> Chart:
    total = series.total
    counted = ngettext(
        "{check_ins}, {n} of them names a sign.",
        "{check_ins}, {n} of them name a sign.",
        total.successes,
    )
    return Chart(
        name="signs",
        title=_(TITLE),
        up=_("Signs"),
        along=axis_label(view.unit),
        n=total.n,
        counted=counted.format(check_ins=told_check_ins(total.n), n=f"{total.successes:,}"),
        legend=(),
        sentences=(describe_any(series),),
        summary=describe(series, view.name),
        table=lambda: table_of(sign_headings(view.unit), sign_table(series)),
        spots=lambda: span_spots(series.spans, partial(_told, series)),
        draw=partial(draw_signs, series),
        height_px=HEIGHT_PX,
    )


def _told(series: Signs, place: int) -> list[str]:
    n = int(series.n[place])
    if not n:
        return [_("Nothing to count.")]
    share = Proportion(int(series.naming[place]), n)
    told = _("Check-ins that name a sign: {share}.").format(share=told_in_counts(share))
    found = series.chosen(place)
    return [told, *(told_chosen((each,)).capitalize() for each in found)]


def _draw_none(paper: Paper, series: Signs, style: ChartStyle) -> None:
    """Weeks or months with check-ins that do not name a sign, so that a gap looks different."""
    places, rows = np.nonzero((series.counts == 0) & (series.n > 0)[:, None])
    across, _up = px_of(paper.axes)
    lay(
        paper.axes,
        _cells(paper, places, rows),
        style.raised,
        "none-cells",
        crisp=across <= CRISP_PX,
    )


def _draw_some(paper: Paper, series: Signs, style: ChartStyle, most: int) -> None:
    """The cells of each count, in its tone and, where there is room, with the number in them."""
    across, up = px_of(paper.axes)
    wide = CELL_EMS + DIGIT_EMS * len(str(most))
    numbered = across >= wide * style.font_px and up >= ROW_EMS * style.font_px
    for count in np.unique(series.counts[series.counts > 0]).tolist():
        places, rows = np.nonzero(series.counts == count)
        face = mixed(style.surface, style.mine, PALEST + (1 - PALEST) * count / most)
        lay(
            paper.axes,
            _cells(paper, places, rows),
            tuple(face.tolist()),
            f"cells-of-{count}",
            crisp=across <= CRISP_PX,
        )
        if numbered:
            _write_number(paper, places, rows, count, _ink_on(face, style), style)


def _ink_on(face: FloatArray, style: ChartStyle) -> str:
    """Whichever of two inks can be read better on a tone."""
    return max((style.ink, style.surface), key=lambda ink: contrast(face, np.array(to_rgb(ink))))


def _cells(paper: Paper, places: IntArray, rows: IntArray) -> FloatArray:
    across, up = px_of(paper.axes)
    wide = 0.5 if across <= CRISP_PX else (1 - min(GAP_PX, 0.2 * across) / across) / 2
    high = (1 - min(GAP_PX, 0.2 * up) / up) / 2
    return tiles(places - wide, places + wide, rows - high, rows + high)


def _write_number(
    paper: Paper, places: IntArray, rows: IntArray, count: int, ink: str, style: ChartStyle
) -> None:
    """One number in all cells that have it: as outlines, for there may be hundreds of them."""
    outline = TextPath((0, 0), str(count), size=points(style.font_px))
    box = outline.get_extents()
    middle = Affine2D().translate(-(box.x0 + box.x1) / 2, -(box.y0 + box.y1) / 2)
    paper.axes.add_collection(
        PathCollection(
            [middle.transform_path(outline)],
            offsets=np.column_stack([places, rows]),
            offset_transform=paper.axes.transData,
            transform=Affine2D().scale(1 / POINTS_PER_INCH) + paper.figure.dpi_scale_trans,
            facecolors=[ink],
            linewidths=[0.0],
            zorder=3,
            gid=f"numbers-{count}",
        ),
        autolim=False,
    )

"""The chart of the zones: each week or month as a column, split by the zones that were named."""

from functools import partial

import numpy as np
from matplotlib.figure import Figure

from inglenook.charts.chart import Chart, LegendEntry, span_spots, table_of
from inglenook.charts.nothing import say_nothing
from inglenook.charts.style import ChartStyle, Role, applied
from inglenook.charts.tiles import CRISP_PX, lay, mixed, px_of, tiles
from inglenook.charts.time_paper import Paper, Ruler, time_paper
from inglenook.insights.ledger import Ledger
from inglenook.insights.proportions import TELLABLE, FloatArray, IntArray
from inglenook.insights.span_words import axis_label, told_gaps, told_spans
from inglenook.insights.view import View
from inglenook.insights.zones import (
    Zones,
    describe_centre,
    told_check_ins,
    told_shares,
    zone_headings,
    zone_table,
    zones,
)
from inglenook.journal.vocabulary import Zone
from inglenook.words import _, mark

TITLE = mark("Emotional zones")
CAPTION = mark(
    "Share of the check-ins in each zone: centre lowest, disconnection on top. Faint: below 5."
)
NOTHING = mark("No zones named in this time.")

ROLES: tuple[Role, ...] = ("centre", "protection", "disconnection")
COLUMN, GAP_PX = 0.88, 1.0  # how much of its place a column fills; the least gap beside it
WIDEST_PX = 56.0
APART_PX = 1.0  # between two parts of a column
FAINT = 0.3
WHOLE = 1 - 1e-9
OUTLINED_PX = 6.0  # narrower columns are faint without an outline


def chart(ledger: Ledger, view: View) -> Chart:
    """The chart of what somebody looks at."""
    feelings = ledger.feelings
    series = zones(feelings.days, feelings.zone, view.calendar, view.first, view.last, view.unit)
    n = int(series.n.sum())
    return Chart(
        name="zones",
        title=_(TITLE),
        up=_("Share of the check-ins that name a zone"),
        along=axis_label(view.unit),
        n=n,
        counted=_("{check_ins}.").format(check_ins=told_check_ins(n)),
        legend=legend(),
        sentences=(describe_centre(series),),
        summary=describe(series, view.name),
        table=lambda: table_of(zone_headings(view.unit), zone_table(series)),
        spots=lambda: span_spots(series.spans, partial(_told, series)),
        draw=partial(draw_zones, series),
    )


def legend() -> tuple[LegendEntry, ...]:
    """What the colours stand for, from the centre outwards."""
    return tuple(
        LegendEntry(_(zone.label), role, "square") for zone, role in zip(Zone, ROLES, strict=True)
    )


def describe(series: Zones, name: str | None) -> str:
    """The chart in plain sentences, for those who do not see it; ``name`` is None for everybody."""
    whose = (
        _("Check-ins about {name} that name a zone") if name else _("Check-ins that name a zone")
    )
    opening = _("{whose}, in {spans}: {n}.").format(
        whose=whose.format(name=name),
        spans=told_spans(series.spans),
        n=f"{int(series.n.sum()):,}",
    )
    gaps = told_gaps(series.spans.unit, int((series.n == 0).sum()))
    told = [opening, *told_shares(series.total), describe_centre(series), gaps]
    return "\n".join(each for each in told if each)


def draw_zones(
    series: Zones,
    style: ChartStyle,
    width_px: float,
    height_px: float,
    *,
    compact: bool = False,
) -> Figure:
    """Draw the columns; a compact chart has no caption. Sizes in px of 1/96 inch.

    Title and legend belong to whatever shows the figure.
    """
    with applied(style):
        caption = _(CAPTION) if series.n.any() and not compact else ""
        paper = time_paper(style, width_px, height_px, series.spans, caption, _ruler())
        for place, role in enumerate(ROLES):
            _draw_zone(paper, series, place, role, style)
        if not series.n.any():
            # Between two gridlines, so that none runs through the words.
            say_nothing(paper.axes, _(NOTHING), style, 0.75)
        return paper.figure


def _told(series: Zones, place: int) -> list[str]:
    return told_shares(series.shares(place)) or [_("Nothing to count.")]


def _ruler() -> Ruler:
    marks = (0.0, 0.5, 1.0)
    return Ruler(marks, [_("{rate}%").format(rate=round(share * 100)) for share in marks])


def _draw_zone(paper: Paper, series: Zones, zone: int, role: Role, style: ChartStyle) -> None:
    """One zone in all columns, and apart from them in those that are few."""
    n = np.where(series.counts[:, zone] > 0, series.n, 0)
    many, few = np.flatnonzero(n >= TELLABLE), np.flatnonzero((n > 0) & (n < TELLABLE))
    colour = getattr(style, role)
    across, _up = px_of(paper.axes)
    crisp = across <= CRISP_PX
    lay(paper.axes, _columns(paper, series, zone, many), colour, f"{role}-columns", crisp=crisp)
    faint = tuple(mixed(style.surface, colour, FAINT).tolist())
    if across < OUTLINED_PX:
        lay(paper.axes, _columns(paper, series, zone, few), faint, f"{role}-few", crisp=crisp)
        return
    inside = _columns(paper, series, zone, few, inset_px=0.5)
    lay(paper.axes, inside, faint, f"{role}-few", edge=colour, line_px=1.0)


def _columns(
    paper: Paper, series: Zones, zone: int, places: IntArray, inset_px: float = 0.0
) -> FloatArray:
    """The part of a zone in some columns: it stands on the zones before it."""
    shares = series.counts[places] / series.n[places, None]
    below, above = shares[:, :zone].sum(axis=1), shares[:, : zone + 1].sum(axis=1)
    across, up = px_of(paper.axes)
    apart = APART_PX / 2 / up if across > CRISP_PX else 0.0
    bottom = below + np.where(below > 0, apart, 0.0) + inset_px / up
    top = above - np.where(above < WHOLE, apart, 0.0) - inset_px / up
    half = _half(across) - inset_px / across
    return tiles(places - half, places + half, bottom, np.maximum(top, bottom))


def _half(px_per_place: float) -> float:
    """Half the width of a column, in places; the narrowest stand side by side."""
    if px_per_place <= CRISP_PX:
        return 0.5
    return min(COLUMN, 1 - GAP_PX / px_per_place, WIDEST_PX / px_per_place) / 2

"""The chart of what stirs the mistrust: a bar for each root that was ticked."""

from functools import partial

from matplotlib.figure import Figure

from inglenook.charts.bars import Bar, bar_spots, draw_bars, height_of
from inglenook.charts.chart import Chart, table_of
from inglenook.charts.style import ChartStyle
from inglenook.insights.ledger import Ledger
from inglenook.insights.roots import (
    ROOT_HEADINGS,
    Roots,
    describe_roots,
    root_table,
    roots_of,
    told_naming,
    told_root,
    told_roots,
)
from inglenook.insights.view import View
from inglenook.insights.zones import told_check_ins
from inglenook.words import _, mark

FIELD = "roots"
TITLE = mark("What stirs the mistrust")
RULE = mark("One check-in may name several.")
NOTHING = mark("No roots ticked in this time.")


def charts(ledger: Ledger, view: View) -> tuple[Chart, ...]:
    """The chart of what somebody looks at; none where nobody wants to be asked about roots."""
    if FIELD in view.unwanted:
        return ()
    return (_chart(roots_of(ledger.feelings, view), view),)


def draw_roots(
    roots: Roots,
    style: ChartStyle,
    width_px: float,
    height_px: float,
    *,
    compact: bool = False,
) -> Figure:
    """Draw the roots, most often named first; a compact chart has no caption.

    Sizes in px of 1/96 inch. The title belongs to whatever shows the figure.
    """
    caption = "" if compact else f"{told_naming(roots)} {_(RULE)}"
    return draw_bars(_bars(roots), style, width_px, height_px, caption, _(NOTHING))


def _chart(roots: Roots, view: View) -> Chart:
    bars, n = _bars(roots), roots.naming.n
    return Chart(
        name="roots",
        title=_(TITLE),
        up=_("Roots"),
        along=_("Check-ins that name it"),
        n=n,
        counted=_("{check_ins}.").format(check_ins=told_check_ins(n)),
        legend=(),
        sentences=(told_roots(roots),),
        summary=describe_roots(roots, view),
        table=lambda: table_of(ROOT_HEADINGS, root_table(roots)),
        spots=lambda: bar_spots(
            bars, [told_root(roots, place) for place in range(len(bars))], (view.first, view.last)
        ),
        draw=partial(draw_roots, roots),
        height_px=height_of(bars),
    )


def _bars(roots: Roots) -> list[Bar]:
    return [Bar(_(root.label), n) for root, n in roots.named]

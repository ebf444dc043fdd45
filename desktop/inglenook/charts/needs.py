"""The chart of needs: how many are said, and how those that are said were met."""

from functools import partial

from matplotlib.figure import Figure

from inglenook.charts.bars import Bar, bar_spots, draw_bars, height_of
from inglenook.charts.chart import Chart, LegendEntry, table_of
from inglenook.charts.style import ChartStyle, Role
from inglenook.insights.ledger import Ledger
from inglenook.insights.needs_met import (
    NEED_HEADINGS,
    NeedsMet,
    describe_needs,
    met_lines,
    need_table,
    needs_met,
    said_lines,
    told_lately,
    told_met,
    told_n,
)
from inglenook.insights.view import View
from inglenook.words import _, mark

TITLE = mark("Needs, and how they were met")
CAPTION = mark("Above: all needs. Below: those that are said, by how they were met.")
NOTHING = mark("No needs written in this time.")

SAID: Role = "mine"
MET: Role = "theirs"


def chart(ledger: Ledger, view: View) -> Chart:
    """The chart of what somebody looks at."""
    needs = needs_met(ledger.needs, view)
    bars = _bars(needs)
    return Chart(
        name="needs",
        title=_(TITLE),
        up=_("Said or not, and how it was met"),
        along=_("Number of needs"),
        n=needs.n,
        counted=told_n(needs),
        legend=legend(),
        sentences=(*((told_met(needs),) if needs.answered else ()), told_lately(needs)),
        summary=describe_needs(needs, view),
        table=lambda: table_of(NEED_HEADINGS, need_table(needs)),
        spots=lambda: bar_spots(bars, _told(needs), (view.first, view.last)),
        draw=partial(draw_needs, needs),
        height_px=height_of(bars),
    )


def legend() -> tuple[LegendEntry, LegendEntry]:
    """What the two colours stand for."""
    return (
        LegendEntry(_("said or not"), SAID, "square"),
        LegendEntry(_("how it was met"), MET, "square"),
    )


def draw_needs(
    needs: NeedsMet,
    style: ChartStyle,
    width_px: float,
    height_px: float,
    *,
    compact: bool = False,
) -> Figure:
    """Draw what is said and how it was met; a compact chart has no caption.

    Sizes in px of 1/96 inch. Title and legend belong to whatever shows the figure.
    """
    caption = "" if compact else _(CAPTION)
    return draw_bars(_bars(needs), style, width_px, height_px, caption, _(NOTHING))


def _bars(needs: NeedsMet) -> list[Bar]:
    if not needs.n:
        return []
    said = [Bar(what, n, SAID) for what, n in said_lines(needs)]
    return said + [Bar(what, n, MET, group=1) for what, n in met_lines(needs)]


def _told(needs: NeedsMet) -> list[str]:
    """What each bar says: Partly: 3, 43% (3 of 7, few)…; nothing where there is no bar."""
    return [_told_row(row.what, row.n, row.share) for row in need_table(needs)] if needs.n else []


def _told_row(what: str, n: int, share: str) -> str:
    return _("{what}: {told}.").format(what=what, told=share or f"{n:,}")

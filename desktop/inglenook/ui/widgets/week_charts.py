"""The weeks that lead up to one, as two small charts: bids that were met, and safe and seen."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inglenook.journal.days import WEEK
from inglenook.ui.surroundings import Surroundings
from inglenook.ui.widgets.chart_view import ChartView, Draw
from inglenook.ui.widgets.legend import Legend
from inglenook.ui.widgets.pieces import Card, label
from inglenook.words import _, mark

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from inglenook.charts.chart import LegendEntry
    from inglenook.charts.style import ChartStyle
    from inglenook.insights.responsiveness import Responsiveness
    from inglenook.insights.scales import Scales

WEEKS = 12
HEIGHT = 160
COLOURS = {"mine": "accent", "theirs": "protection"}
_BIDS_RULE = mark("Line: four weeks together. Dots: single weeks, hollow where there are few bids.")
_SCALES_RULE = mark("Line: each week’s median, shaded with the middle half of its answers.")


class WeekCharts(Card):
    """Gone where there is nothing to draw. It reads when it is told to."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(_("The 12 weeks up to this one"))
        self.setObjectName("weekCharts")
        self._journal = around.journal
        self._bids = _Chart(
            around, "weekCharts.bids", _("Bids that were met by turning toward"), _(_BIDS_RULE)
        )
        self._scales = _Chart(
            around, "weekCharts.scales", _("Safe and seen, 0 to 4"), _(_SCALES_RULE)
        )
        for part in (self._bids, self._scales):
            self.body.addWidget(part)
        self.hide()

    def show_week(self, week: date) -> None:
        """Read and show the weeks up to one, by the first of its days."""
        # numpy comes with these; the page is on screen before they are needed.
        from inglenook.insights.responsiveness import responsiveness
        from inglenook.insights.scales import THE_QUESTION, scales

        first = week - (WEEKS - 1) * WEEK
        bids = responsiveness(self._journal, None, first, week)
        feelings = scales(self._journal, None, first, week).only(THE_QUESTION)
        met = any(track.total.met.n for track in bids.tracks)
        felt = any(course.n.any() for course in feelings.courses)
        self.setVisible(bool(met or felt))
        self._bids.setVisible(bool(met))
        self._scales.setVisible(bool(felt))
        if met:
            self._show_bids(bids)
        if felt:
            self._show_scales(feelings)

    def _show_bids(self, series: "Responsiveness") -> None:
        from inglenook.charts.responsiveness import describe, draw_responsiveness, legend

        def draw(style: "ChartStyle", width: int, height: int) -> "Figure":
            return draw_responsiveness(series, style, width, height, compact=True)

        self._bids.show_figure(draw, describe(series, None), legend(None))

    def _show_scales(self, series: "Scales") -> None:
        from inglenook.charts.scales import describe, draw_scales, legend

        def draw(style: "ChartStyle", width: int, height: int) -> "Figure":
            return draw_scales(series, style, width, height, compact=True)

        self._scales.show_figure(draw, describe(series, None), legend(series))


class _Chart(QWidget):
    """A small chart between its name with the legend, and how it counts."""

    def __init__(self, around: Surroundings, name: str, title: str, rule: str) -> None:
        super().__init__()
        self._chart = ChartView(name, HEIGHT)
        self._legend = Legend()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 4)
        layout.setSpacing(4)
        layout.addWidget(label(title, wrap=True))
        layout.addWidget(self._legend, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._chart)
        layout.addWidget(label(rule, "small", wrap=True))
        around.look.changed.connect(self._chart.redraw)
        around.look.changed.connect(self._legend.update)

    def show_figure(self, draw: Draw, summary: str, legend: Sequence["LegendEntry"]) -> None:
        """Draw this figure, with its legend."""
        self._legend.show_entries(
            [(each.label, COLOURS[each.role], str(each.marker)) for each in legend]
        )
        self._chart.show_figure(draw, summary)

"""A card for one chart: its title and legend, the picture or the table, and what can be said."""

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu

from inglenook.ui import background
from inglenook.ui.theme import Theme
from inglenook.ui.widgets.chart_table import ChartTable
from inglenook.ui.widgets.chart_view import ChartView
from inglenook.ui.widgets.legend import Legend
from inglenook.ui.widgets.pieces import INSIDE, Card, icon_button, label
from inglenook.ui.widgets.sentences import Sentences
from inglenook.words import _

if TYPE_CHECKING:
    from inglenook.charts.chart import Chart, Table

USUAL_HEIGHT = 240
TITLE_GAP = 24


class ChartCard(Card):
    """Says ``opened`` with two days, and ``wants_picture``, which saves the chart as a file."""

    opened = Signal(object, object)
    settled = Signal()  # what it shows is there
    wants_picture = Signal(object)  # the Chart

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.chart: Chart | None = None
        self.view = ChartView(f"{name}.chart", USUAL_HEIGHT, patient=True)
        self.table = ChartTable(f"{name}.table")
        self._legend = Legend()
        self._more = icon_button("more", f"{name}.more", "")
        self._told = Sentences(f"{name}.told", "muted")
        self._counted = label("", "small", wrap=True)
        self._counted.setObjectName(f"{name}.counted")
        self._legend_beneath = False
        self._table_due = False
        self._task: background.Task | None = None
        self._lay_out()
        self.view.opened.connect(self.opened)
        self.view.painted.connect(self.settled)
        self._more.clicked.connect(self._on_more_clicked)

    def show_chart(self, chart: "Chart") -> None:
        """Show this chart from now on."""
        from inglenook.charts.style import TOKENS

        self.chart = chart
        self.rename(chart.title)
        self.table.setAccessibleName(chart.title)
        more = _("More about “{title}”").format(title=chart.title)
        self._more.setAccessibleName(more)
        self._more.setToolTip(more)
        self._legend.show_entries(
            [(each.label, TOKENS.get(each.role, each.role), each.marker) for each in chart.legend]
        )
        self._legend.setVisible(bool(chart.legend))
        self._told.show_sentences(chart.sentences)
        self._counted.setText(chart.counted)
        self._counted.setVisible(bool(chart.counted))
        self._place_legend()
        self.view.be_high(Theme.current.px(round(chart.height_px)))
        self.view.show_chart(chart)
        self._table_due = True

    def show_table(self, *, shown: bool) -> None:
        """Show the table instead of the picture, or the picture again."""
        left, taken = (self.view, self.table) if shown else (self.table, self.view)
        had_focus = left.hasFocus()
        self.table.setVisible(shown)
        self.view.setVisible(not shown)
        self._legend.setVisible(not shown and self.chart is not None and bool(self.chart.legend))
        if had_focus:
            taken.setFocus()

    def draw_ahead(self) -> bool:
        """Draw the chart, or make the table, that is not there yet; say whether that goes on."""
        if self.table.isHidden():
            return self.view.draw_ahead()
        if self._table_due:
            self._make_table()
        return self._task is not None

    @property
    def in_sight(self) -> bool:
        """Whether any of it can be seen."""
        return not self.visibleRegion().isEmpty()

    def look_again(self) -> None:
        """The theme or the size of text is another."""
        if self.chart is not None:
            self.view.be_high(Theme.current.px(round(self.chart.height_px)))
        self.view.redraw()
        self.table.refit()
        self._legend.updateGeometry()
        self._legend.update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102
        super().resizeEvent(event)
        self._place_legend()

    # -- inside

    def _make_table(self) -> None:
        if self.chart is None:
            return
        if self._task is not None:
            self._task.cancel()
        self._table_due = False
        chart = self.chart
        self._task = background.run(
            self, lambda: _newest_first(chart), self._on_table_made, self._on_task_failed
        )

    def _on_table_made(self, made: "Table") -> None:
        self._task = None
        self.table.show_table(made)
        self.settled.emit()

    def _on_task_failed(self, error: Exception) -> None:
        self._task = None
        raise error

    def _on_more_clicked(self) -> None:
        menu = QMenu(self._more)
        menu.setObjectName("chartMenu")
        menu.setAccessibleName(self._more.accessibleName())
        menu.aboutToHide.connect(menu.deleteLater)
        save = menu.addAction(_("Save picture…"))
        save.setObjectName("chartMenu.save")
        save.triggered.connect(lambda: self.wants_picture.emit(self.chart))
        under = self._more.mapToGlobal(self._more.rect().bottomRight())
        menu.popup(under - QPoint(menu.sizeHint().width(), 0))

    def _place_legend(self) -> None:
        """Beside the title where both have room, else in lines of its own beneath it."""
        words = self.title.fontMetrics().horizontalAdvance(self.title.text())
        taken = words + TITLE_GAP + self._more.sizeHint().width() + 2 * INSIDE
        beneath = taken + self._legend.sizeHint().width() > self.width()
        if beneath == self._legend_beneath:
            return
        self._legend_beneath = beneath
        (self.body if not beneath else self._title_row).removeWidget(self._legend)
        if beneath:
            self.body.insertWidget(1, self._legend)
        else:
            self._title_row.insertWidget(1, self._legend, 0, Qt.AlignmentFlag.AlignVCenter)

    def _lay_out(self) -> None:
        self._title_row.addWidget(self._legend, 0, Qt.AlignmentFlag.AlignVCenter)
        self._title_row.addWidget(self._more, 0, Qt.AlignmentFlag.AlignTop)
        for part in (self.view, self.table, self._told, self._counted):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.table.hide()


def _newest_first(chart: "Chart") -> "Table":
    """The table of a chart; one of weeks, months or days begins with the last of them."""
    from inglenook.insights.span_words import axis_label
    from inglenook.insights.spans import Unit

    table = chart.table()
    if chart.along not in {axis_label(unit) for unit in Unit}:
        return table
    spans = [list(rows) for _name, rows in groupby(table.rows, key=lambda row: row[0])]
    return replace(table, rows=tuple(row for rows in reversed(spans) for row in rows))

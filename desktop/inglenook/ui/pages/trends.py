"""Trends: what the weeks say together, as a chart, a table and one honest sentence."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QComboBox, QStackedLayout, QTableWidget, QTableWidgetItem, QWidget

from inglenook.journal.entries import Bid
from inglenook.journal.store import Filter
from inglenook.ui.pages.page import Page
from inglenook.ui.surroundings import Surroundings
from inglenook.ui.widgets.chart_view import ChartView
from inglenook.ui.widgets.legend import Legend
from inglenook.ui.widgets.period_picker import PeriodPicker
from inglenook.ui.widgets.pieces import Card, button, label, shorten_names
from inglenook.words import _, mark

if TYPE_CHECKING:
    from inglenook.insights.responsiveness import Responsiveness

USUAL_WEEKS = 26
CHART_HEIGHT = 280
TABLE_HEIGHT = 460
_EMPTY = mark(
    "Here you will see how bids are met, week by week. Note a bid on Today to begin with it."
)


class TrendsPage(Page):
    """The first chart: bid responsiveness per week, for a person and a period."""

    NAME = "trends"
    TITLE = mark("Trends")

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around)
        self._person = QComboBox()
        self._person.setObjectName("trends.person")
        self._person.setAccessibleName(_("Person"))
        shorten_names(self._person)
        self._period = PeriodPicker("trends.period", _("All weeks"))
        self._period.choose_weeks(USUAL_WEEKS)
        self._as_table = button(_("Show as table"), "trends.asTable", "chip")
        self._as_table.setCheckable(True)
        self.chart = ChartView("trends.chart", CHART_HEIGHT)
        self.table = QTableWidget()
        self.table.setObjectName("trends.table")
        self.table.setAccessibleName(_("Bids that were met, week by week"))
        self._legend = Legend()
        self._sentences = label("", "muted", wrap=True)
        self._sentences.setObjectName("trends.sentence")
        self._empty = label(_(_EMPTY), "muted", wrap=True)
        self._lay_out()
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._on_timer_timeout)
        self._person.currentIndexChanged.connect(lambda _row: self._timer.start())
        self._period.changed.connect(self._timer.start)
        self._as_table.toggled.connect(self._on_as_table_toggled)
        around.look.changed.connect(self.chart.redraw)
        around.look.changed.connect(self._legend.update)

    # -- page

    def refresh(self) -> None:  # noqa: D102
        self._offer_people()
        self._timer.start()

    def place(self) -> dict[str, Any]:  # noqa: D102
        return {
            "person": self._person.currentData(),
            "period": self._period.place(),
            "table": self._as_table.isChecked(),
        }

    def go_to(self, place: Mapping[str, Any]) -> None:  # noqa: D102
        self._offer_people()
        self._person.setCurrentIndex(max(self._person.findData(place.get("person", "")), 0))
        self._period.go_to(place.get("period", {}))
        self._as_table.setChecked(bool(place.get("table")))

    # -- drawing

    def _on_timer_timeout(self) -> None:
        # The numbers come with numpy, which only this page needs.
        from inglenook.insights.responsiveness import responsiveness

        first, last = self._days()
        person = self._person.currentData() or None
        series = responsiveness(self.journal, person, first, last)
        ever = any(
            track.total.toward + track.total.away + track.total.against + track.total.unclear
            for track in series.tracks
        )
        self._empty.setVisible(not ever)
        for part in (self._shown, self._sentences, self._legend):
            part.setVisible(bool(ever))
        self._as_table.setEnabled(bool(ever))
        if ever:
            self._show_series(series, self._person.currentText() if person else None)

    def _show_series(self, series: "Responsiveness", name: str | None) -> None:
        from inglenook.charts.responsiveness import describe, draw_responsiveness, legend
        from inglenook.insights.sentences import describe_change

        tokens = {"mine": "accent", "theirs": "protection"}
        self._legend.show_entries(
            [(each.label, tokens[each.role], each.marker) for each in legend(name)]
        )
        self._sentences.setText("\n".join(describe_change(name, each) for each in series.tracks))
        self.chart.show_figure(
            lambda style, width, height: draw_responsiveness(series, style, width, height),
            describe(series, name),
        )
        self._fill_table(series)

    def _days(self) -> tuple[date, date]:
        today = self.journal.calendar.day_of(self.journal.clock())
        first, last = self._period.days(today)
        return first or self._first_day(today), last or today

    def _first_day(self, today: date) -> date:
        bids = Filter(kinds=frozenset({Bid.KIND}), person=self._person.currentData() or None)
        count = self.journal.store.count(bids)
        oldest = self.journal.store.page(bids, count - 1, 1) if count else []
        return oldest[0].happened.date() if oldest else today - timedelta(weeks=USUAL_WEEKS)

    def _fill_table(self, series: "Responsiveness") -> None:
        from inglenook.charts.chart import table_of
        from inglenook.insights.sentences import headings, table

        found = table_of(headings(series.spans.unit), table(series))
        self.table.setColumnCount(len(found.headings))
        self.table.setHorizontalHeaderLabels(found.headings)
        self.table.setRowCount(len(found.rows))
        for at, cells in enumerate(reversed(found.rows)):
            for column, text in enumerate(cells):
                self.table.setItem(at, column, QTableWidgetItem(text))
        self.table.resizeColumnsToContents()
        self._fit_table()

    # -- inside

    def _offer_people(self) -> None:
        chosen = self._person.currentData()
        self._person.blockSignals(True)  # noqa: FBT003
        self._person.clear()
        self._person.addItem(_("Everybody"), "")
        for person in self.journal.people(retired=True):
            self._person.addItem(person.name, person.id)
        self._person.setCurrentIndex(max(self._person.findData(chosen), 0))
        self._person.blockSignals(False)  # noqa: FBT003

    def _on_as_table_toggled(self, on: bool) -> None:
        self._stack.setCurrentWidget(self.table if on else self.chart)
        self._fit_table()
        self._as_table.setText(_("Show as chart") if on else _("Show as table"))

    def _fit_table(self) -> None:
        shown = self._stack.currentWidget() is self.table
        self._shown.setFixedHeight(TABLE_HEIGHT if shown else CHART_HEIGHT)

    def _lay_out(self) -> None:
        for part in (self._person, self._period, self._as_table):
            self.title_actions.addWidget(part)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setWordWrap(False)
        self.table.setShowGrid(False)
        self._shown = QWidget()
        self._stack = QStackedLayout(self._shown)
        self._stack.addWidget(self.chart)
        self._stack.addWidget(self.table)
        card = Card()
        card.setObjectName("trends.responsiveness")
        card.rename(_("Bids that were met by turning toward"))
        card.beside_title(self._legend)
        below: tuple[QWidget, ...] = (self._empty, self._shown, self._sentences)
        for each in below:
            card.body.addWidget(each)
        self.body.addWidget(card)
        self.body.addStretch(1)

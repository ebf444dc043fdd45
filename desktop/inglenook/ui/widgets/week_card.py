"""This week at a glance: how many bids were met each way, and the weeks before as a small chart."""

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout

from inglenook.journal.errors import JournalError
from inglenook.journal.people import Person
from inglenook.ui.surroundings import Surroundings
from inglenook.ui.widgets.chart_view import ChartView
from inglenook.ui.widgets.pieces import Card, label, line
from inglenook.words import _, mark

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from inglenook.charts.style import ChartStyle
    from inglenook.insights.responsiveness import Responsiveness

CHART_WEEKS = 20
CHART_HEIGHT = 170
_EMPTY = mark("Bids you note will be counted here, week by week.")
_EARLY = mark("Nothing noted yet this week. Last week:")


class WeekCard(Card):
    """Reads the numbers just after the page is painted, so that the page never waits for them."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(_("This week"))
        self.setObjectName("week")
        self._around = around
        self._person: Person | None = None
        self._remark = label("", "small", wrap=True)
        self._figures = [_Figure(_("of my bids were met")), _Figure(_("of theirs I met"))]
        self._line = line()
        self.chart = ChartView("week.chart", CHART_HEIGHT)
        numbers = QHBoxLayout()
        for figure in self._figures:
            numbers.addLayout(figure, 1)
        self.body.addWidget(self._remark)
        self.body.addLayout(numbers)
        self.body.addWidget(self._line)
        self.body.addWidget(self.chart)
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._on_timer_timeout)
        around.look.changed.connect(self.chart.redraw)
        for part in (self._line, self.chart):
            part.hide()

    def show_person(self, person: Person | None) -> None:
        """Count the bids with this person."""
        self._person = person
        self._timer.start()

    def _on_timer_timeout(self) -> None:
        try:
            self._count()
        except JournalError as error:
            self._around.trouble(error)

    def _count(self) -> None:
        # numpy comes with these; the page is on screen before they are needed.
        from inglenook.insights.responsiveness import responsiveness, this_week

        journal = self._around.journal
        who = self._person.id if self._person else None
        today = journal.calendar.day_of(journal.clock())
        series = responsiveness(journal, who, today - timedelta(weeks=CHART_WEEKS - 1), today)
        glance = this_week(journal, who, today)
        ever = any(track.total.met.n for track in series.tracks)
        early = ever and not (glance.offered.met.n or glance.received.met.n)
        if early:
            glance = this_week(journal, who, today - timedelta(weeks=1))
        self._remark.setText(_(_EARLY) if early else "" if ever else _(_EMPTY))
        self._remark.setVisible(early or not ever)
        for figure, tally in zip(self._figures, (glance.offered, glance.received), strict=True):
            figure.show_count(tally.met.successes, tally.met.n, visible=ever)
        self._line.setVisible(ever)
        self.chart.setVisible(ever)
        if ever:
            self._show_chart(series)

    def _show_chart(self, series: "Responsiveness") -> None:
        def draw(style: "ChartStyle", width: int, height: int) -> "Figure":
            from inglenook.charts.responsiveness import draw_responsiveness

            return draw_responsiveness(series, style, width, height, compact=True)

        self.chart.show_figure(draw, _("Bids met per week"))


class _Figure(QVBoxLayout):
    """A count in large type over what it counts."""

    def __init__(self, what: str) -> None:
        super().__init__()
        self.setSpacing(2)
        self._count: QLabel = label("", "figure")
        self._what = label(what, "small", wrap=True)
        self.addWidget(self._count)
        self.addWidget(self._what)

    def show_count(self, met: int, n: int, *, visible: bool) -> None:
        self._count.setText(_("{met} of {n}").format(met=met, n=n))
        self._count.setVisible(visible)
        self._what.setVisible(visible)

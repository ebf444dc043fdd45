"""Somebody who looks at Trends: what is on the page, and what ought to be."""

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from inglenook import demo
from inglenook.charts.chart import Chart
from inglenook.charts.trends import charts
from inglenook.insights.ledger import ledger, slices
from inglenook.insights.spans import Unit
from inglenook.insights.view import View
from inglenook.journal.changes import Change
from inglenook.journal.days import local_now
from inglenook.journal.entries import Bid
from inglenook.journal.people import Person
from inglenook.journal.store import Filter
from inglenook.journal.vocabulary import Answer, Direction
from inglenook.ui.pages.trends import TrendsPage
from inglenook.ui.widgets.chart_card import ChartCard
from inglenook.ui.widgets.chart_table import ChartTable
from inglenook.ui.widgets.chart_view import ChartView
from support.windows import Desk

WEEKS = 26
FIRST = "trends.responsiveness"
CHART, TABLE, TOLD = f"{FIRST}.chart", f"{FIRST}.table", f"{FIRST}.told"


def open_trends(desk: Desk) -> Desk:
    """The trends of a sample half year, with all charts on the page."""
    with desk.journal() as journal:
        sample = demo.sample(local_now().date(), WEEKS, None, 1)
        journal.store.write([Change(None, record) for record in sample])
    desk.open()
    desk.click("sidebar.trends")
    settled(desk)
    return desk


def settled(desk: Desk) -> TrendsPage:
    """The page, once it shows what the journal and the choices say."""
    page = desk.pages.page
    assert isinstance(page, TrendsPage)
    desk.wait(lambda: page.settled and not page._stale)
    return page


def drawn(desk: Desk, name: str = CHART) -> ChartView:
    settled(desk)
    chart = desk.find(name, ChartView)
    desk.wait(lambda: chart.drawn)
    return chart


def expected(
    desk: Desk, person: Person | None = None, weeks: int = WEEKS, unit: Unit = Unit.WEEK
) -> tuple[Chart, ...]:
    """The charts, from the same journal, read in one go."""
    journal = desk.here
    read = ledger(slices([Filter()], journal.store), journal.calendar)
    today = journal.calendar.day_of(journal.clock())
    first = today - timedelta(days=7 * weeks - 1)
    who = (person.id, person.name) if person else (None, None)
    return charts(read, View(*who, first, today, unit, journal.calendar))


def shown(desk: Desk) -> list[Chart]:
    """The charts on the page, in their order from the top."""
    cards = settled(desk).findChildren(ChartCard)
    cards.sort(key=lambda card: (card.y(), card.x()))
    return [card.chart for card in cards if card.chart is not None and card.isVisible()]


def told(some: Sequence[Chart]) -> list[tuple[str, str, tuple[str, ...], str]]:
    return [(each.name, each.title, each.sentences, each.counted) for each in some]


def cells(desk: Desk, name: str = TABLE) -> list[tuple[str, ...]]:
    """What stands in the table, row by row."""
    settled(desk)
    model = desk.find(name, ChartTable).model()
    desk.wait(lambda: model.columnCount())
    return [
        tuple(model.index(row, column).data() for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]


def sam(desk: Desk) -> Person:
    return next(each for each in desk.here.all(Person) if each.name == "Sam")


def keep_a_bid(desk: Desk) -> None:
    asked = {"person": sam(desk).id, "direction": Direction.OFFERED, "answer": Answer.TOWARD}
    desk.here.keep(desk.here.new(Bid, **asked))


def hover(view: ChartView, place: QPointF) -> None:
    """Move the pointer over a chart, without pressing anything."""
    none = Qt.MouseButton.NoButton
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        place,
        QPointF(view.mapToGlobal(place)),
        none,
        none,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(view, event)


def timeline_days(desk: Desk) -> tuple[str, str]:
    period = desk.pages.page.place()["period"]
    assert period["weeks"] == -1
    return period["first"], period["last"]

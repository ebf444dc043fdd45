"""Trends: a chart tells what is pointed at, and leads to its entries; a table says the same."""

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton

from inglenook.ui.widgets.chart_table import ChartTable
from support.trends import (
    CHART,
    TABLE,
    cells,
    drawn,
    expected,
    hover,
    open_trends,
    settled,
    timeline_days,
)
from support.windows import Desk


@pytest.fixture
def trends(desk: Desk) -> Desk:
    """The trends of a sample half year, with all charts on the page."""
    return open_trends(desk)


def test_the_keyboard_alone_leads_to_the_entries_of_a_week(trends: Desk) -> None:
    view = drawn(trends)
    for _turn in range(40):
        if trends.focused() is view:
            break
        trends.press("Tab")
    assert trends.focused() is view
    spots = expected(trends)[0].spots()
    trends.press("Left")
    assert view.accessibleDescription() == trends.told(f"{CHART}.words") == spots[-1].words
    trends.press("Left", "Left", "Left", "Right")
    assert view.accessibleDescription() == spots[-3].words
    trends.press("Home")
    assert view.accessibleDescription() == spots[0].words
    trends.press("End", "Escape")
    assert view.accessibleDescription() == ""
    assert not trends.sees(f"{CHART}.words")
    trends.press("End", "Left", "Return")
    assert trends.pages.page.NAME == "timeline"
    first, last = spots[-2].days or (None, None)
    assert first
    assert last
    assert timeline_days(trends) == (first.isoformat(), last.isoformat())


def test_a_click_opens_the_entries_with_whom_the_charts_are_about(trends: Desk) -> None:
    trends.choose("trends.person", "Sam")
    view = drawn(trends)
    box = view._pointer._boxes[-2]
    place = QPoint(round((box.left + box.right) / 2), round((box.top + box.bottom) / 2))
    trends.click_at(view, place)
    assert trends.pages.page.NAME == "timeline"
    assert trends.find("timeline.person", QComboBox).currentText() == "Sam"
    assert timeline_days(trends)[0] == box.spot.days[0].isoformat()  # type: ignore[index]


def test_the_pointer_is_told_what_it_is_over_within_the_chart(trends: Desk) -> None:
    view = drawn(trends)
    spots = expected(trends)[0].spots()
    for box, spot in zip(view._pointer._boxes, spots, strict=True):
        hover(view, QPointF((box.left + box.right) / 2, box.bottom - 1))
        words = trends.find(f"{CHART}.words", QLabel)
        assert words.text() == spot.words
        assert view.rect().contains(words.geometry())
        assert words.height() >= words.heightForWidth(words.width())
    hover(view, QPointF(1, view.height() - 1))
    assert not trends.sees(f"{CHART}.words")


def test_the_tables_say_the_same_numbers_newest_first(trends: Desk) -> None:
    trends.click("trends.asTable")
    for chart in expected(trends):
        table = trends.find(f"trends.{chart.name}.table", ChartTable)
        rows = chart.table().rows
        trends.wait(lambda at=table, rows=rows: at.model().rowCount() == len(rows))
        found = cells(trends, table.objectName())
        assert sorted(found) == sorted(rows)
        if chart.name == "responsiveness":
            assert found[:2] == list(rows[-2:])
        if chart.name in ("roots", "needs", "gut_record"):
            assert found == list(rows)
    assert trends.find("trends.asTable", QPushButton).text() == "Show as charts"
    trends.click("trends.asTable")
    drawn(trends)


def test_no_table_is_wider_than_its_card(trends: Desk) -> None:
    trends.window.resize(960, 640)
    trends.click("trends.asTable")
    cells(trends)
    for table in settled(trends).findChildren(ChartTable):
        trends.wait(table.model().columnCount)
        assert table.horizontalHeader().length() <= table.viewport().width()


def test_a_table_puts_nothing_on_the_clipboard(trends: Desk) -> None:
    trends.click("trends.asTable")
    cells(trends)
    trends.application.clipboard().setText("mine")
    trends.focus(TABLE)
    trends.press("Down", "Ctrl+C")
    assert trends.application.clipboard().text() == "mine"

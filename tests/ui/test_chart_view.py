"""A chart on screen: drawn when it is seen, and its spots told to pointer, keys and readers."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from inglenook.charts.chart import Spot
from inglenook.charts.spots import Box
from inglenook.ui.widgets.chart_pointer import ChartPointer, Way
from inglenook.ui.widgets.chart_view import ChartView
from inglenook.ui.widgets.legend import Legend
from support.charts import a_chart
from support.looks import UsualLook

CHART = a_chart()


def view_of(qtbot: QtBot, chart: Any = CHART, *, width: int = 600) -> ChartView:
    """A view in a window of its own, drawn."""
    view = ChartView("chart", 240)
    qtbot.addWidget(view)
    view.resize(width, 240)
    view.show_chart(chart)
    view.show()
    qtbot.waitUntil(lambda: view.drawn)
    return view


def grid(across: int, down: int) -> list[Box]:
    """Spots in rows of squares, row by row, each of which says its column and row."""
    return [
        Box(Spot(0, 1, f"{x},{y}", bottom=0, top=1), x * 10, y * 10, x * 10 + 10, y * 10 + 10)
        for y in range(down)
        for x in range(across)
    ]


def words(pointer: ChartPointer) -> str:
    return pointer.box.spot.words if pointer.box else ""


def words_label(view: ChartView) -> Any:
    return view.findChild(QWidget, "chart.words")


def test_arrows_walk_a_grid_in_their_own_direction() -> None:
    pointer = ChartPointer()
    pointer.take(grid(4, 3))
    assert pointer.go_to_first()
    walk = (Way.RIGHT, Way.RIGHT, Way.DOWN, Way.LEFT, Way.UP)
    found = []
    for way in walk:
        pointer.go(way)
        found.append(words(pointer))
    assert found == ["1,0", "2,0", "2,1", "1,1", "1,0"]
    assert not pointer.go(Way.UP)
    assert words(pointer) == "1,0"


@given(st.lists(st.sampled_from(list(Way)), max_size=40), st.integers(1, 5), st.integers(1, 5))
def test_a_walk_over_a_grid_never_leaves_it(walk: list[Way], across: int, down: int) -> None:
    pointer = ChartPointer()
    pointer.take(grid(across, down))
    pointer.go_to_first()
    x, y = 0, 0
    for way in walk:
        right, below = way.value
        x = min(max(x + right, 0), across - 1)
        y = min(max(y + below, 0), down - 1)
        pointer.go(way)
        assert words(pointer) == f"{x},{y}"


def test_where_there_are_no_spots_nothing_is_pointed_at() -> None:
    pointer = ChartPointer()
    assert not pointer.go(Way.LEFT)
    assert not pointer.go_to_first()
    assert not pointer.go_to_last()
    assert not pointer.point(3, 3)
    assert pointer.box is None


def test_fewer_spots_than_before_leave_nothing_pointed_at() -> None:
    pointer = ChartPointer()
    pointer.take(grid(3, 1))
    pointer.go_to_last()
    pointer.take(grid(2, 1))
    assert pointer.box is None


def test_every_spot_is_where_its_words_say(qtbot: QtBot, look: UsualLook) -> None:
    view = view_of(qtbot)
    spots = CHART.spots()
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Home)
    for spot in spots:
        assert view.accessibleDescription() == spot.words
        assert view.rect().contains(words_label(view).geometry())
        QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.accessibleDescription() == spots[-1].words


@pytest.mark.parametrize("width", [220, 320, 900])
def test_the_words_stay_inside_however_long_they_are(
    qtbot: QtBot, look: UsualLook, width: int
) -> None:
    long = "Week from 6 Jul 2026\n" + "Bids you offered that were met: " * 6
    spots = tuple(replace(each, words=long) for each in CHART.spots())
    view = view_of(qtbot, replace(CHART, spots=lambda: spots), width=width)
    for key in (Qt.Key.Key_Home, Qt.Key.Key_End):
        QTest.keyClick(view, key)
        assert words_label(view).isVisible()
        assert view.rect().contains(words_label(view).geometry())


def test_the_marker_is_painted_and_let_go(qtbot: QtBot, look: UsualLook) -> None:
    view = view_of(qtbot)
    before = view.grab().toImage()
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.grab().toImage() != before
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert view.grab().toImage() == before
    assert view.accessibleDescription() == ""


def test_enter_and_a_click_open_the_days_of_a_spot(qtbot: QtBot, look: UsualLook) -> None:
    view = view_of(qtbot)
    opened: list[tuple[Any, Any]] = []
    view.opened.connect(lambda first, last: opened.append((first, last)))
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert not opened
    QTest.keyClick(view, Qt.Key.Key_End)
    QTest.keyClick(view, Qt.Key.Key_Return)
    box = view._pointer._boxes[0]
    place = QPoint(round((box.left + box.right) / 2), round(box.top) + 5)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=place)
    spots = CHART.spots()
    assert opened == [spots[-1].days, spots[0].days]


def test_a_spot_without_days_opens_nothing(qtbot: QtBot, look: UsualLook) -> None:
    spots = tuple(replace(each, days=None) for each in CHART.spots())
    view = view_of(qtbot, replace(CHART, spots=lambda: spots))
    opened: list[Any] = []
    view.opened.connect(lambda *days: opened.append(days))
    QTest.keyClick(view, Qt.Key.Key_End)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert not opened
    assert view.accessibleDescription() == spots[-1].words


def test_up_and_down_are_left_to_the_page_where_all_spots_stand_in_a_row(
    qtbot: QtBot, look: UsualLook
) -> None:
    view = view_of(qtbot)
    for key, taken in ((Qt.Key.Key_Down, False), (Qt.Key.Key_Left, True), (Qt.Key.Key_A, False)):
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(view, event)
        assert event.isAccepted() == taken


def test_the_pointer_leaving_lets_go(qtbot: QtBot, look: UsualLook) -> None:
    view = view_of(qtbot)
    box = view._pointer._boxes[3]
    place = QPointF((box.left + box.right) / 2, box.top + 5)
    none = Qt.MouseButton.NoButton
    keys = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(view, QMouseEvent(QEvent.Type.MouseMove, place, place, none, none, keys))
    assert view.accessibleDescription() == box.spot.words
    assert view.cursor().shape() == Qt.CursorShape.PointingHandCursor
    QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))
    assert view.accessibleDescription() == ""


def test_the_same_spot_is_meant_after_the_window_has_another_size(
    qtbot: QtBot, look: UsualLook
) -> None:
    view = view_of(qtbot)
    QTest.keyClick(view, Qt.Key.Key_End)
    told = view.accessibleDescription()
    view.resize(420, 240)
    qtbot.waitUntil(lambda: view.drawn)
    assert view.accessibleDescription() == told
    assert view._pointer.box
    assert view._pointer.box.right <= 420


def test_a_figure_without_spots_is_only_looked_at(qtbot: QtBot, look: UsualLook) -> None:
    view = ChartView("chart", 240)
    qtbot.addWidget(view)
    view.resize(600, 240)
    view.show_figure(CHART.draw, "what it shows")
    view.show()
    qtbot.waitUntil(lambda: view.drawn)
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert view.accessibleDescription() == ""
    assert view.accessibleName() == "what it shows"


def test_a_patient_chart_is_drawn_when_it_comes_into_sight(qtbot: QtBot, look: UsualLook) -> None:
    area, inner = QScrollArea(), QWidget()
    layout = QVBoxLayout(inner)
    views = [ChartView(f"chart.{at}", 240, patient=True) for at in range(3)]
    for view in views:
        layout.addWidget(view)
    area.setWidget(inner)
    area.setWidgetResizable(True)
    area.resize(500, 260)
    qtbot.addWidget(area)
    for view in views:
        view.show_chart(CHART)
    area.show()
    qtbot.waitUntil(lambda: views[0].drawn)
    assert not views[2].drawn
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: views[2].drawn)
    assert views[1].draw_ahead() or views[1].drawn
    qtbot.waitUntil(lambda: views[1].drawn)
    assert not views[1].draw_ahead()


def test_a_legend_goes_on_in_the_next_line_and_never_needs_more_room(
    qtbot: QtBot, look: UsualLook
) -> None:
    legend = Legend()
    qtbot.addWidget(legend)
    legend.show_entries([(f"somebody {at}", "accent", "circle") for at in range(6)])
    one = legend.heightForWidth(legend.sizeHint().width())
    assert one == legend.sizeHint().height()
    assert legend.heightForWidth(legend.sizeHint().width() // 2) > one
    assert legend.heightForWidth(90) >= 5 * one
    for width in (40, 90, 300):
        places = legend._places(width)
        assert all(place.x + place.width <= width for place in places)
    assert legend._places(40)[0].words != "somebody 0"

"""Eyes and hands for what to bring to therapy, and for the menu of an entry."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from inglenook.journal.journal import Journal
from inglenook.journal.therapy import Session, Topic
from inglenook.ui.widgets.topic_list import TopicList
from support.windows import NO_KEYS, Desk

LEFT = Qt.MouseButton.LeftButton


def session(journal: Journal, days: int, words: Sequence[str] = (), **values: Any) -> Session:
    """Keep a session so many days from today at noon, with what to bring to it."""
    made = journal.new(Session, happened=noon(journal, days), **values)
    topics = [
        journal.new(Topic, session=made.id, position=at, words=each)
        for at, each in enumerate(words)
    ]
    journal.keep(made, *topics)
    return made


def noon(journal: Journal, days: int) -> datetime:
    """Noon of another day, by the clock on the wall."""
    today = journal.clock().replace(tzinfo=None, hour=12, minute=0, second=0, microsecond=0)
    return (today + timedelta(days=days)).astimezone()


def topics(desk: Desk) -> list[str]:
    """What stands on the list, from the top."""
    if not desk.sees("agenda.list"):
        return []
    model = desk.find("agenda.list", TopicList).topics
    return [str(model.data(model.index(at))) for at in range(model.rowCount())]


def row_middle(view: TopicList, row: int) -> QPoint:
    """The middle of a row."""
    return view.visualRect(view.topics.index(row)).center()


def click_row(desk: Desk, row: int) -> None:
    """Click on a row of the list."""
    view = desk.find("agenda.list", TopicList)
    desk.click_at(view.viewport(), row_middle(view, row))


def take_hold(desk: Desk, row: int) -> QWidget:
    """Press the mouse on a row and begin to drag it."""
    view = desk.find("agenda.list", TopicList)
    place = row_middle(view, row)
    QTest.mousePress(view.viewport(), LEFT, NO_KEYS, place)
    QTest.mouseMove(view.viewport(), place + QPoint(0, 4))
    return view.viewport()


def drag(desk: Desk, row: int, below: int) -> None:
    """Drag a row with the mouse until it lies just below another one (-1: above all)."""
    view = desk.find("agenda.list", TopicList)
    inside = take_hold(desk, row)
    box = view.visualRect(view.topics.index(max(below, 0)))
    place = QPoint(box.center().x(), box.top() + 1 if below < 0 else box.bottom() - 1)
    QTest.mouseMove(inside, place)
    QTest.mouseRelease(inside, LEFT, NO_KEYS, place)


def ask_for_menu(widget: QWidget, place: QPoint, *, by_key: bool = False) -> None:
    """Click with the right mouse button, or press the Menu key."""
    reasons = QContextMenuEvent.Reason
    reason = reasons.Keyboard if by_key else reasons.Mouse
    event = QContextMenuEvent(reason, place, widget.mapToGlobal(place))
    QApplication.sendEvent(widget, event)


def menu(desk: Desk) -> QMenu:
    """The menu that is open."""
    found = desk.application.activePopupWidget()
    assert isinstance(found, QMenu)
    return found


def offered(desk: Desk) -> list[str]:
    """What the open menu offers, from the top; ✓ stands before what is ticked."""
    actions = [action for action in menu(desk).actions() if not action.isSeparator()]
    return [("✓ " if action.isChecked() else "") + action.text() for action in actions]


def pick(desk: Desk, text: str) -> None:
    """Click on what the open menu offers."""
    opened = menu(desk)
    action: QAction = next(each for each in opened.actions() if each.text() == text)
    desk.click_at(opened, opened.actionGeometry(action).center())

"""Noticing that nobody is there: two clocks, every kind of input, and the key that locks."""

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from support.watched import CONTROL, NONE, SHIFT, Watched, key


@pytest.fixture
def watched(qapp: QApplication) -> Watched:
    return Watched()


def test_it_speaks_at_the_minute_and_not_before(watched: Watched) -> None:
    assert watched.go(299.9, 299.9) == []
    assert watched.go(0.1, 0.1) == ["idle"]


def test_it_speaks_once(watched: Watched) -> None:
    watched.go(300, 300)
    assert watched.go(1, 1) == ["idle"]
    assert watched.go(299, 299) == ["idle", "idle"]


@pytest.mark.parametrize(
    ("monotonic", "wall"), [(0, 300), (300, 0), (300, -9_999), (-5, 300), (10, 100_000)]
)
def test_either_clock_is_enough(watched: Watched, monotonic: float, wall: float) -> None:
    assert watched.go(monotonic, wall) == ["idle"]


def test_the_minutes_may_change_on_the_way(watched: Watched) -> None:
    assert watched.go(120, 120) == []
    watched.minutes = 2
    assert watched.go(0, 0) == ["idle"]


@pytest.mark.parametrize(
    "event",
    [
        key(Qt.Key.Key_A, NONE),
        QMouseEvent(
            QEvent.Type.MouseMove,
            QPointF(),
            QPointF(),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.NoButton,
            NONE,
        ),
        QEvent(QEvent.Type.Wheel),
        QEvent(QEvent.Type.MouseButtonPress),
        QEvent(QEvent.Type.TouchUpdate),
        QEvent(QEvent.Type.InputMethod),
    ],
    ids=lambda event: event.type().name,
)
def test_input_begins_the_minutes_anew_and_is_let_through(watched: Watched, event: QEvent) -> None:
    watched.go(299, 299)
    assert watched.presence.eventFilter(watched, event) is False
    assert watched.go(299, 299) == []
    assert watched.go(1, 1) == ["idle"]


@pytest.mark.parametrize("kind", [QEvent.Type.Paint, QEvent.Type.Timer, QEvent.Type.Enter])
def test_what_happens_by_itself_is_no_input(watched: Watched, kind: QEvent.Type) -> None:
    watched.go(299, 299)
    watched.presence.eventFilter(watched, QEvent(kind))
    assert watched.go(1, 1) == ["idle"]


def test_the_lock_key_is_heard_and_goes_no_further(watched: Watched) -> None:
    assert watched.presence.eventFilter(watched, key(Qt.Key.Key_L, CONTROL)) is True
    assert watched.said == ["key"]


@pytest.mark.parametrize(
    ("letter", "modifiers"),
    [(Qt.Key.Key_L, NONE), (Qt.Key.Key_L, CONTROL | SHIFT), (Qt.Key.Key_K, CONTROL)],
)
def test_other_keys_do_not_lock(
    watched: Watched, letter: Qt.Key, modifiers: Qt.KeyboardModifier
) -> None:
    assert watched.presence.eventFilter(watched, key(letter, modifiers)) is False
    assert watched.said == []


def test_it_watches_by_itself_from_start_to_stop(watched: Watched, qapp: QApplication) -> None:
    watched.presence._timer.setInterval(1)
    watched.presence.start()
    watched.monotonic += 300
    for _turn in range(200):
        if watched.said:
            break
        qapp.processEvents()
        qapp.thread().msleep(1)
    assert watched.said == ["idle"]
    watched.presence.stop()
    assert not watched.presence._timer.isActive()

"""Nobody there: told by whichever of two clocks says more."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from inglenook.ui.presence import Presence

FIVE = 5 * 60.0


class Clocks:
    """A monotonic clock and a wall clock that move by hand."""

    def __init__(self, qapp: QApplication) -> None:
        self.monotonic, self.wall = 100.0, 1_000_000.0
        self.minutes = 5
        self.presence = Presence(
            qapp, lambda: self.minutes, lambda: self.monotonic, lambda: self.wall
        )
        self.told = 0
        self.presence.idle.connect(self._count)

    def _count(self) -> None:
        self.told += 1

    def go_on(self, monotonic: float, wall: float) -> int:
        self.monotonic += monotonic
        self.wall += wall
        self.presence.look()
        return self.told


@pytest.fixture
def clocks(qapp: QApplication) -> Clocks:
    return Clocks(qapp)


@pytest.mark.parametrize(
    ("monotonic", "wall", "told"),
    [
        (FIVE - 1, FIVE - 1, 0),
        (FIVE, FIVE, 1),
        (0, 24 * 3600, 1),  # asleep for a day, while the monotonic clock stood still
        (FIVE, -3600, 1),  # the clock was set back an hour
        (FIVE, -10 * 365 * 86400, 1),
        (10, 86400, 1),  # set a day ahead: rather once too often
        (1, 1, 0),
    ],
)
def test_time_without_input_is_what_the_larger_clock_says(
    clocks: Clocks, monotonic: float, wall: float, told: int
) -> None:
    assert clocks.go_on(monotonic, wall) == told


@pytest.mark.parametrize(
    "event", [QEvent.Type.MouseMove, QEvent.Type.Wheel, QEvent.Type.MouseButtonPress]
)
def test_input_starts_the_time_anew(clocks: Clocks, event: QEvent.Type) -> None:
    clocks.go_on(FIVE - 1, FIVE - 1)
    assert not clocks.presence.eventFilter(clocks.presence, QEvent(event))
    assert clocks.go_on(FIVE - 1, FIVE - 1) == 0
    assert clocks.go_on(1, 1) == 1


def test_painting_is_not_input(clocks: Clocks) -> None:
    clocks.go_on(FIVE - 1, FIVE - 1)
    clocks.presence.eventFilter(clocks.presence, QEvent(QEvent.Type.Paint))
    assert clocks.go_on(1, 1) == 1


def test_it_is_told_once_and_the_minutes_can_change_meanwhile(clocks: Clocks) -> None:
    assert clocks.go_on(FIVE, FIVE) == 1
    assert clocks.go_on(1, 1) == 1
    clocks.minutes = 1
    assert clocks.go_on(60, 60) == 2


def test_the_lock_key_is_heard_and_taken_wherever_it_is_pressed(clocks: Clocks, qtbot) -> None:
    somewhere = QWidget()
    qtbot.addWidget(somewhere)
    control = Qt.KeyboardModifier.ControlModifier
    with qtbot.waitSignal(clocks.presence.lock_key, timeout=1000):
        pressed = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_L, control)
        assert clocks.presence.eventFilter(somewhere, pressed)
    plain = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_L, Qt.KeyboardModifier.NoModifier)
    assert not clocks.presence.eventFilter(somewhere, plain)

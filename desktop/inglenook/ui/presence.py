"""Notices that nobody has touched the program for a while, and the key that locks it."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

LOOK_EVERY_MS = 1000
_INPUT = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletMove,
        QEvent.Type.InputMethod,
    }
)


class Presence(QObject):
    """Says ``idle`` once when there was no input for so many minutes, and ``lock_key``.

    The key is heard here, before any widget, because a shortcut of the window is deaf while a
    dialog is open over it.

    Two clocks are asked and the larger answer counts: the monotonic one may stand still while the
    machine sleeps, the wall clock may be set back.
    """

    idle = Signal()
    lock_key = Signal()

    def __init__(
        self,
        parent: QObject,
        minutes: Callable[[], int],
        monotonic: Callable[[], float] = time.monotonic,
        wall: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(parent)
        self._minutes = minutes
        self._monotonic, self._wall = monotonic, wall
        self._seen = (monotonic(), wall())
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Begin to watch."""
        self._note_input()
        self._timer.start()

    def stop(self) -> None:
        """Watch no longer."""
        self._timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002, D102
        if event.type() not in _INPUT:
            return False
        self._note_input()
        if isinstance(event, QKeyEvent) and _is_lock_key(event):
            self.lock_key.emit()
            return True
        return False

    def look(self) -> None:
        """Compare the clocks with the last input."""
        away = max(self._monotonic() - self._seen[0], self._wall() - self._seen[1])
        if away >= self._minutes() * 60:
            self._note_input()
            self.idle.emit()

    def _note_input(self) -> None:
        self._seen = (self._monotonic(), self._wall())


def _is_lock_key(event: QKeyEvent) -> bool:
    control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
    return control and event.key() == Qt.Key.Key_L

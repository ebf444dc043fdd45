"""A presence whose clocks go when they are told to, and the keys that it is told of."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from inglenook.ui.presence import Presence

NONE, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Watched(QObject):
    """A presence with clocks that go when they are told to, and a note of what it said."""

    def __init__(self, minutes: int = 5) -> None:
        super().__init__()
        self.monotonic, self.wall, self.minutes = 0.0, 1_000_000.0, minutes
        self.hides = ""
        self.presence = Presence(
            self,
            lambda: self.minutes,
            lambda: self.hides,
            lambda: self.monotonic,
            lambda: self.wall,
        )
        self.said: list[str] = []
        self.presence.idle.connect(lambda: self.said.append("idle"))
        self.presence.lock_key.connect(lambda: self.said.append("key"))
        self.presence.shift_thrice.connect(lambda: self.said.append("hide"))
        self.presence.hide_key.connect(lambda: self.said.append("chosen"))

    def go(self, monotonic: float, wall: float) -> list[str]:
        self.monotonic += monotonic
        self.wall += wall
        self.presence.look()
        return self.said


def key(letter: Qt.Key, modifiers: Qt.KeyboardModifier) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, letter, modifiers)

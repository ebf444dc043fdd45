"""Notices that nobody has touched the program for a while, and the keys that lock or hide it."""

import sys
import time
from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence

PORTABLE = QKeySequence.SequenceFormat.PortableText
LOOK_EVERY_MS = 1000
TAPS, WITHIN_SECONDS = 3, 5.0
# An override is told of keys that a shortcut then takes away.
_KEYS = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride})
_PRESSES = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.TouchBegin})
_INPUT = (
    _KEYS
    | _PRESSES
    | {
        QEvent.Type.MouseMove,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletMove,
        QEvent.Type.InputMethod,
    }
)


def since_the_start() -> float:
    """Seconds since the machine started, which nobody can set; with those asleep, if it tells."""
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    elif sys.platform == "darwin":  # noqa: RET505 - what a checker for one system passes over
        return time.clock_gettime(time.CLOCK_MONOTONIC)  # which time.monotonic is not
    else:
        return time.monotonic()


class ShiftTaps:
    """Counts how often Shift is pressed alone: down, and up again with nothing pressed between.

    Only a press that is over counts, so that the Shift of a capital letter never does.
    """

    def __init__(self) -> None:
        self._began: deque[float] = deque(maxlen=TAPS)
        self._is_down = False
        self._since: float | None = None

    def press(self, now: float) -> None:
        """Shift goes down. One press is told several times: to the window, then to its parts."""
        if not self._is_down:
            self._is_down = True
            self._since = now

    def release(self) -> bool:
        """Shift comes up; say whether this was the last of three presses within five seconds."""
        self._is_down = False
        if self._since is None:
            return False
        self._began.append(self._since)
        self._since = None
        if len(self._began) < TAPS or self._began[-1] - self._began[0] > WITHIN_SECONDS:
            return False
        self._began.clear()
        return True

    def disturb(self) -> None:
        """Something else is pressed: begin to count anew."""
        self._since = None
        self._began.clear()

    def lose_sight(self) -> None:
        """The keyboard goes to another program: whether Shift comes up will not be told."""
        self._is_down = False
        self.disturb()


class Presence(QObject):
    """Says ``idle`` once when there was no input for so many minutes, and which keys are pressed.

    ``lock_key`` is Ctrl+L, ``shift_thrice`` Shift three times, ``hide_key`` the key of the person's
    own choice: ``hides`` tells its name, or ''.

    The keys are heard here, before any widget, because a shortcut of the window is deaf while a
    dialog is open over it.

    Two clocks are asked and the larger answer counts: on some systems the monotonic one stands
    still while the machine sleeps, and the wall clock may be set back.
    """

    idle = Signal()
    lock_key = Signal()
    shift_thrice = Signal()
    hide_key = Signal()

    def __init__(
        self,
        parent: QObject,
        minutes: Callable[[], int],
        hides: Callable[[], str] = str,
        monotonic: Callable[[], float] = since_the_start,
        wall: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(parent)
        self._minutes = minutes
        self._hides = hides
        self._monotonic, self._wall = monotonic, wall
        self._seen = (monotonic(), wall())
        self._shift = ShiftTaps()
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Begin to watch."""
        self._note_input()
        self._shift.lose_sight()
        self._timer.start()

    def stop(self) -> None:
        """Watch no longer."""
        self._timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002, D102
        kind = event.type()
        if kind == QEvent.Type.ApplicationStateChange:
            self._shift.lose_sight()
        if kind not in _INPUT:
            return False
        self._note_input()
        if isinstance(event, QKeyEvent):
            return self._hear_key(event)
        if kind in _PRESSES or _brings_words(event):
            self._shift.disturb()
        return False

    def look(self) -> None:
        """Compare the clocks with the last input."""
        away = max(self._monotonic() - self._seen[0], self._wall() - self._seen[1])
        if away >= self._minutes() * 60:
            self._note_input()
            self.idle.emit()

    def _hear_key(self, event: QKeyEvent) -> bool:
        """Say what the key is for; the one that locks goes no further."""
        kind = event.type()
        if kind == QEvent.Type.KeyPress and _is_lock_key(event):
            self.lock_key.emit()
            return True
        if kind == QEvent.Type.KeyPress and self._is_hide_key(event):
            self.hide_key.emit()
            return True
        is_shift = event.key() == Qt.Key.Key_Shift
        if kind == QEvent.Type.KeyRelease:
            if is_shift and not event.isAutoRepeat() and self._shift.release():
                self.shift_thrice.emit()
        elif not is_shift or _is_held_with_another(event):
            self._shift.disturb()
        elif kind == QEvent.Type.KeyPress and not event.isAutoRepeat():
            self._shift.press(self._monotonic())
        return False

    def _is_hide_key(self, event: QKeyEvent) -> bool:
        name = self._hides()
        return bool(name) and QKeySequence(event.key()).toString(PORTABLE) == name

    def _note_input(self) -> None:
        self._seen = (self._monotonic(), self._wall())


def _is_lock_key(event: QKeyEvent) -> bool:
    control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
    return control and event.key() == Qt.Key.Key_L


def _is_held_with_another(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier)


def _brings_words(event: QEvent) -> bool:
    """Whether an input method types something; some of them also report every press of Shift."""
    return isinstance(event, QInputMethodEvent) and bool(
        event.commitString() or event.preeditString()
    )

"""A quiet line that says how long it is until somebody can try again, and goes when it is over."""

from collections.abc import Callable
from math import ceil

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inglenook.journal.errors import TooSoon
from inglenook.ui.widgets.pieces import label

LOOK_EVERY_MS = 250


class Countdown(QWidget):
    """Asks again and again how long it is; says ``changed`` when waiting begins or ends."""

    changed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._seconds: Callable[[], float] = lambda: 0.0
        self._said = label("", "small", wrap=True)
        self._said.setObjectName(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._said)
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self.hide()

    @property
    def is_waiting(self) -> bool:
        """Whether somebody has to wait."""
        return self._timer.isActive()

    def begin(self, seconds: Callable[[], float]) -> None:
        """Count down what this says is left, if anything is."""
        self._seconds = seconds
        self.look()

    def look(self) -> None:
        """See how long it is now."""
        left, was_waiting = ceil(self._seconds()), self.is_waiting
        if left > 0:
            self._said.setText(str(TooSoon(left)))
            self._timer.start()
        else:
            self._timer.stop()
        self.setVisible(left > 0)
        if was_waiting != self.is_waiting:
            self.changed.emit()

"""What the slider and the dots share: a whole number that is chosen, or not answered yet."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from inglenook.words import _


class NumberChooser(QWidget):
    """A number from ``low`` to ``high``. Arrow keys step, Backspace takes the answer back."""

    chosen = Signal()

    def __init__(self, name: str, word: str, low: int, high: int) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(word)
        self._word, self._low, self._high = word, low, high
        self._number: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.show_number(None)

    @property
    def number(self) -> int | None:
        """The number that is chosen, if any."""
        return self._number

    def show_number(self, number: int | None) -> None:
        """Show a number as chosen without telling anybody."""
        self._number = number
        said = _("{number} of {high}").format(number=number, high=self._high)
        self.setAccessibleDescription(said if number is not None else _("not chosen"))
        self.setToolTip(f"{self._word}: {self.accessibleDescription()}")
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102
        key, text = Qt.Key(event.key()), event.text()
        if key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.choose(None)
        elif key in self._steps():
            self._step(self._steps()[key])
        elif text.isdigit() and self._low <= int(text) <= self._high:
            self.choose(int(text))
        else:
            super().keyPressEvent(event)

    def choose(self, number: int | None) -> None:
        """Choose a number, or none; what lies outside becomes the nearest."""
        if number is not None:
            number = min(max(number, self._low), self._high)
        if number != self._number:
            self.show_number(number)
            self.chosen.emit()

    def _first(self) -> int:
        """What the first arrow key chooses."""
        return self._low

    def _step(self, by: int) -> None:
        if self._number is not None:
            self.choose(self._number + by)
        else:
            to_an_end = abs(by) == self._high - self._low
            self.choose(self._first() + (by if to_an_end else 0))

    def _steps(self) -> dict[Qt.Key, int]:
        whole = self._high - self._low
        large = max(1, whole // 5)
        return {
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: 1,
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Down: -1,
            Qt.Key.Key_PageUp: large,
            Qt.Key.Key_PageDown: -large,
            Qt.Key.Key_Home: -whole,
            Qt.Key.Key_End: whole,
        }

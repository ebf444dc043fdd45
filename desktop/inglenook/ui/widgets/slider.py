"""A slider that knows "not answered": its handle stays hollow until it is first moved."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from inglenook.ui.theme import Theme
from inglenook.words import _

HANDLE = 9.0
TRACK = 4.0


class Slider(QWidget):
    """Choose a whole number from ``low`` to ``high``; Backspace takes the answer back."""

    chosen = Signal()

    def __init__(self, name: str, word: str, low: int, high: int) -> None:
        super().__init__()
        self.setObjectName(name)
        self._word, self._low, self._high = word, low, high
        self._number: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_number(None)

    @property
    def number(self) -> int | None:
        """The number that is chosen, if any."""
        return self._number

    def show_number(self, number: int | None) -> None:
        """Show a number as chosen without telling anybody."""
        self._number = number
        self.setAccessibleName(self._word)
        self.setAccessibleDescription(str(number) if number is not None else _("not chosen"))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: D102
        return QSize(200, 28)

    def minimumSizeHint(self) -> QSize:  # noqa: D102
        return QSize(120, 28)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: D102
        self._choose(self._number_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: D102
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._choose(self._number_at(event.position().x()))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102
        middle = (self._low + self._high) // 2
        at = middle if self._number is None else self._number
        large = max(1, (self._high - self._low) // 10)
        steps = {
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: 1,
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Down: -1,
            Qt.Key.Key_PageUp: 2 * large,
            Qt.Key.Key_PageDown: -2 * large,
        }
        ends = {Qt.Key.Key_Home: self._low, Qt.Key.Key_End: self._high}
        key = Qt.Key(event.key())
        if key in steps:
            self._choose(at + (steps[key] if self._number is not None else 0))
        elif key in ends:
            self._choose(ends[key])
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self._choose(None)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, D102
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, middle = Theme.current, self.height() / 2
        left, right = HANDLE + 2, self.width() - HANDLE - 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("hairline"))
        painter.drawRoundedRect(QRectF(left, middle - TRACK / 2, right - left, TRACK), 2, 2)
        number = (self._low + self._high) / 2 if self._number is None else self._number
        x = left + (right - left) * (number - self._low) / (self._high - self._low)
        if self._number is not None:
            painter.setBrush(theme.colour("accent"))
            painter.drawRoundedRect(QRectF(left, middle - TRACK / 2, x - left, TRACK), 2, 2)
        else:
            painter.setBrush(theme.colour("surface"))
            painter.setPen(QPen(theme.colour("muted"), 1.5))
        painter.drawEllipse(QPointF(x, middle), HANDLE, HANDLE)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("ink"), 2))
            painter.drawEllipse(QPointF(x, middle), HANDLE + 1, HANDLE + 1)

    def _number_at(self, x: float) -> int:
        left, right = HANDLE + 2, self.width() - HANDLE - 2
        share = min(max((x - left) / (right - left), 0.0), 1.0)
        return self._low + round(share * (self._high - self._low))

    def _choose(self, number: int | None) -> None:
        if number is not None:
            number = min(max(number, self._low), self._high)
        if number != self._number:
            self.show_number(number)
            self.chosen.emit()

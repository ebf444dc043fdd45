"""A slider that knows "not answered": its handle stays hollow until it is first moved."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from inglenook.ui.theme import Theme
from inglenook.ui.widgets.number_chooser import NumberChooser

HANDLE = 9.0
TRACK = 4.0


class Slider(NumberChooser):
    """Choose by dragging or clicking anywhere on the line, or with the arrow keys."""

    def __init__(self, name: str, word: str, low: int, high: int) -> None:
        super().__init__(name, word, low, high)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: D102
        return QSize(200, 28)

    def minimumSizeHint(self) -> QSize:  # noqa: D102
        return QSize(120, 28)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: D102
        self.choose(self._number_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: D102
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.choose(self._number_at(event.position().x()))

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

    def _first(self) -> int:
        return (self._low + self._high) // 2

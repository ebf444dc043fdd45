"""A short scale as a row of dots: none filled is not answered, one filled is the lowest."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from inglenook.ui.theme import Theme
from inglenook.ui.widgets.number_chooser import NumberChooser

STEP = 18
RADIUS = 6.0
EDGE = 12


class Dots(NumberChooser):
    """Choose by clicking a dot, or with the arrow keys."""

    def __init__(self, name: str, word: str, low: int, high: int) -> None:
        super().__init__(name, word, low, high)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: D102
        dots = self._high - self._low + 1
        return QSize(round(self._dots_start() + dots * STEP + EDGE - 4), self._line_height())

    def minimumSizeHint(self) -> QSize:  # noqa: D102
        return self.sizeHint()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: D102
        place = int((event.position().x() - self._dots_start()) // STEP)
        number = self._low + place
        if place >= 0 and number <= self._high:
            self.choose(None if number == self._number else number)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, D102
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = Theme.current
        edge = theme.colour("accent" if self.hasFocus() else "hairline")
        painter.setPen(QPen(edge, 2 if self.hasFocus() else 1))
        painter.setBrush(theme.colour("surface"))
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setPen(theme.colour("ink"))
        painter.setFont(theme.font("small"))
        painter.drawText(box.adjusted(EDGE, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self._word)
        painter.setPen(QPen(theme.colour("ink"), 1.2))
        for place in range(self._high - self._low + 1):
            filled = self._number is not None and self._low + place <= self._number
            painter.setBrush(theme.colour("ink") if filled else Qt.BrushStyle.NoBrush)
            x = self._dots_start() + place * STEP + STEP / 2
            painter.drawEllipse(QPointF(x, self.height() / 2), RADIUS - 0.6, RADIUS - 0.6)

    def _dots_start(self) -> float:
        width = QFontMetricsF(Theme.current.font("small")).horizontalAdvance(self._word)
        return EDGE + width + 6

    def _line_height(self) -> int:
        return max(28, self.fontMetrics().height() + 10)

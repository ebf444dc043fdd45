"""A short scale as a row of dots: none filled is not answered, one filled is the lowest."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from inglenook.ui.theme import Theme
from inglenook.words import _

STEP = 18
RADIUS = 6.0
EDGE = 12


class Dots(QWidget):
    """Choose a number from ``low`` to ``high`` by clicking a dot or with the arrow keys."""

    chosen = Signal()

    def __init__(self, name: str, word: str, low: int, high: int) -> None:
        super().__init__()
        self.setObjectName(name)
        self._word, self._low, self._high = word, low, high
        self._number: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_number(None)

    @property
    def number(self) -> int | None:
        """The number that is chosen, if any."""
        return self._number

    def show_number(self, number: int | None) -> None:
        """Show a number as chosen without telling anybody."""
        self._number = number
        self.setAccessibleName(self._word)
        said = _("{number} of {high}").format(number=number, high=self._high)
        self.setAccessibleDescription(said if number is not None else _("not chosen"))
        self.setToolTip(f"{self._word}: {self.accessibleDescription()}")
        self.update()

    def sizeHint(self) -> QSize:  # noqa: D102
        dots = self._high - self._low + 1
        return QSize(round(self._dots_start() + dots * STEP + EDGE - 4), self._line_height())

    def minimumSizeHint(self) -> QSize:  # noqa: D102
        return self.sizeHint()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: D102
        place = int((event.position().x() - self._dots_start()) // STEP)
        number = self._low + place
        if place >= 0 and number <= self._high:
            self._choose(None if number == self._number else number)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102
        at = self._low - 1 if self._number is None else self._number
        if event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Up):
            self._choose(min(at + 1, self._high))
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Down):
            self._choose(max(at - 1, self._low))
        elif event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self._choose(None)
        elif event.text().isdigit() and self._low <= int(event.text()) <= self._high:
            self._choose(int(event.text()))
        else:
            super().keyPressEvent(event)

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

    def _choose(self, number: int | None) -> None:
        self.show_number(number)
        self.chosen.emit()

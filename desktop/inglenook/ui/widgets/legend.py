"""The legend of a chart: each mark with its colour, shape and words."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from inglenook.ui.theme import Theme

MARK = 9.0
BEFORE_WORDS = 6.0
BETWEEN = 16.0


class Legend(QWidget):
    """Entries side by side: (words, token of the colour, circle or square)."""

    def __init__(self) -> None:
        super().__init__()
        self._entries: list[tuple[str, str, str]] = []
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_entries(self, entries: list[tuple[str, str, str]]) -> None:
        """Show these entries."""
        self._entries = entries
        self.setAccessibleName(", ".join(words for words, _token, _shape in entries))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: D102
        metrics = QFontMetricsF(Theme.current.font("small"))
        words = sum(metrics.horizontalAdvance(entry[0]) for entry in self._entries)
        marks = len(self._entries) * (MARK + BEFORE_WORDS)
        gaps = max(len(self._entries) - 1, 0) * BETWEEN
        return QSize(round(words + marks + gaps) + 2, round(metrics.height()) + 2)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, D102
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = Theme.current.font("small")
        painter.setFont(font)
        metrics, x, middle = QFontMetricsF(font), 0.0, self.height() / 2
        for words, token, shape in self._entries:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(Theme.current.colour(token))
            if shape == "circle":
                painter.drawEllipse(QPointF(x + MARK / 2, middle), MARK / 2, MARK / 2)
            else:
                painter.drawRect(QRectF(x, middle - MARK / 2 + 0.5, MARK - 1, MARK - 1))
            x += MARK + BEFORE_WORDS
            width = metrics.horizontalAdvance(words) + 1
            painter.setPen(Theme.current.colour("ink"))
            box = QRectF(x, 0, width, self.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)
            x += width + BETWEEN

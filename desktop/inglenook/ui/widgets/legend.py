"""The legend of a chart: each mark with its colour, shape and words."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from inglenook.ui.theme import Theme

MARK = 9.0
BEFORE_WORDS = 6.0
BETWEEN = 16.0
LINE_GAP = 3.0


@dataclass(frozen=True)
class _Place:
    """Where one entry stands; its words may be cut."""

    words: str
    x: float
    y: float
    width: float


class Legend(QWidget):
    """Entries side by side, in as many lines as the width asks for.

    An entry is (words, token of the colour, circle or square).
    """

    def __init__(self) -> None:
        super().__init__()
        self._entries: list[tuple[str, str, str]] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_entries(self, entries: list[tuple[str, str, str]]) -> None:
        """Show these entries."""
        self._entries = entries
        self.setAccessibleName(", ".join(words for words, _token, _shape in entries))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: D102
        widths = self._widths(_metrics())
        together = sum(widths) + max(len(widths) - 1, 0) * BETWEEN
        return QSize(round(together) + 2, self._height(1))

    def minimumSizeHint(self) -> QSize:  # noqa: D102
        return QSize(0, self._height(1))

    def hasHeightForWidth(self) -> bool:  # noqa: D102
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: D102
        tops = {place.y for place in self._places(width)}
        return self._height(max(len(tops), 1))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, D102
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(Theme.current.font("small"))
        high = _metrics().height()
        for place, (_words, token, shape) in zip(
            self._places(self.width()), self._entries, strict=True
        ):
            x, middle = place.x, place.y + 1 + high / 2
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(Theme.current.colour(token))
            if shape == "circle":
                painter.drawEllipse(QPointF(x + MARK / 2, middle), MARK / 2, MARK / 2)
            else:
                painter.drawRect(QRectF(x, middle - MARK / 2 + 0.5, MARK - 1, MARK - 1))
            painter.setPen(Theme.current.colour("ink"))
            x += MARK + BEFORE_WORDS
            box = QRectF(x, place.y + 1, place.width - MARK - BEFORE_WORDS + 1, high)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, place.words)

    def _widths(self, metrics: QFontMetricsF) -> list[float]:
        marks = MARK + BEFORE_WORDS
        return [marks + metrics.horizontalAdvance(words) + 1 for words, _t, _s in self._entries]

    def _height(self, lines: int) -> int:
        return round(lines * _metrics().height() + (lines - 1) * LINE_GAP) + 2

    def _places(self, width: int) -> list[_Place]:
        metrics = _metrics()
        high, x, y = metrics.height() + LINE_GAP, 0.0, 0.0
        places = []
        for wide, (words, _token, _shape) in zip(self._widths(metrics), self._entries, strict=True):
            if x and x + wide > width:
                x, y = 0.0, y + high
            room = min(wide, max(width - x, 0.0))
            cut = metrics.elidedText(
                words, Qt.TextElideMode.ElideRight, max(room - MARK - BEFORE_WORDS, 0.0)
            )
            places.append(_Place(words if room == wide else cut, x, y, room))
            x += wide + BETWEEN
        return places


def _metrics() -> QFontMetricsF:
    return QFontMetricsF(Theme.current.font("small"))

"""The quiet marker over a spot of a chart, with the spot's words in a small box beside it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QLabel, QWidget

from inglenook.ui.theme import Theme
from inglenook.ui.widgets.pieces import label

if TYPE_CHECKING:
    from inglenook.charts.spots import Box

WORDS_WIDTH, WIDER = 280, 40
FROM_MARKER = 10
LEAST_MARKER = 3.0
FAINT = 0.09


class ChartMarker:
    """Lies over one widget, and never reaches over its edge."""

    def __init__(self, over: QWidget) -> None:
        self._over = over
        self._box: Box | None = None
        self._words: QLabel = label("", "tip", wrap=True)
        self._words.setParent(over)
        self._words.setObjectName(f"{over.objectName()}.words")
        self._words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._words.hide()

    def show_box(self, box: "Box | None") -> None:
        """Mark this spot, and say what it says; None marks nothing."""
        self._box = box
        self._words.setText(box.spot.words if box else "")
        self._words.setVisible(box is not None)
        if box is not None:
            self._words.ensurePolished()
            self._fit(box)
        self._over.update()

    def paint(self, painter: QPainter) -> None:
        """Paint the marker: a band where a spot is as high as the chart, else a frame."""
        if self._box is None:
            return
        box = self._box
        wide = max(box.right - box.left, LEAST_MARKER)
        part = QRectF((box.left + box.right - wide) / 2, box.top, wide, box.bottom - box.top)
        shade = Theme.current.colour("ink")
        if box.spot.bottom is None:
            shade.setAlphaF(FAINT)
            painter.fillRect(part, shade)
        else:
            painter.setPen(QPen(shade, 1.5))
            painter.drawRect(part)

    def _fit(self, box: "Box") -> None:
        """Beside the marker where there is room for the words, and never outside of the chart."""
        words, room = self._words, self._over.rect()
        wide = min(self._liked_width(), room.width())
        while words.heightForWidth(wide) > room.height() and wide < room.width():
            wide = min(wide + WIDER, room.width())
        words.resize(wide, min(words.heightForWidth(wide), room.height()))
        x = round(box.right + FROM_MARKER)
        if x + wide > room.width():
            x = round(box.left - FROM_MARKER) - wide
        y = round((box.top + box.bottom - words.height()) / 2)
        words.move(max(x, 0), min(max(y, 0), room.height() - words.height()))

    def _liked_width(self) -> int:
        """As wide as its longest line, as long as that is not too wide to read."""
        metrics, text = self._words.fontMetrics(), self._words.text()
        margins = self._words.contentsMargins()
        around = margins.left() + margins.right() + 2 * self._words.margin()
        padding = self._words.sizeHint().width() - self._words.contentsRect().width()
        longest = max(map(metrics.horizontalAdvance, text.split("\n")), default=0)
        return min(longest + max(around, padding) + 24, Theme.current.px(WORDS_WIDTH))

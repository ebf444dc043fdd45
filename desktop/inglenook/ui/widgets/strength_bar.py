"""How well a passphrase would hold: a short bar, and above all a sentence."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from inglenook.ui.theme import Theme
from inglenook.ui.widgets.pieces import label

PARTS = 5


class StrengthBar(QWidget):
    """Five parts, filled by zxcvbn's score, with what it means in words under it."""

    def __init__(self) -> None:
        super().__init__()
        self._bar = _Bar()
        self._sentence = label("", "small", wrap=True)
        self._sentence.setObjectName("strength")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._bar)
        layout.addWidget(self._sentence)
        self.clear()

    def clear(self) -> None:
        """Say nothing: there is nothing to judge yet."""
        self._bar.show_filled(0, acceptable=False)
        self._sentence.setText("")
        self.hide()

    def show_strength(self, score: int, sentence: str, *, acceptable: bool) -> None:
        """Show a score from 0 to 4 and its sentence."""
        self._bar.show_filled(score + 1, acceptable=acceptable)
        self._sentence.setText(sentence)
        self.show()


class _Bar(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._filled, self._acceptable = 0, False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_filled(self, filled: int, *, acceptable: bool) -> None:
        self._filled, self._acceptable = filled, acceptable
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, 6)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        width = (self.width() - (PARTS - 1) * 4) / PARTS
        for part in range(PARTS):
            token = "toward" if self._acceptable else "away"
            painter.setBrush(Theme.current.colour(token if part < self._filled else "hairline"))
            painter.drawRoundedRect(QRectF(part * (width + 4), 0, width, self.height()), 3, 3)

"""The steps of something, side by side: which is open, and which already hold something."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from inglenook.ui.theme import Theme
from inglenook.ui.widgets.pieces import GAP
from inglenook.words import _

BAR, ABOVE, BETWEEN, BELOW = 3, 10, 3, 6  # px


class _Step(QAbstractButton):
    """One step: a bar, its number in small type, and its words."""

    def __init__(self, name: str, number: int, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._number, self._words = number, words
        self._done = False
        self.show_done(done=False)

    def show_done(self, *, done: bool) -> None:
        """Tick it where it holds something."""
        self._done = done
        said = _("Step {number}, {words}, begun") if done else _("Step {number}, {words}")
        self.setAccessibleName(said.format(number=self._number, words=self._words))
        self.update()

    def sizeHint(self) -> QSize:
        heights = (QFontMetricsF(Theme.current.font(size)).height() for size in ("small", "body"))
        return QSize(120, round(sum(heights)) + BAR + ABOVE + BETWEEN + BELOW)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        theme, painter = Theme.current, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bar = "accent" if self.isChecked() or self._done else "hairline"
        painter.fillRect(QRectF(0, 0, self.width(), BAR), theme.colour(bar))
        numbered = _("Step {number}").format(number=self._number)
        y = self._line(painter, BAR + ABOVE, numbered, "small", "muted", bold=False)
        words = f"{self._words} ✓" if self._done else self._words
        self._line(painter, y + BETWEEN, words, "body", "ink", bold=self.isChecked())
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, BAR + 2, -1, -1), 6, 6)

    def _line(
        self, painter: QPainter, y: float, text: str, size: str, token: str, *, bold: bool
    ) -> float:
        """Write one line and return where the next may begin."""
        font = Theme.current.font(size, bold=bold)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(Theme.current.colour(token))
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, self.width() - 8)
        self.setToolTip(text if shown != text else "")
        painter.drawText(QRectF(4, y, self.width() - 8, metrics.height()), 0, shown)
        return y + metrics.height()


class StepBar(QWidget):
    """Says ``chosen(place)``; the steps can be walked in any order."""

    chosen = Signal(int)

    def __init__(self, name: str, steps: Sequence[str]) -> None:
        super().__init__()
        self.setObjectName(name)
        self.current = 0
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        self.steps = [
            _Step(f"{name}.{number}", number, words, self) for number, words in enumerate(steps, 1)
        ]
        for place, each in enumerate(self.steps):
            layout.addWidget(each, 1)
            each.clicked.connect(lambda _on=False, place=place: self._on_step_clicked(place))

    def show_step(self, current: int) -> None:
        """Mark the step that is open."""
        self.current = current
        for place, each in enumerate(self.steps):
            each.setChecked(place == current)

    def show_done(self, done: Sequence[bool]) -> None:
        """Tick those that hold something."""
        for each, holds in zip(self.steps, done, strict=False):
            each.show_done(done=holds)

    def _on_step_clicked(self, place: int) -> None:
        self.show_step(place)
        self.chosen.emit(place)

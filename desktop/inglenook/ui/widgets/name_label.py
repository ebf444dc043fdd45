"""A name in one line: cut where there is too little room, and told in full to whoever asks."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from inglenook.ui.theme import Theme

IN_A_SENTENCE = 200  # px of a name among other words


class NameLabel(QLabel):
    """Takes the room that it is given, and asks for none."""

    def __init__(self, name: str, role: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("role", role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        # Beside what belongs to it, in whatever direction it is read.
        sides = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
        self.setAlignment(sides | Qt.AlignmentFlag.AlignVCenter)
        self._name = ""

    def show_name(self, name: str) -> None:
        """Show this name."""
        self._name = name
        self.setAccessibleName(name)
        self._fit()

    def minimumSizeHint(self) -> QSize:  # noqa: D102
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: D102
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        shown = _cut(self.fontMetrics(), self._name, self.width())
        self.setText(shown)
        self.setToolTip(self._name if shown != self._name else "")


def in_a_sentence(name: str) -> str:
    """A name as it stands among other words: a very long one is cut."""
    return _cut(QFontMetrics(Theme.current.font("body")), name, Theme.current.px(IN_A_SENTENCE))


def _cut(metrics: QFontMetrics, name: str, width: int) -> str:
    return metrics.elidedText(name, Qt.TextElideMode.ElideRight, width)

"""A row of a card that can be opened: a line of words, small pieces under it, and tags."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from inglenook.ui.widgets.flow import Flow
from inglenook.ui.widgets.pieces import breakable, label

OPENING_KEYS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})


def tag(text: str) -> QLabel:
    """A short word in a frame, that says what something is."""
    return label(text, "tag")


class RowButton(QFrame):
    """Says ``clicked`` when it is clicked, or opened with Enter or the space bar."""

    clicked = Signal()

    def __init__(
        self, name: str, words: str, small: Sequence[str] = (), tags: Sequence[str] = ()
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("role", "row")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(". ".join(part for part in (words, *small, *tags) if part))
        self._beside = QHBoxLayout(self)
        self._beside.setContentsMargins(10, 8, 6, 8)
        column = QVBoxLayout()
        column.setSpacing(3)
        column.addWidget(label(breakable(words), wrap=True))
        if small or tags:
            under = Flow(gap=4)
            said = [part for part in small if part]
            dotted = [*(f"{part} ·" for part in said[:-1]), *said[-1:]]
            for part in (*(label(each, "small", wrap=True) for each in dotted), *map(tag, tags)):
                under.addWidget(part)
            column.addLayout(under)
        self._beside.addLayout(column, 1)

    def put_beside(self, part: QWidget) -> None:
        """Put something at the right of the row."""
        self._beside.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102
        if event.key() in OPENING_KEYS and not event.modifiers():
            self.clicked.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: D102
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self.clicked.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: D102
        super().focusInEvent(event)
        self.update()

"""A short sentence at the foot of the window that says what happened, with Undo on it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from inglenook.ui.widgets.pieces import button, label
from inglenook.words import _

STAYS_MS = 8000
FROM_BELOW = 24


class Toast(QFrame):
    """Shows one sentence at a time over its parent, then goes by itself."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("toast")
        self._over = parent
        self._text = label("")
        self._undo = button(_("Undo"), "toastUndo")
        self._undo.setCursor(Qt.CursorShape.PointingHandCursor)
        self._on_undo: Callable[[], object] = lambda: None
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 10, 10, 10)
        layout.addWidget(self._text)
        layout.addWidget(self._undo)
        self._timer = QTimer(self, singleShot=True, interval=STAYS_MS)
        self._timer.timeout.connect(self.hide)
        self._undo.clicked.connect(self._on_undo_clicked)
        parent.installEventFilter(self)
        self.hide()

    @property
    def sentence(self) -> str:
        """What is being said."""
        return self._text.text()

    def say(self, sentence: str, undo: Callable[[], object] | None = None) -> None:
        """Show a sentence; where it can be undone, offer that."""
        self._text.setText(sentence)
        self.setAccessibleName(sentence)
        self._undo.setVisible(undo is not None)
        self._on_undo = undo or (lambda: None)
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()
        self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: D102
        if event.type() == QEvent.Type.Resize and watched is self._over:
            self._place()
        return False

    def _place(self) -> None:
        x = (self._over.width() - self.width()) // 2
        self.move(max(x, 0), self._over.height() - self.height() - FROM_BELOW)

    def _on_undo_clicked(self) -> None:
        self.hide()
        self._on_undo()

"""A sheet to write a page on: no frame, lines that are easy to read, and room above and below."""

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRect, Qt
from PySide6.QtGui import QFontMetricsF, QResizeEvent, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit

from inglenook.ui.forms.texts import (
    SENSITIVE,
    end_bursts,
    leave_to_journal,
    plain_copy,
    wrap_long_words,
)
from inglenook.ui.theme import Theme

# On average; so no line of ordinary words comes to more than the 72 that are easy to read.
LETTERS_IN_A_LINE = 64
ORDINARY_WORDS = "It may be about what is happening now, or about something long ago. "
LINE_HEIGHT = 150.0  # per cent of the type
ABOVE, BELOW = 14, 28


class Sheet(QTextEdit):
    """Plain words on the page itself; it scrolls by itself and keeps the cursor in sight."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "sheet")
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setInputMethodHints(SENSITIVE | Qt.InputMethodHint.ImhMultiLine)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setCursorWidth(2)
        self._set_lines()
        self.pause = end_bursts(self)

    def widest(self) -> int:
        """How wide it may be, in px, so that its lines stay easy to read."""
        metrics = QFontMetricsF(Theme.current.font("card"))
        letter = metrics.horizontalAdvance(ORDINARY_WORDS) / len(ORDINARY_WORDS)
        return round(LETTERS_IN_A_LINE * letter) + self.verticalScrollBar().sizeHint().width()

    def event(self, event: QEvent) -> bool:  # noqa: D102
        undo, redo = self.document().isUndoAvailable(), self.document().isRedoAvailable()
        return leave_to_journal(event, undo=undo, redo=redo) or super().event(event)

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: D102
        return plain_copy(self)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: D102
        wrap_long_words(self, source.text())
        super().insertFromMimeData(source)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102
        seen = QRect(QPoint(), event.oldSize()).intersects(self.cursorRect())
        super().resizeEvent(event)
        if seen and self.hasFocus():
            self.ensureCursorVisible()

    def _set_lines(self) -> None:
        """Whatever is written takes over the height of the lines from where it is written."""
        lines = QTextBlockFormat()
        lines.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        QTextCursor(self.document()).setBlockFormat(lines)
        self.document().setDocumentMargin(0)
        whole = self.document().rootFrame().frameFormat()
        whole.setTopMargin(ABOVE)
        whole.setBottomMargin(BELOW)
        self.document().rootFrame().setFrameFormat(whole)
        self.document().clearUndoRedoStacks()  # the look counts as steps

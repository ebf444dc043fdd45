"""Editors for words: one line, and many lines that grow with what is written."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from inglenook.journal.fields import Text
from inglenook.ui.forms.editor import Editor
from inglenook.ui.forms.sheet import Sheet
from inglenook.ui.forms.texts import (
    SENSITIVE as SENSITIVE,
)
from inglenook.ui.forms.texts import (
    end_bursts,
    leave_to_journal,
    plain_copy,
    show_text,
    text_of,
    wrap_long_words,
)

MOST_LINES = 14


class Line(QLineEdit):
    """One line of words. Undo and redo go to the journal where there is none left in the line."""

    def event(self, event: QEvent) -> bool:  # noqa: D102
        undo, redo = self.isUndoAvailable(), self.isRedoAvailable()
        return leave_to_journal(event, undo=undo, redo=redo) or super().event(event)


class Paper(QPlainTextEdit):
    """Many lines of words, as tall as they need within reason."""

    def __init__(self, lines: int) -> None:
        super().__init__()
        self._fewest = lines
        self.setTabChangesFocus(True)
        self.setInputMethodHints(SENSITIVE | Qt.InputMethodHint.ImhMultiLine)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.document().clearUndoRedoStacks()  # the margin counts as a step
        self.pause = end_bursts(self)
        self.textChanged.connect(self._fit)
        # A space at the end of a line counts to its width, and would push the first letters out.
        sideways = self.horizontalScrollBar()
        sideways.rangeChanged.connect(lambda _least, _most: sideways.setMaximum(0))
        self._fit()

    def event(self, event: QEvent) -> bool:  # noqa: D102
        undo, redo = self.document().isUndoAvailable(), self.document().isRedoAvailable()
        return leave_to_journal(event, undo=undo, redo=redo) or super().event(event)

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: D102
        return plain_copy(self)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: D102
        wrap_long_words(self, source.text())
        super().insertFromMimeData(source)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: D102
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        # A plain text document counts its height in lines, wrapped ones included.
        lines = min(max(round(self.document().size().height()), self._fewest), MOST_LINES)
        height = lines * self.fontMetrics().lineSpacing() + 18
        if height != self.height():
            self.setFixedHeight(height)


class LineEditor(Editor):
    """Edits one line of words."""

    field: Text

    def __init__(self, name: str, field: Text) -> None:
        super().__init__(name, field)
        self._line = Line()
        self._line.setInputMethodHints(SENSITIVE)
        self._holds(self._line)
        self._line.textEdited.connect(lambda _text: self.edited.emit())

    @property
    def control(self) -> QWidget:  # noqa: D102
        return self._line

    def only_show(self) -> None:
        """Take no words, and let those that are there be read, scrolled and copied."""
        self._line.setReadOnly(True)

    def answers(self) -> dict[str, Any]:  # noqa: D102
        return {self.name: self._line.text()}

    def show_answers(self, values: Mapping[str, Any]) -> None:  # noqa: D102
        text = values.get(self.name) or ""
        if text != self._line.text():
            at = self._line.cursorPosition()
            self._line.setText(text)
            self._line.setCursorPosition(min(at, len(text)))


class WordsEditor(Editor):
    """Edits many lines of words: in a field that grows, or on a page of their own.

    ``rested`` says that a burst of typing is over.
    """

    field: Text
    rested = Signal()

    def __init__(self, name: str, field: Text) -> None:
        super().__init__(name, field)
        self._paper: Paper | Sheet = Paper(field.lines if field.lines > 3 else 2)
        self._showing = False
        self._holds(self._paper)
        self._listen()

    def write_on(self, sheet: Sheet) -> None:
        """Write on a whole page instead, which takes all the room there is."""
        old, self._paper = self._paper, sheet
        show_text(sheet, text_of(old))
        sheet.setReadOnly(old.isReadOnly())
        self._holds(sheet)
        self._layout.setStretchFactor(sheet, 1)
        old.hide()
        old.setObjectName("")
        old.deleteLater()
        self._listen()

    @property
    def control(self) -> QWidget:  # noqa: D102
        return self._paper

    def only_show(self) -> None:
        """Take no words, and let those that are there be read, scrolled and copied."""
        self._paper.setReadOnly(True)

    def answers(self) -> dict[str, Any]:  # noqa: D102
        return {self.name: text_of(self._paper)}

    def show_answers(self, values: Mapping[str, Any]) -> None:  # noqa: D102
        self._showing = True
        show_text(self._paper, values.get(self.name) or "")
        self._showing = False

    def _listen(self) -> None:
        self._paper.textChanged.connect(self._on_paper_text_changed)
        self._paper.pause.timeout.connect(self.rested)

    def _on_paper_text_changed(self) -> None:
        if not self._showing:
            self.edited.emit()

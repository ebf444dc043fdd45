"""Editors for words: one line, and many lines that grow with what is written."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from inglenook.journal.fields import Text
from inglenook.ui.forms.editor import Editor

# Keeps what is written out of the keyboards' dictionaries and suggestions.
SENSITIVE = Qt.InputMethodHint.ImhSensitiveData
MOST_LINES = 14


class Line(QLineEdit):
    """One line of words. Undo and redo go to the journal where there is none left in the line."""

    def event(self, event: QEvent) -> bool:  # noqa: D102
        undo, redo = self.isUndoAvailable(), self.isRedoAvailable()
        return _leave_to_journal(event, undo=undo, redo=redo) or super().event(event)


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
        self.textChanged.connect(self._fit)
        self._fit()

    @property
    def words(self) -> str:
        """What is written, to the letter: ``toPlainText`` would change no-break spaces."""
        return self.document().toRawText().replace("\u2029", "\n")

    def event(self, event: QEvent) -> bool:  # noqa: D102
        undo, redo = self.document().isUndoAvailable(), self.document().isRedoAvailable()
        return _leave_to_journal(event, undo=undo, redo=redo) or super().event(event)

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


def _leave_to_journal(event: QEvent, *, undo: bool, redo: bool) -> bool:
    """Whether this key has nothing to take back or make again in the text: the window takes it."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    keys = QKeySequence.StandardKey
    leaves = (event.matches(keys.Undo) and not undo) or (event.matches(keys.Redo) and not redo)
    if leaves:
        event.ignore()
    return leaves


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

    def answers(self) -> dict[str, Any]:  # noqa: D102
        return {self.name: self._line.text()}

    def show_answers(self, values: Mapping[str, Any]) -> None:  # noqa: D102
        text = values.get(self.name) or ""
        if text != self._line.text():
            at = self._line.cursorPosition()
            self._line.setText(text)
            self._line.setCursorPosition(min(at, len(text)))


class WordsEditor(Editor):
    """Edits many lines of words."""

    field: Text

    def __init__(self, name: str, field: Text) -> None:
        super().__init__(name, field)
        self._paper = Paper(field.lines if field.lines > 3 else 2)
        self._showing = False
        self._holds(self._paper)
        self._paper.textChanged.connect(self._on_paper_text_changed)

    @property
    def control(self) -> QWidget:  # noqa: D102
        return self._paper

    def answers(self) -> dict[str, Any]:  # noqa: D102
        return {self.name: self._paper.words}

    def show_answers(self, values: Mapping[str, Any]) -> None:  # noqa: D102
        text = values.get(self.name) or ""
        if text == self._paper.words:
            return
        cursor_at = self._paper.textCursor().position()
        self._showing = True
        self._paper.setPlainText(text)
        self._showing = False
        cursor = self._paper.textCursor()
        cursor.setPosition(min(cursor_at, self._paper.document().characterCount() - 1))
        self._paper.setTextCursor(cursor)

    def _on_paper_text_changed(self) -> None:
        if not self._showing:
            self.edited.emit()

"""What fields for many words have in common: their letters, their cursor, their own undo."""

from PySide6.QtCore import QEvent, QMimeData, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from inglenook.journal.changes import BURST
from inglenook.ui.clipboard import plain

# Keeps what is written out of the keyboards' dictionaries and suggestions.
SENSITIVE = Qt.InputMethodHint.ImhSensitiveData
# Qt looks through the rest of a word at each of its lines: so long ones are cut anywhere.
LONG_WORD = 2000
Written = QPlainTextEdit | QTextEdit
_USUAL = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere


def text_of(paper: Written) -> str:
    """What is written, to the letter: ``toPlainText`` would change no-break spaces."""
    return paper.document().toRawText().replace("\u2029", "\n")


def show_text(paper: Written, text: str) -> None:
    """Show another text; only what differs is replaced, so that cursor and view stay in place.

    The field's own undo begins anew: its steps belong to the text that was.
    """
    old, new = text_of(paper), _lines_joined(text)
    if old == new:
        return
    start = _shared(old, new)
    end = _shared(old[start:][::-1], new[start:][::-1])
    first, last = _units(old[:start]), _units(old[: len(old) - end])
    put = new[start : len(new) - end]
    cursor, bar = paper.textCursor(), paper.verticalScrollBar()
    places = [_moved(at, first, last, _units(put)) for at in (cursor.anchor(), cursor.position())]
    seen = paper.viewport().rect().intersects(paper.cursorRect())
    top, scrolled = paper.cursorRect().top(), bar.value()
    paper.setWordWrapMode(_USUAL)
    wrap_long_words(paper, text)
    _replace(paper, first, last, put)
    _put_cursor(paper, *places)
    bar.setValue(scrolled)
    if seen and isinstance(paper, QTextEdit):  # the other one scrolls by lines
        bar.setValue(scrolled + paper.cursorRect().top() - top)
    elif seen:
        paper.ensureCursorVisible()


def end_bursts(paper: Written) -> QTimer:
    """End a step of the field's own undo with a pause in typing; return what times the pause.

    Qt joins what is typed with the step before only while the document counts as modified.
    """
    pause = QTimer(paper, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
    pause.setObjectName("pause")
    pause.setInterval(round(BURST.total_seconds() * 1000))
    paper.textChanged.connect(pause.start)
    pause.timeout.connect(lambda: paper.document().setModified(False))
    return pause


def leave_to_journal(event: QEvent, *, undo: bool, redo: bool) -> bool:
    """Whether this key has nothing to take back or make again in the text: the window takes it."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    keys = QKeySequence.StandardKey
    leaves = (event.matches(keys.Undo) and not undo) or (event.matches(keys.Redo) and not redo)
    if leaves:
        event.ignore()
    return leaves


def plain_copy(paper: Written) -> QMimeData:
    """What is selected as plain text and nothing else: no look of this window goes with it."""
    return plain(paper.textCursor().selectedText().replace("\u2029", "\n"))


def wrap_long_words(paper: Written, text: str) -> None:
    """Let lines end anywhere once there is a text with an endless word, as is about to be put."""
    if any(len(word) > LONG_WORD for word in text.split()):
        paper.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)


def _lines_joined(text: str) -> str:
    """A text as a text field knows it: one sign for the end of a line."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n")


def _shared(one: str, other: str) -> int:
    """How many letters two texts begin with in common."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one.startswith(other[:middle]):
            low = middle
        else:
            high = middle - 1
    return low


def _units(text: str) -> int:
    """How many places a text takes in Qt's count, where an emoji takes two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _moved(at: int, first: int, last: int, put: int) -> int:
    """Where a place stands after what lay from first to last was replaced by so much."""
    if at <= first:
        return at
    return at + put - (last - first) if at >= last else min(at, first + put)


def _replace(paper: Written, first: int, last: int, put: str) -> None:
    paper.setUndoRedoEnabled(False)
    cursor = QTextCursor(paper.document())
    cursor.setPosition(first)
    cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText(put)
    paper.setUndoRedoEnabled(True)


def _put_cursor(paper: Written, anchor: int, position: int) -> None:
    cursor, end = paper.textCursor(), paper.document().characterCount() - 1
    cursor.setPosition(min(anchor, end))
    cursor.setPosition(min(position, end), QTextCursor.MoveMode.KeepAnchor)
    paper.setTextCursor(cursor)

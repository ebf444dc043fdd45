"""A text to read: Markdown in the theme's type and colours, which opens no link and no file."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QMimeData, Qt, QUrl
from PySide6.QtGui import (
    QFontMetricsF,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFragment,
)
from PySide6.QtWidgets import QFrame, QTextEdit

from inglenook.ui.forms.texts import plain_copy
from inglenook.ui.theme import Theme

# On average; so no line of ordinary words comes to more than the 72 that are easy to read.
LETTERS_IN_A_LINE = 64
ORDINARY_WORDS = "It may be about what is happening now, or about something long ago. "
MARGIN = 18
INDENT = 20


@dataclass(frozen=True)
class _Style:
    """How one kind of paragraph is set: px at the usual text size, per cent of the type."""

    size: str = "body"
    bold: bool = False
    colour: str = "ink"
    above: int = 0
    below: int = 10
    right: int = 0
    line_height: float = 135.0


BODY = _Style()
IN_A_LIST = _Style(below=4)
HEADINGS = {
    1: _Style("title", bold=True, line_height=120.0),
    2: _Style("card", bold=True, above=18, below=4, line_height=120.0),
}
SMALL = _Style("small", colour="muted", below=4, right=60)  # smaller letters, a narrower column
FIRST_SMALL = replace(SMALL, above=24)
_PLAIN = (
    QTextDocument.MarkdownFeature.MarkdownDialectCommonMark
    | QTextDocument.MarkdownFeature.MarkdownNoHTML
)


class _Closed(QTextDocument):
    """A document that loads nothing, whatever its text names."""

    def loadResource(self, kind: int, name: QUrl | str) -> None:  # noqa: ARG002
        return None


class Reading(QTextEdit):
    """Shows one text; it scrolls by key, and its lines are never long."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("role", "reading")
        self.setDocument(_Closed(self))
        self.document().setUndoRedoEnabled(False)
        self.setReadOnly(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._text, self._small_text = "", ""

    def show_text(self, text: str, small_text: str = "") -> None:
        """Show a Markdown text from its beginning, and another one in small type below it."""
        self._text, self._small_text = text, small_text
        self.set_again()
        self.verticalScrollBar().setValue(0)

    def set_again(self) -> None:
        """Set the same text in the colours and sizes of the theme; what is read stays in view."""
        bar = self.verticalScrollBar()
        read = bar.value() / max(bar.maximum(), 1)
        document = self.document()
        document.setMarkdown(self._text, _PLAIN)
        document.setDocumentMargin(MARGIN)
        document.setIndentWidth(Theme.current.px(INDENT))
        self._set_blocks(document)
        self.setMaximumWidth(self._widest())
        bar.setValue(round(read * bar.maximum()))

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: D102
        return plain_copy(self)

    def changeEvent(self, event: QEvent) -> None:  # noqa: D102
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._text:
            self.set_again()

    def _set_blocks(self, document: QTextDocument) -> None:
        whole = QTextCursor(document)
        whole.beginEditBlock()  # lines are broken once, when everything has its type
        blocks_of_text = document.blockCount()
        if self._small_text:
            whole.movePosition(QTextCursor.MoveOperation.End)
            whole.insertBlock(QTextBlockFormat(), QTextCharFormat())
            whole.insertMarkdown(self._small_text, _PLAIN)
        for block in _blocks(document):
            _set_block(block, _style(block, block.blockNumber() - blocks_of_text))
        whole.endEditBlock()

    def _widest(self) -> int:
        metrics = QFontMetricsF(Theme.current.font("body"))
        letter = metrics.horizontalAdvance(ORDINARY_WORDS) / len(ORDINARY_WORDS)
        beside = 2 * MARGIN + self.verticalScrollBar().sizeHint().width()
        return round(LETTERS_IN_A_LINE * letter) + beside


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _style(block: QTextBlock, after_text: int) -> _Style:
    if after_text >= 0:
        return SMALL if after_text else FIRST_SMALL
    goes_on = block.textList() is not None and block.next().textList() is not None
    return HEADINGS.get(block.blockFormat().headingLevel(), IN_A_LIST if goes_on else BODY)


def _set_block(block: QTextBlock, style: _Style) -> None:
    """Give a block its room and its letters their type; no look of the Markdown's own stays."""
    cursor = QTextCursor(block)
    cursor.mergeBlockFormat(_room(style))
    parts = [(each.position(), each.length(), _type(each, style)) for each in _fragments(block)]
    for start, length, letters in parts:
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(letters)


def _room(style: _Style) -> QTextBlockFormat:
    proportional = QTextBlockFormat.LineHeightTypes.ProportionalHeight
    made = QTextBlockFormat()
    made.setTopMargin(Theme.current.px(style.above))
    made.setBottomMargin(Theme.current.px(style.below))
    made.setRightMargin(Theme.current.px(style.right))
    made.setLineHeight(style.line_height, proportional.value)
    return made


def _type(fragment: QTextFragment, style: _Style) -> QTextCharFormat:
    was = fragment.charFormat()
    made = QTextCharFormat()
    made.setFont(Theme.current.font(style.size, bold=style.bold or was.font().bold()))
    made.setFontItalic(was.fontItalic())
    made.setForeground(Theme.current.colour(style.colour))
    return made


def _fragments(block: QTextBlock) -> Iterator[QTextFragment]:
    at = block.begin()
    while not at.atEnd():
        yield at.fragment()
        at += 1

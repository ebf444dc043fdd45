"""Paints one line of text in which some words are marked, in whichever direction it is read."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from inglenook.journal.search_hits import Piece
from inglenook.ui.theme import Theme

LEFT_OUT = "…"
WIDEST = 1_000_000.0  # px


def paint_marked(
    painter: QPainter, box: QRectF, pieces: Sequence[Piece], size: str, colour: QColor
) -> None:
    """Paint pieces at a type size as one line, cut short where the box ends.

    What is marked is heavier, and in the accent colour.
    """
    font = Theme.current.font(size)
    room = box.width() - QFontMetricsF(font).horizontalAdvance(LEFT_OUT)
    layout, line = _laid_out(pieces, font, room)
    if line.textLength() < _units(layout.text()):
        short = [*_start(pieces, line.textLength()), Piece(LEFT_OUT)]
        layout, line = _laid_out(short, font, WIDEST)
    painter.setPen(colour)
    layout.draw(painter, QPointF(box.left(), box.center().y() - line.height() / 2))


def _laid_out(pieces: Sequence[Piece], font: QFont, width: float) -> tuple[QTextLayout, QTextLine]:
    """The layout, which has to be kept, and as much of it as one line of a width holds."""
    layout = QTextLayout("".join(piece.text for piece in pieces), font)
    layout.setFormats(_formats(pieces))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(width)
    layout.endLayout()
    return layout, line


def _formats(pieces: Sequence[Piece]) -> list[QTextLayout.FormatRange]:
    mark = QTextCharFormat()
    mark.setFontWeight(QFont.Weight.DemiBold)
    mark.setForeground(Theme.current.colour("accent"))
    formats, at = [], 0
    for piece in pieces:
        length = _units(piece.text)
        if piece.is_marked:
            each = QTextLayout.FormatRange()
            each.start, each.length, each.format = at, length, mark
            formats.append(each)
        at += length
    return formats


def _start(pieces: Sequence[Piece], units: int) -> list[Piece]:
    """As much of the pieces as takes so many units of Qt's."""
    start: list[Piece] = []
    for piece in pieces:
        kept = piece.text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore")
        start.append(Piece(kept, piece.is_marked))
        units -= _units(piece.text)
        if units <= 0:
            break
    return start


def _units(text: str) -> int:
    """How long a text is to Qt, which counts a letter beyond U+FFFF as two."""
    return len(text.encode("utf-16-le")) // 2

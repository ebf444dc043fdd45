"""One line of text with marked words: it stays in its box, whatever is written and wherever."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from inglenook.journal.search_hits import Piece
from inglenook.ui.theme import Theme
from inglenook.ui.widgets.marked_text import paint_marked

WIDTH, HEIGHT, LEFT = 300, 30, 20
LONG = "so many words that there is no room for all of them in a line like this one "
PIECES = {
    "short": [Piece("A "), Piece("heron", is_marked=True)],
    "long": [Piece(LONG), Piece("heron", is_marked=True), Piece(LONG)],
    "marked": [Piece(LONG * 2, is_marked=True)],
    "emoji": [Piece("😀" * 60), Piece("heron", is_marked=True)],
    "emoji that fit": [Piece("😀" * 5), Piece("heron", is_marked=True)],
    "Hebrew": [
        Piece("אמרה לי ", is_marked=False),
        Piece("שָׁלוֹם", is_marked=True),
        Piece(" לך" * 60),
    ],
    "one word": [Piece("x" * 500)],
    "nothing": [],
}


def painted(pieces: list[Piece]) -> QImage:
    """The pieces in black on white, in a box of WIDTH with some room around it."""
    image = QImage(WIDTH + 2 * LEFT, HEIGHT, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    paint_marked(painter, QRectF(LEFT, 0, WIDTH, HEIGHT), pieces, "small", QColor("black"))
    painter.end()
    return image


def columns(image: QImage) -> list[int]:
    """Where, from the left, anything was painted."""
    white = QColor("white").rgb()
    return [
        x
        for x in range(image.width())
        if any(image.pixel(x, y) != white for y in range(image.height()))
    ]


@pytest.mark.parametrize("name", PIECES)
def test_it_stays_in_its_box(qapp: QApplication, look: object, name: str) -> None:
    where = columns(painted(PIECES[name]))
    if name == "nothing":
        assert where == []
        return
    assert LEFT - 1 <= where[0] <= LEFT + 12, "it begins at the left"
    assert where[-1] <= LEFT + WIDTH
    is_cut = name in ("long", "marked", "emoji", "Hebrew", "one word")
    assert (where[-1] > LEFT + WIDTH - 30) == is_cut


def test_what_is_marked_has_the_accent_colour_and_nothing_else_has(
    qapp: QApplication, look: object
) -> None:
    accent = Theme.current.colour("accent").rgb()

    def accents(*pieces: Piece) -> int:
        image = painted(list(pieces))
        points = ((x, y) for x in range(image.width()) for y in range(image.height()))
        return sum(image.pixel(x, y) == accent for x, y in points)

    assert accents(Piece("heron", is_marked=True)) > 5
    assert accents(Piece("😀😀 "), Piece("ll", is_marked=True)) > 5
    assert accents(Piece("heron")) == 0
    assert accents(Piece(LONG * 3), Piece("heron", is_marked=True)) == 0, "it is cut off"

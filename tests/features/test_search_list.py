"""The list of what was found: marked words, very many rows, and room for every word."""

from datetime import timedelta

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from inglenook.journal.entries import Note
from inglenook.journal.people import Person
from inglenook.ui.models.search_model import PAGE
from inglenook.ui.theme import Theme
from support.looks import UsualLook, clipped, outside
from support.search_page import found, row, typed, view, write
from support.windows import Desk


def test_the_words_are_painted_in_the_accent_colour(desk: Desk) -> None:
    with desk.journal() as journal:
        write(journal)
    desk.open()
    desk.press("Ctrl+K")
    for words in ("early", "שלום"):
        typed(desk, words)
        assert accents(desk) > 20, words
    typed(desk, "kind:note")
    assert accents(desk) == 0


def accents(desk: Desk) -> int:
    """How many points of the list have just the accent colour."""
    picture = view(desk).viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    accent = Theme.current.colour("accent").rgb()
    points = ((x, y) for x in range(picture.width()) for y in range(picture.height() // 3))
    return sum(picture.pixel(x, y) == accent for x, y in points)


@pytest.fixture
def herons(desk: Desk) -> list[Note]:
    """More notes than a page of the list holds, the newest first, in a journal that is open."""
    with desk.journal() as journal:
        now = journal.clock().replace(microsecond=0)
        made = [
            journal.new(
                Note, title=f"{number}", words="heron", happened=now - timedelta(hours=number)
            )
            for number in range(3 * PAGE + 5)
        ]
        journal.keep(*made)
    desk.open()
    desk.press("Ctrl+K")
    desk.write("h")
    return made


def test_of_very_many_the_first_are_there_at_once_and_all_after_a_moment(
    desk: Desk, herons: list[Note]
) -> None:
    assert [record.id for record in found(desk)] == [note.id for note in herons[:PAGE]]
    assert desk.told("search.count") == f"At least {PAGE} found"
    desk.wait(lambda: desk.told("search.count") == f"{len(herons)} found")
    assert [record.id for record in found(desk)] == [note.id for note in herons]
    view(desk).scrollToBottom()
    desk.here.remove(herons[-1])
    desk.wait(lambda: desk.told("search.count") == f"{len(herons) - 1} found")


def test_a_row_far_down_is_there_after_a_lock(desk: Desk, herons: list[Note]) -> None:
    desk.wait(lambda: desk.told("search.count") == f"{len(herons)} found")
    while row(desk) <= PAGE:
        desk.press("PgDown")
    before = row(desk)
    desk.press("Ctrl+L")
    desk.come_back()
    desk.wait(lambda: row(desk) == before)
    rect = view(desk).visualRect(view(desk).currentIndex())
    assert view(desk).viewport().rect().contains(rect), "it can be seen"


@pytest.mark.qt_log_ignore("This plugin does not support")
@pytest.mark.parametrize("size", [(1280, 820), (960, 640)], ids=str)
@pytest.mark.parametrize("text", [1.0, 2.0])
def test_every_word_has_room(
    desk: Desk, look: UsualLook, text: float, size: tuple[int, int]
) -> None:
    look.enlarge(text)
    with desk.journal() as journal:
        write(journal)
        journal.keep(journal.new(Person, name="Maximilianeleonoretheresia"))
    desk.begin(desk.path)
    desk.window.resize(*size)
    desk.unlock()
    desk.press("Ctrl+K")
    for words in ("", "walk", "walk with:zed kind:poem after:soon", "zebra", "kind:poem"):
        typed(desk, words)
        for _pass in range(3):  # one layout may ask for another
            QApplication.sendPostedEvents()
            QApplication.processEvents()
        assert [*clipped(desk.window), *outside(desk.window)] == [], words
    assert desk.window.size().toTuple() == size

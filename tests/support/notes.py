"""Hands for the page that notes are written on."""

from inglenook.journal.entries import Note
from inglenook.ui.forms.sheet import Sheet
from inglenook.ui.forms.texts import text_of
from support.windows import Desk

SENTENCE = "It was raining when we came to the harbour, and nobody said a word.\n"


def sheet(desk: Desk) -> Sheet:
    return desk.find("words", Sheet)


def written(desk: Desk) -> str:
    return text_of(sheet(desk))


def notes(desk: Desk) -> list[Note]:
    """The notes that came after the one of the half year."""
    return desk.here.all(Note)[1:]


def kept(desk: Desk) -> str:
    """The words of the newest note, as they are kept."""
    return notes(desk)[-1].words if notes(desk) else ""


def put_cursor(desk: Desk, position: int) -> None:
    cursor = sheet(desk).textCursor()
    cursor.setPosition(position)
    sheet(desk).setTextCursor(cursor)


def cursor_at(desk: Desk) -> int:
    return sheet(desk).textCursor().position()


def pause(desk: Desk, *, in_full: bool = False) -> None:
    """What is written is kept, and the pause goes by that ends a burst; at once, or in full."""
    desk.wait(lambda: kept(desk) == written(desk))
    timer = sheet(desk).pause
    assert timer.isActive()
    usual = timer.interval()
    if not in_full:
        timer.start(0)
    desk.wait(lambda: not timer.isActive())
    timer.setInterval(usual)


def lock_and_return(desk: Desk) -> None:
    desk.press("Ctrl+L")
    assert desk.replaced[-1].arguments[1] == "kept"
    desk.come_back()

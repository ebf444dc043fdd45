"""Whatever is written in a note is kept to the letter, and so are the cursor and the place."""

import time
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLineEdit

from inglenook.journal.entries import Note
from support.notes import (
    SENTENCE,
    cursor_at,
    kept,
    lock_and_return,
    notes,
    put_cursor,
    sheet,
    written,
)
from support.timelines import half_year, rows
from support.windows import Desk

REFUSED = "This text holds a character that cannot be kept. Remove it, then go on."
LONG = SENTENCE * 1500
TEXTS = {
    "right to left": "אני מרגיש בטוח, שלום\nوأنا أيضا، مع السلامة\u200f.",
    "emoji": "🪔 a lamp, a family 👩\u200d👩\u200d👧, a skin tone 👋🏽",
    "combining": "e\u0301 is not é, and a\u0308\u0323 has two",
    "spaces": "  before, after  \n\n\ttab, no-break\u00a0space, thin\u2009space, line\u2028break",
    "markup": "<b>not bold</b> &amp; \\n % {name} ' \" -- ; DROP TABLE note",
}


@pytest.fixture
def opened(desk: Desk) -> Desk:
    """The journal of a small half year, on Today."""
    with desk.journal() as journal:
        half_year(journal)
    desk.open()
    return desk


@pytest.fixture
def blank(opened: Desk) -> Desk:
    """A new note, with the keyboard on its sheet."""
    opened.pages.begin(Note)
    return opened


# -- nothing is lost


def test_a_lock_in_the_middle_of_a_word(blank: Desk) -> None:
    blank.write("We stayed until the lig")
    lock_and_return(blank)
    assert blank.pages.page.NAME == "note"
    assert blank.focused() is sheet(blank)
    blank.write("hts went out")
    assert written(blank) == "We stayed until the lights went out"
    blank.click("note.done")
    assert [each.words for each in notes(blank)] == ["We stayed until the lights went out"]


def test_the_cursor_in_five_thousand_words_outlives_a_lock(opened: Desk) -> None:
    words = "".join(f"{number}. {SENTENCE}" for number in range(360))
    assert len(words.split()) > 5000
    opened.here.keep(note := opened.here.new(Note, title="Long", words=words))
    opened.pages.open_record(note)
    middle = words.index("harbour", len(words) // 2) + 3
    put_cursor(opened, middle)
    scrolled = sheet(opened).verticalScrollBar().value()
    assert scrolled > 0
    opened.write("x")
    lock_and_return(opened)
    assert cursor_at(opened) == middle + 1
    opened.wait(lambda: sheet(opened).verticalScrollBar().value() == scrolled)
    opened.press("Backspace")
    assert written(opened) == words


def test_a_change_from_elsewhere_leaves_the_cursor_where_it_is(opened: Desk) -> None:
    words = "".join(f"{number}. {SENTENCE}" for number in range(360))
    opened.here.keep(note := opened.here.new(Note, title="Long", words=words))
    opened.pages.open_record(note)
    middle = words.index("harbour", len(words) // 2) + 3
    put_cursor(opened, middle)
    top = sheet(opened).cursorRect().top()
    opened.here.keep(replace(note, words=f"Before it all.\n{words}", title="Longer"))
    assert opened.find("title", QLineEdit).text() == "Longer"
    assert cursor_at(opened) == middle + len("Before it all.\n")
    assert sheet(opened).cursorRect().top() == top
    opened.press("Ctrl+Z")
    assert (written(opened), cursor_at(opened)) == (words, middle)
    assert sheet(opened).cursorRect().top() == top


def test_the_page_returns_to_a_note_that_was_open(opened: Desk) -> None:
    opened.pages.open_record(opened.here.all(Note)[0])
    opened.click("note.with")
    opened.press("Ctrl+1")
    lock_and_return(opened)
    assert opened.pages.page.NAME == "today"
    opened.pages.show_page("note")
    assert written(opened) == "Two gulls and a lantern"
    assert opened.sees("person.add")


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_comes_back_as_it_was_written(blank: Desk, name: str) -> None:
    blank.paste(TEXTS[name])
    lock_and_return(blank)
    assert written(blank) == TEXTS[name]
    blank.press("Ctrl+End")
    blank.write(".")
    blank.wait(lambda: kept(blank) == TEXTS[name] + ".")


def test_a_character_that_cannot_be_kept_is_told_at_the_sheet_and_held(blank: Desk) -> None:
    blank.write("Before")
    blank.wait(lambda: kept(blank) == "Before")
    sheet(blank).insertPlainText("\0")
    blank.write(" and after")
    blank.wait(lambda: REFUSED in blank.read())
    assert sheet(blank).property("wrong") is True
    assert kept(blank) == "Before"
    blank.click("note.done")
    assert blank.pages.page.NAME == "note"
    lock_and_return(blank)
    assert written(blank) == "Before\0 and after"
    sheet(blank).setFocus()
    put_cursor(blank, len("Before"))
    blank.press("Delete")
    blank.wait(lambda: kept(blank) == "Before and after")
    assert REFUSED not in blank.read()


def test_what_cannot_be_kept_waits_while_another_note_is_read(blank: Desk) -> None:
    sheet(blank).insertPlainText("half\0")
    blank.wait(lambda: REFUSED in blank.read())
    blank.pages.open_record(blank.here.all(Note)[0])
    blank.pages.begin(Note)
    assert written(blank) == "half\0"


# -- a hundred thousand letters


def test_a_long_text_is_pasted_whole_and_typed_on_without_waiting(blank: Desk) -> None:
    assert len(LONG) > 100_000
    blank.paste(LONG)
    blank.wait(lambda: kept(blank) == LONG)
    taken = []
    for place in (0, len(LONG) // 2, len(LONG)):
        put_cursor(blank, place)
        blank.application.processEvents()
        for _letter in range(20):
            began = time.perf_counter()
            blank.write("a")
            blank.application.processEvents()
            taken.append(time.perf_counter() - began)
    assert sorted(taken)[len(taken) * 95 // 100] < 0.05  # 16 ms on a machine that is at rest
    assert len(written(blank)) == len(LONG) + 60
    blank.press("Ctrl+Return")
    assert kept(blank).replace("a" * 20, "") == LONG


def test_a_long_text_holds_up_no_other_page(blank: Desk) -> None:
    blank.here.keep(*(blank.here.new(Note, words=LONG) for _number in range(3)))
    blank.press("Ctrl+1", "Ctrl+2")
    began = time.perf_counter()
    blank.press("Ctrl+1", "Ctrl+2")
    blank.application.processEvents()
    assert time.perf_counter() - began < 0.5
    assert all(len(row) < 400 for row in rows(blank))

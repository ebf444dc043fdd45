"""A page to write on: found and left by key, kept to the letter, undone by bursts, never lost."""

import time
from dataclasses import replace

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QDateTimeEdit, QLineEdit, QPushButton, QWidget

from inglenook.journal.entries import Bid, Note
from inglenook.journal.people import Person
from inglenook.journal.store import Filter
from inglenook.ui.forms.sheet import ABOVE, Sheet
from inglenook.ui.forms.texts import text_of
from support.timelines import half_year, rows
from support.windows import Desk

REFUSED = "This text holds a character that cannot be kept. Remove it, then go on."
SENTENCE = "It was raining when we came to the harbour, and nobody said a word.\n"
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


def pause(desk: Desk) -> None:
    """What is written is kept, and the pause goes by that ends a burst."""
    desk.wait(lambda: kept(desk) == written(desk))
    timer = sheet(desk).findChild(QTimer, "pause")
    assert isinstance(timer, QTimer)
    desk.wait(lambda: not timer.isActive())


def lock_and_return(desk: Desk) -> None:
    desk.press("Ctrl+L")
    assert desk.replaced[-1].arguments[1] == "kept"
    desk.come_back()


# -- writing one


def test_a_note_is_written_from_the_keyboard_alone(opened: Desk) -> None:
    opened.press("Ctrl+2")
    opened.pages.begin(Note)
    assert opened.focused() is sheet(opened)
    opened.write("Two gulls.")
    opened.press("Return")
    opened.write("And a lantern.")
    while opened.focused().objectName() != "title":
        opened.press("Shift+Tab")
    opened.write("The harbour again")
    opened.press("Return")
    assert opened.focused() is sheet(opened)
    while opened.focused().objectName() != "note.with":
        opened.press("Shift+Tab")
    opened.press("Space", "Tab")
    while not opened.focused().objectName().startswith("person."):
        opened.press("Tab")
    opened.press("Space", "Ctrl+Return")
    (note,) = notes(opened)
    assert (note.title, note.words) == ("The harbour again", "Two gulls.\nAnd a lantern.")
    assert note.person in {each.id for each in opened.here.all(Person)}
    assert opened.pages.page.NAME == "timeline"
    assert rows(opened)[0] == "The harbour again. Two gulls. And a lantern."
    assert opened.window.toast.sentence == "Kept on your timeline."
    opened.pages.begin(Note)
    assert written(opened) == ""


def test_nothing_written_is_nothing_kept(blank: Desk) -> None:
    blank.write("  ")
    blank.click("note.done")
    assert blank.pages.page.NAME == "today"
    assert notes(blank) == []
    assert blank.here.store.count(Filter()) == 5


def test_the_people_are_folded_away_until_they_are_asked_for(blank: Desk) -> None:
    button = blank.find("note.with", QPushButton)
    assert button.text() == "With…"
    assert not blank.sees("person.add")
    blank.write("Late again.")
    blank.click("note.with")
    alex = next(each for each in blank.here.all(Person) if each.name == "Alex")
    blank.click(f"person.{alex.id}")
    assert button.text() == "With Alex"
    blank.click("note.with")
    assert not blank.sees("person.add")
    assert button.text() == "With Alex"
    blank.wait(lambda: [each.person for each in notes(blank)] == [alex.id])


def test_the_words_are_counted_and_the_time_can_be_changed(blank: Desk) -> None:
    assert blank.told("note.count") == ""
    blank.write("one")
    blank.wait(lambda: blank.told("note.count") == "1 word")
    blank.paste(" two three\nfour")
    blank.wait(lambda: blank.told("note.count") == "4 words")
    box = blank.find("happened", QDateTimeEdit)
    box.setDateTime(box.dateTime().addDays(-3))
    blank.click("note.done")
    assert (blank.here.clock() - notes(blank)[0].happened).days == 3


def test_it_says_that_it_is_kept_and_how_to_undo(blank: Desk) -> None:
    assert "Kept as you write ·" in blank.read()
    assert "Ctrl+Z" in blank.read()


def test_a_note_is_opened_changed_and_left(opened: Desk) -> None:
    note = opened.here.all(Note)[0]
    opened.press("Ctrl+2")
    opened.pages.open_record(note)
    assert opened.find("title", QLineEdit).text() == note.title
    assert (written(opened), cursor_at(opened)) == (note.words, 0)
    opened.press("Ctrl+End")
    opened.write(" and a boat")
    opened.press("Ctrl+Return")
    assert opened.pages.page.NAME == "timeline"
    assert opened.here.all(Note)[0].words == f"{note.words} and a boat"


def test_another_note_takes_its_place(blank: Desk) -> None:
    blank.write("half a thought")
    old = blank.here.all(Note)[0]
    blank.pages.open_record(old)
    assert written(blank) == old.words
    assert kept(blank) == "half a thought"
    blank.pages.begin(Note)
    assert written(blank) == ""
    assert len(notes(blank)) == 1


def test_a_note_that_goes_into_the_bin_is_left(opened: Desk) -> None:
    note = opened.here.all(Note)[0]
    opened.press("Ctrl+2")
    opened.pages.open_record(note)
    opened.here.remove(note)
    assert opened.pages.page.NAME == "timeline"
    opened.press("Ctrl+Z")
    assert opened.here.all(Note) == [replace(note, changed=opened.here.all(Note)[0].changed)]
    opened.pages.begin(Note)
    assert written(opened) == ""


def test_a_new_note_that_goes_into_the_bin_is_not_gone_on_with(blank: Desk) -> None:
    blank.write("not this")
    blank.wait(lambda: kept(blank) == "not this")
    blank.here.remove(notes(blank)[0])
    assert blank.pages.page.NAME == "today"
    blank.pages.begin(Note)
    assert written(blank) == ""


def test_a_note_in_the_bin_is_shown_there(opened: Desk) -> None:
    note = opened.here.all(Note)[0]
    opened.here.remove(note)
    opened.pages.open_record(opened.here.all(Note)[0])
    assert opened.pages.page.NAME == "timeline"
    assert opened.sees("entryEditor.restore")


# -- undo


def test_two_bursts_are_two_undos_on_the_sheet_and_then_come_the_steps_before(
    opened: Desk,
) -> None:
    opened.click("bids.offered.toward")
    assert len(opened.here.all(Bid)) == 3
    opened.pages.begin(Note)
    opened.write("First.")
    pause(opened)
    opened.write(" Second.")
    pause(opened)
    opened.press("Ctrl+Z")
    assert written(opened) == "First."
    opened.wait(lambda: kept(opened) == "First.")
    opened.press("Ctrl+Z")
    assert written(opened) == ""
    opened.wait(lambda: notes(opened) == [])
    assert len(opened.here.all(Bid)) == 3
    opened.press("Ctrl+Z")
    assert len(opened.here.all(Bid)) == 2
    assert (written(opened), notes(opened)) == ("", [])


def test_two_bursts_are_two_undos_of_the_journal_too(blank: Desk) -> None:
    blank.write("First.")
    pause(blank)
    blank.write(" Second.")
    blank.press("Ctrl+Return")
    assert kept(blank) == "First. Second."
    blank.press("Ctrl+Z")
    assert kept(blank) == "First."
    blank.press("Ctrl+Z")
    assert notes(blank) == []
    blank.press("Ctrl+Shift+Z", "Ctrl+Shift+Z")
    assert kept(blank) == "First. Second."


def test_words_here_and_there_are_taken_back_one_way_and_never_to_and_fro(opened: Desk) -> None:
    opened.click("bids.offered.toward")
    opened.pages.begin(Note)
    opened.write("the end")
    opened.press("Home")
    opened.write("Not ")
    pause(opened)
    opened.press("Ctrl+Z")
    assert written(opened) == "the end"
    pause(opened)
    opened.press("Ctrl+Z")
    assert written(opened) == ""
    opened.wait(lambda: notes(opened) == [])
    opened.press("Ctrl+Z")
    assert (len(opened.here.all(Bid)), notes(opened)) == (2, [])


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


def test_the_sheet_has_no_frame_and_no_grey(blank: Desk) -> None:
    page = blank.find("page", QWidget)
    grabbed, paper = page.grab().toImage(), sheet(blank)
    ground = grabbed.pixelColor(4, grabbed.height() // 2)
    corner = paper.mapTo(page, paper.rect().bottomLeft())
    for across in (0, 1, paper.width() // 2, paper.width() - 1):
        for up in (0, 1, paper.height() // 2):
            assert grabbed.pixelColor(corner.x() + across, corner.y() - up) == ground


def test_the_cursor_stays_in_sight_while_a_page_is_filled(blank: Desk) -> None:
    for number in range(60):
        blank.write(f"Line {number}.")
        blank.press("Return")
    paper = sheet(blank)
    assert paper.verticalScrollBar().value() > 0
    assert paper.viewport().rect().contains(paper.cursorRect())
    blank.window.resize(960, 640)
    blank.wait(lambda: paper.viewport().rect().contains(paper.cursorRect()))
    paper.moveCursor(QTextCursor.MoveOperation.Start)
    assert paper.cursorRect().top() >= 0
    assert paper.verticalScrollBar().value() <= ABOVE

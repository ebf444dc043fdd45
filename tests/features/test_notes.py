"""A page to write on: found and left by key, undone by bursts, with nothing in the way."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QDateTimeEdit, QLineEdit, QPushButton, QWidget

from inglenook.journal.entries import Bid, Note
from inglenook.journal.people import Person
from inglenook.journal.store import Filter
from inglenook.ui.forms.sheet import ABOVE
from support.notes import cursor_at, kept, notes, pause, sheet, written
from support.timelines import half_year, rows
from support.windows import Desk


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
    assert "note.new" not in blank.here.store.drafts()
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
    pause(opened, in_full=True)
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

"""Undo and redo from the keyboard: first inside a text, then step by step in the journal."""

import pytest
from PySide6.QtWidgets import QDateEdit, QPlainTextEdit

from inglenook.journal.entries import Bid, GutCheck, Note, TrustFeeling
from inglenook.journal.store import Filter
from support.timelines import half_year, open_row, rows
from support.windows import Desk


@pytest.fixture
def opened(desk: Desk) -> Desk:
    with desk.journal() as journal:
        half_year(journal)
    desk.open()
    return desk


def bids(desk: Desk) -> int:
    return len(desk.here.all(Bid))


def words(desk: Desk, name: str = "unseen_part") -> str:
    return desk.find(name, QPlainTextEdit).toPlainText()


def test_steps_are_taken_back_and_made_again_in_order(opened: Desk) -> None:
    opened.click("bids.offered.toward")
    opened.click("bids.received.away")
    assert bids(opened) == 4
    opened.press("Ctrl+Z")
    assert bids(opened) == 3
    assert opened.window.toast.sentence == "Taken back."
    opened.press("Ctrl+Z")
    assert bids(opened) == 2
    opened.press("Ctrl+Shift+Z")
    assert bids(opened) == 3
    assert opened.window.toast.sentence == "Done again."
    opened.press("Ctrl+Y")
    assert bids(opened) == 4
    opened.press("Ctrl+Y")
    assert bids(opened) == 4


def test_with_nothing_to_take_back_nothing_happens(opened: Desk) -> None:
    opened.press("Ctrl+Z", "Ctrl+Shift+Z")
    assert opened.here.store.count(Filter()) == 5
    assert not opened.sees("toast")


def test_a_text_undoes_its_own_words_first(opened: Desk) -> None:
    opened.click("bids.offered.toward")
    opened.click("bids.offered.done")
    opened.focus("unseen_part")
    opened.write("hope")
    opened.wait(lambda: len(opened.here.all(TrustFeeling)) == 2)
    opened.press("Ctrl+Z")
    assert words(opened) == ""
    assert bids(opened) == 3
    opened.wait(lambda: len(opened.here.all(TrustFeeling)) == 1)
    opened.press("Ctrl+Z")
    assert bids(opened) == 2


def test_a_text_makes_its_own_words_again_first(opened: Desk) -> None:
    opened.focus("unseen_part")
    opened.write("hope")
    opened.press("Ctrl+Z")
    assert words(opened) == ""
    opened.press("Ctrl+Shift+Z")
    assert words(opened) == "hope"
    opened.wait(lambda: len(opened.here.all(TrustFeeling)) == 2)


def test_the_journal_makes_a_step_again_while_a_text_has_the_keyboard(opened: Desk) -> None:
    opened.click("bids.offered.toward")
    opened.focus("unseen_part")
    opened.press("Ctrl+Z")
    assert bids(opened) == 2
    opened.focus("unseen_part")
    opened.press("Ctrl+Shift+Z")
    assert bids(opened) == 3


def test_words_put_back_by_hand_are_no_step(opened: Desk) -> None:
    opened.click("bids.offered.toward")
    opened.press("Ctrl+2")
    note = open_row(opened, 4)
    assert isinstance(note, Note)
    opened.focus("words")
    opened.write("X")
    opened.wait(lambda: opened.here.all(Note)[0].words.startswith("X"))
    opened.press("Ctrl+Z")
    opened.wait(lambda: opened.here.all(Note)[0].words == note.words)
    opened.press("Ctrl+Z")
    assert bids(opened) == 2


def test_a_change_in_an_entry_is_taken_back_as_one_step(opened: Desk) -> None:
    opened.press("Ctrl+2")
    note = open_row(opened, 3)
    assert isinstance(note, Note)
    opened.focus("title")
    opened.press("End")
    opened.write(" of before")
    opened.press("Escape")
    assert opened.here.all(Note)[0].title == "The harbour of before"
    opened.press("Ctrl+Z")
    assert rows(opened)[3].startswith("The harbour. ")
    opened.press("Ctrl+Shift+Z")
    assert rows(opened)[3].startswith("The harbour of before. ")


def test_the_open_entry_shows_what_was_taken_back(opened: Desk) -> None:
    opened.press("Ctrl+2")
    open_row(opened, 3)
    opened.click("share.never")
    opened.wait(lambda: opened.here.all(Note)[0].share == "never")
    opened.press("Ctrl+Z")
    assert opened.here.all(Note)[0].share == "unmarked"
    assert opened.sees("entryEditor")
    assert opened.find("share.unmarked", type(opened.focused())).property("checked") is True


def test_a_new_person_is_taken_back_with_ctrl_z(opened: Desk) -> None:
    opened.click("person.add")
    opened.write("Sasha")
    opened.press("Return")
    assert "Sasha" in [person.name for person in opened.here.people()]
    opened.focus("zone")
    opened.press("Ctrl+Z")
    assert "Sasha" not in [person.name for person in opened.here.people()]
    opened.press("Ctrl+Shift+Z")
    assert "Sasha" in [person.name for person in opened.here.people()]


def test_what_hangs_on_a_person_does_not_break_when_they_are_taken_back(opened: Desk) -> None:
    opened.click("person.add")
    opened.write("Sasha")
    opened.press("Return")
    opened.focus("zone")
    opened.press("Right")
    opened.wait(lambda: len(opened.here.all(TrustFeeling)) == 2)
    opened.press("Ctrl+Z", "Ctrl+Z")
    assert len(opened.here.all(TrustFeeling)) == 1
    assert "Sasha" not in [person.name for person in opened.here.people()]
    opened.click("bids.offered.toward")
    assert bids(opened) == 3
    opened.focus("unseen_part")
    opened.write("after all")
    opened.press("Tab")
    assert len(opened.here.all(TrustFeeling)) == 2


def test_the_other_pages_follow_what_is_taken_back(opened: Desk) -> None:
    opened.press("Ctrl+2")
    assert len(rows(opened)) == 5
    opened.press("Ctrl+1")
    opened.click("bids.offered.toward")
    opened.press("Ctrl+2")
    assert len(rows(opened)) == 6
    opened.press("Ctrl+Z")
    assert len(rows(opened)) == 5


def test_a_date_that_was_changed_is_taken_back_with_the_keys_in_its_box(desk: Desk) -> None:
    with desk.journal() as journal:
        check = journal.new(GutCheck, title="The second phone")
        journal.keep(check)
    desk.open()
    desk.pages.open_record(check)
    desk.click("gutCheck.step.4")
    desk.click("look_againSet")
    desk.wait(lambda: desk.here.all(GutCheck)[0].look_again)
    assert isinstance(desk.focused(), QDateEdit)
    desk.press("Ctrl+Z")
    desk.wait(lambda: desk.here.all(GutCheck)[0].look_again is None)

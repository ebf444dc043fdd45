"""Needs from “not said yet” to how they were met, and where I was when it locked."""

import pytest
from PySide6.QtWidgets import QCheckBox, QLineEdit

from inglenook.journal.entries import Need, Note
from inglenook.journal.vocabulary import Met
from support.gifts import AWE, OLD, PLAY, gift, gifts_and_needs, need, open_gift, open_need, paper
from support.windows import Desk


@pytest.fixture
def page(desk: Desk) -> Desk:
    """The page of a few gifts and needs."""
    with desk.journal() as journal:
        gifts_and_needs(journal)
    desk.open()
    desk.click("sidebar.gifts")
    return desk


# -- needs


def test_a_need_is_written_said_and_met_from_the_keyboard_alone(page: Desk) -> None:
    page.pages.begin(Need)
    assert page.focused() is paper(page, "what")
    page.write("Some warning")
    for name, text in (
        ("say_what_i_mean", "I plan ahead."),
        ("mean_what_i_say", "I will go without you."),
        ("without_meanness", "Come when you can."),
    ):
        while page.focused().objectName() != name:
            page.press("Tab")
        page.write(text)
    assert not page.sees("met.met")
    while page.focused().objectName() != "said":
        page.press("Shift+Tab")
    page.press("Space")
    assert page.find("said", QCheckBox).isChecked()
    while page.focused().objectName() != "met.partly":
        page.press("Tab")
    page.press("Space", "Ctrl+Return")
    kept = need(page, "Some warning")
    assert (kept.said, kept.met) == (True, Met.PARTLY)
    assert kept.say_what_i_mean == "I plan ahead."
    assert kept.mean_what_i_say == "I will go without you."
    assert kept.without_meanness == "Come when you can."
    assert page.focused().objectName() == f"need.{kept.id}"
    told = page.read("needBoard")
    assert told.index("Partly") < told.index("Some warning") < told.index("Met with anger")


def test_a_need_moves_as_it_is_said_and_comes_back_with_undo(page: Desk) -> None:
    found = open_need(page, "A word before plans change")
    page.click("said")
    page.click("gifts.back")
    told = page.read("needBoard")
    assert told.index("Said") < told.index(found.what)
    page.press("Ctrl+Z")
    told = page.read("needBoard")
    assert told.index(found.what) < told.index("Said")


def test_a_need_put_into_the_bin_elsewhere_is_left_and_comes_back(page: Desk) -> None:
    found = open_need(page, "To be asked first")
    page.here.remove(found)
    assert not page.sees("needPanel")
    assert found.what not in page.read("needBoard")
    page.press("Ctrl+Z")
    assert found.what in page.read("needBoard")


def test_a_need_in_the_bin_is_shown_there(page: Desk) -> None:
    found = need(page, "To be asked first")
    page.here.remove(found)
    page.pages.open_record(need(page, "To be asked first"))
    assert page.pages.page.NAME == "timeline"
    assert page.sees("entryEditor.restore")


def test_what_can_be_done_with_a_need_is_offered_once_it_is_kept(page: Desk) -> None:
    page.pages.begin(Need)
    assert not page.sees("gifts.more")
    page.write("Rest")
    page.wait(lambda: page.sees("gifts.more"))
    page.click("gifts.back")
    assert not page.sees("gifts.more")
    open_gift(page, PLAY)
    assert not page.sees("gifts.more")


# -- where I was


def lock_and_return(desk: Desk) -> None:
    desk.press("Ctrl+L")
    desk.come_back()


def test_a_lock_in_the_middle_of_a_new_need(page: Desk) -> None:
    page.pages.begin(Need)
    page.write("To be held")
    page.focus("say_what_i_mean")
    page.write("I get co")
    lock_and_return(page)
    assert page.focused() is paper(page, "say_what_i_mean")
    page.write("ld")
    assert paper(page, "what").toPlainText() == "To be held"
    page.press("Ctrl+Return")
    assert need(page, "To be held").say_what_i_mean == "I get cold"
    assert len(page.here.all(Need)) == 6


def test_a_lock_while_a_gift_is_open_and_the_retired_are_shown(page: Desk) -> None:
    page.click("gifts.retired")
    open_gift(page, PLAY)
    page.press("Home")
    page.write("Yes, ")
    lock_and_return(page)
    assert page.find("name", QLineEdit).text() == f"Yes, {PLAY}"
    page.write("x")
    assert page.find("name", QLineEdit).text() == f"Yes, x{PLAY}"
    page.click("gifts.back")
    assert page.sees(f"gift.{gift(page, OLD).id}")


def test_an_emptied_need_is_told_and_waits(page: Desk) -> None:
    found = open_need(page, "To be asked first")
    page.press("Ctrl+A", "Backspace")
    page.wait(lambda: "This needs an answer." in page.read())
    page.click("gifts.back")
    assert need(page, found.what) == found
    open_need(page, found.what)
    assert paper(page, "what").toPlainText() == ""


def test_no_widgets_pile_up_as_records_are_opened(page: Desk) -> None:
    from PySide6.QtWidgets import QWidget

    from support.windows import flush

    counts = []
    for _time in range(3):
        for name in (PLAY, AWE):
            page.pages.open_record(gift(page, name))
        page.pages.open_record(need(page, "To be asked first"))
        page.click("gifts.back")
        page.pages.begin(Note)
        page.pages.open_record(page.here.all(Note)[0])
        assert page.sees("words")
        page.click("sidebar.gifts")
        flush()
        counts.append(len(page.window.findChildren(QWidget)))
    assert counts[0] == counts[1] == counts[2]

"""The first run: three quiet screens in a new journal, left at any time, and never seen again."""

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from inglenook.journal.entries import Note, TrustFeeling
from inglenook.journal.errors import DiskFull
from inglenook.journal.people import Person
from inglenook.journal.store import Filter
from inglenook.journal.vocabulary import About, Zone
from inglenook.ui.device import Device
from inglenook.ui.widgets.zone_rings import ZoneRings
from support.disks import full_disk
from support.looks import UsualLook, clipped, outside
from support.windows import Desk

FIRST, SECOND, THIRD = "What this journal is for", "What it keeps", "One first check-in"
WORDS = "A quiet start"


@pytest.fixture
def begun(desk: Desk) -> Desk:
    """Somebody whose journal was made a moment ago."""
    desk.open(first_run=True)
    return desk


def turn_to(desk: Desk, screen: int) -> None:
    for _step in range(screen - 1):
        desk.click("first_run.next")


def killed(desk: Desk) -> None:
    """The program is ended by force: nothing is gathered, nothing is said."""
    desk.here.close()
    desk.window.journal = None
    desk.end()


def is_over(desk: Desk) -> bool:
    return desk.pages.page.NAME == "today" and desk.sees("sidebar")


# -- the three screens


def test_a_new_journal_begins_with_it_and_nothing_beside(begun: Desk) -> None:
    assert begun.pages.page.NAME == "first_run"
    assert FIRST in begun.read("page")
    assert not begun.sees("sidebar")
    assert not begun.sees("first_run.back")


def test_the_screens_are_turned_forth_and_back(begun: Desk) -> None:
    for place, title in enumerate((FIRST, SECOND, THIRD), start=1):
        assert title in begun.read("page")
        assert begun.find("first_run.dots", QWidget).accessibleName() == f"Screen {place} of 3"
        if place < 3:
            begun.click("first_run.next")
    assert not begun.sees("first_run.next")
    begun.click("first_run.back")
    begun.click("first_run.back")
    assert FIRST in begun.read("page")


def test_it_says_what_is_kept_where_and_what_it_cannot_do(desk: Desk) -> None:
    Device(desk.settings_file).change(idle_minutes=1)
    desk.open(first_run=True)
    assert "never tells you to stay or to leave" in desk.read("page")
    turn_to(desk, 2)
    told = desk.read("page")
    assert str(desk.path) in told
    assert "recovery key" in told
    assert "Ctrl+L, and by itself after 1 minute without" in told
    assert "Somebody who watches the screen" in told
    assert "!" not in told


@pytest.mark.parametrize("screen", [1, 2, 3])
def test_it_can_be_skipped_from_each_screen(begun: Desk, screen: int) -> None:
    turn_to(begun, screen)
    begun.click("first_run.skip")
    assert is_over(begun)
    assert begun.here.store.count(Filter()) == 0


# -- the check-in


def test_a_first_check_in_is_kept(begun: Desk) -> None:
    turn_to(begun, 3)
    assert begun.focused() is begun.find("zone", ZoneRings)
    begun.press("Right")
    begun.focus("note")
    begun.write(WORDS)
    begun.click("first_run.finish")
    assert is_over(begun)
    (feeling,) = begun.here.all(TrustFeeling)
    assert (feeling.about, feeling.zone, feeling.note) == (About.GENERAL, Zone.CENTRE, WORDS)
    assert begun.window.toast.sentence == "Kept on your timeline."
    assert set(begun.here.store.drafts()) == {"where"}
    begun.click("toastUndo")
    assert begun.here.all(TrustFeeling) == []


def test_it_can_be_about_somebody_new(begun: Desk) -> None:
    turn_to(begun, 3)
    begun.press("Right")
    begun.click("person.add")
    begun.write("Robin")
    begun.click("first_run.finish")  # without Enter after the name
    (robin,), (feeling,) = begun.here.all(Person), begun.here.all(TrustFeeling)
    assert (robin.name, feeling.about, feeling.person) == ("Robin", About.PERSON, robin.id)


def test_a_name_alone_is_no_check_in(begun: Desk) -> None:
    turn_to(begun, 3)
    begun.click("person.add")
    begun.write("Robin")
    begun.press("Return")
    begun.click("first_run.finish")
    assert is_over(begun)
    assert begun.here.all(TrustFeeling) == []
    assert [each.name for each in begun.here.all(Person)] == ["Robin"]
    assert set(begun.here.store.drafts()) == {"where"}


def test_finishing_without_an_answer_leaves_nothing(begun: Desk) -> None:
    turn_to(begun, 3)
    begun.click("first_run.finish")
    assert is_over(begun)
    assert begun.here.store.count(Filter()) == 0
    assert not begun.sees("toast")


def test_what_was_written_before_skipping_is_kept(begun: Desk) -> None:
    turn_to(begun, 3)
    begun.focus("note")
    begun.write(WORDS)
    begun.click("first_run.skip")
    assert [each.note for each in begun.here.all(TrustFeeling)] == [WORDS]


def test_on_a_full_disk_the_words_stay_on_screen_until_there_is_room(begun: Desk) -> None:
    turn_to(begun, 3)
    begun.focus("note")
    begun.write(WORDS)
    with full_disk(begun):
        begun.click("first_run.finish")
        assert begun.window.toast.sentence == str(DiskFull())
        assert begun.find("note", QPlainTextEdit).toPlainText() == WORDS
    begun.click("first_run.finish")
    assert is_over(begun)
    assert [each.note for each in begun.here.all(TrustFeeling)] == [WORDS]


def test_it_can_be_skipped_on_a_full_disk_and_the_words_are_kept_later(begun: Desk) -> None:
    turn_to(begun, 3)
    begun.focus("note")
    begun.write(WORDS)
    with full_disk(begun):
        begun.click("first_run.skip")
        assert is_over(begun)
    begun.press("Ctrl+L")
    begun.come_back()
    assert is_over(begun)
    assert [each.note for each in begun.here.all(TrustFeeling)] == [WORDS]


def test_it_is_gone_through_from_the_keyboard_alone(begun: Desk) -> None:
    assert begun.focused().objectName() == "first_run.next"
    begun.press("Space")
    assert begun.focused().objectName() == "first_run.next"
    begun.press("Space", "Right")
    while begun.focused().objectName() != "first_run.finish":
        begun.press("Tab")
    begun.press("Space")
    assert is_over(begun)
    assert [each.zone for each in begun.here.all(TrustFeeling)] == [Zone.CENTRE]


def test_ctrl_enter_goes_on(begun: Desk) -> None:
    begun.press("Ctrl+Return", "Ctrl+Return")
    assert THIRD in begun.read("page")
    begun.press("Ctrl+Enter")
    assert is_over(begun)


# -- never again


@pytest.mark.parametrize("way", ["first_run.finish", "first_run.skip", "Ctrl+2", "Ctrl+N"])
def test_it_is_never_seen_again_not_even_after_a_crash(begun: Desk, way: str) -> None:
    turn_to(begun, 3)
    if way.startswith("Ctrl"):
        begun.press(way)
    else:
        begun.click(way)
    assert begun.sees("sidebar")
    killed(begun)
    begun.open()
    assert begun.pages.page.NAME != "first_run"
    assert begun.sees("sidebar")


def test_no_way_leads_back_to_it(begun: Desk) -> None:
    begun.press("Ctrl+2")
    begun.pages.go_back()
    assert begun.pages.page.NAME == "today"


def test_a_lock_in_the_middle_comes_back_to_the_same_screen_and_words(begun: Desk) -> None:
    turn_to(begun, 3)
    begun.press("Right", "Right")
    begun.click("person.add")
    begun.write("Rob")
    begun.focus("note")
    begun.write("A qui")
    begun.press("Ctrl+L")
    begun.come_back()
    assert THIRD in begun.read("page")
    assert not begun.sees("sidebar")
    assert begun.find("zone", ZoneRings).zone == Zone.PROTECTION
    assert begun.find("person.newName", QLineEdit).text() == "Rob"
    assert begun.focused() is begun.find("note", QPlainTextEdit)
    begun.write("et start")
    begun.click("first_run.finish")
    (feeling,) = begun.here.all(TrustFeeling)
    assert (feeling.zone, feeling.note) == (Zone.PROTECTION, WORDS)
    killed(begun)
    begun.open()
    assert is_over(begun)


def test_a_crash_in_the_middle_loses_no_words(begun: Desk) -> None:
    turn_to(begun, 3)
    begun.focus("note")
    begun.write(WORDS)
    begun.press("Tab")
    killed(begun)
    begun.open()
    assert begun.pages.page.NAME == "first_run"
    turn_to(begun, 3)
    assert begun.find("note", QPlainTextEdit).toPlainText() == WORDS
    begun.click("first_run.finish")
    assert [each.note for each in begun.here.all(TrustFeeling)] == [WORDS]


def test_a_crash_before_anything_is_written_begins_it_again(begun: Desk) -> None:
    killed(begun)
    begun.open()
    assert begun.pages.page.NAME == "first_run"


@pytest.mark.parametrize("held", ["entry", "entry in the bin", "person"])
def test_a_journal_that_holds_something_does_without(desk: Desk, held: str) -> None:
    with desk.journal(first_run=True) as journal:
        record = (
            journal.new(Person, name="Robin")
            if held == "person"
            else journal.new(Note, words="Already here")
        )
        journal.keep(record)
        if held == "entry in the bin":
            assert isinstance(record, Note)
            journal.remove(record)
    desk.open()
    assert is_over(desk)


def test_a_journal_that_was_left_once_does_without(begun: Desk) -> None:
    begun.click("first_run.skip")
    begun.press("Ctrl+L")
    begun.come_back()
    assert is_over(begun)


# -- how it looks


@pytest.mark.qt_log_ignore("This plugin does not support")
@pytest.mark.parametrize("size", [(1280, 820), (960, 640)], ids=str)
@pytest.mark.parametrize("factor", [1.0, 2.0])
def test_every_screen_has_room(
    look: UsualLook, desk: Desk, factor: float, size: tuple[int, int]
) -> None:
    look.enlarge(factor)
    desk.open(first_run=True)
    desk.window.resize(*size)
    found = []
    for screen in (1, 2, 3):
        for _pass in range(3):
            QApplication.sendPostedEvents()
            QApplication.processEvents()
        found += [f"{screen}: {each}" for each in (*clipped(desk.window), *outside(desk.window))]
        if screen < 3:
            desk.click("first_run.next")
    assert not found, "\n".join(found)
    assert desk.window.size().toTuple() == size

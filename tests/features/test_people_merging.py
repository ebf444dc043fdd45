"""Two people become one and are parted again; who is named by entries is never deleted."""

import pytest
from PySide6.QtWidgets import (
    QApplication,
    QMenu,
    QPlainTextEdit,
    QPushButton,
)

from inglenook.journal.entries import Note, TrustFeeling
from inglenook.journal.people import Person
from inglenook.ui.widgets import person_deeds
from inglenook.ui.widgets.slider import Slider
from support.people import (
    do,
    entries_of,
    names,
    person,
    pick,
    shown,
    three_people,
    write_into,
)
from support.questions import choose, when_asked
from support.windows import Desk

# What the plugin for no screen at all says of menus and dialogs.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
WORDS = "The way they listen"


@pytest.fixture
def people(desk: Desk) -> Desk:
    return three_people(desk)


# -- merging


def test_two_people_become_one_and_undo_parts_them(people: Desk) -> None:
    said = when_asked(people, lambda: choose(people, "Alex"))
    do(people, "merge")
    people.wait(lambda: said)
    people.wait(lambda: names(people) == ["Alex", "Ben"])
    assert "Who is the same person as Robin?" in said[0]
    assert "This can be undone." in said[0]
    assert people.window.toast.sentence == "Robin and Alex are one person now."
    assert (shown(people), entries_of(people, "Alex")) == ("Alex", 4)
    people.click("toastUndo")
    assert names(people) == ["Robin", "Alex", "Ben"]
    assert (entries_of(people, "Robin"), entries_of(people, "Alex")) == (3, 1)
    assert shown(people) == "Robin"


def test_a_merge_that_takes_a_while_says_that_it_is_going_on(
    people: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(person_deeds, "AT_ONCE", 2)
    toast = people.window.toast
    when_asked(people, lambda: choose(people, "Alex"))
    do(people, "merge")
    people.wait(lambda: toast.sentence == "Putting the entries together…")
    assert names(people) == ["Robin", "Alex", "Ben"]
    people.wait(lambda: toast.sentence == "Robin and Alex are one person now.")
    assert names(people) == ["Alex", "Ben"]
    people.click("toastUndo")
    assert toast.sentence == "Taking it back…"
    people.wait(lambda: toast.sentence == "Taken back.")
    assert names(people) == ["Robin", "Alex", "Ben"]


def test_what_is_written_in_the_form_goes_along(people: Desk) -> None:
    write_into(people, "draws_me", WORDS)
    write_into(people, "name", "Alex")
    when_asked(people, lambda: choose(people, "Alex"))
    do(people, "merge")
    people.wait(lambda: names(people) == ["Alex", "Ben"])
    assert person(people, "Alex").draws_me == WORDS
    assert people.find("draws_me", QPlainTextEdit).toPlainText() == WORDS
    people.click("toastUndo")
    assert names(people) == ["Robin", "Alex", "Ben"]
    assert person(people, "Robin").draws_me == WORDS


def test_a_half_written_feeling_follows_a_merge(people: Desk) -> None:
    robin, alex = person(people, "Robin"), person(people, "Alex")
    people.click("sidebar.today")
    people.click(f"person.{robin.id}")
    people.click("more")
    people.click("signs.cold")
    people.click("sidebar.people")
    when_asked(people, lambda: choose(people, "Alex"))
    do(people, "merge")
    people.wait(lambda: names(people) == ["Alex", "Ben"])
    people.press("Ctrl+L")
    people.come_back()
    people.click("sidebar.today")
    assert people.find(f"person.{alex.id}", QPushButton).isChecked()
    people.find("trust", Slider).setFocus()
    people.press("End")
    people.wait(lambda: len(people.here.all(TrustFeeling)) == 2)
    assert [each.person for each in people.here.all(TrustFeeling)] == [alex.id, alex.id]


def test_a_lock_answers_the_question_with_no(people: Desk) -> None:
    when_asked(people, lambda: people.press("Ctrl+L"))
    do(people, "merge")
    people.wait(lambda: people.replaced)
    people.come_back()
    assert names(people) == ["Robin", "Alex", "Ben"]


def test_alone_there_is_nobody_to_merge_with(desk: Desk) -> None:
    with desk.journal() as journal:
        journal.keep(journal.new(Person, name="Robin"))
    desk.open()
    desk.click("sidebar.people")
    desk.click("people.more")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [each.objectName() for each in menu.actions()] == ["people.archive", "people.delete"]
    menu.close()


# -- deleting


def test_somebody_nothing_names_is_deleted_and_undo_brings_them_back(people: Desk) -> None:
    pick(people, "Ben")
    do(people, "delete")
    assert names(people) == ["Robin", "Alex"]
    assert people.window.toast.sentence == "Ben is deleted."
    people.click("toastUndo")
    assert names(people) == ["Robin", "Alex", "Ben"]
    assert shown(people) == "Ben"


def test_somebody_with_entries_is_kept_whole_and_it_is_said_why(people: Desk) -> None:
    before = people.here.all(Person)
    said = when_asked(people, lambda: people.click("cancel"))
    do(people, "delete")
    people.wait(lambda: said)
    assert "3 entries name Robin, so Robin cannot be deleted." in said[0]
    assert people.here.all(Person) == before
    assert entries_of(people, "Robin") == 3


def test_an_entry_in_the_bin_keeps_somebody_too(people: Desk) -> None:
    ben = person(people, "Ben")
    note = people.here.new(Note, title="Sunday", person=ben.id)
    people.here.keep(note)
    people.here.remove(note)
    pick(people, "Ben")
    said = when_asked(people, lambda: people.click("cancel"))
    do(people, "delete")
    people.wait(lambda: said)
    assert "1 entry names Ben, so Ben cannot be deleted. 1 of them rests in the bin." in said[0]


def test_archiving_is_offered_instead(people: Desk) -> None:
    when_asked(people, lambda: people.click("confirm"))
    do(people, "delete")
    people.wait(lambda: person(people, "Robin").retired)


def test_merging_is_offered_instead(people: Desk) -> None:
    def merge() -> None:
        when_asked(people, lambda: choose(people, "Ben"))
        people.click("confirm.2")

    when_asked(people, merge)
    do(people, "delete")
    people.wait(lambda: names(people) == ["Alex", "Ben"])
    assert entries_of(people, "Ben") == 3

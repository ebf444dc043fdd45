"""People: listing, adding, renaming and archiving; nothing on the page is ever lost."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import (
    QDateEdit,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QTableView,
)

from inglenook.journal.people import Person
from inglenook.journal.vocabulary import PersonKind
from support.people import (
    do,
    entries_of,
    listed,
    names,
    person,
    pick,
    problem_at,
    shown,
    three_people,
    write_into,
)
from support.windows import Desk

# What the plugin for no screen at all says of menus and dialogs.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
TAKEN = "Somebody here has this name. Add something to tell them apart."
WORDS = "The way they listen"


@pytest.fixture
def people(desk: Desk) -> Desk:
    return three_people(desk)


# -- who is here


def test_everybody_is_listed_circle_by_circle(people: Desk) -> None:
    circle = ["Close to me", "Robin", "Alex", "My circle of support", "Ben"]
    assert listed(people) == circle
    people.here.keep(people.here.new(Person, name="Mo"))
    assert listed(people) == [*circle, "Others", "Mo"]


def test_who_is_close_and_supports_me_is_told_to_do_both(people: Desk) -> None:
    pick(people, "Alex")
    people.click("supports_me", within="people.about")
    people.wait(lambda: "Alex · supports me" in listed(people))
    assert "Supports me" in people.read(within="people.view")


def test_the_one_written_about_most_is_shown_first(people: Desk) -> None:
    assert shown(people) == "Robin"
    assert people.focused() is people.find("people.list", QListWidget)
    people.press("Down")
    assert shown(people) == "Alex"
    people.press("Down")
    assert shown(people) == "Ben"


def test_somebody_can_be_opened_and_begun_from_elsewhere(people: Desk) -> None:
    people.click("sidebar.today")
    people.pages.open_record(person(people, "Alex"))
    assert (people.pages.page.NAME, shown(people)) == ("people", "Alex")
    people.click("sidebar.today")
    people.pages.begin(Person)
    assert people.focused() is people.find("people.newName", QLineEdit)


def test_an_empty_page_says_what_it_is_for(desk: Desk) -> None:
    desk.open()
    desk.click("sidebar.people")
    assert "a nickname is enough." in desk.read()
    assert not desk.sees("people.view")
    assert desk.focused() is desk.find("people.addFirst", QPushButton)
    desk.press("Space")
    desk.write("Robin")
    desk.press("Return")
    assert names(desk) == ["Robin"]
    assert shown(desk) == "Robin"
    desk.wait(lambda: "No bids or feelings with Robin are written yet." in desk.read())
    desk.press("Ctrl+Z")
    assert names(desk) == []
    assert "a nickname is enough." in desk.read()


# -- adding and renaming


def test_somebody_is_added_with_a_name_and_enter(people: Desk) -> None:
    people.click("people.add")
    people.write("  Kim Ö. 🌱 ")
    people.press("Return")
    assert (shown(people), person(people, "Kim Ö. 🌱").kind) == ("Kim Ö. 🌱", None)
    assert "Kim Ö. 🌱" in listed(people)
    assert not people.sees("people.newName")
    people.click("toastUndo")
    assert names(people) == ["Robin", "Alex", "Ben"]
    assert shown(people) == "Robin"


@pytest.mark.parametrize(
    ("name", "sentence"), [(" rObIn ", TAKEN), ("  ", "This needs an answer."), ("x" * 81, "80")]
)
def test_a_name_that_cannot_be_is_refused_where_it_is_written(
    people: Desk, name: str, sentence: str
) -> None:
    people.click("people.add")
    people.write(name)
    people.press("Return")
    assert sentence in people.read()
    assert people.find("people.newName", QLineEdit).text() == name
    assert names(people) == ["Robin", "Alex", "Ben"]
    people.press("Escape")
    assert sentence not in people.read()
    assert people.focused() is people.find("people.list", QListWidget)


def test_the_name_of_somebody_new_outlives_a_lock(people: Desk) -> None:
    people.click("people.add")
    people.write("Ki")
    people.press("Ctrl+L")
    people.come_back()
    assert people.focused() is people.find("people.newName", QLineEdit)
    people.write("m")
    people.press("Return")
    assert shown(people) == "Kim"


def test_a_taken_name_is_refused_at_the_field_and_nothing_else_is_lost(people: Desk) -> None:
    write_into(people, "draws_me", WORDS)
    write_into(people, "name", "ALEX")
    write_into(people, "alias", "R.")
    people.wait(lambda: problem_at(people, "name") == TAKEN)
    people.press("Ctrl+L")
    people.come_back()
    assert shown(people) == "Robin"
    assert people.find("name", QLineEdit).text() == "ALEX"
    assert problem_at(people, "name") == TAKEN
    assert people.find("draws_me", QPlainTextEdit).toPlainText() == WORDS
    assert people.find("alias", QLineEdit).text() == "R."
    write_into(people, "name", "Robin A.")
    people.wait(lambda: "Robin A." in names(people))
    robin = person(people, "Robin A.")
    assert (robin.draws_me, robin.alias) == (WORDS, "R.")
    assert problem_at(people, "name") == ""


def test_a_refused_name_waits_while_somebody_else_is_shown(people: Desk) -> None:
    write_into(people, "name", "Alex")
    pick(people, "Ben")
    assert people.find("name", QLineEdit).text() == "Ben"
    pick(people, "Robin")
    assert people.find("name", QLineEdit).text() == "Alex"
    assert problem_at(people, "name") == TAKEN
    assert names(people) == ["Robin", "Alex", "Ben"]


def test_what_is_said_of_somebody_is_kept_and_undone(people: Desk) -> None:
    write_into(people, "alias", "R.")
    people.click("kind.ex", within="people.about")
    people.wait(lambda: person(people, "Robin").kind == PersonKind.EX)
    assert person(people, "Robin").alias == "R."
    assert listed(people)[:2] == ["Close to me", "Alex"]
    people.wait(lambda: "\nEx\n" in people.read(within="people.view"))
    people.focus("people.list")
    people.press("Ctrl+Z")
    people.wait(lambda: person(people, "Robin").kind == PersonKind.DATING)


@pytest.mark.parametrize("field", ["met_on", "ended_on"])
def test_a_day_that_lies_ahead_is_refused_at_the_field(people: Desk, field: str) -> None:
    people.click(f"{field}Set")
    box = people.find(field, QDateEdit)
    ahead = date.today() + timedelta(days=9)
    box.setDate(QDate(ahead.year, ahead.month, ahead.day))
    write_into(people, "draws_me", WORDS)
    people.press("Tab")
    people.wait(lambda: "lies in the future" in problem_at(people, field))
    assert getattr(person(people, "Robin"), field) in (None, date.today())
    people.click(f"{field}Clear")
    people.wait(lambda: person(people, "Robin").draws_me == WORDS)
    assert getattr(person(people, "Robin"), field) is None


def test_an_end_before_the_beginning_is_refused_at_the_field(people: Desk) -> None:
    for field, days in (("met_on", 3), ("ended_on", 5)):
        people.click(f"{field}Set")
        day = date.today() - timedelta(days=days)
        people.find(field, QDateEdit).setDate(QDate(day.year, day.month, day.day))
    people.wait(lambda: "before you met" in problem_at(people, "ended_on"))
    assert person(people, "Robin").ended_on in (None, date.today())


# -- the archive


def test_an_archived_person_leaves_the_pickers_and_stays_in_old_entries(people: Desk) -> None:
    alex = person(people, "Alex")
    pick(people, "Alex")
    do(people, "archive")
    assert person(people, "Alex").retired
    assert people.window.toast.sentence.startswith("Alex is archived")
    assert people.find("people.archived", QPushButton).text() == "1 archived"
    assert entries_of(people, "Alex") == 1
    people.click("sidebar.today")
    assert not people.sees(f"person.{alex.id}")
    people.click("sidebar.timeline")
    model = people.find("timeline.list", QTableView).model()
    assert any("Alex" in str(model.data(model.index(row, 0))) for row in range(3))


def test_the_archive_is_folded_until_it_is_asked_for(people: Desk) -> None:
    people.here.keep(people.here.new(Person, name="Kit", retired=True))
    assert "Kit" not in listed(people)
    people.click("people.archived")
    assert listed(people)[-2:] == ["Archived", "Kit"]
    pick(people, "Kit")
    do(people, "archive")
    assert listed(people)[-2:] == ["Others", "Kit"]
    assert not people.sees("people.archived")
    people.click("toastUndo")
    assert person(people, "Kit").retired

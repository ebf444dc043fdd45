"""People: adding, renaming, archiving, merging, deleting; nothing on the page is ever lost."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDateEdit,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QWidget,
)

from inglenook.journal.entries import Bid, GutCheck, Need, Note, TrustFeeling
from inglenook.journal.people import Person
from inglenook.journal.store import Filter
from inglenook.journal.vocabulary import About, Answer, Direction, Met, PersonKind
from inglenook.ui.forms.form import Form
from inglenook.ui.models.timeline_model import TimelineModel
from inglenook.ui.widgets import person_deeds
from inglenook.ui.widgets.slider import Slider
from support.looks import clipped, outside
from support.questions import choose, when_asked
from support.timelines import RANG, half_year
from support.windows import Desk

# What the plugin for no screen at all says of menus and dialogs.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
TAKEN = "Somebody here has this name. Add something to tell them apart."
WORDS = "The way they listen"


@pytest.fixture
def people(desk: Desk) -> Desk:
    """Robin has three entries, Alex one, and Ben is named by none."""
    with desk.journal() as journal:
        for person in half_year(journal):
            earlier = timedelta(days=len(person.name))  # Robin came before Alex
            journal.keep(replace(person, recorded=person.recorded - earlier))
        journal.keep(journal.new(Person, name="Ben", kind=PersonKind.FRIEND, supports_me=True))
    desk.open()
    desk.click("sidebar.people")
    return desk


def person(desk: Desk, name: str) -> Person:
    """The one person of this name, as kept."""
    (found,) = [each for each in desk.here.people(retired=True) if each.name == name]
    return found


def names(desk: Desk) -> list[str]:
    return [each.name for each in desk.here.people(retired=True)]


def listed(desk: Desk) -> list[str]:
    """What stands in the list, headings included."""
    found = desk.find("people.list", QListWidget)
    return [found.item(row).text() for row in range(found.count())]


def pick(desk: Desk, name: str) -> None:
    """Choose somebody from the list, with the mouse."""
    found = desk.find("people.list", QListWidget)
    (item,) = [found.item(row) for row in range(found.count()) if found.item(row).text() == name]
    desk.click_at(found.viewport(), found.visualItemRect(item).center())
    desk.wait(lambda: shown(desk) == name)


def shown(desk: Desk) -> str:
    """Who is shown beside the list."""
    return desk.find("people.name", QLabel).accessibleName()


def do(desk: Desk, name: str) -> None:
    """Choose from the menu of what can be done with the person."""
    desk.click("people.more")
    desk.wait(lambda: QApplication.activePopupWidget() is not None)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    (action,) = [each for each in menu.actions() if each.objectName() == f"people.{name}"]
    desk.click_at(menu, menu.actionGeometry(action).center())


def problem_at(desk: Desk, name: str) -> str:
    """What is said to be wrong, right under a field."""
    editor = desk.find("people.about", QWidget).findChild(Form).editors[name]  # type: ignore[union-attr]
    labels = [each for each in editor.findChildren(QLabel) if each.property("role") == "problem"]
    return "".join(each.text() for each in labels if each.isVisible())


def write_into(desk: Desk, name: str, words: str) -> None:
    """Write into a field in place of what stands there."""
    desk.focus(name, within="people.about")
    desk.press("Ctrl+A")
    desk.write(words)


def entries_of(desk: Desk, name: str) -> int:
    return desk.here.store.count(Filter(person=person(desk, name).id))


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
    assert "A nickname is enough." in desk.read()
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
    assert "A nickname is enough." in desk.read()


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
    people.wait(lambda: names(people) == ["Robin", "Alex", "Ben"])


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


# -- what is written of somebody


def test_entries_open_where_they_are_at_home_and_all_stand_on_the_timeline(people: Desk) -> None:
    assert "3 entries" in people.read(within="people.view")
    rows = people.find("people.entries", QTableView)
    people.pages.page.findChild(QWidget, "people.view").ensureWidgetVisible(rows)  # type: ignore[union-attr]
    people.click_at(rows.viewport(), rows.visualRect(rows.model().index(1, 0)).center())
    assert people.pages.page.NAME == "timeline"
    people.find("entryEditor", QWidget)
    assert RANG in people.find("note", QPlainTextEdit).toPlainText()
    people.click("sidebar.people")
    people.click("people.toTimeline")
    model = people.find("timeline.list", QTableView).model()
    assert isinstance(model, TimelineModel)
    assert model.filter == Filter(person=person(people, "Robin").id)
    assert model.rowCount() == 3


def test_gut_checks_stand_open_and_looked_back_on_and_open_from_here(people: Desk) -> None:
    robin = person(people, "Robin")
    check = people.here.new(GutCheck, title="The second phone", person=robin.id)
    people.here.keep(check, people.here.new(GutCheck, title="Late again", person=robin.id))
    people.wait(lambda: "Open: 2" in people.read(within="people.checks"))
    assert "Looked back on" not in people.read(within="people.checks")
    people.click(f"gutCheck.{check.id}")
    assert people.pages.page.NAME != "people"
    assert "The second phone" in people.read() or people.sees("title")


def test_few_bids_are_told_in_counts_and_more_with_their_interval(people: Desk) -> None:
    people.wait(lambda: people.sees("people.bids"))
    assert "Your bids that Robin met: 1 of 1." in people.read(within="people.bids")
    assert "%" not in people.read(within="people.bids.told")
    answers = [Answer.TOWARD] * 4 + [Answer.AWAY] * 2 + [Answer.UNCLEAR]
    asked = {"person": person(people, "Robin").id, "direction": Direction.RECEIVED}
    people.here.keep(*(people.here.new(Bid, answer=answer, **asked) for answer in answers))
    told = "bids that you met: 67% (4 of 6, few), 95% interval 30 to 90%. 1 answer is unclear."
    people.wait(lambda: told in people.read(within="people.bids"))


def test_the_question_trust_and_needs_are_told(people: Desk) -> None:
    robin = person(people, "Robin")
    asked = {"about": About.PERSON, "person": robin.id, "safe": 3, "trust": 6}
    people.here.keep(
        people.here.new(TrustFeeling, **asked),
        people.here.new(Need, what="A call", person=robin.id, said=True, met=Met.PARTLY),
    )
    people.wait(lambda: "Safe: median 3 (1 answer, few)" in people.read(within="people.question"))
    assert "The latest answer is 6" in people.read(within="people.trust")
    assert "2 needs, 1 said. How it was met: partly (1)." in people.read(within="people.trust")


# -- room and keys


@pytest.mark.parametrize("size", [(1280, 820), (960, 640)], ids=str)
@pytest.mark.parametrize(
    "name", ["Maximilianeleonoretheresia" * 3, "مريم عبد الرحمن", "👩‍👩‍👧‍👦 Łucja " * 5, "i"]
)
def test_any_name_has_room(people: Desk, name: str, size: tuple[int, int]) -> None:
    people.window.resize(*size)
    people.click("people.add")
    people.write(name)
    people.press("Return")
    assert shown(people) == name.strip()
    kept = person(people, name.strip())
    people.here.keep(people.here.new(Note, title="Sunday", person=kept.id))
    asked = {"person": kept.id, "direction": Direction.OFFERED, "answer": Answer.TOWARD}
    people.here.keep(people.here.new(Bid, **asked))
    people.wait(lambda: people.sees("people.bids"))
    for _pass in range(3):
        QApplication.sendPostedEvents()
        QApplication.processEvents()
    assert [*clipped(people.window), *outside(people.window)] == []
    label = people.find("people.name", QLabel)
    assert name.strip() in (label.text(), label.toolTip())


def tab_to(desk: Desk, name: str) -> None:
    """Go to something with the Tab key alone."""
    passed = []
    for _step in range(200):
        if desk.focused().objectName() == name:
            return
        passed.append(desk.focused().objectName())
        desk.press("Tab")
    raise AssertionError(f"{name} is not among {passed}")


def test_somebody_is_added_described_and_merged_by_keys_alone(people: Desk) -> None:
    tab_to(people, "people.add")
    people.press("Space")
    people.write("Kim")
    people.press("Return")
    assert people.focused() is people.find("people.list", QListWidget)
    tab_to(people, "draws_me")
    people.write(WORDS)
    tab_to(people, "people.more")
    people.press("Space")
    people.wait(lambda: QApplication.activePopupWidget() is not None)
    menu = QApplication.activePopupWidget()
    when_asked(people, lambda: people.press("Down", "Return"))
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(menu, key)
    people.wait(lambda: names(people) == ["Robin", "Alex", "Ben"])
    assert person(people, "Robin").draws_me == WORDS

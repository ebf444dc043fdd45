"""One person on their page: what is written of them is told, has room, and is reached by key."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QTableView,
    QWidget,
)

from features.test_keyboard import controls, tabbed, unnamed
from inglenook import demo
from inglenook.journal.entries import Bid, GutCheck, Need, Note, TrustFeeling
from inglenook.journal.people import Person
from inglenook.journal.store import Filter
from inglenook.journal.vocabulary import About, Answer, Direction, Met
from inglenook.ui.models.timeline_model import TimelineModel
from support.looks import UsualLook
from support.people import (
    names,
    person,
    shown,
    tab_to,
    three_people,
    without_room,
)
from support.questions import when_asked
from support.timelines import RANG
from support.windows import Desk

# What the plugin for no screen at all says of menus and dialogs.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
WORDS = "The way they listen"


@pytest.fixture
def people(desk: Desk) -> Desk:
    return three_people(desk)


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
    assert without_room(people) == []
    label = people.find("people.name", QLabel)
    assert name.strip() in (label.text(), label.toolTip())


@pytest.mark.parametrize("size", [(1280, 820), (960, 640)], ids=str)
@pytest.mark.parametrize("factor", [1.0, 2.0], ids=["usual text", "twice the text"])
def test_every_word_has_room(
    desk: Desk, look: UsualLook, factor: float, size: tuple[int, int]
) -> None:
    with desk.journal() as journal:
        journal.store.fill(demo.sample(date.today(), 8, None, 1))  # type: ignore[attr-defined]
    look.enlarge(factor)
    desk.begin(desk.path)
    desk.window.resize(*size)
    desk.unlock()
    desk.click("sidebar.people")
    desk.wait(lambda: desk.sees("people.bids"))
    found = without_room(desk)
    desk.click("people.archived")
    desk.click("people.add")
    desk.write("Sam")
    desk.press("Return")
    found += without_room(desk)
    for each in desk.here.people(retired=True):
        desk.pages.open_record(each)
        found += without_room(desk)
    assert not found, "\n".join(found)
    assert desk.window.size().toTuple() == size


def test_every_control_has_a_name_and_is_reached_by_the_tab_key(people: Desk) -> None:
    robin = person(people, "Robin")
    people.here.keep(
        people.here.new(Person, name="Kit", retired=True),
        people.here.new(GutCheck, title="The second phone", person=robin.id),
        people.here.new(TrustFeeling, about=About.PERSON, person=robin.id, safe=3, trust=6),
    )
    people.click("people.add")
    people.wait(lambda: people.sees("people.question.chart") and people.sees("people.checks"))
    assert unnamed(people.window) == []
    people.focus("sidebar.people")
    reached = {id(each) for each in tabbed(people)}
    missed = [each.objectName() for each in controls(people.window) if id(each) not in reached]
    assert missed == []


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

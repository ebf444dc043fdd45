"""The timeline: every entry, newest first, filtered, opened, changed and closed."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QDateTimeEdit,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTableView,
)

from inglenook.journal.entries import Note
from inglenook.journal.store import Filter
from support.timelines import HOPE, NEED, NOTE, RANG, WALK, entries, half_year, open_row, rows
from support.windows import Desk

FUTURE = "This lies in the future. Choose when it happened."


@pytest.fixture
def timeline(desk: Desk) -> Desk:
    """The timeline page of a small half year."""
    with desk.journal() as journal:
        half_year(journal)
    desk.open()
    desk.click("sidebar.timeline")
    return desk


def kinds(desk: Desk) -> list[str]:
    return [entry.KIND for entry in entries(desk)]


def words_of_the_note(desk: Desk) -> QPlainTextEdit:
    return desk.find("words", QPlainTextEdit)


def open_the_note(desk: Desk) -> Note:
    entry = open_row(desk, 3)
    assert isinstance(entry, Note)
    return entry


def test_every_entry_is_there_newest_first(timeline: Desk) -> None:
    assert kinds(timeline) == ["trust_feeling", "bid", "bid", "note", "need"]
    assert rows(timeline) == [
        f"With Robin · protection · trust 4. {HOPE}",
        f"Alex reached out, I turned away. {WALK}",
        f"I reached out, Robin turned toward me. {RANG}",
        f"{NOTE}. Two gulls and a lantern",
        f"Need · Robin · not said yet. {NEED}",
    ]
    assert "5 entries" in timeline.read()


def test_an_empty_timeline_says_what_it_is_for(desk: Desk) -> None:
    desk.open()
    desk.click("sidebar.timeline")
    assert "Everything you write comes together here." in desk.read()
    assert not desk.sees("timeline.list")


def test_filtered_by_kind(timeline: Desk) -> None:
    timeline.choose("timeline.kind", "Bid")
    assert kinds(timeline) == ["bid", "bid"]
    timeline.choose("timeline.kind", "Gut check")
    assert rows(timeline) == []
    assert "No entries fit these filters." in timeline.read()
    timeline.choose("timeline.kind", "All kinds")
    assert len(rows(timeline)) == 5


def test_filtered_by_person(timeline: Desk) -> None:
    timeline.choose("timeline.person", "Alex")
    assert kinds(timeline) == ["bid"]
    timeline.choose("timeline.person", "Robin")
    assert kinds(timeline) == ["trust_feeling", "bid", "need"]
    timeline.choose("timeline.kind", "Need")
    assert kinds(timeline) == ["need"]


def test_filtered_by_period(timeline: Desk) -> None:
    timeline.choose("timeline.period", "Last 4 weeks")
    assert kinds(timeline) == ["trust_feeling", "bid", "bid"]
    timeline.choose("timeline.period", "Last 26 weeks")
    assert len(rows(timeline)) == 4
    timeline.choose("timeline.period", "From … to …")
    today = date.today()
    set_day(timeline, "timeline.period.from", today - timedelta(days=10))
    set_day(timeline, "timeline.period.to", today - timedelta(days=3))
    assert kinds(timeline) == ["bid", "bid"]
    set_day(timeline, "timeline.period.from", today - timedelta(days=9))
    assert kinds(timeline) == ["bid"]


def set_day(desk: Desk, name: str, day: date) -> None:
    desk.find(name, QDateEdit).setDate(QDate(day.year, day.month, day.day))


def test_an_entry_is_opened_changed_and_closed(timeline: Desk) -> None:
    note = open_the_note(timeline)
    assert words_of_the_note(timeline).toPlainText() == note.words
    timeline.focus("words")
    timeline.press("Ctrl+End")
    timeline.write(" by the stairs")
    timeline.click("entryEditor.close")
    assert not timeline.sees("entryEditor")
    assert rows(timeline)[3] == f"{NOTE}. Two gulls and a lantern by the stairs"
    open_the_note(timeline)
    assert words_of_the_note(timeline).toPlainText() == "Two gulls and a lantern by the stairs"


def test_an_entry_is_changed_from_the_keyboard_alone(timeline: Desk) -> None:
    timeline.press("Ctrl+1", "Ctrl+2")
    timeline.focus("timeline.list")
    timeline.press("Ctrl+Home", "Down", "Down", "Down", "Return")
    while timeline.focused().objectName() != "title":
        timeline.press("Tab")
    timeline.press("End")
    timeline.write(" at night")
    timeline.press("Escape")
    assert not timeline.sees("entryEditor")
    assert rows(timeline)[3].startswith("The harbour at night. ")
    assert timeline.focused().objectName() == "timeline.list"


def test_what_was_changed_is_there_in_a_new_window(timeline: Desk) -> None:
    open_the_note(timeline)
    timeline.focus("title")
    timeline.press("Ctrl+A")
    timeline.write("The lighthouse")
    timeline.end()
    timeline.open()
    timeline.click("sidebar.timeline")
    assert rows(timeline)[3].startswith("The lighthouse. ")


def test_changing_one_entry_goes_on_in_the_next(timeline: Desk) -> None:
    open_the_note(timeline)
    timeline.focus("words")
    timeline.write("One. ")
    open_row(timeline, 2)
    assert timeline.sees("note", within="entryEditor")
    assert rows(timeline)[3] == f"{NOTE}. One. Two gulls and a lantern"


def test_the_open_entry_stays_marked_when_its_date_moves_it(timeline: Desk) -> None:
    note = open_the_note(timeline)
    box = timeline.find("happened", QDateTimeEdit)
    box.setDateTime(box.dateTime().addDays(98))
    timeline.wait(lambda: entries(timeline)[1].id == note.id)
    view = timeline.find("timeline.list", QTableView)
    assert view.currentIndex().row() == 1
    assert timeline.sees("entryEditor")


def test_an_entry_outside_of_the_filter_marks_no_other(timeline: Desk) -> None:
    open_the_note(timeline)
    timeline.choose("timeline.kind", "Need")
    view = timeline.find("timeline.list", QTableView)
    assert not view.selectionModel().hasSelection()


def test_a_date_in_the_future_is_refused_at_the_field_and_kept_as_a_draft(timeline: Desk) -> None:
    note = open_the_note(timeline)
    timeline.focus("words")
    timeline.write("Later. ")
    box = timeline.find("happened", QDateTimeEdit)
    box.setFocus()
    box.setSelectedSection(QDateTimeEdit.Section.YearSection)
    timeline.press("Up")
    timeline.wait(lambda: FUTURE in timeline.read("entryEditor"))
    assert box.property("wrong") is True
    assert [each.happened for each in timeline.here.all(Note)] == [note.happened]
    chosen = box.dateTime()
    timeline.click("entryEditor.close")
    open_the_note(timeline)
    box = timeline.find("happened", QDateTimeEdit)
    assert box.dateTime() == chosen
    assert words_of_the_note(timeline).toPlainText().startswith("Later. ")
    box.setFocus()
    box.setSelectedSection(QDateTimeEdit.Section.YearSection)
    timeline.press("Down")
    timeline.wait(lambda: timeline.here.all(Note)[0].words.startswith("Later. "))
    assert FUTURE not in timeline.read("entryEditor")


def test_an_entry_cannot_be_emptied(timeline: Desk) -> None:
    note = open_the_note(timeline)
    for name in ("title", "words"):
        timeline.focus(name)
        timeline.press("Ctrl+A", "Backspace")
    timeline.wait(lambda: "Write a few words, or a title." in timeline.read("entryEditor"))
    assert timeline.here.find(Note, note.id) is not None


def test_a_name_changed_elsewhere_is_shown(timeline: Desk) -> None:
    robin = next(each for each in timeline.here.people() if each.name == "Robin")
    timeline.here.keep(replace(robin, name="Robin B."))
    assert rows(timeline)[0].startswith("With Robin B. ")
    assert timeline.find("timeline.person", QComboBox).findText("Robin B.") > 0


def test_every_kind_of_entry_opens_with_all_of_its_fields(desk: Desk) -> None:
    from support.entries import one_of_each

    with desk.journal() as journal:
        made = one_of_each(journal)
    desk.open()
    desk.click("sidebar.timeline")
    for row in range(len(made)):
        entry: Any = open_row(desk, row)
        desk.find("entryEditor.bin", QPushButton)
        assert desk.sees("happened", within="entryEditor"), entry.KIND
        assert desk.sees("share", within="entryEditor"), entry.KIND
    desk.click("entryEditor.close")
    assert desk.here.all(type(made[0])) == [made[0]]
    assert desk.here.store.count(Filter()) == len(made)


def test_a_line_is_edited_as_it_was_kept(timeline: Desk) -> None:
    open_the_note(timeline)
    assert timeline.find("title", QLineEdit).text() == NOTE

"""Weekly review: any week up to the present one, with its own numbers, charts and entries."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from inglenook.journal.people import Person
from inglenook.journal.vocabulary import Direction, Practice
from inglenook.ui.widgets.chart_view import ChartView
from support.reviews import (
    BEFORE_LAST,
    LAST,
    NOW,
    PAGE,
    at,
    days,
    has_read,
    keep_bids,
    keep_note,
    keep_review,
    kept,
    look,
    slider,
    titles,
)
from support.vaults import Clock
from support.windows import Desk


@pytest.fixture
def desk(desk: Desk) -> Desk:
    """Somebody on the evening of the 25th of November 2026."""
    desk.clock = Clock(NOW)
    return desk


@pytest.fixture
def robin(desk: Desk) -> Person:
    with desk.journal() as journal:
        person = journal.new(Person, name="Robin")
        journal.keep(person)
    return person


def test_the_numbers_are_those_of_the_week_alone(desk: Desk, robin: Person) -> None:
    with desk.journal() as journal:
        keep_bids(journal, robin, at(11, 15, 23, 59), met=4, missed=4)
        keep_bids(journal, robin, at(11, 16, 0, 0), met=7, missed=2)
        keep_bids(
            journal, robin, at(11, 22, 23, 59), met=10, missed=2, direction=Direction.RECEIVED
        )
        keep_bids(journal, robin, at(11, 23, 0, 0), met=1, missed=2)
    look(desk)
    assert desk.told("weekNumbers.offered") == "1 of 3"
    assert not desk.sees("weekNumbers.received")
    desk.click(f"{PAGE}.before")
    has_read(desk)
    assert days(desk) == "16 to 22 Nov 2026"
    assert desk.told("weekNumbers.offered") == "7 of 9"
    assert desk.told("weekNumbers.received") == "10 of 12"
    assert "(7 of 9, few)" in desk.read("weekNumbers")
    desk.click(f"{PAGE}.before")
    has_read(desk)
    assert desk.told("weekNumbers.offered") == "4 of 8"
    desk.click(f"{PAGE}.this")
    has_read(desk)
    assert desk.told("weekNumbers.offered") == "1 of 3"


def test_the_numbers_follow_what_is_noted_meanwhile(desk: Desk, robin: Person) -> None:
    with desk.journal() as journal:
        keep_bids(journal, robin, at(11, 24), met=1, missed=2)
    look(desk)
    desk.click("sidebar.today")
    desk.click("bids.offered.toward")
    look(desk)
    assert desk.told("weekNumbers.offered") == "2 of 4"
    desk.press("Ctrl+Z")
    desk.wait(lambda: desk.told("weekNumbers.offered") == "1 of 3")


def test_the_charts_lead_up_to_the_week(desk: Desk, robin: Person) -> None:
    with desk.journal() as journal:
        keep_bids(journal, robin, at(11, 10), met=6, missed=2)
    look(desk, LAST)
    chart = desk.find("weekCharts.bids", ChartView)
    desk.wait(lambda: chart.drawn)
    assert "in 12 weeks, from 31 Aug 2026 to the week of 16 Nov 2026" in chart.accessibleName()
    assert not desk.sees("weekCharts.scales")
    look(desk, date(2026, 6, 1))
    assert not desk.sees("weekCharts")


def test_the_entries_are_those_of_the_week_and_open(desk: Desk) -> None:
    with desk.journal() as journal:
        keep_note(journal, at(11, 15, 23, 59), "Too early")
        keep_note(journal, at(11, 16, 0, 0), "The first")
        keep_note(journal, at(11, 22, 23, 59), "The last")
        keep_note(journal, at(11, 23, 0, 0), "Too late")
        keep_review(journal, BEFORE_LAST, joy=3)
    look(desk, LAST)
    assert titles(desk) == ["The last", "The first"]
    assert "2 entries" in desk.read("weekEntries")
    desk.focus("weekEntries.list")
    desk.press("Down", "Return")
    desk.wait(lambda: desk.pages.page.NAME != PAGE)


def test_the_week_of_new_year(desk: Desk, robin: Person) -> None:
    desk.clock = Clock(at(1, 6, year=2027))
    with desk.journal() as journal:
        keep_bids(journal, robin, at(12, 31, 23, 30), met=2)
        keep_bids(journal, robin, at(1, 1, 0, 30, year=2027), met=1, missed=3)
        keep_note(journal, at(1, 4, 0, 0, year=2027), "A new week")
    look(desk)
    assert days(desk) == "4 to 10 Jan 2027"
    assert titles(desk) == ["A new week"]
    desk.press("Alt+Left")
    has_read(desk)
    assert days(desk) == "28 Dec 2026 to 3 Jan 2027"
    assert desk.told("weekNumbers.offered") == "3 of 6"
    slider(desk, "joy").setFocus()
    desk.write("8")
    assert kept(desk).week == date(2026, 12, 28)
    assert kept(desk).happened.date() == date(2027, 1, 6)


def test_a_week_without_entries_is_met_kindly(desk: Desk) -> None:
    with desk.journal() as journal:
        keep_note(journal, at(11, 9))
    look(desk)
    assert desk.read("weekNumbers").startswith("Nothing is written about this week yet.")
    look(desk, LAST)
    said = "Nothing is written about this week, and that is all right. You can say how it felt."
    assert desk.read("weekNumbers") == said
    for name in ("weekNumbers.offered", "weekCharts", "weekEntries"):
        assert not desk.sees(name)
    slider(desk, "belonging").setFocus()
    desk.write("5")
    assert (kept(desk).week, kept(desk).belonging) == (LAST, 5)


def test_an_empty_journal_says_what_the_page_is_for(desk: Desk) -> None:
    look(desk)
    assert desk.read("weekNumbers").startswith("Here you can look at one week in peace")
    assert not any(letter.isdigit() for letter in desk.read("weekNumbers"))


def test_no_week_lies_beyond_the_present_one(desk: Desk) -> None:
    look(desk)
    assert days(desk) == "23 to 29 Nov 2026"
    assert not desk.sees(f"{PAGE}.after")
    assert not desk.sees(f"{PAGE}.this")
    desk.press("Alt+Right")
    assert days(desk) == "23 to 29 Nov 2026"
    desk.press("Alt+Left", "Alt+Left", "Alt+Right")
    assert days(desk) == "16 to 22 Nov 2026"
    desk.click(f"{PAGE}.after")
    assert days(desk) == "23 to 29 Nov 2026"


def test_a_new_week_can_be_reached_once_it_has_begun(desk: Desk) -> None:
    look(desk)
    desk.click("sidebar.trends")
    assert isinstance(desk.clock, Clock)
    desk.clock.now = at(11, 30, 8)
    look(desk)
    desk.click(f"{PAGE}.after")
    assert days(desk) == "30 Nov to 6 Dec 2026"


def test_everything_to_act_on_has_a_name(desk: Desk, robin: Person) -> None:
    with desk.journal() as journal:
        keep_review(journal, LAST, practice=Practice.NEEDS)
        keep_bids(journal, robin, at(11, 24), met=6, missed=2)
    page = look(desk)
    for each in page.findChildren(QWidget):
        if each.isVisible() and each.focusPolicy() & Qt.FocusPolicy.TabFocus:
            words = each.text() if isinstance(each, QPushButton) else ""
            assert each.objectName()
            assert words or each.accessibleName(), each.objectName()
    labels = [each for each in page.findChildren(QLabel) if each.isVisible()]
    assert all("!" not in each.text() for each in labels)

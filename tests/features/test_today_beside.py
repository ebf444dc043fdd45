"""What stands beside and above on Today: what is open, what comes next, and where to begin."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtWidgets import QMenu, QPushButton

from inglenook.journal.entries import Bid, Finding, GutCheck
from inglenook.journal.people import Person
from inglenook.journal.therapy import Session, Topic
from inglenook.journal.vocabulary import Answer, Breach, Direction, FindingKind, PersonKind
from inglenook.ui.widgets.gut_check_list import DUE
from inglenook.ui.widgets.new_entry import ENTRIES, OTHERS
from support.windows import Desk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
NOW = datetime(2026, 11, 23, 21, 0, tzinfo=UTC)
HOMES = {
    "trust_feeling": "today",
    "bid": "today",
    "gut_check": "gut_check",
    "need": "gifts",
    "note": "note",
    "weekly_review": "weekly_review",
    "session": "therapy",
    "person": "people",
    "core_gift": "gifts",
}


def test_a_gut_check_whose_day_has_come_is_met_with_one_kind_sentence(desk: Desk) -> None:
    desk.clock = lambda: NOW
    with desk.journal() as journal:
        due = journal.new(GutCheck, title="the due one", look_again=NOW.date())
        journal.keep(due, journal.new(GutCheck, title="the open one"))
    desk.open()
    desk.wait(lambda: desk.sees("today.gutChecks"))
    desk.wait(lambda: "the open one" in desk.read("today.gutChecks"))
    said = desk.read("today.gutChecks")
    assert said.count(DUE) == 1
    assert said.index("the due one") < said.index("the open one")
    desk.click(f"gutCheck.{due.id}", "today.gutChecks")
    assert desk.pages.page.NAME == "gut_check"
    desk.wait(lambda: desk.sees("gutCheck.step.5"))


def test_before_its_day_a_gut_check_is_shown_without_a_reminder(desk: Desk) -> None:
    desk.clock = lambda: NOW
    with desk.journal() as journal:
        later = NOW.date() + timedelta(days=3)
        journal.keep(journal.new(GutCheck, title="the waiting one", look_again=later))
    desk.open()
    desk.wait(lambda: "the waiting one" in desk.read())
    assert DUE not in desk.read()


def test_with_nothing_open_nothing_is_said(desk: Desk) -> None:
    desk.open()
    for name in ("today.gutChecks", "sessionCard", "weekEnded"):
        assert not desk.sees(name), name


def test_what_is_kept_as_plain_facts_is_never_brought_up(desk: Desk) -> None:
    with desk.journal() as journal:
        check = journal.new(GutCheck, title="Sunday night", look_again=journal.clock().date())
        said = {"words": "He blocked the door", "kind": FindingKind.REASON, "breach": Breach.ABUSE}
        journal.keep(check, journal.new(Finding, gut_check=check.id, **said))
        journal.keep(journal.new(GutCheck, title="the open one"))
    desk.open()
    desk.wait(lambda: "the open one" in desk.read())
    assert "Sunday night" not in desk.read()


def test_the_next_session_says_what_there_is_to_bring(desk: Desk) -> None:
    desk.clock = lambda: NOW
    with desk.journal() as journal:
        session = journal.new(Session, happened=NOW + timedelta(days=1))
        journal.keep(session)
        journal.keep(journal.new(Topic, session=session.id, words="How does one rest?"))
    desk.open()
    desk.wait(lambda: "1 thing to talk about" in desk.read())


def test_a_week_that_has_ended_is_offered_once(desk: Desk) -> None:
    desk.clock = lambda: NOW
    with desk.journal() as journal:
        robin = journal.new(Person, name="Robin", kind=PersonKind.PARTNER)
        said = {"direction": Direction.OFFERED, "answer": Answer.TOWARD, "person": robin.id}
        journal.keep(robin, journal.new(Bid, happened=NOW - timedelta(days=3), **said))
    desk.open()
    desk.wait(lambda: "16 to 22 Nov" in desk.read())


@pytest.mark.parametrize("kind", [*ENTRIES, *OTHERS], ids=lambda kind: kind.KIND)
def test_the_menu_for_a_new_entry_leads_to_where_it_is_written(desk: Desk, kind: type) -> None:
    desk.open()
    menu = desk.find("newEntry", QPushButton).menu()
    assert isinstance(menu, QMenu)
    (action,) = [each for each in menu.actions() if each.objectName() == f"newEntry.{kind.KIND}"]
    action.trigger()
    assert HOMES[kind.KIND] == desk.pages.page.NAME


def test_the_search_box_and_its_keys_open_the_search(desk: Desk) -> None:
    desk.open()
    desk.click("searchBox")
    assert desk.pages.page.NAME == "search"
    desk.press("Ctrl+2", "Ctrl+K")
    assert desk.pages.page.NAME == "search"
    assert desk.focused().objectName() == "search.line"
    desk.press("Escape")
    assert desk.pages.page.NAME == "timeline"

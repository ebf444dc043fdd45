"""Gut checks in the real window: four steps in any order, findings, the list, and the look back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from inglenook.journal.brake import opened
from inglenook.journal.entries import Bid, Finding, GutCheck, TrustFeeling
from inglenook.journal.gut_checks import findings_of
from inglenook.journal.journal import Journal
from inglenook.journal.people import Person
from inglenook.journal.vocabulary import (
    About,
    Answer,
    Direction,
    FindingKind,
    Outcome,
    Root,
    Skew,
    Step,
    Verdict,
)
from inglenook.ui.pages.gut_checks import BRAKE, GutChecksPage
from inglenook.ui.widgets.finding_row import FINDING, FindingRow
from inglenook.ui.widgets.findings import Findings
from inglenook.ui.widgets.slider import Slider
from support.windows import Desk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
NOW = datetime(2026, 11, 23, 21, 0, tzinfo=UTC)


def checks(desk: Desk) -> list[GutCheck]:
    return desk.here.all(GutCheck)


def the_check(desk: Desk) -> GutCheck:
    (check,) = checks(desk)
    return check


def kept(desk: Desk, is_so: Callable[[GutCheck], object]) -> GutCheck:
    """The one gut check, once it is as expected."""
    desk.wait(lambda: len(checks(desk)) == 1 and is_so(the_check(desk)))
    return the_check(desk)


def page(desk: Desk) -> GutChecksPage:
    shown = desk.pages.page
    assert isinstance(shown, GutChecksPage)
    return shown


def with_a_check(desk: Desk, **answers: object) -> GutCheck:
    """A journal with one gut check, opened in the window."""
    with desk.journal() as journal:
        check = journal.new(GutCheck, title="The second phone", **answers)
        journal.keep(check)
    desk.open()
    desk.click("sidebar.gut_check")
    desk.click(f"gutCheck.{check.id}")
    return check


def findings(desk: Desk, kind: FindingKind | None = None) -> list[str]:
    found = findings_of(desk.here, the_check(desk))
    return [each.words for each in found if kind in (None, each.kind)]


def add_finding(desk: Desk, kind: str, words: str) -> None:
    desk.click(f"findings.{kind}.add")
    desk.write(words)
    desk.click(f"findings.{kind}.done")
    desk.wait(lambda: words in findings(desk))


def rows(desk: Desk, kind: FindingKind) -> list[FindingRow]:
    shown = desk.find(f"findings.{kind}", Findings).shown
    return [each for each in shown if each.isVisible()]


def menu(desk: Desk, words: str) -> None:
    """Choose a line of the menu that is open."""
    shown = QApplication.activePopupWidget()
    assert isinstance(shown, QMenu)
    (action,) = [each for each in shown.actions() if each.text() == words]
    desk.click_at(shown, shown.actionGeometry(action).center())


def test_a_gut_check_is_walked_from_the_keyboard_alone(desk: Desk) -> None:
    desk.open()
    desk.press("Ctrl+4")
    desk.press("Space")  # the keyboard is on “New gut check”
    desk.write("He said he was at work")
    kept(desk, lambda check: check.title == "He said he was at work")
    desk.focus("feeling")
    desk.write("Cold")
    desk.focus("gutCheck.step.2")
    desk.press("Space")
    desk.focus("findings.reason.add")
    desk.press("Space")
    desk.write("The gym, not work")
    desk.focus("findings.reason.done")
    desk.press("Space")
    desk.wait(lambda: findings(desk) == ["The gym, not work"])
    desk.focus("gutCheck.next")
    desk.press("Space")
    desk.find("estimate", Slider).setFocus()
    desk.press("End")
    desk.focus("verdict.both")
    desk.press("Space")
    desk.focus("gutCheck.step.4")
    desk.press("Space")
    desk.focus("steps.ask")
    desk.press("Space")
    desk.press("Ctrl+Return")
    check = the_check(desk)
    assert (check.feeling, check.estimate, check.verdict) == ("Cold", 100, Verdict.BOTH)
    assert check.steps == (Step.ASK,)
    desk.wait(lambda: "4 of 4 steps" in desk.read())


def test_steps_are_walked_in_any_order_and_tell_what_they_hold(desk: Desk) -> None:
    with_a_check(desk)
    for step, answer in ((4, "steps.wait"), (3, "skews.no_sleep"), (1, "person.add")):
        desk.click(f"gutCheck.step.{step}")
        desk.click(answer)
    check = kept(desk, lambda check: check.skews and check.steps)
    assert (check.skews, check.steps) == ((Skew.NO_SLEEP,), (Step.WAIT,))
    names = [desk.find(f"gutCheck.step.{n}", QWidget).accessibleName() for n in (1, 2, 3, 4)]
    assert [name.endswith("begun") for name in names] == [False, False, True, True]


def test_nothing_is_kept_of_a_gut_check_without_a_word(desk: Desk) -> None:
    desk.open()
    desk.click("sidebar.gut_check")
    desk.click("gutChecks.new")
    desk.click("gutCheck.back")
    assert checks(desk) == []
    assert desk.here.can_undo is False


def test_a_finding_needs_a_gut_check_to_belong_to(desk: Desk) -> None:
    desk.open()
    desk.click("sidebar.gut_check")
    desk.click("gutChecks.new")
    desk.click("gutCheck.step.2")
    desk.click("findings.reason.add")
    assert "Say in a few words what this is about." in desk.read("gutCheck")
    assert desk.focused().objectName() == "title"
    assert not desk.sees("words")


def test_findings_are_added_changed_and_taken_away(desk: Desk) -> None:
    with_a_check(desk)
    desk.click("gutCheck.step.2")
    add_finding(desk, "reason", "He was at the gym")
    add_finding(desk, "echo", "Alex and the messages")
    (row,) = rows(desk, FindingKind.REASON)
    desk.click(row.objectName())
    desk.focus("when", "findings.reason")
    desk.write("18 Nov")
    desk.click("source.myself", "findings.reason")
    desk.click("breach.dishonesty", "findings.reason")
    desk.click("findings.reason.done")
    desk.wait(lambda: "18 Nov ·\nsaw or heard it myself" in desk.read("findings.reason"))
    assert "Dishonesty" in desk.read("findings.reason")
    (row,) = rows(desk, FindingKind.REASON)
    row.setFocus()
    desk.press("Delete")
    desk.wait(lambda: findings(desk) == ["Alex and the messages"])
    desk.press("Ctrl+Z")
    desk.wait(lambda: len(findings(desk)) == 2)
    assert len(rows(desk, FindingKind.REASON)) == 1


def test_findings_are_put_in_order_from_the_keyboard(desk: Desk) -> None:
    with_a_check(desk)
    desk.click("gutCheck.step.2")
    for words in ("one", "two", "three"):
        add_finding(desk, "reason", words)
    rows(desk, FindingKind.REASON)[2].setFocus()
    desk.press("Alt+Up")
    assert findings(desk) == ["one", "three", "two"]
    assert isinstance(desk.focused(), FindingRow)
    desk.press("Alt+Up", "Alt+Up", "Alt+Down")
    assert findings(desk) == ["one", "three", "two"]
    assert [each.finding.words for each in rows(desk, FindingKind.REASON)] == findings(desk)


@pytest.mark.parametrize(
    ("kind", "words"),
    [(FindingKind.ECHO, "Move to the echoes"), (FindingKind.TRUST, "Move to the reasons to trust")],
)
def test_a_finding_is_moved_to_another_kind_from_its_menu(
    desk: Desk, kind: FindingKind, words: str
) -> None:
    with_a_check(desk)
    desk.click("gutCheck.step.2")
    add_finding(desk, "reason", "He was at the gym")
    (row,) = rows(desk, FindingKind.REASON)
    desk.click(f"{row.objectName()}.more")
    menu(desk, words)
    desk.wait(lambda: findings(desk, kind) == ["He was at the gym"])
    assert len(rows(desk, kind)) == 1
    desk.press("Ctrl+Z")
    desk.wait(lambda: findings(desk, FindingKind.REASON) == ["He was at the gym"])


def test_a_finding_is_dragged_to_a_place_among_those_of_another_kind(desk: Desk) -> None:
    check = with_a_check(desk)
    desk.click("gutCheck.step.2")
    for words in ("one", "two"):
        add_finding(desk, "echo", words)
    add_finding(desk, "reason", "dragged")
    (finding,) = desk.here.all(Finding, gut_check=check.id, kind="reason")
    target = desk.find("findings.echo", Findings)
    below_the_first = rows(desk, FindingKind.ECHO)[0].geometry().bottomLeft() + QPoint(5, 1)
    data = QMimeData()
    data.setData(FINDING, finding.id.encode())
    assert finding.words.encode() not in bytes(data.data(FINDING).data())
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    move = Qt.DropAction.MoveAction
    target.dropEvent(QDropEvent(QPointF(below_the_first), move, data, left, none))
    assert findings(desk, FindingKind.ECHO) == ["one", "dragged", "two"]


def test_the_advice_to_weigh_it_with_a_therapist_comes_with_the_first_three(desk: Desk) -> None:
    with_a_check(desk)
    desk.click("gutCheck.step.3")
    for name, advised in (
        ("no_sleep", False),
        ("alcohol", False),
        ("ptsd", True),
        ("addiction", True),
    ):
        desk.click(f"skews.{name}")
        kept(desk, lambda check, name=name: name in [each.value for each in check.skews])
        desk.wait(lambda advised=advised: desk.sees("gutCheck.advice") == advised)


def test_a_day_before_1900_is_refused_at_its_field_and_the_rest_is_kept(desk: Desk) -> None:
    with_a_check(desk)
    desk.click("gutCheck.step.4")
    desk.click("look_againSet")
    desk.focus("step_words")
    desk.write("Ask once")
    kept(desk, lambda check: check.look_again and check.step_words)
    editor = page(desk)._shown_workspace().form.editors["look_again"]
    editor.show_answers({"look_again": NOW.date().replace(year=1899)})
    editor.edited.emit()
    desk.wait(lambda: "This is before 1900. Choose a later date." in desk.read("gutCheck"))
    assert the_check(desk).step_words == "Ask once"


# -- the list


def test_the_list_tells_them_apart_by_where_they_stand(desk: Desk) -> None:
    today = NOW.date()
    desk.clock = lambda: NOW
    with desk.journal() as journal:
        journal.keep(
            journal.new(GutCheck, title="the open one"),
            journal.new(GutCheck, title="the due one", look_again=today),
            journal.new(GutCheck, title="the waiting one", look_again=today + timedelta(days=3)),
            journal.new(GutCheck, title="the closed one", outcome=Outcome.WOUND, looked_back=today),
        )
    desk.open()
    desk.click("sidebar.gut_check")
    for stage in ("open", "due", "waiting", "closed"):
        assert f"the {stage} one" in desk.read(f"gutChecks.{stage}")
    assert "The day you chose has come." in desk.read("gutChecks.due")
    assert "Look again on Thu 26 Nov" in desk.read("gutChecks.waiting")
    assert "An old wound" in desk.read("gutChecks.closed")


def test_the_empty_page_says_what_it_is_for_and_offers_the_first_step(desk: Desk) -> None:
    desk.open()
    desk.click("sidebar.gut_check")
    desk.wait(lambda: "a real warning or an old wound" in desk.read())
    desk.click("gutChecks.first")
    assert desk.focused().objectName() == "title"


# -- looking back


def test_looking_back_closes_it_and_counts_in_what_my_gut_has_known(desk: Desk) -> None:
    desk.clock = lambda: NOW
    with_a_check(desk, look_again=NOW.date(), estimate=80)
    desk.click("gutCheck.step.5")
    desk.click("outcome.wound")
    desk.focus("insight")
    desk.write("It was his mother")
    check = kept(desk, lambda check: check.outcome and check.insight)
    assert (check.outcome, check.looked_back) == (Outcome.WOUND, NOW.date())
    desk.click("gutCheck.back")
    assert "The second phone" in desk.read("gutChecks.closed")
    desk.click("gutChecks.record")
    desk.wait(lambda: "1 gut check looked back on: an old wound (1)." in desk.read("gutRecord"))
    assert "too few to tell yet" in desk.read("gutRecord")
    assert not desk.sees("gutRecord.chart")


def test_before_its_day_nobody_is_asked_what_turned_out(desk: Desk) -> None:
    desk.clock = lambda: NOW
    with_a_check(desk, look_again=NOW.date() + timedelta(days=1))
    assert desk.sees("gutCheck.step.4")
    assert not desk.sees("gutCheck.step.5")


def test_ten_looked_back_on_are_compared_with_what_i_thought(desk: Desk) -> None:
    with desk.journal() as journal:
        journal.keep(*(closed(journal, n) for n in range(12)))
    desk.open()
    desk.click("sidebar.gut_check")
    desk.click("gutChecks.record")
    desk.wait(lambda: desk.sees("gutRecord.chart"))
    desk.wait(lambda: "(6 of 6" in desk.read("gutRecord"))


def closed(journal: Journal, number: int) -> GutCheck:
    sure = number % 2 == 0
    return journal.new(
        GutCheck,
        title=str(number),
        estimate=90 if sure else 10,
        outcome=Outcome.REASON if sure else Outcome.WOUND,
        looked_back=journal.clock().date(),
    )


# -- where it begins, and what else there was


def test_a_trust_feeling_can_be_seen_where_it_became_a_gut_check(desk: Desk) -> None:
    with desk.journal() as journal:
        asked = {"about": About.GENERAL, "trust": 3, "roots": (Root.GRIEF,), "note": "cold hands"}
        feeling = journal.new(TrustFeeling, **asked)
        check = journal.new(GutCheck, feeling="cold hands", started_from=feeling.id)
        journal.keep(feeling, check)
    desk.open()
    desk.click("sidebar.gut_check")
    desk.click(f"gutCheck.{check.id}")
    assert "Began with your trust feeling of" in desk.read("gutCheck")
    assert "Unprocessed grief" in desk.read("gutCheck")
    desk.click("gutCheck.origin")
    assert desk.pages.page.NAME == "timeline"


def test_what_else_there_was_with_this_person_is_shown_when_it_is_asked_for(desk: Desk) -> None:
    with desk.journal() as journal:
        robin = journal.new(Person, name="Robin")
        said = {"direction": Direction.RECEIVED, "answer": Answer.TOWARD, "person": robin.id}
        now = journal.clock().replace(microsecond=0)
        journal.keep(
            robin,
            journal.new(Bid, note="rang me", **said),
            journal.new(Bid, note="long ago", happened=now - timedelta(days=15), **said),
        )
    with_a_check(desk, person=robin.id)
    desk.click("gutCheck.step.2")
    assert not desk.sees("gutCheck.eventList")
    desk.click("gutCheck.events")
    events = page(desk)._shown_workspace()._investigate.events
    assert events.isVisible()
    assert events.model_of_entries.rowCount() == 1


# -- the brake, locking, undoing


def test_the_fourth_look_in_a_day_is_met_by_a_kind_word_and_opens_all_the_same(desk: Desk) -> None:
    with desk.journal() as journal:
        check = journal.new(GutCheck, title="The second phone")
        journal.keep(check)
        for _time in range(2):
            opened(journal, check)
    desk.open()
    desk.click("sidebar.gut_check")
    desk.click(f"gutCheck.{check.id}")
    assert desk.window.toast.sentence != BRAKE
    desk.click("gutCheck.back")
    desk.click(f"gutCheck.{check.id}")
    assert desk.window.toast.sentence == BRAKE
    assert desk.sees("gutCheck.step.1")


def test_with_the_brake_turned_off_nothing_is_said(desk: Desk) -> None:
    with desk.journal() as journal:
        journal.keep(replace(journal.preferences, brake=False))
        check = journal.new(GutCheck, title="The second phone")
        journal.keep(check)
        for _time in range(9):
            opened(journal, check)
    desk.open()
    desk.click("sidebar.gut_check")
    desk.click(f"gutCheck.{check.id}")
    assert desk.window.toast.sentence == ""


def test_a_half_written_finding_and_the_step_are_there_after_a_lock(desk: Desk) -> None:
    with_a_check(desk)
    desk.click("gutCheck.step.2")
    desk.click("findings.echo.add")
    desk.focus("when", "findings.echo")
    desk.write("2021, the winter")
    desk.press("Ctrl+L")
    desk.come_back()
    assert desk.pages.page.NAME == "gut_check"
    assert page(desk)._shown_workspace().step == 1
    desk.wait(lambda: desk.sees("when", "findings.echo"))
    assert desk.focused().objectName() == "when"
    desk.focus("words", "findings.echo")
    desk.write("Alex")
    desk.wait(lambda: findings(desk) == ["Alex"])
    (finding,) = findings_of(desk.here, the_check(desk))
    assert finding.when == "2021, the winter"


def test_coming_back_after_a_lock_is_not_counted_as_another_look(desk: Desk) -> None:
    check = with_a_check(desk)
    for _time in range(4):
        desk.press("Ctrl+L")
        desk.come_back()
    assert desk.sees("gutCheck.step.1")
    times = desk.here.store.drafts()["gut_check.opened"]["times"]
    assert len(times[check.id]) == 1


def test_a_gut_check_put_in_the_bin_leaves_its_page_and_comes_back_with_undo(desk: Desk) -> None:
    check = with_a_check(desk)
    desk.here.remove(the_check(desk))
    desk.wait(lambda: not desk.sees("gutCheck.step.1"))
    assert "The second phone" not in desk.read()
    desk.press("Ctrl+Z")
    desk.wait(lambda: desk.sees(f"gutCheck.{check.id}"))


def test_emptying_its_words_does_not_lose_its_findings(desk: Desk) -> None:
    desk.open()
    desk.click("sidebar.gut_check")
    desk.click("gutChecks.new")
    desk.write("phone")
    desk.click("gutCheck.step.2")
    add_finding(desk, "reason", "He was at the gym")
    desk.focus("title")
    desk.press("Ctrl+A", "Backspace")
    desk.wait(lambda: "Say in a few words what this is about." in desk.read("gutCheck"))
    desk.press("Ctrl+L")
    desk.come_back()
    assert findings(desk) == ["He was at the gym"]

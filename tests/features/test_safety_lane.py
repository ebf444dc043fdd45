"""The safety lane, rule by rule: a bid with fear, or a finding of abuse, is no inner matter."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from inglenook.journal.entries import Bid, Finding, GutCheck
from inglenook.journal.gut_checks import findings_of
from inglenook.journal.people import Person
from inglenook.journal.preferences import HelpLine
from inglenook.journal.vocabulary import (
    Answer,
    Breach,
    Direction,
    FindingKind,
    Outcome,
    PersonKind,
    Skew,
)
from inglenook.ui.widgets.safety_panel import LEAD, LIMITS, TITLE
from support.windows import Desk

INNER = (
    "findings.echo",
    "findings.trust",
    "gutCheck.events",
    "gutCheck.step.1",
    "skews.ptsd",
    "other_explanations",
    "verdict.wound",
    "estimate",
    "outcome.wound",
    "look_againSet",
    "strength",
    "body",
)
OF_THE_OTHER = ("reason to trust", "old wound", "remind me", "other explanations", "how likely")


def bids(desk: Desk) -> list[Bid]:
    return desk.here.all(Bid)


def tick_fear(desk: Desk) -> None:
    """Note that somebody turned against me, and that I was afraid."""
    with desk.journal() as journal:
        journal.keep(journal.new(Person, name="Robin", kind=PersonKind.PARTNER))
    desk.open()
    desk.click("bids.offered.against")
    desk.click("afraid", "bids.offered")
    desk.wait(lambda: bids(desk) and bids(desk)[0].afraid)


def with_abuse(desk: Desk, **answers: object) -> GutCheck:
    """A gut check that has a finding of abuse, opened."""
    with desk.journal() as journal:
        check = journal.new(GutCheck, title="Sunday night", **answers)
        said = {"words": "He blocked the door", "kind": FindingKind.REASON, "breach": Breach.ABUSE}
        journal.keep(check, journal.new(Finding, gut_check=check.id, **said))
    desk.open()
    desk.click("sidebar.gut_check")
    desk.click(f"gutCheck.{check.id}")
    return check


# -- what opens it


def test_a_bid_with_fear_opens_the_calm_panel(desk: Desk) -> None:
    tick_fear(desk)
    desk.wait(lambda: desk.sees("today.safety"))
    said = desk.read("today.safety")
    assert TITLE in said
    assert LEAD in said


def test_a_bid_against_without_fear_does_not(desk: Desk) -> None:
    with desk.journal() as journal:
        journal.keep(journal.new(Person, name="Robin", kind=PersonKind.PARTNER))
    desk.open()
    desk.click("bids.offered.against")
    desk.wait(lambda: bids(desk))
    assert not desk.sees("today.safety")
    assert desk.sees("kind.touch", "bids.offered")


def test_taking_the_tick_back_puts_the_panel_away(desk: Desk) -> None:
    tick_fear(desk)
    desk.wait(lambda: desk.sees("today.safety"))
    desk.click("afraid", "bids.offered")
    desk.wait(lambda: not desk.sees("today.safety"))
    assert desk.sees("kind.touch", "bids.offered")


def test_choosing_abuse_for_a_finding_opens_it_while_one_writes(desk: Desk) -> None:
    with desk.journal() as journal:
        check = journal.new(GutCheck, title="Sunday night", feeling="cold")
        journal.keep(check)
    desk.open()
    desk.click("sidebar.gut_check")
    desk.click(f"gutCheck.{check.id}")
    desk.click("gutCheck.step.2")
    desk.click("findings.reason.add")
    desk.write("He blocked the door")
    desk.click("breach.abuse", "findings.reason")
    desk.wait(lambda: desk.sees("safety"))
    (finding,) = findings_of(desk.here, check)
    assert (finding.words, finding.tells_of_abuse) == ("He blocked the door", True)
    assert "He blocked the door" in desk.read("findings.reason")


@pytest.mark.parametrize("breach", [each for each in Breach if each != Breach.ABUSE])
def test_no_other_finding_opens_it(desk: Desk, breach: Breach) -> None:
    with desk.journal() as journal:
        check = journal.new(GutCheck, title="Sunday night")
        said = {"words": "He lied", "kind": FindingKind.REASON, "breach": breach}
        journal.keep(check, journal.new(Finding, gut_check=check.id, **said))
    desk.open()
    desk.click("sidebar.gut_check")
    desk.click(f"gutCheck.{check.id}")
    assert desk.sees("gutCheck.step.2")
    assert not desk.sees("safety")


def test_undoing_the_finding_leads_out_of_it_again(desk: Desk) -> None:
    with desk.journal() as journal:
        check = journal.new(GutCheck, title="Sunday night")
        journal.keep(check)
    desk.open()
    desk.click("sidebar.gut_check")
    desk.click(f"gutCheck.{check.id}")
    said = {"words": "He blocked the door", "kind": FindingKind.REASON, "breach": Breach.ABUSE}
    desk.here.keep(desk.here.new(Finding, gut_check=check.id, **said))
    desk.wait(lambda: desk.sees("safety"))
    desk.here.undo()
    desk.wait(lambda: desk.sees("gutCheck.step.2"))
    assert not desk.sees("safety")


# -- what is gone, and what is asked instead


def test_prompts_about_wounds_balance_and_good_sides_are_gone(desk: Desk) -> None:
    with_abuse(desk)
    for name in INNER:
        assert not desk.sees(name, "gutCheck"), name
    said = desk.read("gutCheck").lower()
    assert not [words for words in OF_THE_OTHER if words in said]


def test_an_abusive_finding_is_asked_when_where_what_and_who_saw_it(desk: Desk) -> None:
    check = with_abuse(desk)
    (finding,) = findings_of(desk.here, check)
    desk.click(f"finding.{finding.id}")
    desk.focus("scene", "findings.reason")
    desk.write("In the kitchen")
    desk.focus("witnesses", "findings.reason")
    desk.write("The neighbour")
    desk.focus("when", "findings.reason")
    desk.write("Sunday")
    desk.click("findings.reason.done")
    (finding,) = findings_of(desk.here, check)
    found = (finding.when, finding.scene, finding.witnesses)
    assert found == ("Sunday", "In the kitchen", "The neighbour")
    assert not desk.sees("root.grief")


def test_a_bid_with_fear_is_asked_the_plain_facts_and_nothing_else(desk: Desk) -> None:
    tick_fear(desk)
    for name in ("kind.touch", "manner.critical", "zone", "note"):
        assert not desk.sees(name, "bids.offered"), name
    for name, words in (
        ("scene", "In the car"),
        ("facts", "He shouted and drove faster"),
        ("witnesses", "Nobody"),
    ):
        desk.focus(name, "bids.offered")
        desk.write(words)
    assert desk.sees("happened", "bids.offered")
    desk.wait(lambda: bids(desk)[0].witnesses)
    (bid,) = bids(desk)
    assert (bid.scene, bid.facts) == ("In the car", "He shouted and drove faster")


def test_the_facts_stay_when_the_tick_is_taken_back(desk: Desk) -> None:
    tick_fear(desk)
    desk.focus("facts", "bids.offered")
    desk.write("He shouted")
    desk.wait(lambda: bids(desk)[0].facts)
    desk.click("afraid", "bids.offered")
    desk.wait(lambda: not bids(desk)[0].afraid)
    assert bids(desk)[0].facts == "He shouted"
    assert desk.sees("facts", "bids.offered")


def test_what_was_written_before_is_kept_and_comes_back_outside_of_it(desk: Desk) -> None:
    answers = {"other_explanations": "He was tired", "skews": (Skew.NO_SLEEP,), "estimate": 40}
    check = with_abuse(desk, **answers)
    echo = desk.here.new(Finding, gut_check=check.id, kind=FindingKind.ECHO, words="As at home")
    desk.here.keep(echo)
    assert "What you wrote here before is kept." in desk.read("gutCheck")
    desk.focus("step_words")
    desk.write("Ring Nadia")
    kept = desk.here.find(GutCheck, check.id)
    desk.wait(lambda: desk.here.find(GutCheck, check.id).step_words)
    kept = desk.here.find(GutCheck, check.id)
    assert kept is not None
    found = {name: getattr(kept, name) for name in answers}
    assert found == answers
    abuse = next(each for each in findings_of(desk.here, check) if each.tells_of_abuse)
    desk.here.discard(abuse)
    desk.wait(lambda: desk.sees("gutCheck.step.2"))
    desk.click("gutCheck.step.2")
    desk.wait(lambda: "As at home" in desk.read("findings.echo"))


def test_nobody_is_asked_to_look_at_it_again(desk: Desk) -> None:
    with desk.journal() as journal:
        today = journal.clock().date()
        check = journal.new(GutCheck, title="Sunday night", look_again=today)
        said = {"words": "He blocked the door", "kind": FindingKind.REASON, "breach": Breach.ABUSE}
        journal.keep(check, journal.new(Finding, gut_check=check.id, **said))
    desk.open()
    assert "Sunday night" not in desk.read()  # Today asks nothing about it
    desk.click("sidebar.gut_check")
    assert "Sunday night" in desk.read("gutChecks.facts")
    assert not desk.sees("gutChecks.due")
    assert "of 4 steps" not in desk.read()


def test_an_outcome_said_before_is_not_asked_about_again(desk: Desk) -> None:
    with_abuse(desk, outcome=Outcome.WOUND)
    assert not desk.sees("outcome.wound")


# -- who can help


def test_the_emergency_number_comes_first_then_my_own_lines_then_the_others(desk: Desk) -> None:
    with desk.journal() as journal:
        journal.keep(
            replace(journal.preferences, country="GB"),
            journal.new(HelpLine, name="Nadia", reach="ring twice"),
        )
    with_abuse(desk)
    shown = desk.find("safety.who", QWidget).findChildren(QLabel)
    numbers = [each.text() for each in shown if each.property("role") == "strong"]
    assert numbers == ["999", "ring twice", "0808 2000 247"]


def test_a_line_of_ones_own_is_put_in_changed_and_taken_away(desk: Desk) -> None:
    with_abuse(desk)
    desk.click("safety.who.add")
    desk.write("Nadia")
    desk.focus("reach", "safety.who")
    desk.write("ring twice")
    desk.click("safety.who.done")
    desk.wait(lambda: [each.reach for each in desk.here.all(HelpLine)] == ["ring twice"])
    desk.wait(lambda: "ring twice" in desk.read("safety.who"))
    desk.click("safety.who.change")
    desk.focus("reach", "safety.who")
    desk.press("Ctrl+A")
    desk.write("at the bell")
    desk.click("safety.who.done")
    desk.wait(lambda: "at the bell" in desk.read("safety.who"))
    desk.click("safety.who.remove")
    desk.wait(lambda: desk.here.all(HelpLine) == [])
    desk.press("Ctrl+Z")
    desk.wait(lambda: "at the bell" in desk.read("safety.who"))


def test_it_says_what_the_journal_cannot_protect_from(desk: Desk) -> None:
    with_abuse(desk)
    assert LIMITS in desk.read("safety")
    assert "spying software" in LIMITS
    assert "forces you to open it" in LIMITS


def test_a_bid_with_fear_opens_with_the_panel_on_the_timeline_too(desk: Desk) -> None:
    with desk.journal() as journal:
        robin = journal.new(Person, name="Robin")
        said = {"direction": Direction.OFFERED, "answer": Answer.AGAINST, "person": robin.id}
        bid = journal.new(Bid, afraid=True, facts="He shouted", **said)
        journal.keep(robin, bid)
    desk.open()
    desk.pages.open_record(bid)
    desk.wait(lambda: desk.sees("entryEditor.safety"))
    assert not desk.sees("kind.touch", "entryEditor")


def test_a_gut_check_with_abuse_is_asked_nothing_inner_on_the_timeline(desk: Desk) -> None:
    check = with_abuse(desk)
    desk.click("sidebar.timeline")
    desk.pages.page.open(check)  # as a click on its row does
    desk.wait(lambda: desk.sees("entryEditor.safety"))
    for name in ("verdict.wound", "estimate", "other_explanations", "outcome.wound"):
        assert not desk.sees(name, "entryEditor"), name

"""How a gut check goes: where it stands, its steps, its findings, where it begins."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inglenook.journal import gut_checks
from inglenook.journal.entries import Finding, GutCheck, TrustFeeling
from inglenook.journal.field import blank_values
from inglenook.journal.gut_checks import Stage
from inglenook.journal.journal import Journal
from inglenook.journal.people import Person
from inglenook.journal.record import values_of
from inglenook.journal.vocabulary import (
    About,
    Breach,
    FindingKind,
    Outcome,
    Root,
    Skew,
    Step,
    Verdict,
    Zone,
)
from support.vaults import START

TODAY = START.date()
TOMORROW, YESTERDAY = TODAY + timedelta(days=1), TODAY - timedelta(days=1)


def a_check(**answers: object) -> GutCheck:
    stamps = {"id": "c", "recorded": START, "changed": START, "happened": START}
    values = blank_values(GutCheck) | stamps | {"title": "The second phone"} | answers
    return GutCheck(**values)


def a_finding(name: str, kind: FindingKind = FindingKind.REASON, **answers: object) -> Finding:
    stamps = {"id": name, "recorded": START, "changed": START, "gut_check": "c"}
    return Finding(**(blank_values(Finding) | stamps | {"kind": kind, "words": name} | answers))


@pytest.mark.parametrize(
    ("answers", "stage"),
    [
        ({}, Stage.OPEN),
        ({"look_again": TOMORROW}, Stage.WAITING),
        ({"look_again": TODAY}, Stage.DUE),
        ({"look_again": YESTERDAY}, Stage.DUE),
        ({"look_again": YESTERDAY, "outcome": Outcome.REASON}, Stage.CLOSED),
        ({"outcome": Outcome.UNKNOWN, "looked_back": TODAY}, Stage.CLOSED),
        (
            {"outcome": Outcome.UNKNOWN, "looked_back": TODAY, "look_again": TOMORROW},
            Stage.WAITING,
        ),
        ({"outcome": Outcome.BOTH, "looked_back": TODAY, "look_again": TOMORROW}, Stage.CLOSED),
    ],
)
def test_where_a_gut_check_stands(answers: dict[str, object], stage: Stage) -> None:
    assert gut_checks.stage_of(a_check(**answers), (), TODAY) == stage


def test_with_abuse_there_is_nothing_to_look_at_again() -> None:
    abuse = a_finding("shouted", breach=Breach.ABUSE)
    check = a_check(look_again=YESTERDAY)
    assert gut_checks.stage_of(check, [abuse], TODAY) == Stage.FACTS


@pytest.mark.parametrize("kind", [FindingKind.ECHO, FindingKind.TRUST])
def test_only_a_concrete_reason_can_be_abuse(kind: FindingKind) -> None:
    assert not gut_checks.in_safety_lane([a_finding("old", kind, breach=Breach.ABUSE)])
    assert gut_checks.in_safety_lane([a_finding("now", breach=Breach.ABUSE)])


def test_one_looks_back_on_the_chosen_day_and_without_one_the_day_after() -> None:
    assert not gut_checks.may_look_back(a_check(look_again=TOMORROW), TODAY)
    assert gut_checks.may_look_back(a_check(look_again=TOMORROW), TOMORROW)
    assert not gut_checks.may_look_back(a_check(), TODAY)
    assert gut_checks.may_look_back(a_check(), TOMORROW)
    assert gut_checks.may_look_back(a_check(outcome=Outcome.WOUND), TODAY)


@pytest.mark.parametrize(
    ("answers", "done"),
    [
        ({}, (False, False, False, False)),
        ({"feeling": "cold"}, (True, False, False, False)),
        ({"strength": 0}, (True, False, False, False)),
        ({"skews": (Skew.NO_SLEEP,)}, (False, False, True, False)),
        ({"estimate": 0}, (False, False, True, False)),
        ({"verdict": Verdict.BOTH}, (False, False, True, False)),
        ({"steps": (Step.WAIT,)}, (False, False, False, True)),
        ({"look_again": TODAY}, (False, False, False, True)),
    ],
)
def test_a_step_is_begun_when_it_holds_an_answer(
    answers: dict[str, object], done: tuple[bool, ...]
) -> None:
    values = values_of(a_check(**answers))
    assert gut_checks.steps_done(values, has_findings=False) == done
    first, _, third, fourth = done
    assert gut_checks.steps_done(values, has_findings=True) == (first, True, third, fourth)


def test_saying_what_turned_out_notes_the_day_and_taking_it_back_forgets_it() -> None:
    outcome = {"outcome": Outcome.REASON, "looked_back": None}
    assert gut_checks.looked_back(outcome, TODAY) == {"looked_back": TODAY}
    assert gut_checks.looked_back(outcome | {"looked_back": YESTERDAY}, TODAY) == {}
    assert gut_checks.looked_back({"outcome": None}, TODAY) == {"looked_back": None}


# -- findings in order

KINDS = st.sampled_from(list(FindingKind))


@given(st.lists(KINDS, min_size=1, max_size=7), KINDS, st.data())
def test_a_finding_moves_to_any_place_and_no_other_changes_its_order(
    kinds: list[FindingKind], kind: FindingKind, data: st.DataObject
) -> None:
    findings = [a_finding(str(n), each, position=n) for n, each in enumerate(kinds)]
    chosen = data.draw(st.sampled_from(findings))
    place = data.draw(st.integers(-2, 9))
    kept = {each.id: each for each in gut_checks.moved(findings, chosen, kind, place)}
    after = sorted((kept.get(each.id, each) for each in findings), key=lambda each: each.position)
    there = gut_checks.of_kind(after, kind)
    others = [each.id for each in gut_checks.of_kind(findings, kind) if each.id != chosen.id]
    assert [each.id for each in there if each.id != chosen.id] == others
    ids = [each.id for each in there]
    assert ids.index(chosen.id) == min(max(place, 0), len(others))
    assert [each.position for each in there] == list(range(len(there)))
    assert {each.words for each in after} == {each.words for each in findings}


def test_a_finding_that_stands_there_already_is_not_kept_again() -> None:
    findings = [a_finding("0", position=0), a_finding("1", position=1)]
    assert gut_checks.moved(findings, findings[0], FindingKind.REASON, 0) == []


def test_each_kind_of_finding_is_asked_its_own_questions() -> None:
    asked = {
        kind: {"source", "breach", "again", "root"} - Finding.left_out({"kind": kind})
        for kind in FindingKind
    }
    assert asked == {
        FindingKind.REASON: {"source", "breach", "again"},
        FindingKind.ECHO: {"root"},
        FindingKind.TRUST: set(),
    }


def test_where_it_was_and_who_saw_it_is_asked_of_abuse_and_stays_where_it_is_written() -> None:
    of_reason = {"kind": FindingKind.REASON}
    assert {"scene", "witnesses"} <= Finding.left_out(of_reason)
    assert not {"scene", "witnesses"} & Finding.left_out(of_reason | {"breach": Breach.ABUSE})
    assert "scene" not in Finding.left_out(of_reason | {"scene": "in the kitchen"})


# -- beginning


def test_a_trust_feeling_starts_a_gut_check_and_carries_over_what_it_holds(
    journal: Journal,
) -> None:
    robin = journal.new(Person, name="Robin")
    feeling = journal.new(
        TrustFeeling,
        about=About.PERSON,
        person=robin.id,
        zone=Zone.PROTECTION,
        unseen_part="The part that waits",
        heart="The call that did not come",
        note="Late",
        roots=(Root.GRIEF,),
    )
    journal.keep(robin, feeling)
    check = gut_checks.start_from(journal, feeling)
    kept = journal.find(GutCheck, check.id)
    assert kept is not None
    assert kept.feeling == "The part that waits\n\nThe call that did not come\n\nLate"
    assert (kept.person, kept.started_from) == (robin.id, feeling.id)
    journal.undo()
    assert journal.all(GutCheck) == []


def test_a_trust_feeling_without_words_starts_one_too(journal: Journal) -> None:
    feeling = journal.new(TrustFeeling, about=About.GENERAL, trust=2)
    journal.keep(feeling)
    kept = journal.find(GutCheck, gut_checks.start_from(journal, feeling).id)
    assert kept is not None
    assert kept.title == "People in general · trust 2"


def test_a_gut_check_outlives_the_trust_feeling_it_began_with(journal: Journal) -> None:
    feeling = journal.new(TrustFeeling, about=About.GENERAL, note="words")
    journal.keep(feeling)
    check = gut_checks.start_from(journal, feeling)
    journal.erase(feeling)
    kept = journal.find(GutCheck, check.id)
    assert kept is not None
    assert (kept.feeling, kept.started_from) == ("words", None)


def test_they_are_told_apart_by_where_they_stand(journal: Journal) -> None:
    answers: dict[str, dict[str, object]] = {
        "open": {},
        "due": {"look_again": YESTERDAY},
        "waiting": {"look_again": TOMORROW},
        "again": {
            "outcome": Outcome.UNKNOWN,
            "looked_back": YESTERDAY,
            "look_again": TOMORROW,
        },
        "closed": {"outcome": Outcome.WOUND, "looked_back": TODAY},
        "facts": {"look_again": YESTERDAY},
        "binned": {},
    }
    made = {name: journal.new(GutCheck, title=name, **more) for name, more in answers.items()}
    journal.keep(*made.values())
    journal.remove(made["binned"])
    kind, breach = FindingKind.REASON, Breach.ABUSE
    abuse = journal.new(Finding, gut_check=made["facts"].id, kind=kind, breach=breach, words="x")
    journal.keep(abuse)
    found = gut_checks.not_closed(journal)
    assert {stage: {each.title for each in checks} for stage, checks in found.items()} == {
        Stage.OPEN: {"open"},
        Stage.DUE: {"due"},
        Stage.WAITING: {"waiting", "again"},
        Stage.FACTS: {"facts"},
        Stage.CLOSED: set(),
    }


def test_what_else_there_was_reaches_back_two_weeks_with_the_same_person() -> None:
    chosen = gut_checks.recent_events(a_check(person="p"), START)
    assert chosen is not None
    assert chosen.person == "p"
    assert chosen.since == START.replace(tzinfo=None) - timedelta(days=14)
    assert gut_checks.recent_events(a_check(), START) is None


def test_its_title_is_its_few_words_or_the_first_of_the_feeling() -> None:
    assert gut_checks.title_of(a_check()) == "The second phone"
    assert gut_checks.title_of(a_check(title="", feeling="cold\nhands")) == "cold hands"
    long = gut_checks.title_of(a_check(title="", feeling="word " * 60))
    assert len(long) == gut_checks.TITLE
    assert long.endswith("…")

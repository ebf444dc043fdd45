"""A person is told in counts: in all, and of the last 52 and the last four weeks more closely."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inglenook.insights.counts import Needs
from inglenook.insights.person import (
    CLOSELY,
    LATELY,
    Span,
    person_in_numbers,
    sentences,
    span_title,
    told_in_all,
)
from inglenook.insights.responsiveness import Tally
from inglenook.journal.entries import Bid, Finding, GutCheck, Need, TrustFeeling
from inglenook.journal.gut_checks import Stage
from inglenook.journal.vocabulary import (
    About,
    Answer,
    Breach,
    Direction,
    FindingKind,
    Met,
    Outcome,
)

TODAY = date(2026, 11, 23)  # a Monday
EVENING = datetime.fromisoformat("2026-11-22T20:00:00+01:00")
NONE = Tally(0, 0, 0, 0)


def keep_bid(journal, person, moment=EVENING, answer=Answer.TOWARD, direction=Direction.OFFERED):
    made = journal.new(Bid, happened=moment, person=person, direction=direction, answer=answer)
    journal.keep(made)
    return made


def keep(journal, kind, person, moment=EVENING, **answers):
    made = journal.new(kind, happened=moment, person=person, **answers)
    journal.keep(made)
    return made


def keep_check(journal, person, moment=EVENING, **answers):
    return keep(journal, GutCheck, person, moment, title="The second phone", **answers)


def weeks_ago(number):
    return EVENING - timedelta(weeks=number)


def read(journal, person):
    return person_in_numbers(journal, person)


# -- counts


def test_bids_are_tallied_both_ways_for_one_person_only(journal, sam, alex):
    keep_bid(journal, sam)
    keep_bid(journal, sam, answer=Answer.UNCLEAR)
    keep_bid(journal, sam, answer=Answer.AWAY, direction=Direction.RECEIVED)
    keep_bid(journal, alex)
    found = read(journal, sam)
    assert found.bids == 3
    assert found.lately.offered == found.closely.offered == Tally(1, 0, 0, 1)
    assert found.lately.received == Tally(0, 1, 0, 0)


def test_lately_is_the_last_four_weeks_and_this_one_among_them(journal, sam):
    start = datetime.fromisoformat("2026-11-02T00:00:00+01:00")  # a Monday
    keep_bid(journal, sam, start)
    keep_bid(journal, sam, start - timedelta(seconds=1))
    found = read(journal, sam)
    assert (found.bids, found.closely.offered.toward, found.lately.offered.toward) == (2, 2, 1)


def test_what_is_older_than_a_year_is_in_the_counts_of_all_only(journal, sam):
    for moment in (weeks_ago(60), weeks_ago(40)):
        keep_bid(journal, sam, moment)
        keep(journal, TrustFeeling, sam, moment, about=About.PERSON, trust=4)
        keep_check(journal, sam, moment)
        keep(journal, Need, sam, moment, what="Some warning")
    found = read(journal, sam)
    assert (found.bids, found.feelings, found.checks, found.needs) == (2, 2, 2, 2)
    assert found.closely == Span(
        CLOSELY, Tally(1, 0, 0, 0), NONE, 1, ((Stage.OPEN, 1),), Needs(1, 0, ())
    )
    assert found.lately == Span(LATELY, NONE, NONE, 0, (), Needs(0, 0, ()))


def test_gut_checks_are_counted_by_where_they_stand(journal, sam):
    keep_check(journal, sam)
    keep_check(journal, sam, look_again=TODAY)
    keep_check(journal, sam, look_again=TODAY + timedelta(days=1))
    keep_check(journal, sam, outcome=Outcome.WOUND, looked_back=TODAY)
    abuse = keep_check(journal, sam)
    journal.keep(
        journal.new(
            Finding,
            gut_check=abuse.id,
            kind=FindingKind.REASON,
            words="What was said",
            breach=Breach.ABUSE,
        )
    )
    assert set(read(journal, sam).lately.checks) == {(stage, 1) for stage in Stage}


def test_needs_are_counted_by_how_they_were_met(journal, sam):
    keep(journal, Need, sam, what="Some warning", said=True, met=Met.MET)
    keep(journal, Need, sam, what="Some warning", said=True, met=Met.ANGER)
    keep(journal, Need, sam, what="Some warning")
    assert read(journal, sam).lately.needs == Needs(3, 2, ((Met.MET, 1), (Met.ANGER, 1)))


def test_what_rests_in_the_bin_is_not_counted(journal, sam):
    kept = [
        keep_bid(journal, sam),
        keep(journal, TrustFeeling, sam, about=About.PERSON, trust=4),
        keep_check(journal, sam),
    ]
    before = read(journal, sam)
    assert (before.bids, before.feelings, before.checks) == (1, 1, 1)
    journal.remove(*kept)
    after = read(journal, sam)
    assert (after.bids, after.feelings, after.checks) == (0, 0, 0)
    assert after.lately == Span(LATELY, NONE, NONE, 0, (), Needs(0, 0, ()))


@pytest.mark.parametrize(("day_start", "counted"), [(0, 1), (3, 0)])
def test_half_past_midnight_belongs_to_the_evening_before(journal, sam, day_start, counted):
    journal.keep(replace(journal.preferences, day_start=day_start))
    keep_bid(journal, sam, datetime.fromisoformat("2026-11-02T00:30:00+01:00"))  # a Monday
    assert read(journal, sam).lately.offered.toward == counted


def test_a_bid_made_while_travelling_is_counted_on_its_own_date(journal, sam):
    keep_bid(journal, sam, datetime.fromisoformat("2026-11-02T00:10:00+14:00"))
    keep_bid(journal, sam, datetime.fromisoformat("2026-11-01T23:50:00-11:00"))
    assert read(journal, sam).lately.offered.toward == 1


# -- words


def test_a_person_is_told_in_plain_sentences(journal, sam):
    for _number in range(5):
        keep_bid(journal, sam)
    keep_bid(journal, sam, answer=Answer.UNCLEAR, direction=Direction.RECEIVED)
    keep(journal, TrustFeeling, sam, about=About.PERSON, trust=4)
    keep_check(journal, sam, look_again=TODAY)
    keep(journal, Need, sam, what="Some warning", said=True, met=Met.MET)
    keep_bid(journal, sam, weeks_ago(70))
    found = read(journal, sam)
    assert told_in_all(found, "Sam") == "In all: 7 bids, 1 trust feeling, 1 gut check, 1 need."
    assert [span_title(each) for each in (found.closely, found.lately)] == [
        "The last 52 weeks",
        "The last 4 weeks",
    ]
    assert sentences(found.lately, "Sam") == [
        "Your bids that Sam met: 100% (5 of 5, few), 95% interval 57 to 100%.",
        "Sam’s bids that you met: nothing to count. 1 answer is unclear.",
        "1 trust feeling.",
        "Gut checks: to look at again (1).",
        "1 need, 1 said. How it was met: met (1).",
    ]


def test_somebody_about_whom_nothing_is_written_is_told_so(journal, alex):
    found = read(journal, alex)
    assert told_in_all(found, "Alex") == "Nothing is counted yet about Alex."
    assert sentences(found.lately, "Alex") == ["Nothing is counted about Alex in these weeks."]


@given(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9), st.integers(0, 9))
def test_a_percentage_is_told_from_five_clear_answers_on(toward, away, against, unclear):
    tally = Tally(toward, away, against, unclear)
    told = " ".join(sentences(Span(4, tally, NONE, 0, (), Needs(0, 0, ())), "Sam"))
    assert ("%" in told) == (toward + away + against >= 5)
    assert "nan" not in told
    assert ("unclear" in told) == (unclear > 0)

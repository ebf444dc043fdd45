"""A week is told in counts and medians, bounded by itself, and nothing in it is judged."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from inglenook.insights.counts import Needs
from inglenook.insights.proportions import Proportion
from inglenook.insights.responsiveness import Tally
from inglenook.insights.scales import Middle
from inglenook.insights.week import TOLD, sentences, week_in_numbers
from inglenook.journal.entries import Bid, GutCheck, Need, Note, TrustFeeling, WeeklyReview
from inglenook.journal.records import ENTRIES
from inglenook.journal.therapy import Session
from inglenook.journal.vocabulary import (
    About,
    Answer,
    AskedList,
    Direction,
    Met,
    Root,
    Sign,
    Weekday,
    Zone,
)

MONDAY = date(2026, 11, 16)
TUESDAY = datetime.fromisoformat("2026-11-17T20:00:00+01:00")


def keep(journal, kind, happened=TUESDAY, late=timedelta(0), **answers):
    """Keep an entry that was recorded so long after it happened."""
    recorded = (happened + late).astimezone(UTC)
    made = journal.new(kind, happened=happened, recorded=recorded, **answers)
    journal.keep(made)
    return made


def keep_note(journal, happened=TUESDAY, late=timedelta(0)):
    return keep(journal, Note, happened, late, title="The harbour")


def keep_feeling(journal, about=About.GENERAL, **answers):
    return keep(journal, TrustFeeling, about=about, **answers)


def week(journal, day=MONDAY):
    return week_in_numbers(journal, day)


@pytest.fixture
def full(journal, sam, alex):
    """A week with something of everything."""
    for direction, answer, who in (
        (Direction.OFFERED, Answer.TOWARD, sam),
        (Direction.OFFERED, Answer.AWAY, alex),
        (Direction.OFFERED, Answer.UNCLEAR, sam),
        (Direction.RECEIVED, Answer.TOWARD, sam),
    ):
        keep(journal, Bid, person=who, direction=direction, answer=answer)
    about = {"about": About.PERSON, "person": sam}
    signs = {"signs": (Sign.COLD, Sign.EGGSHELLS), "roots": (Root.GRIEF,)}
    keep_feeling(journal, trust=4, safe=1, seen=3, zone=Zone.PROTECTION, **about, **signs)
    keep_feeling(journal, trust=7, safe=2, zone=Zone.CENTRE, signs=(Sign.COLD,), **about)
    keep_feeling(journal, trust=9, about=About.MYSELF)
    keep(journal, Need, what="Some warning", said=True, met=Met.PARTLY)
    keep(journal, Need, what="An evening alone")
    keep(journal, GutCheck, title="The second phone")
    keep(
        journal,
        GutCheck,
        happened=TUESDAY - timedelta(days=400),
        title="The late train",
        looked_back=date(2026, 11, 22),
    )
    keep_note(journal, late=timedelta(days=4))
    return week(journal)


# -- what is counted


def test_bids_are_told_by_their_answers_both_ways(full):
    assert full.week == MONDAY
    assert full.bids.offered == Tally(1, 1, 0, 1)
    assert full.bids.received == Tally(1, 0, 0, 0)


def test_trust_feelings_have_a_median_for_each_scale_and_mine_apart(full):
    feelings = full.feelings
    assert feelings.n == 3
    assert feelings.trust == Middle(5.5, 4.75, 6.25, 2)
    assert feelings.self_trust == Middle(9, 9, 9, 1)
    assert feelings.safe == Middle(1.5, 1.25, 1.75, 2)
    assert feelings.seen == Middle(3, 3, 3, 1)


def test_zones_have_their_share_of_the_feelings_that_name_one(full):
    assert full.feelings.zones == (
        (Zone.CENTRE, Proportion(1, 2)),
        (Zone.PROTECTION, Proportion(1, 2)),
    )


def test_signs_and_roots_stand_most_often_named_first(full):
    assert full.feelings.signs == ((Sign.COLD, 2), (Sign.EGGSHELLS, 1))
    assert full.feelings.roots == ((Root.GRIEF, 1),)


def test_a_list_nobody_wants_to_see_is_not_shown(journal, full):
    journal.keep(replace(journal.preferences, hidden_lists=(AskedList.SIGNS,)))
    assert week(journal).feelings.signs == ()
    assert week(journal).feelings.roots == full.feelings.roots


def test_needs_gut_checks_and_notes_are_counted(full):
    assert full.needs == Needs(2, 1, ((Met.PARTLY, 1),))
    assert (full.checks_opened, full.checks_looked_back) == (1, 1)
    assert full.notes == 1


def test_a_gut_check_looked_back_on_is_counted_in_the_week_of_the_looking(journal):
    for day in (date(2026, 11, 15), date(2026, 11, 16), date(2026, 11, 22), date(2026, 11, 23)):
        keep(journal, GutCheck, TUESDAY - timedelta(days=90), title="Late", looked_back=day)
    assert week(journal).checks_looked_back == 2
    assert week(journal).checks_opened == 0


# -- fresh or late


def test_fresh_is_within_a_day_and_late_is_after_more_than_three(journal):
    for hours in (0, 24, 24.1, 72, 72.1, 200):
        keep_note(journal, late=timedelta(hours=hours))
    assert week(journal).fresh == Proportion(2, 6)
    assert week(journal).late == Proportion(2, 6)


def test_how_late_is_told_by_the_moment_itself_and_not_by_two_clocks(journal):
    abroad = datetime.fromisoformat("2026-11-17T20:00:00-08:00")
    keep_note(journal, abroad, timedelta(hours=23))
    keep_note(journal, abroad, timedelta(hours=25))
    assert week(journal).fresh == Proportion(1, 2)


def test_reviews_and_sessions_tell_of_no_moment(journal):
    keep(journal, WeeklyReview, late=timedelta(days=9), week=MONDAY, joy=5)
    keep(journal, Session, late=timedelta(days=-9))
    assert week(journal).fresh == Proportion(0, 0)
    assert set(ENTRIES) - set(TOLD) == {WeeklyReview, Session}


# -- its edges


def test_a_week_ends_where_the_next_begins(journal):
    for moment in ("2026-11-15T23:59:59+01:00", "2026-11-23T00:00:00+01:00"):
        keep_note(journal, datetime.fromisoformat(moment))
    assert week(journal).notes == 0
    for moment in ("2026-11-16T00:00:00+01:00", "2026-11-22T23:59:59+01:00"):
        keep_note(journal, datetime.fromisoformat(moment))
    assert week(journal).notes == 2


def test_half_past_midnight_belongs_to_the_evening_before(journal):
    keep_note(journal, datetime.fromisoformat("2026-11-16T00:30:00+01:00"))  # a Monday
    assert week(journal).notes == 1
    journal.keep(replace(journal.preferences, day_start=3))
    assert week(journal).notes == 0
    assert week(journal, date(2026, 11, 15)).notes == 1


def test_an_entry_written_while_travelling_stays_on_its_own_date(journal):
    keep_note(journal, datetime.fromisoformat("2026-11-09T00:10:00+14:00"))
    keep_note(journal, datetime.fromisoformat("2026-11-15T23:50:00-11:00"))
    before = week(journal, date(2026, 11, 9))
    assert before.notes == 2
    assert sentences(before)[0] == "2 notes."


def test_the_week_starts_on_the_weekday_that_was_chosen(journal):
    keep_note(journal, datetime.fromisoformat("2026-11-15T12:00:00+01:00"))  # a Sunday
    journal.keep(replace(journal.preferences, week_start=Weekday.SUNDAY))
    assert week(journal).week == date(2026, 11, 15)
    assert week(journal).notes == 1


def test_what_rests_in_the_bin_is_not_counted(journal):
    journal.remove(keep_note(journal), keep_feeling(journal, trust=3))
    assert sentences(week(journal)) == ["Nothing is written about this week."]


# -- words


def test_a_full_week_is_told_in_plain_sentences_with_every_n(full):
    assert sentences(full) == [
        "Bids you offered that were met: 1 of 2. 1 answer is unclear.",
        "Bids you received that you met: 1 of 1.",
        "3 trust feelings.",
        "Trust in others: median 5.5 (2 answers, few).",
        "Trust in myself: median 9 (1 answer, few).",
        "Safe: median 1.5 (2 answers, few).",
        "Seen: median 3 (1 answer, few).",
        "Zones: centre (1), protection (1).",
        "Signs named most often: feeling cold or distant (2), walking on eggshells (1).",
        "Roots named most often: unprocessed grief (1).",
        "2 needs, 1 said. How it was met: partly (1).",
        "Gut checks: 1 opened, 1 looked back on.",
        "1 note.",
        "Recorded within 24 hours: 91% (10 of 11, few), 95% interval 62 to 98%. "
        "After more than three days: 9% (1 of 11, few), 95% interval 2 to 38%.",
    ]


def test_an_empty_week_says_that_nothing_is_written(journal):
    assert sentences(week(journal)) == ["Nothing is written about this week."]


def test_what_is_named_as_often_as_the_third_is_named_too(journal):
    for sign in list(Sign)[:5]:
        keep_feeling(journal, trust=3, signs=(sign, Sign.COLD))
    told = next(each for each in sentences(week(journal)) if each.startswith("Signs"))
    assert [int(n) for n in re.findall(r"\((\d)\)", told)] == [5, 1, 1, 1, 1]


def test_below_five_no_percentage_is_told(journal):
    for _number in range(4):
        keep_note(journal)
    assert "Recorded within 24 hours: 4 of 4." in sentences(week(journal))[-1]
    keep_note(journal)
    assert "100% (5 of 5, few)" in sentences(week(journal))[-1]

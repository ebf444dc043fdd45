"""A person's page tells of one year: up to today, or up to where the writing about them ended."""

from datetime import date, datetime, timedelta

import pytest

from inglenook.insights.portrait import (
    FEWEST,
    MOST,
    portrait,
    told_bids,
    told_question,
    told_trust,
)
from inglenook.journal.entries import Bid, Need, Note, TrustFeeling
from inglenook.journal.journal import Journal
from inglenook.journal.therapy import Session
from inglenook.journal.vocabulary import About, Answer, Direction, Met

THIS_WEEK = date(2026, 11, 23)  # a Monday, and today
EVENING = datetime.fromisoformat("2026-11-22T20:00:00+01:00")


def weeks_ago(number: int) -> datetime:
    return EVENING - timedelta(weeks=number)


def bid(journal: Journal, person: str, moment: datetime = EVENING) -> Bid:
    kept = journal.new(
        Bid,
        happened=moment,
        person=person,
        direction=Direction.OFFERED,
        answer=Answer.TOWARD,
    )
    journal.keep(kept)
    return kept


def feeling(journal: Journal, person: str, moment: datetime = EVENING, **said: int) -> None:
    asked = {"about": About.PERSON, "person": person, "happened": moment}
    journal.keep(journal.new(TrustFeeling, **asked, **said))


def test_of_somebody_new_there_are_some_weeks_and_nothing_in_them(
    journal: Journal, sam: str
) -> None:
    found = portrait(journal, sam)
    assert found.bids.spans.starts[-1] == THIS_WEEK
    assert len(found.bids.spans.starts) == len(found.feelings.spans.starts) == FEWEST
    assert (told_bids(found, "Sam"), told_question(found), told_trust(found)) == ([], [], "")
    assert (found.bids_ever, found.needs.n) == (0, 0)


@pytest.mark.parametrize(
    ("oldest", "weeks"), [(0, FEWEST), (5, FEWEST), (20, 22), (50, MOST), (400, MOST)]
)
def test_the_weeks_reach_back_to_the_first_entry_and_a_year_at_most(
    journal: Journal, sam: str, oldest: int, weeks: int
) -> None:
    bid(journal, sam, weeks_ago(oldest))
    bid(journal, sam)
    found = portrait(journal, sam)
    assert found.bids.spans.starts == found.feelings.spans.starts
    assert (len(found.bids.spans.starts), found.bids.spans.starts[-1]) == (weeks, THIS_WEEK)


@pytest.mark.parametrize(("newest", "last"), [(25, THIS_WEEK), (30, date(2026, 4, 20))])
def test_the_year_ends_today_or_where_the_writing_ended_long_ago(
    journal: Journal, sam: str, newest: int, last: date
) -> None:
    bid(journal, sam, weeks_ago(newest))
    assert portrait(journal, sam).bids.spans.starts[-1] == last


def test_an_appointment_that_lies_ahead_does_not_move_the_year(journal: Journal, sam: str) -> None:
    journal.keep(journal.new(Session, person=sam, happened=EVENING + timedelta(days=30)))
    assert portrait(journal, sam).bids.spans.starts[-1] == THIS_WEEK


def test_only_what_is_written_of_this_person_and_not_binned_counts(
    journal: Journal, sam: str, alex: str
) -> None:
    bid(journal, alex)
    journal.remove(bid(journal, sam))
    bid(journal, sam)
    journal.keep(
        journal.new(Need, what="A call", person=sam, said=True, met=Met.MET),
        journal.new(Need, what="A word", person=alex),
        journal.new(Note, title="Sunday", person=sam),
    )
    found = portrait(journal, sam)
    assert (found.bids_ever, found.bids.offered.total.toward) == (1, 1)
    assert (found.needs.n, found.needs.said) == (1, 1)


def test_bids_are_told_with_their_number_and_those_before_the_year_are_counted(
    journal: Journal, sam: str
) -> None:
    for number in (0, 1, 2):
        bid(journal, sam, weeks_ago(number))
    assert told_bids(portrait(journal, sam), "Sam") == ["Your bids that Sam met: 3 of 3."]
    bid(journal, sam, weeks_ago(60))
    assert told_bids(portrait(journal, sam), "Sam") == [
        "Your bids that Sam met: 3 of 3.",
        "4 bids in all, of which those from 1 Dec 2025 to 29 Nov 2026 are told here.",
    ]


def test_trust_and_the_question_are_told_with_their_number(journal: Journal, sam: str) -> None:
    feeling(journal, sam, trust=6, safe=3)
    feeling(journal, sam, weeks_ago(1), trust=2)
    found = portrait(journal, sam)
    week = "in the week from 16 Nov 2026. The latest answer is"
    assert told_trust(found) == f"Trust: median 6 (1 answer, few) {week} 6, 22 Nov 2026."
    assert told_question(found) == [
        f"Safe: median 3 (1 answer, few) {week} 3, 22 Nov 2026.",
        "Seen: nothing to count in this time.",
    ]

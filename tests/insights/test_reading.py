"""Bids are read from a real vault, as one person's or everybody's."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from inglenook.insights.proportions import Proportion
from inglenook.insights.responsiveness import Tally, responsiveness, this_week
from inglenook.journal.entries import Bid
from inglenook.journal.journal import Journal
from inglenook.journal.people import Person
from inglenook.journal.vocabulary import Answer, Direction, PersonKind, Weekday
from inglenook.vault.keys import Cost
from inglenook.vault.vault import create_vault

MONDAY = date(2026, 7, 6)
OFFERED, RECEIVED = Direction.OFFERED, Direction.RECEIVED
SAM, ALEX = "0198a000-0000-7000-8000-00000000000a", "0198a000-0000-7000-8000-00000000000b"


@pytest.fixture
def journal(tmp_path):
    """A journal in a real vault, with two people in it."""
    now = datetime(2026, 11, 23, 12, tzinfo=UTC)
    cheap = Cost(passes=1, memory=8 * 2**20)
    with create_vault(tmp_path / "a.inglenook", "one two three four five six", cheap) as vault:
        journal = Journal(vault, clock=lambda: now)
        for each, name in ((SAM, "Sam"), (ALEX, "Alex")):
            journal.keep(journal.new(Person, id=each, name=name, kind=PersonKind.DATING))
        yield journal


def keep_bid(journal, moment, person=SAM, direction=OFFERED, answer=Answer.TOWARD):
    bid = journal.new(
        Bid,
        happened=datetime.fromisoformat(moment),
        person=person,
        direction=direction,
        answer=answer,
    )
    journal.keep(bid)
    return bid


def test_one_person_is_read_apart_from_everybody(journal):
    keep_bid(journal, "2026-07-07T10:00:00+02:00")
    keep_bid(journal, "2026-07-08T10:00:00+02:00", person=ALEX, answer=Answer.AWAY)
    keep_bid(journal, "2026-07-09T10:00:00+02:00", direction=RECEIVED, answer=Answer.UNCLEAR)
    assert responsiveness(journal, SAM, MONDAY, MONDAY).offered.tally(0) == Tally(1, 0, 0, 0)
    everybody = responsiveness(journal, None, MONDAY, MONDAY)
    assert everybody.offered.tally(0) == Tally(1, 1, 0, 0)
    assert everybody.received.tally(0) == Tally(0, 0, 0, 1)


def test_what_rests_in_the_bin_is_not_counted(journal):
    bid = keep_bid(journal, "2026-07-07T10:00:00+02:00")
    assert this_week(journal, SAM, MONDAY).offered.toward == 1
    journal.remove(bid)
    assert this_week(journal, SAM, MONDAY).offered.toward == 0


def test_reading_reaches_back_for_the_pooling_and_the_comparison(journal):
    keep_bid(journal, "2026-04-20T00:00:00+02:00")  # opens the eleventh week before
    keep_bid(journal, "2026-04-19T23:59:59+02:00")
    track = responsiveness(journal, None, MONDAY, MONDAY).offered
    assert track.earlier == Proportion(1, 1)
    assert track.answered.tolist() == [0]


def test_a_bid_kept_while_travelling_is_read_on_its_own_date(journal):
    keep_bid(journal, "2026-07-06T00:10:00+14:00")
    keep_bid(journal, "2026-07-12T23:50:00-11:00")
    assert this_week(journal, None, MONDAY).offered.toward == 2


def test_the_journals_own_day_and_week_are_followed(journal):
    journal.keep(replace(journal.preferences, day_start=4, week_start=Weekday.SUNDAY))
    keep_bid(journal, "2026-07-12T03:59:00+02:00")  # Sunday, before the day starts
    saturday, sunday = date(2026, 7, 11), date(2026, 7, 12)
    assert this_week(journal, None, saturday).offered.toward == 1
    assert this_week(journal, None, sunday).offered.toward == 0
    assert this_week(journal, None, saturday).week == date(2026, 7, 5)

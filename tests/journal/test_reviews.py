"""Weekly reviews: which week a moment, an entry and a review belong to."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inglenook.journal.days import WEEK, Calendar
from inglenook.journal.entries import WeeklyReview
from inglenook.journal.fields import EARLIEST
from inglenook.journal.journal import Journal
from inglenook.journal.reviews import (
    ASIDE,
    days_in_words,
    entries_of,
    nearest_week,
    present_week,
    review_of,
    stands_for,
    week_in_words,
    writing_of,
)
from inglenook.journal.vocabulary import Weekday
from inglenook.vault.vault import Vault
from support.reviews import HERE, LAST, NOW, clock_says, keep_note, keep_review, prefer
from support.vaults import Clock, new_vault

SUMMER = timezone(timedelta(hours=2))
CALENDARS = st.builds(Calendar, st.integers(0, 6), st.sampled_from(Weekday))
DAYS = st.dates(date(1950, 1, 1), date(2090, 1, 1))


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    with new_vault(tmp_path / "j.inglenook") as vault:
        yield vault


@pytest.fixture
def journal(vault: Vault) -> Journal:
    """It is Wednesday, the 25th of November 2026, a little after eight in the evening."""
    return journal_at(vault, NOW)


def journal_at(vault: Vault, now: datetime) -> Journal:
    return Journal(vault, Clock(now))


def found(journal: Journal, week: date) -> str | None:
    review = review_of(journal, week)
    return review.id if review else None


# -- weeks


def test_the_present_week_follows_the_hour_at_which_a_day_starts(vault: Vault) -> None:
    journal = journal_at(vault, datetime(2026, 11, 23, 1, 30, tzinfo=HERE))
    assert present_week(journal) == date(2026, 11, 23)
    prefer(journal, day_start=3)
    assert present_week(journal) == LAST
    clock_says(journal, datetime(2026, 11, 23, 3, 0, tzinfo=HERE))
    assert present_week(journal) == date(2026, 11, 23)


def test_no_week_lies_beyond_the_present_one_or_before_1900(journal: Journal) -> None:
    assert nearest_week(journal, date(2026, 11, 22)) == LAST
    assert nearest_week(journal, date(2026, 11, 29)) == date(2026, 11, 23)
    assert nearest_week(journal, date(2031, 1, 1)) == date(2026, 11, 23)
    first = nearest_week(journal, date(1812, 5, 3))
    assert EARLIEST <= first < EARLIEST + WEEK
    assert journal.problems(journal.new(WeeklyReview, week=first, joy=5)) == {}


@pytest.mark.parametrize(
    ("first", "said", "with_the_year"),
    [
        (LAST, "16 to 22 Nov", "16 to 22 Nov 2026"),
        (date(2026, 11, 30), "30 Nov to 6 Dec", "30 Nov to 6 Dec 2026"),
        (date(2026, 12, 28), "28 Dec to 3 Jan", "28 Dec 2026 to 3 Jan 2027"),
        (date(2027, 2, 22), "22 to 28 Feb", "22 to 28 Feb 2027"),
        (date(2025, 12, 29), "29 Dec to 4 Jan", "29 Dec 2025 to 4 Jan 2026"),
    ],
)
def test_a_week_is_told_by_its_first_and_last_day(
    first: date, said: str, with_the_year: str
) -> None:
    assert days_in_words(first) == said
    assert week_in_words(first) == with_the_year


@given(CALENDARS, DAYS, st.integers(0, 7 * 24 * 3600 - 1))
def test_every_moment_is_in_the_entries_of_one_week(
    calendar: Calendar, day: date, seconds: int
) -> None:
    week = calendar.week_of(day)
    moment = calendar.start_of(week) + timedelta(seconds=seconds)
    for other in (week - WEEK, week, week + WEEK):
        chosen = entries_of(calendar, other)
        assert chosen.since
        assert chosen.before
        assert (chosen.since <= moment < chosen.before) == (other == week)
        assert calendar.week_of(calendar.day_of(moment)) == week


def test_a_week_is_seven_local_days_where_the_clocks_change(journal: Journal) -> None:
    """On the 25th of October 2026 the clocks went back from summer to winter time."""
    moments = [
        datetime(2026, 10, 19, 0, 0, tzinfo=SUMMER),
        datetime(2026, 10, 25, 2, 30, tzinfo=SUMMER),
        datetime(2026, 10, 25, 2, 30, tzinfo=HERE),
        datetime(2026, 10, 25, 23, 59, 59, tzinfo=HERE),
    ]
    inside = [keep_note(journal, moment) for moment in moments]
    keep_note(journal, datetime(2026, 10, 18, 23, 59, 59, tzinfo=SUMMER))
    keep_note(journal, datetime(2026, 10, 26, 0, 0, tzinfo=HERE))
    shown = journal.store.page(entries_of(journal.calendar, date(2026, 10, 25)), 0, 9)
    assert {each.id for each in shown} == {each.id for each in inside}


def test_a_review_written_in_a_week_is_not_among_its_entries(journal: Journal) -> None:
    note = keep_note(journal, datetime(2026, 11, 24, 9, 0, tzinfo=HERE))
    keep_review(journal, LAST, joy=3)
    shown = journal.store.page(entries_of(journal.calendar, date(2026, 11, 23)), 0, 9)
    assert [each.id for each in shown] == [note.id]


# -- the review of a week


def test_a_review_belongs_to_the_week_that_holds_its_day(journal: Journal) -> None:
    review = keep_review(journal, LAST, joy=4)
    for day in range(7):
        assert found(journal, LAST + timedelta(days=day)) == review.id
    assert found(journal, LAST - timedelta(days=1)) is None
    assert found(journal, LAST + WEEK) is None


def test_the_review_of_the_week_of_new_year(vault: Vault) -> None:
    journal = journal_at(vault, datetime(2027, 1, 4, 9, 0, tzinfo=HERE))
    review = keep_review(journal, date(2026, 12, 28), warmth=6)
    assert found(journal, date(2026, 12, 31)) == review.id
    assert found(journal, date(2027, 1, 3)) == review.id
    assert found(journal, date(2027, 1, 4)) is None
    assert found(journal, date(2026, 12, 27)) is None


def test_a_week_that_starts_on_sunday(journal: Journal) -> None:
    prefer(journal, week_start=Weekday.SUNDAY)
    review = keep_review(journal, date(2026, 11, 15), joy=4)
    assert found(journal, date(2026, 11, 21)) == review.id
    assert found(journal, date(2026, 11, 22)) is None
    assert writing_of(journal, date(2026, 11, 21)).values["week"] == date(2026, 11, 15)


@given(st.permutations(list(Weekday)))
def test_no_change_of_the_first_weekday_loses_a_review(weekdays: list[Weekday]) -> None:
    """Every review made under one first weekday has a week of its own under every other."""
    before = Calendar(0, weekdays[0])
    weeks = [before.week_of(LAST) + WEEK * number for number in range(5)]
    for weekday in weekdays[1:]:
        after = Calendar(0, weekday)
        assert len({after.week_of(week) for week in weeks}) == len(weeks)


def test_a_review_is_found_after_the_week_starts_elsewhere(journal: Journal) -> None:
    review = keep_review(journal, LAST, joy=4)
    for weekday in Weekday:
        prefer(journal, week_start=weekday)
        assert found(journal, LAST) == review.id
        assert stands_for(journal, review.id, LAST)
        assert writing_of(journal, LAST).record == review_of(journal, LAST)


def test_of_two_reviews_of_a_week_the_one_changed_last_counts(journal: Journal) -> None:
    earlier = keep_review(journal, LAST, joy=4)
    later = keep_review(journal, LAST + timedelta(days=2), joy=5)
    assert found(journal, LAST) == later.id
    journal.keep(replace(earlier, joy=6))
    assert found(journal, LAST) == earlier.id
    assert stands_for(journal, later.id, LAST)


def test_a_review_in_the_bin_frees_its_week(journal: Journal) -> None:
    review = keep_review(journal, LAST, joy=4)
    journal.remove(review)
    assert found(journal, LAST) is None
    assert not stands_for(journal, review.id, LAST)
    assert writing_of(journal, LAST).record is None
    journal.undo()
    assert found(journal, LAST) == review.id


def test_a_review_is_kept_once_something_is_answered(journal: Journal) -> None:
    writing = writing_of(journal, date(2026, 11, 19))
    writing.settle()
    assert journal.all(WeeklyReview) == []
    writing.answer({"stood_out": "the long way round"})
    assert writing.settle() == {}
    (review,) = journal.all(WeeklyReview)
    assert (review.week, review.stood_out) == (LAST, "the long way round")
    assert review.happened.date() == date(2026, 11, 25)


@pytest.mark.parametrize("day", [date(2026, 11, 23), date(1990, 6, 1)])
def test_a_review_is_written_now_whatever_week_it_is_about(journal: Journal, day: date) -> None:
    writing = writing_of(journal, day)
    writing.answer({"joy": 2})
    assert writing.settle() == {}
    (review,) = journal.all(WeeklyReview)
    assert review.happened.isoformat(timespec="minutes") == "2026-11-25T20:00+01:00"


def test_the_drafts_of_two_weeks_have_two_places(journal: Journal) -> None:
    places = {writing_of(journal, LAST + WEEK * number).place for number in range(-3, 1)}
    assert len(places) == 4
    assert ASIDE not in places

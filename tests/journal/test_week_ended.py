"""A week that has ended waits for its review, and asks what became of the last practice."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from inglenook.journal.days import WEEK
from inglenook.journal.entries import Note
from inglenook.journal.journal import Journal
from inglenook.journal.reviews import (
    ASIDE,
    practice_line,
    practice_to_ask_about,
    practices_offered,
    put_aside,
    week_that_has_ended,
)
from inglenook.journal.therapy import Session
from inglenook.journal.vocabulary import AskedList, Practice, Tried, Weekday
from inglenook.vault.vault import Vault
from support.reviews import HERE, LAST, NOW, clock_says, keep_note, keep_review, prefer
from support.vaults import Clock, new_vault


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


def ended(journal: Journal) -> date | None:
    return week_that_has_ended(journal, journal.clock())


def test_a_week_with_entries_has_ended_until_it_is_reviewed(journal: Journal) -> None:
    assert ended(journal) is None
    keep_note(journal, datetime(2026, 11, 22, 23, 0, tzinfo=HERE))
    assert ended(journal) == LAST
    keep_review(journal, LAST, joy=1)
    assert ended(journal) is None
    journal.undo()
    assert ended(journal) == LAST


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2026, 11, 15, 23, 59, tzinfo=HERE),
        datetime(2026, 11, 23, 0, 0, tzinfo=HERE),
    ],
)
def test_what_is_written_beside_the_last_week_does_not_count(
    journal: Journal, moment: datetime
) -> None:
    keep_note(journal, moment)
    assert ended(journal) is None


def test_an_old_week_is_not_asked_about_any_more(journal: Journal) -> None:
    keep_note(journal, datetime(2026, 11, 18, 9, 0, tzinfo=HERE))
    clock_says(journal, datetime(2026, 11, 29, 23, 59, tzinfo=HERE))
    assert ended(journal) == LAST
    clock_says(journal, datetime(2026, 11, 30, 0, 1, tzinfo=HERE))
    assert ended(journal) is None


def test_the_week_ends_when_the_person_s_day_does(vault: Vault) -> None:
    night = datetime(2026, 11, 23, 2, 30, tzinfo=HERE)
    journal = journal_at(vault, night)
    keep_note(journal, datetime(2026, 11, 23, 1, 0, tzinfo=HERE))
    prefer(journal, day_start=3)
    assert ended(journal) is None
    clock_says(journal, night + timedelta(hours=1))
    assert ended(journal) == LAST


def test_a_session_counts_and_a_review_of_another_week_does_not(journal: Journal) -> None:
    clock_says(journal, datetime(2026, 11, 18, 9, 0, tzinfo=HERE))
    keep_review(journal, LAST - WEEK, joy=3)
    clock_says(journal, datetime(2026, 11, 25, 9, 0, tzinfo=HERE))
    assert ended(journal) is None
    journal.keep(journal.new(Session, happened=datetime(2026, 11, 17, 17, 0, tzinfo=HERE)))
    assert ended(journal) == LAST


def test_what_rests_in_the_bin_ends_no_week(journal: Journal) -> None:
    note = keep_note(journal, datetime(2026, 11, 18, 9, 0, tzinfo=HERE))
    review = keep_review(journal, LAST, joy=3)
    journal.remove(review)
    assert ended(journal) == LAST
    journal.remove(note)
    assert ended(journal) is None


def test_what_is_put_aside_is_not_asked_about_until_the_next_week_ends(journal: Journal) -> None:
    for day in (18, 25):
        keep_note(journal, datetime(2026, 11, day, 9, 0, tzinfo=HERE))
    put_aside(journal, LAST)
    assert ended(journal) is None
    clock_says(journal, datetime(2026, 12, 1, 9, 0, tzinfo=HERE))
    assert ended(journal) == LAST + WEEK
    put_aside(journal, LAST + WEEK)
    assert ended(journal) is None


def test_putting_aside_is_no_record_and_no_step(journal: Journal) -> None:
    note = keep_note(journal, datetime(2026, 11, 18, 9, 0, tzinfo=HERE))
    put_aside(journal, LAST)
    assert list(journal.store.drafts()) == [ASIDE]
    journal.undo()
    assert journal.find(Note, note.id) is None
    assert list(journal.store.drafts()) == [ASIDE]


def test_what_was_put_aside_stays_so_when_the_week_starts_elsewhere(journal: Journal) -> None:
    keep_note(journal, datetime(2026, 11, 18, 9, 0, tzinfo=HERE))
    put_aside(journal, LAST)
    prefer(journal, week_start=Weekday.SUNDAY)
    assert ended(journal) is None


def test_a_week_has_ended_across_new_year(vault: Vault) -> None:
    journal = journal_at(vault, datetime(2027, 1, 4, 9, 0, tzinfo=HERE))
    keep_note(journal, datetime(2026, 12, 31, 23, 0, tzinfo=HERE))
    assert ended(journal) == date(2026, 12, 28)
    prefer(journal, week_start=Weekday.SUNDAY)
    assert ended(journal) == date(2026, 12, 27)


# -- practices


def test_the_practice_of_the_week_before_is_asked_about_once(journal: Journal) -> None:
    review = keep_review(journal, LAST, practice=Practice.NEEDS)
    this_week = LAST + WEEK
    asked = practice_to_ask_about(journal, this_week)
    assert asked is not None
    assert asked.id == review.id
    assert practice_to_ask_about(journal, this_week + WEEK) is None
    assert practice_to_ask_about(journal, LAST) is None
    journal.keep(replace(review, tried=Tried.NO))
    assert practice_to_ask_about(journal, this_week) is None


def test_without_a_practice_nothing_is_asked(journal: Journal) -> None:
    keep_review(journal, LAST, joy=3)
    assert practice_to_ask_about(journal, LAST + WEEK) is None


@pytest.mark.parametrize(
    "hidden",
    [{"hidden_practices": (Practice.NEEDS,)}, {"hidden_lists": (AskedList.PRACTICES,)}],
)
def test_a_hidden_practice_is_neither_offered_nor_asked_about(
    journal: Journal, hidden: dict[str, Any]
) -> None:
    keep_review(journal, LAST, practice=Practice.NEEDS)
    prefer(journal, **hidden)
    assert practice_to_ask_about(journal, LAST + WEEK) is None
    assert Practice.NEEDS not in practices_offered(journal.preferences)
    assert bool(practices_offered(journal.preferences)) == ("hidden_practices" in hidden)


def test_another_hidden_practice_changes_nothing(journal: Journal) -> None:
    keep_review(journal, LAST, practice=Practice.NEEDS)
    prefer(journal, hidden_practices=(Practice.TOOLS, Practice.SUPPORT))
    assert practice_to_ask_about(journal, LAST + WEEK) is not None
    offered = (Practice.SENSITIVITIES, Practice.NEEDS, Practice.QUESTION)
    assert practices_offered(journal.preferences) == offered


def test_every_practice_has_one_line_of_its_own() -> None:
    lines = [practice_line(practice) for practice in Practice]
    assert len(set(lines)) == len(Practice)
    assert all(line.endswith(".") and "\n" not in line for line in lines)

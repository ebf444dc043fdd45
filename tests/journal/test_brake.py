"""The brake: the fourth look within a day is met by a kind word, and nothing is blocked."""

from dataclasses import replace
from datetime import timedelta

import pytest

from inglenook.journal.brake import PLACE, opened
from inglenook.journal.entries import GutCheck
from inglenook.journal.journal import Journal
from inglenook.vault.vault import Vault
from support.vaults import Clock


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def journal(vault: Vault, clock: Clock) -> Journal:
    return Journal(vault, clock)


@pytest.fixture
def check(journal: Journal) -> GutCheck:
    check = journal.new(GutCheck, title="The second phone")
    journal.keep(check)
    return check


def test_the_fourth_look_within_a_day_is_met_by_a_word(journal: Journal, check: GutCheck) -> None:
    assert [opened(journal, check) for _time in range(5)] == [False, False, False, True, True]


def test_what_is_longer_ago_than_a_day_does_not_count(
    journal: Journal, check: GutCheck, clock: Clock
) -> None:
    looks = []
    for _time in range(6):
        looks.append(opened(journal, check))
        clock.now += timedelta(hours=8)
    assert looks == [False] * 6
    for _time in range(3):
        looks.append(opened(journal, check))
    assert looks[-1]


def test_each_gut_check_is_counted_by_itself(journal: Journal, check: GutCheck) -> None:
    other = journal.new(GutCheck, title="Another")
    journal.keep(other)
    for _time in range(3):
        assert not opened(journal, check)
        assert not opened(journal, other)
    assert opened(journal, check)


def test_it_can_be_turned_off(journal: Journal, check: GutCheck) -> None:
    journal.keep(replace(journal.preferences, brake=False))
    assert [opened(journal, check) for _time in range(5)] == [False] * 5


def test_looking_changes_nothing_that_could_be_undone(journal: Journal, check: GutCheck) -> None:
    before = journal.find(GutCheck, check.id)
    opened(journal, check)
    assert journal.find(GutCheck, check.id) == before
    journal.undo()
    assert journal.all(GutCheck) == []


def test_a_clock_that_was_years_ahead_is_forgotten(
    journal: Journal, check: GutCheck, clock: Clock
) -> None:
    clock.now += timedelta(days=3650)
    for _time in range(3):
        opened(journal, check)
    clock.now -= timedelta(days=3650)
    assert not opened(journal, check)
    assert len(journal.store.drafts()[PLACE]["times"][check.id]) == 1

"""Fresh is what was recorded within a day of happening, late what was after more than three."""

from datetime import date, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inglenook.insights.freshness import delays_of, freshness, freshness_of, told_freshness
from inglenook.insights.proportions import Proportion
from support.ledgers import bid, check, feeling, ledger_of, need, note

DAY = date(2026, 11, 17)
HAPPENED = "2026-11-17T20:00:00+01:00"
HOUR, DAYS = 60, 24 * 60
KINDS = (bid, feeling, need, check, note)


def late(told, delay):
    """The same entry, recorded so long after it happened; that is its second cell."""
    kind, row = told
    recorded = datetime.fromisoformat(row[0]) + delay
    return kind, (row[0], recorded.isoformat(), *row[2:])


@given(st.lists(st.integers(-60, 30 * DAYS), max_size=12))
def test_nothing_is_both_fresh_and_late(minutes):
    found = freshness_of(np.array(minutes, dtype=np.int64))
    assert found.fresh.n == found.late.n == len(minutes)
    assert found.fresh.successes + found.late.successes <= len(minutes)


@pytest.mark.parametrize(
    ("minutes", "fresh", "late"),
    [(0, 1, 0), (DAYS, 1, 0), (DAYS + 1, 0, 0), (3 * DAYS, 0, 0), (3 * DAYS + 1, 0, 1)],
)
def test_a_day_and_three_days_themselves_are_in_time(minutes, fresh, late):
    found = freshness_of(np.array([minutes]))
    assert (found.fresh.successes, found.late.successes) == (fresh, late)


def test_all_kinds_of_entries_count_together():
    told = [late(kind(HAPPENED), timedelta(days=place)) for place, kind in enumerate(KINDS)]
    found = freshness(ledger_of(told), DAY, DAY)
    assert (found.fresh, found.late) == (Proportion(2, 5), Proportion(1, 5))


def test_only_what_happened_on_the_days_meant_is_counted():
    days = (DAY - timedelta(days=1), DAY, DAY + timedelta(days=6), DAY + timedelta(days=7))
    told = [note(f"{day}T00:00:00+01:00") for day in days]
    assert freshness(ledger_of(told), DAY, DAY + timedelta(days=6)).fresh == Proportion(2, 2)


@pytest.mark.parametrize("offset", ["+14:00", "-08:00", "+05:45"])
def test_how_late_is_told_by_the_moment_itself_and_not_by_two_clocks(offset):
    happened = f"2026-11-17T20:00:00{offset}"
    recorded = datetime.fromisoformat(happened) + timedelta(hours=23)
    utc = recorded.astimezone(datetime.fromisoformat("2026-01-01T00:00:00+00:00").tzinfo)
    assert delays_of([happened], [utc.isoformat()]).tolist() == [23 * HOUR]


def test_the_sentence_has_both_shares_with_their_intervals():
    found = freshness_of(np.array([0] * 10 + [4 * DAYS]))
    assert told_freshness(found) == (
        "Recorded within 24 hours: 91% (10 of 11, few), 95% interval 62 to 98%. "
        "After more than three days: 9% (1 of 11, few), 95% interval 2 to 38%."
    )


def test_nothing_is_said_of_nothing_and_no_percentage_below_five():
    assert told_freshness(freshness(ledger_of([]), DAY, DAY)) == ""
    assert told_freshness(freshness_of(np.zeros(4, np.int64))).startswith(
        "Recorded within 24 hours: 4 of 4."
    )

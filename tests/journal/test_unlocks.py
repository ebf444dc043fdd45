"""How long one waits after wrong secrets, and what is told of failures."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inglenook.journal.unlocks import (
    LONGEST_WAIT,
    Failed,
    failures_told,
    told,
    wait_after,
    wait_left,
    when_told,
)

MOMENTS = st.floats(0, 1e11)
HERE = timezone(timedelta(hours=1))
NOW = datetime(2026, 11, 23, 22, 30, tzinfo=HERE)


def test_the_wait_grows_from_the_third_failure_to_a_minute() -> None:
    assert [wait_after(count) for count in range(12)] == [0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60]


@given(st.lists(MOMENTS, max_size=30), MOMENTS)
def test_whatever_the_clock_says_nobody_waits_longer_than_a_minute(
    failed: list[float], now: float
) -> None:
    assert 0 <= wait_left(failed, now) <= LONGEST_WAIT
    assert wait_left(failed[:2], now) == 0


@given(st.lists(MOMENTS, min_size=3, max_size=30), st.floats(0, 60), st.floats(0, 60))
def test_the_wait_runs_down_as_time_goes_by(
    failed: list[float], earlier: float, more: float
) -> None:
    last = max(failed)
    before, after = (wait_left(failed, last + each) for each in (earlier, earlier + more))
    assert after <= before
    assert wait_left(failed, last + LONGEST_WAIT + 1) == 0


@pytest.mark.parametrize(
    ("count", "sentence"),
    [
        (0, ""),
        (1, "One failed attempt since you were last here, yesterday at 22:14."),
        (3, "Three failed attempts since you were last here, the latest yesterday at 22:14."),
        (12, "12 failed attempts since you were last here, the latest yesterday at 22:14."),
    ],
)
def test_who_comes_back_is_told_how_often_and_when_the_latest_was(
    count: int, sentence: str
) -> None:
    latest = datetime(2026, 11, 22, 21, 14, tzinfo=UTC)
    assert told(Failed(count, latest), NOW) == sentence


def test_a_moment_is_told_by_the_clock_here() -> None:
    assert when_told(datetime(2026, 11, 23, 21, 29, tzinfo=UTC), NOW) == "today at 22:29"
    assert when_told(datetime(2026, 11, 22, 23, 30, tzinfo=UTC), NOW) == "today at 00:30"
    assert when_told(datetime(2026, 11, 3, 8, 0, tzinfo=UTC), NOW) == "on 3 Nov at 09:00"


def test_failures_without_a_moment_are_told_all_the_same() -> None:
    assert "nobody knows when" in told(Failed(2), NOW)
    assert "nobody knows when" in failures_told(Failed(2), NOW)

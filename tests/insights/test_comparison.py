"""The last 4 weeks are set against the 8 before, and a change is said only where it is real."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inglenook.insights.comparison import ComparedWords, compared, told_comparison
from inglenook.insights.lately import Comparison
from inglenook.insights.proportions import Proportion
from inglenook.insights.spans import number
from inglenook.journal.days import WEEK, Calendar
from inglenook.journal.vocabulary import Weekday

MONDAY = date(2026, 11, 16)
WORDS = ComparedWords("Walks by the sea", "You walked more", "You walked less")


def of(latest, earlier):
    return Comparison(Proportion(*latest), Proportion(*earlier))


def counted(days, meant=None, last=MONDAY, calendar=None):
    numbers = np.array([number(day) for day in days], dtype=np.int64)
    meant = np.ones(len(days), np.int64) if meant is None else np.array(meant, np.int64)
    return compared(numbers, meant, calendar or Calendar(), last)


def test_four_weeks_are_compared_with_the_eight_before_and_nothing_else():
    starts = [MONDAY - WEEK * back for back in range(14)]
    found = counted([*starts, MONDAY + WEEK])
    assert (found.latest.n, found.earlier.n) == (4, 8)


def test_both_ends_of_the_weeks_belong_to_them():
    sunday = timedelta(days=6)
    assert counted([MONDAY - 3 * WEEK, MONDAY + sunday]).latest.n == 2
    assert counted([MONDAY - 11 * WEEK, MONDAY - 4 * WEEK + sunday]).earlier.n == 2
    assert counted([MONDAY - 11 * WEEK - timedelta(days=1)]).earlier.n == 0


def test_the_last_week_is_the_one_that_holds_the_day_by_the_persons_own_week():
    days = [date(2026, 11, 15)]  # a Sunday
    from_sunday = Calendar(week_start=Weekday.SUNDAY)
    four_weeks_on = date(2026, 12, 9)
    assert counted(days, last=four_weeks_on, calendar=from_sunday).latest.n == 1
    assert counted(days, last=four_weeks_on).latest.n == 0


def test_only_what_is_meant_counts_for_the_share():
    found = counted([MONDAY, MONDAY, MONDAY - 5 * WEEK], [1, 0, 1])
    assert found == of((1, 2), (1, 1))


def test_below_five_on_either_side_there_is_no_difference():
    assert of((4, 4), (0, 50)).difference is None
    assert of((50, 50), (0, 4)).difference is None
    assert of((5, 5), (0, 5)).difference.changed


# R. G. Newcombe, "Interval estimation for the difference between independent proportions",
# Statistics in Medicine 17 (1998) 873-890, table II, method 10.
@pytest.mark.parametrize(
    ("latest", "earlier", "told"),
    [
        ((56, 70), (48, 80), "difference 5 to 33 points"),  # 0.0524 to 0.3339
        ((9, 10), (3, 10), "difference 17 to 81 points"),  # 0.1705 to 0.8090
        ((10, 10), (0, 20), "difference 68 to 100 points"),  # 0.6791 to 1.0000
    ],
)
def test_a_change_is_told_with_the_limits_of_the_paper_whichever_way_it_goes(latest, earlier, told):
    rose, fell = (
        told_comparison(of(*both), WORDS) for both in ((latest, earlier), (earlier, latest))
    )
    assert rose.startswith("You walked more: ")
    assert fell.startswith("You walked less: ")
    assert f"likely a real change ({told})." in rose
    assert f"likely a real change ({told})." in fell


def test_what_may_be_chance_is_too_few_to_tell():
    assert told_comparison(of((5, 56), (0, 29)), WORDS) == (
        "Walks by the sea: 9% (5 of 56) in the last 4 weeks, 0% (0 of 29) in the 8 before. "
        "Too few to tell whether this has changed."
    )


def test_where_one_side_is_too_few_both_are_told_in_counts():
    assert told_comparison(of((3, 4), (20, 40)), WORDS) == (
        "Walks by the sea: 3 of 4 in the last 4 weeks, 20 of 40 in the 8 before. "
        "Too few to tell whether this has changed."
    )


def test_of_nothing_nothing_is_said():
    words = told_comparison(of((0, 0), (0, 0)), WORDS)
    assert words == "Walks by the sea: nothing to count in the last 12 weeks."


@given(st.lists(st.tuples(st.integers(0, 120), st.booleans()), max_size=60))
def test_every_entry_of_the_twelve_weeks_is_counted_once(entries):
    last_day = MONDAY + timedelta(days=6)
    days = [last_day - timedelta(days=back) for back, _meant in entries]
    found = counted(days, [int(meant) for _back, meant in entries])
    for share, least, most in ((found.latest, 0, 27), (found.earlier, 28, 83)):
        inside = [meant for back, meant in entries if least <= back <= most]
        assert (share.successes, share.n) == (sum(inside), len(inside))

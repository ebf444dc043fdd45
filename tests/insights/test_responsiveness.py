"""Bids are counted in the week they happened in, by the person's own clock."""

from datetime import date, datetime, timedelta, timezone
from time import perf_counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inglenook.insights import spans
from inglenook.insights.proportions import Proportion, difference
from inglenook.insights.responsiveness import (
    ANSWERS,
    COLUMNS,
    DIRECTIONS,
    Tally,
    counted,
    series,
)
from inglenook.journal.days import WEEK, Calendar
from inglenook.journal.entries import Bid
from inglenook.journal.field import fields_of
from inglenook.journal.vocabulary import Answer, Direction, Weekday

MONDAY = date(2026, 7, 6)
OFFERED, RECEIVED = Direction.OFFERED, Direction.RECEIVED


def bids(day, toward=0, away=0, against=0, unclear=0, direction="offered"):
    """Cells as the vault keeps them, all at noon."""
    counts = {"toward": toward, "away": away, "against": against, "unclear": unclear}
    answers = [answer for answer, count in counts.items() for _ in range(count)]
    return [(f"{day}T12:00:00+01:00", direction, answer) for answer in answers]


def weeks_of(*counts, first=MONDAY):
    """Cells of offered bids week by week: each (toward, away), or None for a week of none."""
    cells = []
    for place, each in enumerate(counts):
        if each is not None:
            cells += bids(first + place * WEEK, *each)
    return cells


def build(cells, weeks, first=MONDAY, calendar=None):
    return series(cells, calendar or Calendar(), first, first + (weeks - 1) * WEEK)


# -- weeks and days


def counted_week(moment, calendar=None, weeks=60, first=date(2025, 12, 1)):
    """The start of the week in which one bid is counted."""
    calendar = calendar or Calendar()
    shown = spans.weeks(calendar, first, first + weeks * WEEK)
    counts = counted([(moment, "offered", "toward")], calendar, shown)[OFFERED]
    assert counts.sum() == 1
    return shown.starts[int(counts[:, 0].argmax())]


def test_half_past_midnight_belongs_to_the_evening_before():
    late = "2026-07-13T00:30:00+02:00"  # a Monday
    assert counted_week(late, Calendar(day_start=3)) == date(2026, 7, 6)
    assert counted_week(late, Calendar(day_start=0)) == date(2026, 7, 13)


def test_the_hour_a_day_starts_at_belongs_to_the_new_day():
    calendar = Calendar(day_start=3)
    assert counted_week("2026-07-13T02:59:59+02:00", calendar) == date(2026, 7, 6)
    assert counted_week("2026-07-13T03:00:00+02:00", calendar) == date(2026, 7, 13)


@pytest.mark.parametrize("offset", ["+14:00", "-12:00", "+00:00", "+05:45"])
def test_a_bid_made_while_travelling_stays_on_its_own_date(offset):
    assert counted_week(f"2026-07-13T00:10:00{offset}") == date(2026, 7, 13)
    assert counted_week(f"2026-07-12T23:50:00{offset}") == date(2026, 7, 6)


def test_a_week_across_new_year_is_one_week():
    assert counted_week("2026-12-31T23:59:59+01:00") == date(2026, 12, 28)
    assert counted_week("2027-01-03T23:59:59+01:00") == date(2026, 12, 28)
    assert counted_week("2027-01-04T00:00:00+01:00") == date(2027, 1, 4)


def test_a_week_with_a_change_of_the_clocks_is_one_week():
    assert counted_week("2026-03-29T01:59:59+01:00") == date(2026, 3, 23)
    assert counted_week("2026-03-29T03:00:00+02:00") == date(2026, 3, 23)
    assert counted_week("2026-10-25T02:30:00+02:00") == date(2026, 10, 19)
    assert counted_week("2026-10-25T02:30:00+01:00") == date(2026, 10, 19)
    assert counted_week("2026-10-26T00:00:00+01:00") == date(2026, 10, 26)


@given(
    st.builds(datetime.combine, st.dates(date(2026, 1, 1), date(2026, 12, 31)), st.times()),
    st.integers(-12 * 60, 14 * 60),
    st.integers(0, 6),
    st.sampled_from(Weekday),
)
def test_counting_agrees_with_the_calendar(local, offset, day_start, week_start):
    calendar = Calendar(day_start, week_start)
    moment = local.replace(microsecond=0, tzinfo=timezone(timedelta(minutes=offset)))
    packed = fields_of(Bid)["happened"].pack(moment)
    assert counted_week(packed, calendar) == calendar.week_of(calendar.day_of(moment))


def test_what_lies_outside_the_weeks_is_left_out():
    cells = [*bids(MONDAY - timedelta(days=1), 1), *bids(MONDAY + 2 * WEEK, 1), *bids(MONDAY, 2)]
    counts = counted(cells, Calendar(), spans.weeks(Calendar(), MONDAY, MONDAY + WEEK))
    assert counts[OFFERED].tolist() == [[2, 0, 0, 0], [0, 0, 0, 0]]


def test_every_answer_is_counted_in_its_own_place_and_direction():
    cells = bids(MONDAY, 1, 2, 3, 4) + bids(MONDAY, 5, 6, 7, 8, direction="received")
    both = build(cells, 1)
    assert both.offered.tally(0) == Tally(1, 2, 3, 4)
    assert both.received.tally(0) == Tally(5, 6, 7, 8)
    assert both.received.total.met == Proportion(5, 18)


# -- the line and its gaps


def test_the_line_pools_this_week_and_the_three_before():
    track = build(weeks_of((2, 0), (1, 1), (0, 3), (1, 0), (4, 0)), 5).offered
    assert track.pooled_n.tolist() == [2, 4, 7, 8, 10]
    assert track.pooled_met.tolist() == [2, 3, 3, 4, 6]
    assert track.rate[4] == 0.6
    assert (track.low[4], track.high[4]) == Proportion(6, 10).interval


def test_weeks_before_the_first_are_pooled_though_not_shown():
    cells = weeks_of((5, 0), (0, 5), (5, 0), (0, 5), first=MONDAY - 3 * WEEK)
    track = build(cells, 1).offered
    assert (track.pooled_met.tolist(), track.pooled_n.tolist()) == ([10], [20])
    assert track.answered.tolist() == [5]


def test_four_weeks_with_fewer_than_five_bids_have_no_line():
    track = build(weeks_of((1, 0), (1, 0), (1, 0), (1, 0), (2, 0)), 5).offered
    assert np.isnan(track.rate).tolist() == [True, True, True, True, False]
    assert track.single.tolist() == [1, 1, 1, 1, 1]


def test_a_week_without_bids_is_a_gap_in_the_line_and_no_dot():
    track = build(weeks_of((8, 2), None, (8, 2)), 3).offered
    assert np.isnan(track.rate).tolist() == [False, True, False]
    assert np.isnan(track.single).tolist() == [False, True, False]
    assert track.pooled(1) == Proportion(0, 0)


def test_a_week_of_unclear_answers_only_is_a_gap_too():
    cells = weeks_of((8, 2), None, (8, 2)) + bids(MONDAY + WEEK, unclear=6)
    track = build(cells, 3).offered
    assert np.isnan(track.rate).tolist() == [False, True, False]
    assert track.unclear.tolist() == [0, 6, 0]


weekly_counts = st.lists(
    st.none() | st.tuples(st.integers(0, 6), st.integers(0, 6)), min_size=1, max_size=20
)


@given(weekly_counts)
def test_a_gap_stays_a_gap(counts):
    track = build(weeks_of(*counts), len(counts)).offered
    for place, each in enumerate(counts):
        empty = each is None or sum(each) == 0
        pooled = sum(sum(one) for one in counts[max(0, place - 3) : place + 1] if one)
        assert np.isnan(track.single[place]) == empty
        assert np.isnan(track.rate[place]) == (empty or pooled < 5)
        assert np.isnan(track.low[place]) == np.isnan(track.high[place])
        assert np.isnan(track.low[place]) == np.isnan(track.rate[place])


@given(weekly_counts, st.data())
def test_adding_an_unclear_bid_changes_no_rate(counts, data):
    cells = weeks_of(*counts)
    week = data.draw(st.integers(0, len(counts) - 1))
    before = build(cells, len(counts)).offered
    after = build(cells + bids(MONDAY + week * WEEK, unclear=1), len(counts)).offered
    for name in ("single", "rate", "low", "high", "pooled_n"):
        np.testing.assert_array_equal(getattr(before, name), getattr(after, name))
    assert (before.latest, before.earlier) == (after.latest, after.earlier)
    assert after.unclear.sum() == before.unclear.sum() + 1


# -- change


def test_change_compares_the_last_four_weeks_with_the_eight_before():
    cells = weeks_of((9, 9), *[(1, 1)] * 8, *[(5, 0)] * 4, first=MONDAY - 12 * WEEK)
    track = build(cells, 1).offered
    assert (track.latest, track.earlier) == (Proportion(20, 20), Proportion(8, 16))
    assert track.lately.difference == difference(Proportion(20, 20), Proportion(8, 16))
    assert track.lately.difference.changed


def test_the_change_is_the_same_however_many_weeks_are_shown():
    cells = weeks_of(*[(1, 2)] * 8, *[(3, 1)] * 4)
    last = MONDAY + 11 * WEEK
    short, long = (series(cells, Calendar(), first, last) for first in (last, MONDAY))
    assert short.offered.lately.difference == long.offered.lately.difference is not None


@pytest.mark.parametrize(
    ("earlier", "latest"), [((1, 0), (4, 0)), ((2, 2), (5, 5)), ((0, 0), (9, 9)), ((9, 9), (0, 0))]
)
def test_fewer_than_five_on_either_side_is_no_ground_for_a_change(earlier, latest):
    counts = [earlier, *[None] * 7, latest, *[None] * 3]
    assert build(weeks_of(*counts), 12).offered.lately.difference is None


# -- limits


def test_a_first_day_after_the_last_is_refused():
    with pytest.raises(ValueError, match="after the last"):
        series([], Calendar(), MONDAY + timedelta(days=1), MONDAY)


def test_the_columns_read_are_fields_of_a_bid_and_all_its_answers_have_a_place():
    assert set(COLUMNS) <= set(fields_of(Bid))
    assert set(ANSWERS) == set(Answer)
    assert set(DIRECTIONS) == set(Direction)


def test_fifty_thousand_bids_are_counted_quickly():
    cells = [
        (f"{MONDAY + timedelta(days=number % 3640)}T{number % 24:02d}:30:00+02:00", *kinds)
        for number, kinds in zip(
            range(50_000), [("offered", "toward"), ("received", "away")] * 25_000, strict=True
        )
    ]
    took = []
    for _attempt in range(3):
        start = perf_counter()
        both = build(cells, 520)
        took.append(perf_counter() - start)
    assert both.offered.total.toward == both.received.total.away == 25_000
    assert min(took) < 0.1

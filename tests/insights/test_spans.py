"""Weeks and months follow each other without a gap, and every day has its place in them."""

from datetime import date, timedelta
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inglenook.insights.spans import Unit, number, numbered, spans, weeks
from inglenook.journal.days import WEEK, Calendar
from inglenook.journal.vocabulary import Weekday

A_DAY = timedelta(days=1)

days = st.dates(date(1999, 1, 1), date(2101, 12, 31))
lengths = st.integers(0, 800).map(lambda count: timedelta(days=count))
calendars = st.builds(Calendar, st.integers(0, 6), st.sampled_from(Weekday))
units = st.sampled_from(Unit)


def place(shown, day):
    """The place of one day."""
    (found,) = shown.places(np.array([number(day)]))
    return found


def start_of(day, calendar, unit):
    """The start of the week or month a day lies in, by the calendar."""
    return day.replace(day=1) if unit is Unit.MONTH else calendar.week_of(day)


@given(calendars, units, days, lengths, days)
def test_the_place_of_any_day_agrees_with_the_calendar(calendar, unit, first, length, day):
    shown = spans(calendar, unit, first, first + length)
    start = start_of(day, calendar, unit)
    expected = shown.starts.index(start) if start in shown.starts else -1
    assert place(shown, day) == expected


@given(calendars, units, days, lengths)
def test_the_first_and_the_last_day_are_in_the_first_and_the_last_place(
    calendar, unit, first, length
):
    last = first + length
    shown = spans(calendar, unit, first, last)
    assert shown.starts[0] == start_of(first, calendar, unit)
    assert shown.starts[-1] == start_of(last, calendar, unit)
    assert (place(shown, first), place(shown, last)) == (0, len(shown) - 1)


@given(calendars, units, days, lengths)
def test_one_ends_on_the_day_before_the_next_begins(calendar, unit, first, length):
    shown = spans(calendar, unit, first, first + length)
    ends = [shown.days(each) for each in range(len(shown))]
    assert [start for start, _last in ends] == list(shown.starts)
    for (_start, last), (following, _last) in pairwise(ends):
        assert last + A_DAY == following
    for each, (start, last) in enumerate(ends):
        assert (place(shown, start), place(shown, last)) == (each, each)
    assert place(shown, ends[0][0] - A_DAY) == place(shown, ends[-1][1] + A_DAY) == -1


@given(calendars, days, lengths)
def test_every_week_has_seven_days_and_begins_on_the_chosen_one(calendar, first, length):
    shown = weeks(calendar, first, first + length)
    assert shown.unit is Unit.WEEK
    assert {later - earlier for earlier, later in pairwise(shown.edges)} == {WEEK}
    assert {list(Weekday)[each.weekday()] for each in shown.edges} == {calendar.week_start}


@pytest.mark.parametrize("start", Weekday)
def test_a_week_across_new_year_is_one_week(start):
    shown = weeks(Calendar(0, start), date(2026, 12, 20), date(2027, 1, 10))
    for day in (date(2026, 12, 31), date(2027, 1, 1)):
        first, last = shown.days(place(shown, day))
        assert first <= day <= last
    same = place(shown, date(2026, 12, 31)) == place(shown, date(2027, 1, 1))
    assert same == (start is not Weekday.FRIDAY)  # the day of the week of that New Year


@pytest.mark.parametrize("sunday", [date(2026, 3, 29), date(2026, 10, 25)])
def test_a_week_in_which_the_clocks_change_has_its_seven_days(sunday):
    shown = weeks(Calendar(), sunday - WEEK, sunday + WEEK)
    found = {place(shown, sunday - timedelta(days=ago)) for ago in range(7)}
    assert found == {1}
    assert shown.days(1) == (sunday - timedelta(days=6), sunday)
    assert (place(shown, sunday - 7 * A_DAY), place(shown, sunday + A_DAY)) == (0, 2)


def test_months_are_as_long_as_they_are_and_pass_new_year():
    shown = spans(Calendar(3), Unit.MONTH, date(2027, 11, 30), date(2028, 3, 1))
    assert [shown.days(each) for each in range(len(shown))] == [
        (date(2027, 11, 1), date(2027, 11, 30)),
        (date(2027, 12, 1), date(2027, 12, 31)),
        (date(2028, 1, 1), date(2028, 1, 31)),
        (date(2028, 2, 1), date(2028, 2, 29)),
        (date(2028, 3, 1), date(2028, 3, 31)),
    ]


def test_december_alone_is_one_month():
    shown = spans(Calendar(), Unit.MONTH, date(2026, 12, 31), date(2026, 12, 31))
    assert (shown.starts, shown.edges[-1]) == ((date(2026, 12, 1),), date(2027, 1, 1))


@given(st.dates())
def test_a_day_can_be_told_by_its_number(day):
    assert numbered(number(day)) == day
    assert number(day) == (day - date(1970, 1, 1)).days


def test_no_days_have_no_places():
    shown = weeks(Calendar(), date(2026, 7, 6), date(2026, 7, 6))
    assert shown.places(np.array([], dtype=np.int64)).tolist() == []


@pytest.mark.parametrize("unit", Unit)
def test_a_first_day_after_the_last_is_refused(unit):
    with pytest.raises(ValueError, match="after the last"):
        spans(Calendar(), unit, date(2026, 7, 7), date(2026, 7, 6))

"""Days and weeks are counted by local time, as the person set them."""

from datetime import date, datetime, timedelta, timezone
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from inglenook.journal.dates import day_label, full_label, month_label, weekday_label
from inglenook.journal.days import WEEK, Calendar
from inglenook.journal.vocabulary import Weekday

OFFSETS = st.integers(-12 * 60, 14 * 60).map(lambda each: timezone(timedelta(minutes=each)))
MOMENTS = st.datetimes(datetime(1901, 1, 1), datetime(2100, 1, 1), timezones=OFFSETS)
CALENDARS = st.builds(Calendar, st.integers(0, 6), st.sampled_from(Weekday))


def test_half_past_midnight_belongs_to_the_evening_before_where_a_day_starts_at_three() -> None:
    late = datetime(2026, 11, 23, 0, 30, tzinfo=timezone(timedelta(hours=1)))
    assert Calendar(3).day_of(late) == date(2026, 11, 22)
    assert Calendar(0).day_of(late) == date(2026, 11, 23)
    assert Calendar(3).day_of(late.replace(hour=3, minute=0)) == date(2026, 11, 23)


@given(CALENDARS, MOMENTS, OFFSETS)
def test_only_the_local_time_counts_and_never_the_offset(
    calendar: Calendar, moment: datetime, offset: timezone
) -> None:
    assert calendar.day_of(moment) == calendar.day_of(moment.replace(tzinfo=offset))


@given(CALENDARS, st.dates(date(1901, 1, 10), date(2100, 1, 1)))
def test_a_week_starts_on_its_weekday_and_holds_its_day(calendar: Calendar, day: date) -> None:
    start = calendar.week_of(day)
    assert list(Weekday)[start.weekday()] == calendar.week_start
    assert timedelta(0) <= day - start < WEEK


@given(CALENDARS, st.dates(date(1901, 1, 10), date(2090, 1, 1)), st.integers(0, 700))
def test_weeks_follow_each_other_without_a_gap(calendar: Calendar, first: date, days: int) -> None:
    last = first + timedelta(days=days)
    weeks = calendar.weeks(first, last)
    assert weeks[0] <= first < weeks[0] + WEEK
    assert weeks[-1] <= last < weeks[-1] + WEEK
    assert all(later - earlier == WEEK for earlier, later in pairwise(weeks))


def test_a_week_goes_on_across_new_year() -> None:
    assert Calendar().week_of(date(2027, 1, 2)) == date(2026, 12, 28)
    assert Calendar(week_start=Weekday.SUNDAY).week_of(date(2027, 1, 2)) == date(2026, 12, 27)


def test_a_day_is_told_as_people_write_it() -> None:
    day = date(2026, 7, 6)
    assert [day_label(day), month_label(day)] == ["6 Jul", "Jul 2026"]
    assert [full_label(day), weekday_label(day)] == ["6 Jul 2026", "Mon"]

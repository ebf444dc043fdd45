"""The calendar of zones has one place for each day, in weeks that start as the person's do."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inglenook.insights.spans import number
from inglenook.insights.zone_days import (
    DAY_HEADINGS,
    MOST_WEEKS,
    day_table,
    describe_days,
    told_day,
    zone_days,
)
from inglenook.journal.days import WEEK, Calendar
from inglenook.journal.vocabulary import Weekday

MONDAY = date(2026, 7, 6)
A_DAY = timedelta(days=1)


def built(entries, first=MONDAY, last=MONDAY + 13 * A_DAY, calendar=None):
    """A calendar from (day, place of the zone)."""
    days = np.array([number(day) for day, _zone in entries], int)
    named = np.array([zone for _day, zone in entries], int)
    return zone_days(days, named, calendar or Calendar(), first, last)


def test_each_day_has_its_own_counts():
    shown = built([(MONDAY, 0), (MONDAY, 0), (MONDAY, 2), (MONDAY + 8 * A_DAY, 1)])
    assert len(shown) == 14
    assert shown.counts[0].tolist() == [2, 0, 1]
    assert shown.counts[8].tolist() == [0, 1, 0]
    assert shown.n.sum() == 4


@pytest.mark.parametrize("start", Weekday)
def test_the_first_place_is_the_day_a_week_starts_on(start):
    shown = built([], calendar=Calendar(week_start=start))
    assert shown.day(0).weekday() == list(Weekday).index(start)
    assert shown.day(0) <= MONDAY < shown.day(7)


def test_days_to_come_are_left_out_until_something_is_written_of_them():
    wednesday = MONDAY + 2 * A_DAY
    assert len(built([], last=wednesday)) == 3
    assert len(built([(MONDAY + 4 * A_DAY, 0)], last=wednesday)) == 5


def test_only_the_latest_53_weeks_are_there():
    last = MONDAY + 99 * WEEK
    shown = built([(MONDAY, 0), (last, 1)], last=last)
    assert len(shown.weeks) == MOST_WEEKS
    assert not shown.whole
    assert shown.day(0) == last - 52 * WEEK
    assert shown.n.sum() == 1
    assert built([], last=MONDAY + 52 * WEEK).whole


def test_a_feeling_without_a_zone_is_not_there():
    assert not built([(MONDAY, -1)]).n.any()


@given(st.lists(st.tuples(st.integers(-30, 60), st.integers(-1, 2)), max_size=40))
def test_every_named_zone_of_these_weeks_is_counted_on_its_day(entries):
    shown = built([(MONDAY + each * A_DAY, zone) for each, zone in entries])
    for place in range(len(shown)):
        for zone in range(3):
            assert shown.counts[place, zone] == entries.count((place, zone))


def test_the_sentence_counts_days():
    shown = built([(MONDAY, 0), (MONDAY, 1), (MONDAY + A_DAY, 1), (MONDAY + A_DAY, 2)])
    assert describe_days(shown) == "A zone on 2 of 14 days, the centre on 1 of them."
    assert describe_days(built([])) == "No day of these has a zone."


def test_a_day_is_told_by_its_weekday_and_its_zones():
    shown = built([(MONDAY, 0), (MONDAY, 0), (MONDAY, 2)])
    assert told_day(shown, 0) == "Mon 6 Jul 2026\n3 check-ins: centre (2), disconnection (1)."
    assert told_day(shown, 1) == "Tue 7 Jul 2026\nNothing to count."


def test_the_table_has_a_row_for_each_day_with_a_zone():
    rows = day_table(built([(MONDAY + A_DAY, 1), (MONDAY + 9 * A_DAY, 0)]))
    assert [row.day for row in rows] == ["7 Jul 2026", "15 Jul 2026"]
    assert (rows[0].centre, rows[0].protection, rows[0].disconnection) == (0, 1, 0)
    assert len(DAY_HEADINGS) == len(vars(rows[0]))

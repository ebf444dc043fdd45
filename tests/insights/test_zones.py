"""Zones are shares of the trust feelings that name one, week by week or month by month."""

from datetime import date, timedelta
from time import perf_counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inglenook.insights.proportions import Proportion
from inglenook.insights.spans import Unit, number
from inglenook.insights.zones import (
    describe_centre,
    told_shares,
    zone_headings,
    zone_table,
    zones,
)
from inglenook.journal.days import WEEK, Calendar

MONDAY = date(2026, 7, 6)
NONE, CENTRE, PROTECTION, DISCONNECTION = range(-1, 3)


def built(*weeks, unit=Unit.WEEK, first=MONDAY):
    """A series from (centre, protection, disconnection, no zone) week by week."""
    days, named = [], []
    for place, counts in enumerate(weeks):
        for zone, count in zip((*range(3), NONE), counts, strict=False):
            days += [number(first + place * WEEK)] * count
            named += [zone] * count
    last = first + (max(len(weeks), 1) - 1) * WEEK
    return zones(np.array(days, int), np.array(named, int), Calendar(), first, last, unit)


def test_each_zone_is_a_share_of_those_that_name_one():
    shown = built((3, 2, 1, 4))
    assert shown.shares(0) == (Proportion(3, 6), Proportion(2, 6), Proportion(1, 6))
    assert shown.n.tolist() == [6]


def test_a_week_without_a_zone_is_empty_and_not_zero():
    shown = built((1, 1), (0, 0, 0, 3), (0, 0, 2))
    assert shown.n.tolist() == [2, 0, 2]
    assert told_shares(shown.shares(1)) == []
    assert zone_table(shown)[1].in_centre == "nothing to count"


def test_months_hold_the_days_of_their_own():
    shown = built((1,), (1,), (1,), (0, 1), (0, 1), unit=Unit.MONTH)  # 6 Jul to 3 Aug
    assert shown.counts.tolist() == [[3, 1, 0], [0, 1, 0]]


def test_the_centre_is_compared_wherever_the_series_starts():
    weeks = [(1, 3)] * 8 + [(4, 0, 0, 1)] * 4
    long, last = built(*weeks), MONDAY + 11 * WEEK
    days = np.repeat([number(MONDAY + place * WEEK) for place in range(12)], 4)
    named = np.array([CENTRE, *[PROTECTION] * 3] * 8 + [CENTRE] * 16)
    short = zones(days, named, Calendar(), last, last, Unit.WEEK)
    months = zones(days, named, Calendar(), last, last, Unit.MONTH)
    assert long.centre == short.centre == months.centre
    assert (long.centre.latest, long.centre.earlier) == (Proportion(16, 16), Proportion(8, 32))


def test_a_real_change_is_said_with_both_shares():
    assert describe_centre(built(*[(1, 3)] * 8 + [(4,)] * 4)) == (
        "You were in the centre in more of your check-ins in the last 4 weeks than in the 8 "
        "before: 100% (16 of 16) against 25% (8 of 32), likely a real change "
        "(difference 49 to 87 points)."
    )
    assert describe_centre(built(*[(4,)] * 8 + [(1, 3)] * 4)).startswith(
        "You were in the centre in fewer of your check-ins in the last 4 weeks than in the 8 "
        "before: 25% (4 of 16) against 100% (32 of 32), likely a real change"
    )


def test_what_may_be_chance_is_not_called_a_change():
    assert describe_centre(built(*[(1, 1)] * 8 + [(2, 1)] * 4)) == (
        "Check-ins in the centre: 67% (8 of 12, few) in the last 4 weeks, 50% (8 of 16) in the 8 "
        "before. Too few to tell whether this has changed."
    )


def test_shares_are_told_with_n_and_interval_and_in_counts_below_five():
    assert told_shares(built((3, 2, 1)).shares(0)) == [
        "Centre: 50% (3 of 6, few), 95% interval 19 to 81%.",
        "Protection: 33% (2 of 6, few), 95% interval 10 to 70%.",
        "Disconnection: 17% (1 of 6, few), 95% interval 3 to 56%.",
    ]
    assert told_shares(built((3, 1)).shares(0))[0] == "Centre: 3 of 4."


@pytest.mark.parametrize("unit", Unit)
def test_the_table_has_a_row_for_each_place_and_a_cell_for_each_heading(unit):
    rows = zone_table(built((3, 2, 1), (0, 0, 0), unit=unit))
    assert (rows[0].centre, rows[0].protection, rows[0].disconnection) == (3, 2, 1)
    assert len(rows) == (2 if unit is Unit.WEEK else 1)
    assert len(zone_headings(unit)) == len(vars(rows[0]))


feelings = st.lists(st.tuples(st.integers(-20, 120), st.integers(-1, 2)), max_size=60)


@given(feelings, st.sampled_from(Unit))
def test_every_named_zone_within_the_places_is_counted_once(entries, unit):
    days = np.array([number(MONDAY) + each for each, _zone in entries], int)
    named = np.array([zone for _day, zone in entries], int)
    shown = zones(days, named, Calendar(), MONDAY, MONDAY + 9 * WEEK, unit)
    first, end = (number(shown.spans.edges[at]) for at in (0, -1))
    for zone in range(3):
        inside = (days >= first) & (days < end) & (named == zone)
        assert shown.counts[:, zone].sum() == inside.sum()


@given(feelings)
def test_a_feeling_without_a_zone_changes_nothing(entries):
    days = np.array([number(MONDAY) + each for each, _zone in entries], int)
    named = np.array([zone for _day, zone in entries], int)
    last = MONDAY + 9 * WEEK
    with_one_more = zones(
        np.append(days, number(last)), np.append(named, NONE), Calendar(), MONDAY, last, Unit.WEEK
    )
    before = zones(days, named, Calendar(), MONDAY, last, Unit.WEEK)
    assert before.counts.tolist() == with_one_more.counts.tolist()
    assert before.centre == with_one_more.centre


def test_ten_years_are_counted_quickly():
    days = np.sort(np.arange(14_600) * 3640 // 14_600 + number(MONDAY))
    named = np.arange(14_600) % 4 - 1
    took = []
    for _attempt in range(3):
        start = perf_counter()
        shown = zones(days, named, Calendar(), MONDAY, MONDAY + timedelta(days=3639), Unit.WEEK)
        took.append(perf_counter() - start)
    assert shown.n.sum() == 14_600 * 3 // 4
    assert min(took) < 0.02

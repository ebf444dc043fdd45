"""Signs are counted in each week or month, and compared once for all eight together."""

from datetime import date, timedelta
from time import perf_counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inglenook.insights.proportions import Proportion
from inglenook.insights.signs import (
    describe_any,
    named,
    sign_headings,
    sign_table,
    signs,
)
from inglenook.insights.spans import Unit, number
from inglenook.journal.days import WEEK, Calendar
from inglenook.journal.vocabulary import Sign

MONDAY = date(2026, 7, 6)


def bit(*chosen):
    return sum(1 << list(Sign).index(each) for each in chosen)


def built(*weeks, unit=Unit.WEEK):
    """A series from the sets of bits of each week's feelings."""
    days = [number(MONDAY + place * WEEK) for place, sets in enumerate(weeks) for _ in sets]
    bits = [each for sets in weeks for each in sets]
    last = MONDAY + (max(len(weeks), 1) - 1) * WEEK
    return signs(np.array(days, int), np.array(bits, int), Calendar(), MONDAY, last, unit)


COLD, EGGSHELLS = bit(Sign.COLD), bit(Sign.EGGSHELLS)


def test_each_sign_is_counted_in_its_own_week():
    shown = built([COLD, COLD | EGGSHELLS, 0], [], [EGGSHELLS])
    assert shown.chosen(0) == ((Sign.COLD, 2), (Sign.EGGSHELLS, 1))
    assert shown.chosen(1) == ()
    assert shown.chosen(2) == ((Sign.EGGSHELLS, 1),)
    assert named(shown.totals) == ((Sign.COLD, 2), (Sign.EGGSHELLS, 2))


def test_a_feeling_with_several_signs_is_one_feeling():
    shown = built([COLD | EGGSHELLS, 0])
    assert (shown.naming.tolist(), shown.n.tolist()) == ([1], [2])
    assert shown.total == Proportion(1, 2)


def test_months_hold_the_days_of_their_own():
    shown = built([COLD], [COLD], [COLD], [0], [EGGSHELLS], unit=Unit.MONTH)  # 6 Jul to 3 Aug
    assert (shown.n.tolist(), shown.naming.tolist()) == ([4, 1], [3, 1])


def test_all_eight_are_compared_once_and_together():
    shown = built(*[[COLD, 0, 0, 0]] * 8, *[[COLD, EGGSHELLS, COLD | EGGSHELLS, COLD]] * 4)
    assert (shown.any.latest, shown.any.earlier) == (Proportion(16, 16), Proportion(8, 32))
    assert describe_any(shown) == (
        "You named a sign in more of your check-ins in the last 4 weeks than in the 8 before: "
        "100% (16 of 16) against 25% (8 of 32), likely a real change "
        "(difference 49 to 87 points)."
    )


def test_fewer_is_said_in_the_same_words_and_chance_is_not_called_a_change():
    fewer = built(*[[COLD] * 4] * 8, *[[0] * 4] * 4)
    assert describe_any(fewer).startswith("You named a sign in fewer of your check-ins")
    assert describe_any(built([COLD], [0])) == (
        "Check-ins that name a sign: 1 of 2 in the last 4 weeks, nothing to count in the 8 "
        "before. Too few to tell whether this has changed."
    )


@pytest.mark.parametrize("unit", Unit)
def test_the_table_has_a_row_for_each_place_and_a_cell_for_each_heading(unit):
    rows = sign_table(built([COLD, 0], [], unit=unit))
    assert (rows[0].naming, rows[0].signs) == ("1 of 2", "feeling cold or distant (1)")
    assert len(sign_headings(unit)) == len(vars(rows[0]))
    if unit is Unit.WEEK:
        assert (rows[1].naming, rows[1].signs) == ("nothing to count", "")


@given(
    st.lists(st.tuples(st.integers(-20, 120), st.integers(0, 255)), max_size=50),
    st.sampled_from(Unit),
)
def test_every_sign_within_the_places_is_counted_once(entries, unit):
    days = np.array([number(MONDAY) + each for each, _bits in entries], int)
    bits = np.array([each for _day, each in entries], int)
    shown = signs(days, bits, Calendar(), MONDAY, MONDAY + 9 * WEEK, unit)
    first, end = (number(shown.spans.edges[at]) for at in (0, -1))
    inside = [each for day, each in zip(days, bits, strict=True) if first <= day < end]
    for sign in range(8):
        assert shown.totals[sign] == sum(each >> sign & 1 for each in inside)
    assert shown.n.sum() == len(inside)
    assert shown.naming.sum() == sum(each > 0 for each in inside)
    assert (shown.counts.max(axis=1) <= shown.naming).all()


def test_ten_years_are_counted_quickly():
    days = np.sort(np.arange(14_600) * 3640 // 14_600 + number(MONDAY))
    bits = np.arange(14_600) % 256
    took = []
    for _attempt in range(3):
        start = perf_counter()
        shown = signs(days, bits, Calendar(), MONDAY, MONDAY + timedelta(days=3639), Unit.WEEK)
        took.append(perf_counter() - start)
    assert shown.n.sum() == 14_600
    assert min(took) < 0.03

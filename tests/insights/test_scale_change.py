"""A scale has changed where the later answers are likely higher, or lower, than the earlier."""

from datetime import date, timedelta
from math import erf, isnan
from random import Random
from statistics import median

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inglenook.insights.proportions import Z
from inglenook.insights.scale_change import describe_scale_change, higher, scale_changes
from inglenook.insights.scales import Middle
from inglenook.insights.spans import number
from inglenook.journal.days import WEEK, Calendar

LAST = date(2026, 11, 25)  # a Wednesday
LATEST, EARLIER = date(2026, 11, 4), date(2026, 9, 9)  # in the first week of each

# The example of the R package SingleCaseES (J. E. Pustejovsky, M. Chen and D. M. Swan), whose NAP()
# has the interval of Newcombe's method 5. It prints 0.9166667, 0.5973406 and 0.9860176; R's
# uniroot stops within a quarter of the digits of a double, which is 1.2e-4.
BASELINE, TREATMENT = [20, 20, 26, 25, 22, 23], [28, 25, 24, 27, 30, 30, 29]
UNIROOT = 1.3e-4

answers = st.lists(st.integers(0, 10), min_size=1, max_size=40)


def held(later, earlier):
    return higher(np.array(later, dtype=np.int64), np.array(earlier, dtype=np.int64))


def limits(share, m, n):
    """Newcombe's limits as roots of a quartic.

    mn (s - x)^2 (2 - x)(1 + x) = z^2 x (1 - x) [(2 - x)(1 + x) + N* (1 + 2x - 2x^2)]
    """
    x = np.poly1d([1, 0])
    inner = (2 - x) * (1 + x)
    spread = (m + n) / 2 - 1
    left = m * n * (share - x) ** 2 * inner
    right = Z**2 * x * (1 - x) * (inner + spread * (1 + 2 * x - 2 * x**2))
    roots = [float(each.real) for each in (left - right).roots if abs(each.imag) < 1e-9]
    inside = [each for each in roots if -1e-9 <= each <= 1 + 1e-9]
    assert len(inside) == 2
    return min(inside), max(inside)


# -- the share and its interval


def test_the_interval_is_that_of_somebody_elses_program():
    found = held(TREATMENT, BASELINE)
    assert found.share == pytest.approx(0.9166667, abs=1e-7)
    assert (found.low, found.high) == pytest.approx((0.5973406, 0.9860176), abs=UNIROOT)


@given(answers, answers)
def test_the_share_is_that_of_all_pairs_with_ties_counted_half(later, earlier):
    pairs = [(one > other) + (one == other) / 2 for one in later for other in earlier]
    assert held(later, earlier).share == pytest.approx(sum(pairs) / len(pairs))


@given(answers, answers)
def test_the_limits_are_the_roots_of_newcombes_equation(later, earlier):
    found = held(later, earlier)
    expected = limits(found.share, len(later), len(earlier))
    assert (found.low, found.high) == pytest.approx(expected, abs=1e-6)


@given(answers, answers)
def test_the_interval_holds_the_share_and_stays_between_0_and_1(later, earlier):
    found = held(later, earlier)
    assert 0 <= found.low <= found.share <= found.high <= 1
    assert (found.low == 0) == (found.share == 0)
    assert (found.high == 1) == (found.share == 1)


@given(answers, answers)
def test_looking_back_turns_the_share_around(later, earlier):
    there, back = held(later, earlier), held(earlier, later)
    mirrored = (1 - there.share, 1 - there.high, 1 - there.low)
    assert (back.share, back.low, back.high) == pytest.approx(mirrored)


@given(answers)
def test_nothing_has_changed_against_itself(some):
    found = held(some, some)
    assert found.share == 0.5
    assert not found.changed


def test_nothing_held_against_anything_has_no_share():
    for found in (held([], [5]), held([5], []), held([], [])):
        assert all(isnan(each) for each in (found.share, found.low, found.high))
        assert not found.changed


def covered(draw_later, draw_earlier, true_share, seed):
    """How often the interval holds the true share, in 1,000 samples of 20 and 33."""
    dice = Random(seed)
    found = [
        held([draw_later(dice) for _ in range(20)], [draw_earlier(dice) for _ in range(33)])
        for _sample in range(1000)
    ]
    return sum(each.low <= true_share <= each.high for each in found) / len(found)


@pytest.mark.parametrize("apart", [0.0, 1.0])
def test_the_interval_holds_the_truth_about_95_times_in_100(apart):
    truth = (1 + erf(apart / 2)) / 2  # of two normal values that lie so far apart on average
    share = covered(
        lambda dice: round(1e6 * dice.gauss(apart, 1)),
        lambda dice: round(1e6 * dice.gauss(0, 1)),
        truth,
        seed=4,
    )
    assert 0.93 <= share <= 0.975


def test_on_a_scale_of_few_steps_it_holds_the_truth_no_less_often():
    later, earlier = (1, 2, 2, 3, 3, 3, 4), (0, 1, 1, 2, 2, 3, 4)
    truth = held(later, earlier).share
    share = covered(
        lambda dice: dice.choice(later), lambda dice: dice.choice(earlier), truth, seed=4
    )
    assert 0.95 <= share <= 0.99


# -- which weeks


def changes(told, calendar=None, last=LAST):
    """The change of trust, from pairs of a day and an answer."""
    days = np.array([number(day) for day, _answer in told], dtype=np.int64)
    trust = np.array([answer for _day, answer in told], dtype=np.int64)
    return scale_changes(days, {"trust": trust}, calendar or Calendar(), last)["trust"]


def test_the_last_four_weeks_are_held_against_the_eight_before():
    first = date(2026, 11, 2)  # the Monday on which the last four weeks begin
    told = [
        (first - 8 * WEEK - timedelta(days=1), 0),
        (first - 8 * WEEK, 1),
        (first - timedelta(days=1), 3),
        (first, 7),
        (date(2026, 11, 29), 9),
        (date(2026, 11, 30), 10),
    ]
    found = changes(told)
    assert found.earlier == Middle(2, 1.5, 2.5, 2)
    assert found.latest == Middle(8, 7.5, 8.5, 2)


def test_a_feeling_without_an_answer_counts_nowhere():
    told = [(LATEST, 5), (LATEST, -1), (EARLIER, -1), (EARLIER, 3)]
    assert changes(told) == changes([(LATEST, 5), (EARLIER, 3)])


@given(st.lists(st.tuples(st.integers(-14 * 7, 14), st.integers(-1, 10)), max_size=30))
def test_each_side_has_the_median_of_its_own_answers(told):
    found = changes([(LAST + timedelta(days=days), answer) for days, answer in told])
    week = Calendar().week_of(LAST)
    sides = {0: [], 1: []}
    for days, answer in told:
        ago = (week - Calendar().week_of(LAST + timedelta(days=days))).days // 7
        if answer >= 0 and 0 <= ago < 12:
            sides[ago >= 4].append(answer)
    assert (found.latest.n, found.earlier.n) == (len(sides[0]), len(sides[1]))
    for middle, side in ((found.latest, sides[0]), (found.earlier, sides[1])):
        assert middle.median == median(side) if side else isnan(middle.median)


# -- what is said


def said(latest, earlier):
    told = [(EARLIER, answer) for answer in earlier] + [(LATEST, answer) for answer in latest]
    return describe_scale_change(changes(told))


def test_a_likely_rise_is_told_with_both_medians_and_the_share_of_pairs():
    assert said([7, 8, 8, 6, 7, 9, 7, 5], [4, 5, 5, 6, 3, 7, 5, 5, 4, 6]) == (
        "Trust: median 7 (8 answers) in the last 4 weeks, median 5 (10 answers) in the 8 before. "
        "A later answer is higher than an earlier one in 89% of all pairs (ties count half), "
        "95% interval 63 to 97%: likely a real change."
    )


def test_a_fall_is_told_as_plainly_as_a_rise():
    assert said([4, 5, 5, 6, 3, 7, 5, 5, 4, 6], [7, 8, 8, 6, 7, 9, 7, 5]) == (
        "Trust: median 5 (10 answers) in the last 4 weeks, median 7 (8 answers) in the 8 before. "
        "A later answer is lower than an earlier one in 89% of all pairs (ties count half), "
        "95% interval 63 to 97%: likely a real change."
    )


def test_where_the_interval_holds_one_half_it_is_too_few_to_tell():
    assert said([5, 6, 7, 5, 6], [5, 5, 6, 6, 4]) == (
        "Trust: median 6 (5 answers) in the last 4 weeks, median 5 (5 answers) in the 8 before. "
        "Too few to tell whether this has changed."
    )


def test_four_answers_never_tell_of_a_change():
    assert said([10] * 4, [0] * 30) == (
        "Trust: median 10 (4 answers, few) in the last 4 weeks, median 0 (30 answers) in the 8 "
        "before. Too few to tell whether this has changed."
    )
    assert "likely a real change" in said([10] * 5, [0] * 30)


def test_one_side_without_an_answer_says_so():
    assert said([7], []) == (
        "Trust: median 7 (1 answer, few) in the last 4 weeks, nothing to count in the 8 before. "
        "Too few to tell whether this has changed."
    )


def test_nothing_at_all_is_said_to_be_nothing():
    assert said([], []) == "Trust: nothing to count in the last 12 weeks."


@given(
    st.lists(st.integers(0, 10), max_size=40),
    st.lists(st.integers(0, 10), max_size=40),
)
def test_a_change_is_claimed_only_where_it_is_likely(latest, earlier):
    sentence = said(latest, earlier)
    enough = min(len(latest), len(earlier)) >= 5
    likely = enough and held(latest, earlier).changed
    assert ("likely a real change" in sentence) == likely
    assert ("Too few to tell" in sentence) == (bool(latest + earlier) and not likely)
    assert "nan" not in sentence
    assert " 50%" not in sentence.replace("over 50%", "")


def test_what_would_round_to_one_half_is_told_as_over_it():
    # Its limit is 0.5004888, as the roots of the equation have it too.
    sentence = said([5, 6, 7, 5, 6] * 5, [5, 5, 6, 6, 5] * 10)
    assert "95% interval over 50 to" in sentence

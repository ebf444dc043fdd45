"""Proportions agree with the papers they come from."""

from fractions import Fraction
from math import isnan
from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from inglenook.insights.proportions import Proportion, difference, wilson

# R. G. Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in
# Medicine 17 (1998) 857-872, table I, method 3 (Wilson's score without continuity correction).
SINGLE = [
    (81, 263, 0.2553, 0.3662),
    (15, 148, 0.0624, 0.1605),
    (0, 20, 0.0000, 0.1611),
    (1, 29, 0.0061, 0.1718),
]

# R. G. Newcombe, "Interval estimation for the difference between independent proportions",
# Statistics in Medicine 17 (1998) 873-890, table II, method 10 (Wilson's score, not corrected).
PAIRS = [
    ((56, 70), (48, 80), 0.0524, 0.3339),
    ((9, 10), (3, 10), 0.1705, 0.8090),
    ((6, 7), (2, 7), 0.0582, 0.8062),
    ((5, 56), (0, 29), -0.0381, 0.1926),
    ((0, 10), (0, 20), -0.1611, 0.2775),
    ((0, 10), (0, 10), -0.2775, 0.2775),
    ((10, 10), (0, 20), 0.6791, 1.0000),
    ((10, 10), (0, 10), 0.6075, 1.0000),
]

HALF_OF_THE_LAST_DIGIT = 5.1e-5

# What the R package binom computes (binom.confint, "wilson"), as it is kept in the tests of
# statsmodels (statsmodels/stats/tests/results/results_proportion.py, J. Perktold, 2013).
SINGLE_BY_BINOM = [
    (18, 20, 0.6989663547715128, 0.972133518786232),
    (4, 20, 0.0806576625797981, 0.4160174322518935),
    (4, 200, 0.00780442641634947, 0.05028708690582643),
    (190, 200, 0.910421851861224, 0.972617354399236),
    (1, 30, 0.005908590, 0.16670391),
    (29, 30, 0.8332961, 0.9940914),
    (0, 30, 0.0, 0.11351339),
    (30, 30, 0.8864866, 1.0),
]

# What statsmodels 0.14 computes: confint_proportions_2indep(..., method="newcomb").
PAIRS_BY_STATSMODELS = [
    ((56, 70), (48, 80), 0.05243147240236498, 0.33387265403690614),
    ((9, 10), (3, 10), 0.1705227239345029, 0.809017973535488),
    ((6, 7), (2, 7), 0.05822792748231209, 0.8062496375242278),
    ((5, 56), (0, 29), -0.038137147903536936, 0.19256001385511165),
    ((0, 10), (0, 20), -0.1611251580528194, 0.27753279986288926),
    ((10, 10), (0, 20), 0.6790860371419145, 1.0),
    ((78, 120), (18, 120), 0.3839849701148519, 0.595510158807889),
    ((50, 120), (47, 120), -0.0978625529438199, 0.1468070024934973),
]
Z = NormalDist().inv_cdf(0.975)


@st.composite
def proportions(draw, least=1):
    n = draw(st.integers(least, 2000))
    return Proportion(draw(st.integers(0, n)), n)


def score_limits(share):
    """Wilson's limits by their definition: the rates whose own standard error reaches ours.

    (p - x)^2 = z^2 x (1 - x) / n, solved as a quadratic in x.
    """
    p, n = share.successes / share.n, share.n
    roots = np.roots([1 + Z**2 / n, -(2 * p + Z**2 / n), p**2])
    return sorted(float(root.real) for root in roots)


@pytest.mark.parametrize(("successes", "n", "low", "high"), SINGLE)
def test_wilson_limits_are_those_of_the_paper(successes, n, low, high):
    assert Proportion(successes, n).interval == pytest.approx(
        (low, high), abs=HALF_OF_THE_LAST_DIGIT
    )


@pytest.mark.parametrize(("later", "earlier", "low", "high"), PAIRS)
def test_newcombe_limits_are_those_of_the_paper(later, earlier, low, high):
    found = difference(Proportion(*later), Proportion(*earlier))
    assert (found.low, found.high) == pytest.approx((low, high), abs=HALF_OF_THE_LAST_DIGIT)


@pytest.mark.parametrize(("successes", "n", "low", "high"), SINGLE_BY_BINOM)
def test_wilson_limits_are_those_of_somebody_elses_program(successes, n, low, high):
    assert Proportion(successes, n).interval == pytest.approx((low, high), abs=1e-6)


@pytest.mark.parametrize(("later", "earlier", "low", "high"), PAIRS_BY_STATSMODELS)
def test_newcombe_limits_are_those_of_somebody_elses_program(later, earlier, low, high):
    found = difference(Proportion(*later), Proportion(*earlier))
    assert (found.low, found.high) == pytest.approx((low, high), abs=1e-6)


@given(proportions())
def test_wilson_limits_lie_within_a_millionth_of_the_exact_ones(share):
    p, n, z2 = Fraction(share.successes, share.n), share.n, Fraction(Z) ** 2

    def too_far(x):
        """Whether a rate is out of reach, in whole fractions: nothing is rounded."""
        return (p - x) ** 2 > z2 * x * (1 - x) / n

    low, high = (Fraction(limit) for limit in share.interval)
    near = Fraction(1, 10**6)
    if share.successes:
        assert too_far(low - near)
        assert not too_far(low + near)
    if share.successes < n:
        assert too_far(high + near)
        assert not too_far(high - near)


@given(proportions())
def test_wilson_limits_solve_the_score_equation(share):
    assert share.interval == pytest.approx(score_limits(share), abs=1e-6)


@given(proportions(), proportions())
def test_newcombe_limits_follow_from_the_score_limits(later, earlier):
    (l1, u1), (l2, u2) = score_limits(later), score_limits(earlier)
    p1, p2 = later.rate, earlier.rate
    found = difference(later, earlier)
    assert found.estimate == pytest.approx(p1 - p2)
    assert found.low == pytest.approx(p1 - p2 - ((p1 - l1) ** 2 + (u2 - p2) ** 2) ** 0.5, abs=1e-6)
    assert found.high == pytest.approx(p1 - p2 + ((u1 - p1) ** 2 + (p2 - l2) ** 2) ** 0.5, abs=1e-6)


@given(proportions())
def test_the_interval_holds_the_rate_and_stays_between_0_and_1(share):
    low, high = share.interval
    assert 0 <= low <= share.rate <= high <= 1


@given(proportions())
def test_the_interval_reaches_the_ends_exactly(share):
    low, high = share.interval
    assert (low == 0) == (share.successes == 0)
    assert (high == 1) == (share.successes == share.n)


@given(proportions(), proportions())
def test_looking_back_turns_a_difference_around(later, earlier):
    there, back = difference(later, earlier), difference(earlier, later)
    assert (back.low, back.high) == pytest.approx((-there.high, -there.low))
    assert back.changed == there.changed


@given(proportions(), proportions())
def test_changed_is_said_only_where_zero_is_left_out(later, earlier):
    found = difference(later, earlier)
    assume(min(abs(found.low), abs(found.high)) > 1e-9)
    assert found.changed == (not found.low < 0 < found.high)


@given(proportions())
def test_nothing_has_changed_against_itself(share):
    assert not difference(share, share).changed


def test_an_interval_that_touches_zero_is_no_change():
    assert not difference(Proportion(0, 10), Proportion(0, 20)).changed


def test_nothing_of_nothing_has_no_rate_and_no_interval():
    nothing = Proportion(0, 0)
    assert isnan(nothing.rate)
    assert all(isnan(limit) for limit in nothing.interval)
    assert not difference(nothing, Proportion(3, 9)).changed
    assert not difference(Proportion(3, 9), nothing).changed


@pytest.mark.parametrize(
    ("n", "tellable", "few"),
    [(0, False, False), (4, False, False), (5, True, True), (12, True, True), (13, True, False)],
)
def test_below_five_no_percentage_and_up_to_twelve_few(n, tellable, few):
    share = Proportion(0, n)
    assert (share.tellable, share.few) == (tellable, few)


@pytest.mark.parametrize(("successes", "n"), [(-1, 3), (4, 3), (1, 0)])
def test_more_than_all_and_less_than_none_are_refused(successes, n):
    with pytest.raises(ValueError, match="between 0 and n"):
        Proportion(successes, n)


def test_arrays_are_counted_place_by_place():
    rate, low, high = wilson(np.array([81, 0]), np.array([263, 0]))
    assert (low[0], high[0]) == Proportion(81, 263).interval
    assert rate[0] == 81 / 263
    assert np.isnan([rate[1], low[1], high[1]]).all()

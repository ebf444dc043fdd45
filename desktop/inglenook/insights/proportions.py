"""Proportions that can be trusted: k of n, with the interval its rate may lie in.

The interval of one rate is Wilson's (E. B. Wilson, JASA 22, 1927, without continuity correction);
that of a difference is method 10 of R. G. Newcombe (Statistics in Medicine 17, 1998, 873-890).
"""

from dataclasses import dataclass
from math import hypot, nan

import numpy as np
import numpy.typing as npt

Z = 1.959963984540054  # the normal quantile that leaves 2.5 % out on either side
TELLABLE = 5  # below this many, the counts are told and no percentage
FEW = 12  # up to this many, a percentage is marked "few"

Booleans = npt.NDArray[np.bool_]
IntArray = npt.NDArray[np.int64]
FloatArray = npt.NDArray[np.float64]


def wilson(successes: IntArray, n: IntArray) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Rates with the limits of their 95 % interval, from 0 to 1: (rate, low, high).

    All three are NaN where ``n`` is 0: there is nothing to tell.
    """
    total = np.where(n > 0, n, np.nan)
    rate = successes / total
    centre = rate + Z**2 / (2 * total)
    reach = Z * np.sqrt(rate * (1 - rate) / total + Z**2 / (4 * total**2))
    scale = 1 + Z**2 / total
    # The limits reach 0 and 1 exactly at the ends; rounding must not carry them past the rate.
    low = np.minimum(np.maximum((centre - reach) / scale, 0.0), rate)
    high = np.maximum(np.minimum((centre + reach) / scale, 1.0), rate)
    return rate, low, high


@dataclass(frozen=True)
class Proportion:
    """``successes`` of ``n``. Raises ValueError unless 0 <= successes <= n."""

    successes: int
    n: int

    def __post_init__(self) -> None:
        if not 0 <= self.successes <= self.n:
            raise ValueError("successes must lie between 0 and n")

    @property
    def rate(self) -> float:
        """The share from 0 to 1; NaN where n is 0."""
        return self.successes / self.n if self.n else nan

    @property
    def interval(self) -> tuple[float, float]:
        """The limits of the 95 % Wilson interval; NaN where n is 0."""
        _, low, high = wilson(np.array(self.successes), np.array(self.n))
        return float(low), float(high)

    @property
    def tellable(self) -> bool:
        """Whether a percentage may be told."""
        return self.n >= TELLABLE

    @property
    def few(self) -> bool:
        """Whether a percentage has to be marked "few"."""
        return TELLABLE <= self.n <= FEW


@dataclass(frozen=True)
class Difference:
    """How far one rate lies above another, with the limits of the 95 % interval, -1 to 1."""

    low: float
    high: float
    estimate: float

    @property
    def changed(self) -> bool:
        """Whether the interval leaves zero out."""
        return self.low > 0 or self.high < 0


def difference(later: Proportion, earlier: Proportion) -> Difference:
    """How far the later rate lies above the earlier one, by Newcombe's method 10.

    All of it is NaN, and nothing changed, where either has n = 0.
    """
    estimate = later.rate - earlier.rate
    later_low, later_high = later.interval
    earlier_low, earlier_high = earlier.interval
    below = hypot(later.rate - later_low, earlier_high - earlier.rate)
    above = hypot(later_high - later.rate, earlier.rate - earlier_low)
    return Difference(estimate - below, estimate + above, estimate)

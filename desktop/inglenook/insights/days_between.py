"""Which entries belong to the days between two days."""

from datetime import date

import numpy as np

from inglenook.insights.proportions import Booleans, IntArray
from inglenook.insights.spans import number


def between(days: IntArray, first: date, last: date) -> Booleans:
    """Which days, by their number, lie between two days, both of them meant."""
    return np.asarray((days >= number(first)) & (days <= number(last)))

"""What counts as lately, and as before: the last 4 weeks, and the 8 that lie before them."""

from dataclasses import dataclass
from datetime import date

from inglenook.insights.proportions import Booleans, Difference, IntArray, Proportion, difference
from inglenook.insights.spans import weeks
from inglenook.journal.days import WEEK, Calendar

LATELY, BEFORE = 4, 8  # weeks


@dataclass(frozen=True)
class Comparison:
    """The share in the last 4 weeks, and in the 8 before."""

    latest: Proportion
    earlier: Proportion

    @property
    def difference(self) -> Difference | None:
        """How far the later lies above the earlier; None where either is too few to tell."""
        if self.latest.tellable and self.earlier.tellable:
            return difference(self.latest, self.earlier)
        return None


def late_and_early(days: IntArray, calendar: Calendar, last: date) -> tuple[Booleans, Booleans]:
    """Which days, by their numbers, lie in the last 4 weeks, and which in the 8 before.

    The last 4 weeks end with the week that holds ``last``, whatever is shown.
    """
    both = weeks(calendar, calendar.week_of(last) - (LATELY + BEFORE - 1) * WEEK, last)
    place = both.places(days)
    return place >= BEFORE, (place >= 0) & (place < BEFORE)

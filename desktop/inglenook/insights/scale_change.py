"""Whether the answers on a scale have changed: the last 4 weeks against the 8 before.

Each later answer is held against each earlier one. The share of these pairs in which the later
answer is higher, equal ones counted half, is the Mann-Whitney statistic θ; its interval is method 5
of R. G. Newcombe (Statistics in Medicine 25, 2006, 559-573). It takes no account of ties, of which
scales have many: with them it is rather too wide than too narrow.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from math import nan

import numpy as np

from inglenook.insights.lately import late_and_early
from inglenook.insights.proportions import TELLABLE, IntArray, Z
from inglenook.insights.scale_sentences import scale_label, told_number
from inglenook.insights.scales import HIGHEST, Middle, ScaleName, middle
from inglenook.journal.days import Calendar
from inglenook.words import _, mark, ngettext

EVEN = 0.5  # the share where later answers are as often higher as lower
_HALVINGS = 60  # of an interval of length 1, down to what a float can tell apart


@dataclass(frozen=True)
class Higher:
    """The share of pairs in which the later answer is higher, and its 95 % interval, 0 to 1."""

    share: float
    low: float
    high: float

    @property
    def changed(self) -> bool:
        """Whether the interval leaves the even share out."""
        return self.low > EVEN or self.high < EVEN


@dataclass(frozen=True)
class ScaleChange:
    """One scale in the last 4 weeks and in the 8 before.

    ``higher`` is all NaN where either has no answer.
    """

    name: ScaleName
    latest: Middle
    earlier: Middle
    higher: Higher

    @property
    def changed(self) -> bool:
        """Whether it may be said to have changed: it takes five answers on either side."""
        return min(self.latest.n, self.earlier.n) >= TELLABLE and self.higher.changed


def scale_changes(
    days: IntArray, answers: Mapping[ScaleName, IntArray], calendar: Calendar, last: date
) -> dict[ScaleName, ScaleChange]:
    """Compare each scale, from the number of each feeling's day and its answers (-1 for none).

    The last 4 weeks end with the week that holds ``last``, whatever is shown.
    """
    late, early = late_and_early(days, calendar, last)
    return {
        name: _change(name, answers[name][late], answers[name][early])
        for name in HIGHEST
        if name in answers
    }


def higher(later: IntArray, earlier: IntArray) -> Higher:
    """How often a later value is higher than an earlier one; all NaN where either is empty."""
    pairs = len(later) * len(earlier)
    if not pairs:
        return Higher(nan, nan, nan)
    ranked = np.sort(earlier)
    below = int(np.searchsorted(ranked, later, side="left").sum())
    up_to = int(np.searchsorted(ranked, later, side="right").sum())
    share = (below + up_to) / (2 * pairs)
    low = _lower_limit(share, len(later), len(earlier))
    high = 1 - _lower_limit(1 - share, len(later), len(earlier))
    return Higher(share, min(low, share), max(high, share))


def _change(name: ScaleName, later: IntArray, earlier: IntArray) -> ScaleChange:
    later, earlier = later[later >= 0], earlier[earlier >= 0]
    return ScaleChange(
        name, middle(later.tolist()), middle(earlier.tolist()), higher(later, earlier)
    )


def _lower_limit(share: float, m: int, n: int) -> float:
    """The θ below the share whose own standard error, 1.96 times, reaches just up to it."""
    low, high = 0.0, share
    for _halving in range(_HALVINGS):
        between = (low + high) / 2
        if (share - between) ** 2 > Z**2 * _variance(between, m, n):
            low = between
        else:
            high = between
    return low


def _variance(theta: float, m: int, n: int) -> float:
    spread = (m + n) / 2 - 1  # N*, which stands for both m - 1 and n - 1
    inner = 1 + spread * (1 - theta) / (2 - theta) + spread * theta / (1 + theta)
    return theta * (1 - theta) * inner / (m * n)


# -- in words

_ROSE = mark(
    "A later answer is higher than an earlier one in {share}% of all pairs "
    "(ties count half), 95% interval {low} to {high}%: likely a real change."
)
_FELL = mark(
    "A later answer is lower than an earlier one in {share}% of all pairs "
    "(ties count half), 95% interval {low} to {high}%: likely a real change."
)


def describe_scale_change(found: ScaleChange, subject: str = "") -> str:
    """Say whether a scale differs between the last 4 weeks and the 8 before, and how sure it is.

    ``subject`` is what the scale is called here, where that is not its usual name.
    """
    scale = subject or scale_label(found.name)
    if not found.latest.n and not found.earlier.n:
        return _("{subject}: nothing to count in the last 12 weeks.").format(subject=scale)
    sentence = _("{scale}: {later} in the last 4 weeks, {earlier} in the 8 before. {verdict}")
    return sentence.format(
        scale=scale,
        later=_told_median(found.latest),
        earlier=_told_median(found.earlier),
        verdict=_verdict(found),
    )


def _told_median(told: Middle) -> str:
    if not told.n:
        return _("nothing to count")
    answers = ngettext("{n} answer", "{n} answers", told.n).format(n=told.n)
    words = _("median {median} ({answers}, few)") if told.few else _("median {median} ({answers})")
    return words.format(median=told_number(told.median), answers=answers)


def _verdict(found: ScaleChange) -> str:
    if not found.changed:
        return _("Too few to tell whether this has changed.")
    pairs = found.higher
    if pairs.low > EVEN:
        return _(_ROSE).format(**_percents(pairs.share, pairs.low, pairs.high))
    return _(_FELL).format(**_percents(1 - pairs.share, 1 - pairs.high, 1 - pairs.low))


def _percents(share: float, low: float, high: float) -> dict[str, str]:
    return {"share": _percent(share), "low": _percent(low), "high": _percent(high)}


def _percent(share: float) -> str:
    """A share above one half; what would round to one half itself is told as over 50."""
    return f"{share * 100:.0f}" if share >= EVEN + 0.005 else _("over 50")

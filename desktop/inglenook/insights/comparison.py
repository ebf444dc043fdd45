"""The last 4 weeks against the 8 before, for one share of some entries, and what to say of it."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from inglenook.insights.lately import Comparison, late_and_early
from inglenook.insights.proportions import Booleans, Difference, IntArray, Proportion
from inglenook.insights.sentences import told, told_in_counts, told_points
from inglenook.journal.days import Calendar
from inglenook.words import _


@dataclass(frozen=True)
class ComparedWords:
    """Marked texts: what is compared, as it begins a line, and the clauses for more and fewer."""

    subject: str
    more: str
    fewer: str


def compared(days: IntArray, meant: IntArray, calendar: Calendar, last: date) -> Comparison:
    """Count entries by the number of each one's day; ``meant`` is 1 for those in the share.

    The last 4 weeks end with the week that holds ``last``.
    """
    latest, earlier = (
        Proportion(int(meant[part].sum()), int(np.count_nonzero(part)))
        for part in late_and_early(days, calendar, last)
    )
    return Comparison(latest, earlier)


def _share(meant: IntArray, part: Booleans) -> Proportion:
    return Proportion(int(meant[part].sum()), int(np.count_nonzero(part)))


def told_comparison(found: Comparison, words: ComparedWords, name: str | None = None) -> str:
    """Say what changed and how far, or that too few entries can tell.

    ``name`` is that of the one person who is looked at, where the words have a place for it.
    """
    apart = found.difference
    if apart is not None and apart.changed:
        return _changed(found, apart, words, name)
    subject = _(words.subject).format(name=name)
    if not found.latest.n and not found.earlier.n:
        return _("{subject}: nothing to count in the last 12 weeks.").format(subject=subject)
    sentence = _(
        "{subject}: {later} in the last 4 weeks, {earlier} in the 8 before. "
        "Too few to tell whether this has changed."
    )
    # Where one of the two is too few for a percentage, the other is told in counts as well.
    tell = told if apart is not None else told_in_counts
    return sentence.format(subject=subject, later=tell(found.latest), earlier=tell(found.earlier))


def _changed(found: Comparison, apart: Difference, words: ComparedWords, name: str | None) -> str:
    rose = apart.low > 0
    nearest, farthest = (apart.low, apart.high) if rose else (-apart.high, -apart.low)
    sentence = _(
        "{clause}: {later} against {earlier}, likely a real change "
        "(difference {low} to {high} points)."
    )
    return sentence.format(
        clause=_(words.more if rose else words.fewer).format(name=name),
        later=told(found.latest),
        earlier=told(found.earlier),
        low=told_points(nearest),
        high=told_points(farthest),
    )

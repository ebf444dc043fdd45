"""A share in words, as honestly as its number allows: in a sentence, and in a table."""

from inglenook.insights.proportions import Proportion
from inglenook.words import _


def told(share: Proportion) -> str:
    """A proportion in words: 81% (21 of 26); marked where few, in counts below five."""
    if not share.tellable:
        return told_in_counts(share)
    words = _("{rate}% ({met} of {n}, few)") if share.few else _("{rate}% ({met} of {n})")
    return words.format(rate=_percent(share.rate), met=share.successes, n=share.n)


def told_with_interval(share: Proportion) -> str:
    """A proportion in words, with its 95 % interval wherever there is a percentage."""
    if not share.tellable:
        return told_in_counts(share)
    low, high = (_percent(limit) for limit in share.interval)
    words = _("{share}, 95% interval {low} to {high}%")
    return words.format(share=told(share), low=low, high=high)


def told_in_counts(share: Proportion) -> str:
    """A proportion in words without a percentage."""
    if not share.n:
        return _("nothing to count")
    return _("{met} of {n}").format(met=share.successes, n=share.n)


def told_in_table(share: Proportion) -> str:
    """A proportion in the words of a table, where there is less room."""
    if not share.tellable:
        return told_in_counts(share)
    low, high = (_percent(limit) for limit in share.interval)
    words = _("{share}, {low} to {high}%")
    return words.format(share=told(share), low=low, high=high)


def _percent(rate: float) -> str:
    return f"{rate * 100:.0f}"


def told_points(size: float) -> str:
    """A difference in points; what would round to none at all is told as under 1."""
    return _percent(size) if size >= 0.005 else _("under 1")

"""Patterns in words: what went together with what, in counts with their intervals.

Each is told with both of its groups or not at all, and never as a cause.
"""

from dataclasses import dataclass

from inglenook.insights.patterns import LEAST, BidZones, Near, Patterns
from inglenook.insights.sentences import told_with_interval
from inglenook.journal.vocabulary import Zone
from inglenook.words import _, mark

# By whether the journal looks at one named person.
_BEFORE = {
    True: mark("My zone before bids with {name}"),
    False: mark("My zone before bids"),
}
_AFTER = {
    True: mark("My zone after bids with {name}"),
    False: mark("My zone after bids"),
}
_BACK = mark("Days I found my way back to the centre")

_BEFORE_RULE = mark(
    "Counted is the latest zone of a check-in in the 24 hours before a bid, or else the zone noted "
    "with the bid."
)
_AFTER_RULE = mark("Counted is the first zone of a check-in within 24 hours after a bid.")
_BACK_RULE = {
    True: mark(
        "{returns} days in the centre after protection or disconnection, and {others} other days "
        "with a zone: what with {name} was written on the same day or the day before, together "
        "with each."
    ),
    False: mark(
        "{returns} days in the centre after protection or disconnection, and {others} other days "
        "with a zone: what was written on the same day or the day before, together with each."
    ),
}

_NEAR = {
    Near.OFFERED_MET: mark("A bid I offered that was met"),
    Near.RECEIVED_MET: mark("A bid I received that I met"),
    Near.NEED_SAID: mark("A need I said"),
    Near.GUT_CHECK: mark("A gut check"),
    Near.NOTE: mark("A note"),
}


@dataclass(frozen=True)
class PatternTold:
    """One pattern: its title, how it is counted in a line, and a line for each of its parts."""

    title: str
    rule: str
    lines: tuple[str, ...]


def told_patterns(found: Patterns, name: str | None) -> tuple[PatternTold, ...]:
    """Every pattern that has enough to tell; ``name`` is None for everybody."""
    told: list[PatternTold] = []
    if found.before.tellable:
        title = _(_BEFORE[name is not None]).format(name=name)
        told.append(PatternTold(title, _(_BEFORE_RULE), _zone_lines(found.before)))
    if found.after.tellable:
        title = _(_AFTER[name is not None]).format(name=name)
        told.append(PatternTold(title, _(_AFTER_RULE), _zone_lines(found.after)))
    if all(each.tellable for each in found.near.values()):
        told.append(_told_back(found, name))
    return tuple(told)


def told_too_few() -> str:
    """What to say where no pattern has enough to tell."""
    words = _("Patterns: too few to tell yet (each is shown from {least} on in both its groups).")
    return words.format(least=LEAST)


def _zone_lines(found: BidZones) -> tuple[str, ...]:
    words = _(
        "{zone}: together with bids that were met, {met}; together with bids that were not, "
        "{unmet}."
    )
    return tuple(
        words.format(
            zone=_(zone.label), met=told_with_interval(met), unmet=told_with_interval(unmet)
        )
        for zone, met, unmet in zip(Zone, found.met.shares, found.unmet.shares, strict=True)
    )


def _told_back(found: Patterns, name: str | None) -> PatternTold:
    words = _("{what}: on such days, {returns}; on the other days, {others}.")
    lines = tuple(
        words.format(
            what=_(_NEAR[what]),
            returns=told_with_interval(near.returns),
            others=told_with_interval(near.others),
        )
        for what, near in found.near.items()
    )
    days = found.near[Near.NOTE]
    rule = _(_BACK_RULE[name is not None]).format(
        returns=days.returns.n, others=days.others.n, name=name
    )
    return PatternTold(_(_BACK), rule, lines)

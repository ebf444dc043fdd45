"""One week in numbers, for everybody together: what the weekly review shows beside its questions.

It tells what was written and how it was answered, and judges none of it.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from inglenook.insights.bid_sentences import told_tallies
from inglenook.insights.counts import (
    NEED_COLUMNS,
    Chosen,
    Needs,
    W,
    chosen,
    needs_of,
    told_chosen,
    told_needs,
)
from inglenook.insights.freshness import Freshness, delays_of, freshness_of, told_freshness
from inglenook.insights.moments import within
from inglenook.insights.proportions import Proportion
from inglenook.insights.responsiveness import Glance, this_week
from inglenook.insights.scale_sentences import told_middle
from inglenook.insights.scales import MYSELF, OTHERS, Middle, middle
from inglenook.insights.spans import weeks
from inglenook.journal.days import WEEK
from inglenook.journal.entries import Bid, GutCheck, Need, Note, TrustFeeling
from inglenook.journal.field import Cell
from inglenook.journal.journal import Journal
from inglenook.journal.record import Entry
from inglenook.journal.store import Filter
from inglenook.journal.vocabulary import Root, Sign, Zone
from inglenook.words import _, ngettext

FOREMOST = 3  # so many signs and roots are named in words, and what ties with the last of them

# What tells of a moment. A review is written at its own time, and a session may lie ahead.
TOLD: tuple[type[Entry], ...] = (Bid, TrustFeeling, GutCheck, Need, Note)
FEELING_COLUMNS = ("about", "zone", "trust", "safe", "seen", "signs", "roots")


@dataclass(frozen=True)
class Feelings:
    """The trust feelings of a week.

    ``trust``, ``safe`` and ``seen`` are about others, ``self_trust`` is the trust in myself.
    ``zones`` come with their share of the feelings that name one. ``signs`` and ``roots`` stand
    most often named first.
    """

    n: int
    trust: Middle
    self_trust: Middle
    safe: Middle
    seen: Middle
    zones: tuple[tuple[Zone, Proportion], ...]
    signs: Chosen[Sign]
    roots: Chosen[Root]


@dataclass(frozen=True)
class WeekInNumbers:
    """What one week holds.

    ``fresh`` are the entries recorded within 24 hours of what they tell of, ``late`` those
    recorded after more than three days, both of all that tell of a moment.
    """

    week: date
    bids: Glance
    feelings: Feelings
    needs: Needs
    checks_opened: int
    checks_looked_back: int
    notes: int
    fresh: Proportion
    late: Proportion


def week_in_numbers(journal: Journal, day: date) -> WeekInNumbers:
    """Read the week that holds ``day``. What rests in the bin is not counted."""
    calendar, cells = journal.calendar, journal.store.cells
    week = calendar.week_of(day)
    spans = {kind: within(kind, None, calendar, weeks(calendar, day, day)) for kind in TOLD}
    times = {kind: cells(kind, ("happened", "recorded"), spans[kind]) for kind in TOLD}
    pairs = [pair for some in times.values() for pair in some]
    found = freshness_of(delays_of([pair[0] for pair in pairs], [pair[1] for pair in pairs]))
    feelings = cells(TrustFeeling, FEELING_COLUMNS, spans[TrustFeeling])
    return WeekInNumbers(
        week=week,
        bids=this_week(journal, None, day),
        feelings=_feelings(feelings, journal.preferences.unwanted(TrustFeeling)),
        needs=needs_of(cells(Need, NEED_COLUMNS, spans[Need])),
        checks_opened=len(times[GutCheck]),
        checks_looked_back=_looked_back(journal, week),
        notes=len(times[Note]),
        fresh=found.fresh,
        late=found.late,
    )


def _looked_back(journal: Journal, week: date) -> int:
    """How many gut checks were looked back on in a week, whenever they were opened."""
    before = journal.calendar.start_of(week + WEEK)
    opened = Filter(kinds=frozenset({GutCheck.KIND}), before=before)
    days = journal.store.cells(GutCheck, ("looked_back",), opened)
    first, last = week.isoformat(), (week + WEEK - timedelta(days=1)).isoformat()
    return sum(day is not None and first <= str(day) <= last for (day,) in days)


def _feelings(cells: Sequence[tuple[Cell, ...]], unwanted: frozenset[str]) -> Feelings:
    abouts, zones, trust, safe, seen, signs, roots = (
        [cell[column] for cell in cells] for column in range(len(FEELING_COLUMNS))
    )
    in_others, in_myself = (
        [value for about, value in zip(abouts, trust, strict=True) if about in whom]
        for whom in (OTHERS, MYSELF)
    )
    named = chosen(Zone, zones)
    n = sum(count for _zone, count in named)
    return Feelings(
        n=len(cells),
        trust=_middle(in_others),
        self_trust=_middle(in_myself),
        safe=_middle(safe),
        seen=_middle(seen),
        zones=tuple((zone, Proportion(count, n)) for zone, count in named),
        signs=() if "signs" in unwanted else _ranked(chosen(Sign, _listed(signs))),
        roots=() if "roots" in unwanted else _ranked(chosen(Root, _listed(roots))),
    )


def _middle(answers: Iterable[Cell]) -> Middle:
    return middle([int(each) for each in answers if each is not None])


def _listed(cells: Iterable[Cell]) -> list[Cell]:
    return [word for cell in cells for word in json.loads(str(cell))]


def _ranked(counted: Chosen[W]) -> Chosen[W]:
    """Most often chosen first; what ties stays in the list's own order."""
    return tuple(sorted(counted, key=lambda each: -each[1]))


# -- in words


def sentences(week: WeekInNumbers) -> list[str]:
    """What the week holds, a plain sentence each; what it does not hold is not mentioned."""
    found = [
        *told_tallies(None, week.bids.offered, week.bids.received),
        *_told_feelings(week.feelings),
        told_needs(week.needs),
        _told_checks(week),
        ngettext("{n} note.", "{n} notes.", week.notes).format(n=week.notes) if week.notes else "",
        told_freshness(Freshness(week.fresh, week.late)),
    ]
    return [sentence for sentence in found if sentence] or [
        _("Nothing is written about this week.")
    ]


def _told_feelings(feelings: Feelings) -> list[str]:
    if not feelings.n:
        return []
    middles = {
        _("Trust in others"): feelings.trust,
        _("Trust in myself"): feelings.self_trust,
        _("Safe"): feelings.safe,
        _("Seen"): feelings.seen,
    }
    zones = tuple((zone, share.successes) for zone, share in feelings.zones)
    named = {
        _("Zones"): zones,
        _("Signs named most often"): _foremost(feelings.signs),
        _("Roots named most often"): _foremost(feelings.roots),
    }
    counted = ngettext("{n} trust feeling.", "{n} trust feelings.", feelings.n)
    told = {what: told_middle(each) for what, each in middles.items() if each.n}
    told |= {what: told_chosen(each) for what, each in named.items() if each}
    lines = (_("{what}: {told}.").format(what=what, told=each) for what, each in told.items())
    return [counted.format(n=feelings.n), *lines]


def _foremost(ranked: Chosen[W]) -> Chosen[W]:
    """The first few, and whatever was named as often as the last of them."""
    least = ranked[min(FOREMOST, len(ranked)) - 1][1] if ranked else 0
    return tuple(each for each in ranked if each[1] >= least)


def _told_checks(week: WeekInNumbers) -> str:
    parts = [
        _("{n} opened").format(n=week.checks_opened) if week.checks_opened else "",
        _("{n} looked back on").format(n=week.checks_looked_back)
        if week.checks_looked_back
        else "",
    ]
    parts = [part for part in parts if part]
    return _("Gut checks: {parts}.").format(parts=", ".join(parts)) if parts else ""

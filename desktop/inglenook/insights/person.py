"""One person in numbers: what is written about them in all, and the last weeks more closely.

In all there are only counts. How bids were answered, where gut checks stand and how needs were met
is told of the last 52 weeks and of the last four, so that many years take no longer to read.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from inglenook.insights.bid_sentences import told_tallies
from inglenook.insights.counts import (
    NEED_COLUMNS,
    Chosen,
    Needs,
    chosen,
    needs_of,
    told_chosen,
    told_needs,
)
from inglenook.insights.moments import within
from inglenook.insights.responsiveness import COLUMNS, DIRECTIONS, POOLED, Tally, counted
from inglenook.insights.spans import Spans, weeks
from inglenook.journal.days import WEEK
from inglenook.journal.entries import Bid, Finding, GutCheck, Need, TrustFeeling
from inglenook.journal.field import Cell, fields_of
from inglenook.journal.gut_checks import Stage, stage_of
from inglenook.journal.journal import Journal
from inglenook.journal.record import Entry
from inglenook.journal.store import Filter
from inglenook.journal.vocabulary import Breach, FindingKind
from inglenook.words import _, ngettext

LATELY = POOLED  # weeks, this one among them
CLOSELY = 52  # weeks, this one among them

# What a gut check needs to be made of to say where it stands.
_STANDING = (
    "id",
    "recorded",
    "changed",
    "happened",
    "share",
    "look_again",
    "outcome",
    "looked_back",
)


@dataclass(frozen=True)
class Span:
    """What is written about one person in the last ``weeks`` weeks, this one among them."""

    weeks: int
    offered: Tally
    received: Tally
    feelings: int
    checks: Chosen[Stage]
    needs: Needs


@dataclass(frozen=True)
class PersonInNumbers:
    """One person: how many entries there are in all, and two spans of weeks more closely."""

    bids: int
    feelings: int
    checks: int
    needs: int
    closely: Span
    lately: Span


def person_in_numbers(journal: Journal, person: str) -> PersonInNumbers:
    """Read what is written about a person (an id). What rests in the bin is not counted."""
    bids, feelings, checks, needs = (
        journal.store.count(Filter(kinds=frozenset({kind.KIND}), person=person))
        for kind in (Bid, TrustFeeling, GutCheck, Need)
    )
    closely, lately = (_span(journal, person, weeks) for weeks in (CLOSELY, LATELY))
    return PersonInNumbers(bids, feelings, checks, needs, closely, lately)


def _span(journal: Journal, person: str, length: int) -> Span:
    calendar = journal.calendar
    today = calendar.day_of(journal.clock())
    shown = weeks(calendar, today - (length - 1) * WEEK, today)
    counts = counted(list(_cells(journal, person, Bid, COLUMNS, shown)), calendar, shown)
    offered, received = (Tally(*counts[each].sum(axis=0).tolist()) for each in DIRECTIONS)
    return Span(
        weeks=length,
        offered=offered,
        received=received,
        feelings=sum(1 for _cell in _cells(journal, person, TrustFeeling, (), shown)),
        checks=_stages(journal, _cells(journal, person, GutCheck, _STANDING, shown), today),
        needs=needs_of(_cells(journal, person, Need, NEED_COLUMNS, shown)),
    )


def _cells(
    journal: Journal,
    person: str,
    kind: type[Entry],
    names: Sequence[str],
    shown: Spans,
) -> Iterator[tuple[Cell, ...]]:
    # Read for everybody, because the time bounds that; to look for one person first would mean
    # to read everything about them, of all years.
    everybody = within(kind, None, journal.calendar, shown)
    for *cells, who in journal.store.cells(kind, (*names, "person"), everybody):
        if who == person:
            yield tuple(cells)


def _stages(journal: Journal, cells: Iterator[tuple[Cell, ...]], today: date) -> Chosen[Stage]:
    fields = fields_of(GutCheck)
    rows = [dict(zip(_STANDING, cell, strict=True)) for cell in cells]
    checks = [GutCheck(**{name: fields[name].unpack(row[name]) for name in row}) for row in rows]
    if not checks:
        return ()
    told = {"kind": FindingKind.REASON.value, "breach": Breach.ABUSE.value}
    abuse = journal.all(Finding, **told)
    stages = (
        stage_of(check, [each for each in abuse if each.gut_check == check.id], today)
        for check in checks
    )
    return chosen(Stage, stages)


# -- in words


def told_in_all(person: PersonInNumbers, name: str) -> str:
    """How many entries about a person there are."""
    counted = (
        (ngettext("{n} bid", "{n} bids", person.bids), person.bids),
        (ngettext("{n} trust feeling", "{n} trust feelings", person.feelings), person.feelings),
        (ngettext("{n} gut check", "{n} gut checks", person.checks), person.checks),
        (ngettext("{n} need", "{n} needs", person.needs), person.needs),
    )
    parts = ", ".join(words.format(n=n) for words, n in counted if n)
    if not parts:
        return _("Nothing is counted yet about {name}.").format(name=name)
    return _("In all: {parts}.").format(parts=parts)


def span_title(span: Span) -> str:
    """Which weeks a span tells of: The last 52 weeks."""
    return _("The last {n} weeks").format(n=span.weeks)


def sentences(span: Span, name: str) -> list[str]:
    """What is written about a person in some weeks, a sentence each; what is not is left out."""
    feelings = ngettext("{n} trust feeling.", "{n} trust feelings.", span.feelings)
    found = [
        *told_tallies(name, span.offered, span.received),
        feelings.format(n=span.feelings) if span.feelings else "",
        _("Gut checks: {parts}.").format(parts=told_chosen(span.checks)) if span.checks else "",
        told_needs(span.needs),
    ]
    told = [sentence for sentence in found if sentence]
    return told or [_("Nothing is counted about {name} in these weeks.").format(name=name)]

"""Reads what goes into a packet: everything that the rest of its making needs, and no more."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from inglenook.insights.lately import BEFORE
from inglenook.insights.ledger import Rows
from inglenook.insights.responsiveness import POOLED
from inglenook.journal.agenda import agenda_with_entries, last_session, next_session
from inglenook.journal.days import WEEK, Calendar
from inglenook.journal.entries import Finding, GutCheck
from inglenook.journal.gut_checks import Stage, findings_of
from inglenook.journal.journal import Journal
from inglenook.journal.people import CoreGift, Person
from inglenook.journal.record import Entry, Record
from inglenook.journal.records import ENTRIES
from inglenook.journal.therapy import HiddenWord, Topic
from inglenook.journal.vocabulary import Share
from inglenook.packet.choice import Choice, Section, paper_of
from inglenook.packet.listing import (
    KINDS,
    OPEN_STAGES,
    Line,
    Listing,
    find_entry,
    listed,
    may_leave,
    numbers,
    period,
)

CHARTED = 20 * WEEK  # charts reach back so far at least: a week or two are no course yet
USUAL_PERIOD = 4 * WEEK

Agenda = tuple[tuple[Topic, Entry | None], ...]


@dataclass(frozen=True, eq=False)
class Gathered:
    """What was read, without anything that must not leave.

    ``first`` is the first day, and None where nothing is there to begin with. ``people`` are all
    there are, because a name can stand in any text. ``entries`` are those of each chosen section,
    oldest first; ``totals`` count the period by kind. ``columns`` reach back further than the
    period, as far as charts and comparisons look.
    """

    first: date | None
    charted_from: date
    since_session: bool
    today: date
    calendar: Calendar
    people: tuple[Person, ...]
    hidden_words: tuple[HiddenWord, ...]
    gifts: Mapping[str, str]
    unwanted: Mapping[type[Record], frozenset[str]]
    totals: Mapping[type[Entry], int]
    columns: Mapping[type[Entry], Rows]
    entries: Mapping[Section, tuple[Entry, ...]]
    open_checks: tuple[GutCheck, ...]
    findings: Mapping[str, tuple[Finding, ...]]
    agenda: Agenda


@dataclass(frozen=True)
class Counts:
    """How much each section would hold; gut checks also by where they stand.

    ``never`` are the entries of the period that are marked never export and stay out.
    """

    sections: Mapping[Section, int]
    checks: Mapping[Stage, int]
    never: int

    @property
    def open_checks(self) -> int:
        """The gut checks that are not looked back on yet."""
        return sum(n for stage, n in self.checks.items() if stage in OPEN_STAGES)

    @property
    def closed_checks(self) -> int:
        """The gut checks that are looked back on, or kept as plain facts."""
        return sum(self.checks.values()) - self.open_checks


def usual_choice(journal: Journal) -> Choice:
    """Since the last session until today; the last four weeks where there was none yet."""
    today = journal.calendar.day_of(journal.clock())
    session = last_session(journal)
    since = journal.calendar.day_of(session.happened) if session else today - USUAL_PERIOD
    return Choice(since=since, until=today, paper=paper_of(journal.preferences.country))


def gather(journal: Journal, choice: Choice) -> Gathered:
    """Read what a packet is made of."""
    listing = listed(journal, choice)
    agenda = _agenda(journal, choice, listing)
    entries = {each: _entries(journal, listing, each, agenda) for each in choice.sections}
    open_checks = _found(journal, _open(listing))
    first = choice.since or _oldest(journal, listing)
    charted_from = min(first or choice.until, choice.until - CHARTED)
    return Gathered(
        first=first,
        charted_from=charted_from,
        since_session=_is_since_session(journal, choice),
        today=journal.calendar.day_of(journal.clock()),
        calendar=journal.calendar,
        people=tuple(map(_as_named, journal.people(retired=True))),
        hidden_words=tuple(journal.all(HiddenWord)),
        gifts={each.id: each.name for each in journal.all(CoreGift)},
        unwanted={kind: journal.preferences.unwanted(kind) for kind in (*ENTRIES, Finding)},
        totals={kind: len(lines) for kind, lines in listing.lines.items()},
        columns=_columns(journal, choice, listing, charted_from),
        entries=entries,
        open_checks=tuple(each for each in open_checks if isinstance(each, GutCheck)),
        findings=_findings(
            journal, [*open_checks, *(e for some in entries.values() for e in some)]
        ),
        agenda=agenda,
    )


def counts(journal: Journal, choice: Choice) -> Counts:
    """How much each section would hold, chosen or not."""
    listing = listed(journal, choice)
    agenda = _agenda(journal, choice, listing)
    sections = {each: len(listing.lines[kind]) for each, kind in KINDS.items()}
    sections[Section.AGENDA] = len(agenda)
    sections[Section.MARKED] = len(_marked(listing, agenda))
    stages = [line.stage for line in listing.lines[GutCheck] if line.stage]
    return Counts(sections, {stage: stages.count(stage) for stage in Stage}, listing.never)


# -- inside


def _as_named(person: Person) -> Person:
    """Somebody without what is told of them in their own place."""
    return replace(person, draws_me="", after_time="")


def _entries(
    journal: Journal, listing: Listing, section: Section, agenda: Agenda
) -> tuple[Entry, ...]:
    if section is Section.MARKED:
        return _found(journal, _marked(listing, agenda))
    kind = KINDS.get(section)
    return _found(journal, listing.lines[kind]) if kind else ()


def _marked(listing: Listing, agenda: Agenda) -> list[Line]:
    """What is marked in the period, and what is brought to the next session from before it."""
    lines = listing.marked()
    known = {line.id for line in lines}
    brought = {entry.id: entry for _topic, entry in agenda if entry and entry.id not in known}
    lines += [
        Line(entry.id, type(entry), entry.happened.isoformat(), marked=True)
        for entry in brought.values()
    ]
    return sorted(lines, key=lambda line: line.happened)


def _open(listing: Listing) -> list[Line]:
    return [line for line in listing.lines[GutCheck] if line.stage in OPEN_STAGES]


def _found(journal: Journal, lines: Iterable[Line]) -> tuple[Entry, ...]:
    found = (journal.find(line.kind, line.id) for line in lines)
    return tuple(each for each in found if each is not None)


def _findings(journal: Journal, entries: Iterable[Entry]) -> dict[str, tuple[Finding, ...]]:
    checks = {each.id: each for each in entries if isinstance(each, GutCheck)}
    return {each.id: tuple(findings_of(journal, each)) for each in checks.values()}


def _agenda(journal: Journal, choice: Choice, listing: Listing) -> Agenda:
    """The list of the next session, without what points to something that must not leave."""
    session = next_session(journal)
    unspoken = session.id if session and session.share is Share.NEVER else ""
    return tuple(
        (topic, entry)
        for topic, entry in agenda_with_entries(journal, session)
        if (not unspoken or topic.session != unspoken)
        and topic.entry not in listing.barred
        and may_leave(find_entry(journal, topic.entry), choice)
    )


def _oldest(journal: Journal, listing: Listing) -> date | None:
    moments = [lines[0].happened for lines in listing.lines.values() if lines]
    return journal.calendar.day_of(datetime.fromisoformat(min(moments))) if moments else None


def _is_since_session(journal: Journal, choice: Choice) -> bool:
    session = last_session(journal)
    if session is None or session.share is Share.NEVER:
        return False
    return journal.calendar.day_of(session.happened) == choice.since


def _columns(
    journal: Journal, choice: Choice, listing: Listing, first: date
) -> dict[type[Entry], Rows]:
    """As far back as the first week of the charts pools, and the last weeks are compared."""
    calendar = journal.calendar
    comparing = choice.until - (POOLED + BEFORE) * WEEK
    reading = calendar.week_of(min(first.replace(day=1), comparing)) - POOLED * WEEK
    chosen = replace(period(journal, choice), since=calendar.start_of(reading))
    return numbers(journal, choice, chosen, listing.barred)

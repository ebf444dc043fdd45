"""Which entries go into a packet, by id: what must never leave is dropped before anything is read.

A gut check that was started from an entry marked *never export* begins with its words, so it
stays out with it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from inglenook.insights.ledger import COLUMNS, Rows
from inglenook.journal.entries import Bid, Finding, GutCheck, Need, Note, TrustFeeling, WeeklyReview
from inglenook.journal.field import fields_of
from inglenook.journal.gut_checks import Stage, stage_of
from inglenook.journal.journal import Journal
from inglenook.journal.record import Entry
from inglenook.journal.records import ENTRIES
from inglenook.journal.store import Filter
from inglenook.journal.vocabulary import Breach, FindingKind, Share
from inglenook.packet.choice import Choice, Section

A_DAY = timedelta(days=1)
KINDS: Mapping[Section, type[Entry]] = {
    Section.GUT_CHECKS: GutCheck,
    Section.NEEDS: Need,
    Section.REVIEWS: WeeklyReview,
    Section.FEELINGS: TrustFeeling,
    Section.BIDS: Bid,
    Section.NOTES: Note,
}
# What a gut check has to be made of to say where it stands.
_STANDING = ("recorded", "changed", "outcome", "look_again", "looked_back")
OPEN_STAGES = frozenset({Stage.OPEN, Stage.DUE, Stage.WAITING})


@dataclass(frozen=True)
class Line:
    """One entry that may leave."""

    id: str
    kind: type[Entry]
    happened: str
    marked: bool
    stage: Stage | None = None


@dataclass(frozen=True, eq=False)
class Listing:
    """The entries of a period by kind, oldest first, and how many are marked never export.

    ``barred`` are the ids of all gut checks, of any time, that stay out.
    """

    lines: Mapping[type[Entry], tuple[Line, ...]]
    never: int
    barred: frozenset[str]

    def marked(self) -> list[Line]:
        """Those marked to be brought, of every kind, oldest first."""
        found = [line for lines in self.lines.values() for line in lines if line.marked]
        return sorted(found, key=lambda line: line.happened)


def listed(journal: Journal, choice: Choice) -> Listing:
    """Look through the period; no words are read."""
    out = barred(journal)
    lines: dict[type[Entry], tuple[Line, ...]] = {}
    never = 0
    for kind in ENTRIES:
        rows = [row for row in _rows(journal, kind, choice) if choice.lets_in(row.get("person"))]
        never += sum(row["share"] == Share.NEVER for row in rows)
        kept = [row for row in rows if row["share"] != Share.NEVER and row["id"] not in out]
        lines[kind] = tuple(_line(kind, row) for row in kept)
    return Listing(lines, never, out)


def period(journal: Journal, choice: Choice) -> Filter:
    """What happened on the chosen days."""
    calendar = journal.calendar
    since = calendar.start_of(choice.since) if choice.since else None
    return Filter(since=since, before=calendar.start_of(choice.until + A_DAY))


def may_leave(entry: Entry | None, choice: Choice) -> bool:
    """Whether an entry that something points to may be in the packet."""
    if entry is None:
        return True
    return entry.share is not Share.NEVER and choice.lets_in(getattr(entry, "person", None))


def find_entry(journal: Journal, record_id: str | None) -> Entry | None:
    """An entry of whatever kind, also one that lies in the bin."""
    found = (journal.find(kind, record_id) for kind in ENTRIES)
    return next((each for each in found if each is not None), None)


def numbers(
    journal: Journal, choice: Choice, chosen: Filter, barred: frozenset[str]
) -> dict[type[Entry], Rows]:
    """The columns that numbers are drawn from, without what must not leave or was not chosen.

    Gut checks are told of all times up to the last chosen day; they are few.
    """
    found: dict[type[Entry], Rows] = {}
    for kind, columns in COLUMNS.items():
        names = (*columns, "share", "id")
        of_days = Filter(before=chosen.before) if kind is GutCheck else chosen
        who = columns.index("person")
        found[kind] = [
            row[:-2]
            for row in journal.store.cells(kind, names, of_days)
            if row[-2] != Share.NEVER and row[-1] not in barred and choice.lets_in(row[who])
        ]
    return found


def barred(journal: Journal) -> frozenset[str]:
    """All gut checks that must not leave: by their own mark, or by where they come from."""
    found = set()
    for row in _cells(journal, GutCheck, Filter(), "started_from"):
        source = find_entry(journal, row["started_from"])
        if row["share"] == Share.NEVER or (source and source.share is Share.NEVER):
            found.add(str(row["id"]))
    return frozenset(found)


# -- inside


def _rows(journal: Journal, kind: type[Entry], choice: Choice) -> Iterator[dict[str, Any]]:
    if kind is GutCheck:
        yield from _checks(journal, choice)
    elif kind is WeeklyReview:
        yield from _reviews(journal, choice)
    else:
        yield from _cells(journal, kind, period(journal, choice))


def _cells(
    journal: Journal, kind: type[Entry], chosen: Filter, *more: str
) -> Iterator[dict[str, Any]]:
    person = ("person",) if "person" in fields_of(kind) else ()
    names = ("id", "share", "happened", *person, *more)
    for row in journal.store.cells(kind, names, chosen):
        yield dict(zip(names, row, strict=True))


def _reviews(journal: Journal, choice: Choice) -> Iterator[dict[str, Any]]:
    """Those of a week that holds one of the days, whenever they were written."""
    calendar = journal.calendar
    for row in _cells(journal, WeeklyReview, Filter(), "week"):
        week = date.fromisoformat(row["week"])
        begun = choice.since is None or week >= calendar.week_of(choice.since)
        if begun and week <= choice.until:
            yield row


def _checks(journal: Journal, choice: Choice) -> Iterator[dict[str, Any]]:
    """Those begun or looked back on in the period, and those that are still open after it."""
    calendar = journal.calendar
    today, abuse = calendar.day_of(journal.clock()), _abuse(journal)
    start = calendar.start_of(choice.since).isoformat() if choice.since else ""
    before = period(journal, choice).before
    for row in _cells(journal, GutCheck, Filter(before=before), *_STANDING):
        check = _check(row)
        row["stage"] = stage_of(
            check, [each for each in abuse if each.gut_check == check.id], today
        )
        looked_back = check.looked_back is not None and choice.holds(check.looked_back)
        if row["happened"] >= start or looked_back or row["stage"] in OPEN_STAGES:
            yield row


def _check(row: Mapping[str, Any]) -> GutCheck:
    """As much of a gut check as says where it stands."""
    fields = fields_of(GutCheck)
    names = ("id", "share", "happened", *_STANDING)
    return GutCheck(**{name: fields[name].unpack(row[name]) for name in names})


def _abuse(journal: Journal) -> list[Finding]:
    told = {"kind": FindingKind.REASON.value, "breach": Breach.ABUSE.value}
    return journal.all(Finding, **told)


def _line(kind: type[Entry], row: Mapping[str, Any]) -> Line:
    marked = row["share"] == Share.BRING
    return Line(row["id"], kind, row["happened"], marked, row.get("stage"))

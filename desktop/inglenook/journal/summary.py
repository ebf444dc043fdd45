"""What a record says in one line: its heading, and the first words written in an entry."""

from collections.abc import Callable
from functools import singledispatch

from inglenook.journal import vocabulary as v
from inglenook.journal.dates import day_label
from inglenook.journal.entries import (
    Bid,
    Finding,
    GutCheck,
    Need,
    Note,
    TrustFeeling,
    WeeklyReview,
)
from inglenook.journal.people import CoreGift, Person
from inglenook.journal.record import Entry, Record, texts_of
from inglenook.journal.therapy import Session
from inglenook.words import _, mark

NameOf = Callable[[str | None], str]
LONGEST = 280

_BIDS = {
    v.Direction.OFFERED: {
        v.Answer.TOWARD: mark("I reached out, {name} turned toward me"),
        v.Answer.AWAY: mark("I reached out, {name} turned away"),
        v.Answer.AGAINST: mark("I reached out, {name} turned against me"),
        v.Answer.UNCLEAR: mark("I reached out to {name}, can't tell yet"),
    },
    v.Direction.RECEIVED: {
        v.Answer.TOWARD: mark("{name} reached out, I turned toward them"),
        v.Answer.AWAY: mark("{name} reached out, I turned away"),
        v.Answer.AGAINST: mark("{name} reached out, I turned against them"),
        v.Answer.UNCLEAR: mark("{name} reached out, can't tell yet"),
    },
}


@singledispatch
def heading(entry: Record, name_of: NameOf) -> str:  # noqa: ARG001 - only some have a person
    """Say in a few words what a record is."""
    return _(entry.LABEL)


@heading.register
def _bid(entry: Bid, name_of: NameOf) -> str:
    return _(_BIDS[entry.direction][entry.answer]).format(name=name_of(entry.person))


@heading.register
def _trust_feeling(entry: TrustFeeling, name_of: NameOf) -> str:
    whom = {
        v.About.PERSON: _("With {name}"),
        v.About.GENERAL: _("People in general"),
        v.About.MYSELF: _("Myself"),
    }[entry.about].format(name=name_of(entry.person))
    parts = [whom]
    if entry.zone:
        parts.append(_(entry.zone.label).lower())
    if entry.trust is not None:
        parts.append(_("trust {number}").format(number=entry.trust))
    if entry.safe is not None:
        parts.append(_("safe {number}").format(number=entry.safe))
    if entry.seen is not None:
        parts.append(_("seen {number}").format(number=entry.seen))
    return " · ".join(parts)


@heading.register
def _gut_check(entry: GutCheck, name_of: NameOf) -> str:
    parts = [_("Gut check")]
    if entry.person:
        parts.append(name_of(entry.person))
    if entry.outcome:
        parts.append(_(entry.outcome.label).lower())
    return " · ".join(parts)


@heading.register
def _need(entry: Need, name_of: NameOf) -> str:
    parts = [_("Need")]
    if entry.person:
        parts.append(name_of(entry.person))
    said = _("said") if entry.said else _("not said yet")
    parts.append(_(entry.met.label).lower() if entry.met else said)
    return " · ".join(parts)


@heading.register
def _note(entry: Note, name_of: NameOf) -> str:
    return entry.title or (name_of(entry.person) if entry.person else _("Note"))


@heading.register
def _weekly_review(entry: WeeklyReview, name_of: NameOf) -> str:  # noqa: ARG001
    return _("Weekly review, the week from {day}").format(day=day_label(entry.week))


@heading.register
def _session(entry: Session, name_of: NameOf) -> str:
    name = name_of(entry.person) if entry.person else ""
    return " · ".join(part for part in (_("Session"), name) if part)


@heading.register(Person)
@heading.register(CoreGift)
def _named(record: Person | CoreGift, name_of: NameOf) -> str:  # noqa: ARG001
    return record.name


@heading.register
def _finding(record: Finding, name_of: NameOf) -> str:  # noqa: ARG001
    return " · ".join((_("Finding"), _(record.kind.label).lower()))


def excerpt(entry: Entry) -> str:
    """The first words written in an entry, on one line; '' where it has none."""
    texts = texts_of(entry)
    if isinstance(entry, Note) and entry.title:
        texts = texts[1:]
    return " · ".join(" ".join(text[:LONGEST].split()) for text in texts)[:LONGEST]

"""What refers to a record that is missing keeps its place: somebody made up stands for the lost."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from inglenook.journal.entries import GutCheck
from inglenook.journal.field import fields_of
from inglenook.journal.fields import Ref
from inglenook.journal.people import CoreGift, Person
from inglenook.journal.record import Entry, Record
from inglenook.journal.records import ENTRIES, KINDS
from inglenook.journal.vocabulary import Share
from inglenook.words import _

Found = Mapping[type[Record], Sequence[Record]]
# The kinds that others cannot do without: whose name stands on them, or on what they hang.
_NEEDED: tuple[type[Record], ...] = (Person, CoreGift, GutCheck)


def with_stand_ins(found: Found) -> tuple[dict[type[Record], list[Record]], int]:
    """The same records without a reference to what is missing, and how many were made up.

    A person, a gift or the gut check of a finding that is missing is made up; what refers to
    anything else that is missing refers to nothing.
    """
    there = {kind: {record.id for record in records} for kind, records in found.items()}
    wanted = {kind: _wanted(found, kind, there[kind]) for kind in _NEEDED}
    made = {
        kind: [_made_up(kind, each, number) for number, each in enumerate(refer.items(), 1)]
        for kind, refer in wanted.items()
    }
    for kind, some in made.items():
        there[kind] |= {record.id for record in some}
    whole = {
        kind: [*made.get(kind, ()), *(_without_lost(record, there) for record in records)]
        for kind, records in found.items()
    }
    return whole, sum(map(len, made.values()))


def _wanted(found: Found, kind: type[Record], there: set[str]) -> dict[str, Record]:
    """The ids that are referred to and missing, each with the first record that does."""
    wanted: dict[str, Record] = {}
    for records in found.values():
        for record in records:
            for name, ref in _references(record):
                target = getattr(record, name)
                if ref.kind == kind.KIND and target not in there:
                    wanted.setdefault(target, record)
    return wanted


def _references(record: Record) -> Iterator[tuple[str, Ref]]:
    """The fields of a record that refer to another one, and are answered."""
    for name, field in fields_of(type(record)).items():
        if isinstance(field, Ref) and getattr(record, name):
            yield name, field


def _without_lost(record: Record, there: Mapping[type[Record], set[str]]) -> Record:
    lost = {
        name: None
        for name, ref in _references(record)
        if not any(getattr(record, name) in there[kind] for kind in _kinds(ref))
    }
    return replace(record, **lost) if lost else record  # type: ignore[arg-type]


def _kinds(ref: Ref) -> Sequence[type[Record]]:
    return ENTRIES if ref.kind == Entry.__name__.lower() else (KINDS[ref.kind],)


def _made_up(kind: type[Record], wanted: tuple[str, Record], number: int) -> Record:
    record_id, referring = wanted
    stamps = {"id": record_id, "recorded": referring.recorded, "changed": referring.changed}
    if kind is Person:
        return Person(**stamps, name=_("Somebody {number}").format(number=number))  # type: ignore[arg-type]
    if kind is CoreGift:
        return CoreGift(**stamps, name=_("A lost gift {number}").format(number=number))  # type: ignore[arg-type]
    return GutCheck(
        **stamps,  # type: ignore[arg-type]
        happened=referring.recorded,
        share=Share.NEVER,
        title=_("A gut check that could not be read"),
    )

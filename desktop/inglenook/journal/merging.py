"""Two people who are one: everything that names the one names the other, as a single step."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from inglenook.journal.changes import Change, Changes
from inglenook.journal.errors import JournalError
from inglenook.journal.field import Field, fields_of
from inglenook.journal.fields import Text, Who
from inglenook.journal.journal import Journal
from inglenook.journal.people import Person
from inglenook.journal.record import Entry, Record, values_of
from inglenook.journal.records import RECORDS
from inglenook.journal.store import Filter
from inglenook.words import _

# The questions whose answer is a person, by the kind of record that asks them.
NAMING: Mapping[type[Record], tuple[str, ...]] = {
    kind: names
    for kind in RECORDS
    if (names := tuple(n for n, field in fields_of(kind).items() if isinstance(field, Who)))
}
_KEPT = frozenset({"id", "recorded", "changed", "name"})  # these stay as they are


@dataclass(frozen=True)
class Named:
    """How many records name somebody; ``binned`` of them rest in the bin."""

    n: int
    binned: int


def named(journal: Journal, person: Person) -> Named:
    """Count what names a person. Entries are counted and not read: there may be very many."""
    kept, binned = (
        journal.store.count(Filter(person=person.id, binned=binned)) for binned in (False, True)
    )
    beside = sum(
        len(journal.all(kind, **{name: person.id}))
        for kind, names in NAMING.items()
        for name in names
        if not (issubclass(kind, Entry) and name == "person")
    )
    return Named(kept + binned + beside, binned)


def can_be_deleted(journal: Journal, person: Person) -> bool:
    """Whether somebody can go without a trace: nothing names them, not even in the bin."""
    return not named(journal, person).n


def merge_people(journal: Journal, gone: Person, stays: Person) -> None:
    """Let everything that names ``gone`` name ``stays``, who also gets what was said of ``gone``.

    It is one step, and undo takes it back; what is half-written stays with ``stays`` even then.
    Raises a ``JournalError``, and changes nothing, where one of the two is not there any more or
    what was said of both does not fit together.
    """
    leaving, staying = (journal.find(Person, each.id) for each in (gone, stays))
    if leaving is None or staying is None or leaving == staying:
        raise JournalError(_("One of the two is not here any more. Nothing has been changed."))
    whole = replace(staying, **_together(values_of(staying), values_of(leaving)))
    journal.keep(whole, *_renamed(journal, leaving.id, staying.id), discarding=(leaving,))
    _take_drafts_along(journal, leaving, staying.id)


def stand_ins(changes: Changes) -> dict[str, str | None]:
    """Who stands for each person that a step took away (ids): None where nobody does."""
    gone = {each.record.id for each in changes if each.after is None and _is_person(each)}
    found: dict[str, str | None] = dict.fromkeys(gone)
    for change in changes if gone else ():
        before, after = change.before, change.after
        if before is not None and after is not None:
            for name in NAMING.get(type(after), ()):
                if getattr(before, name) in gone:
                    found[getattr(before, name)] = getattr(after, name)
    return found


# -- what is said of the two


def _together(own: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    """What is said of both, as answers about one person; who has an answer keeps it."""
    fields = fields_of(Person)
    found = {name: _either(fields[name], own[name], other[name]) for name in own.keys() - _KEPT}
    found["retired"] = own["retired"] and other["retired"]
    return found | _dates(own, other)


def _either(field: Field[Any], own: Any, other: Any) -> Any:
    if not isinstance(field, Text):
        return other if own == field.blank else own
    if not other.strip() or other.strip() == own.strip():
        return own
    if not own.strip():
        return other
    return own if field.lines == 1 else f"{own}\n\n{other}"


def _dates(own: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    """The earlier day they met; but no day that would make them part before they met."""
    met = min((each["met_on"] for each in (own, other) if each["met_on"]), default=None)
    ended = own["ended_on"] or other["ended_on"]
    if met and ended and ended < met:
        return {name: own[name] for name in ("met_on", "ended_on")}
    return {"met_on": met, "ended_on": ended}


# -- what names them


def _is_person(change: Change) -> bool:
    return isinstance(change.record, Person)


def _renamed(journal: Journal, gone: str, stays: str) -> list[Record]:
    """Everything that names ``gone``, also in the bin, as it names ``stays``."""
    found: dict[str, Record] = {}
    for kind, names in NAMING.items():
        for name in names:
            other: dict[str, Any] = {name: stays}
            for record in journal.all(kind, **{name: gone}):
                found[record.id] = replace(found.get(record.id, record), **other)
    return list(found.values())


def _take_drafts_along(journal: Journal, gone: Person, stays: str) -> None:
    """What is half-written about ``gone`` is about ``stays``, and of ``stays`` what is of both."""
    changed: dict[str, Mapping[str, Any] | None] = {}
    for place, held in journal.store.drafts().items():
        about = (held.get("writing") or held).get("id")
        if about == gone.id:
            changed[place] = None
        elif about == stays:
            changed[place] = _draft_together(held, gone)
        elif (now := _exchanged(held, gone.id, stays)) != held:
            changed[place] = now
    journal.store.write_drafts(changed)


def _draft_together(held: Mapping[str, Any], gone: Person) -> dict[str, Any]:
    """What ``_together`` makes of answers that are still half-written."""
    if held.get("writing"):
        return {**held, "writing": _draft_together(held["writing"], gone)}
    fields, cells = fields_of(Person), held.get("cells", {})
    own = values_of(gone) | {name: _unpacked(fields[name], each) for name, each in cells.items()}
    found = _together(own, values_of(gone))
    told = {name: fields[name].pack(found[name]) for name in cells.keys() & found.keys()}
    return {**held, "cells": cells | told}


def _unpacked(field: Field[Any], cell: Any) -> Any:
    try:
        return field.blank if cell is None else field.unpack(cell)
    except (ValueError, TypeError):
        return field.blank


def _exchanged(held: Any, gone: str, stays: str) -> Any:
    """The same JSON values with one id in the place of the other."""
    if isinstance(held, Mapping):
        return {name: _exchanged(each, gone, stays) for name, each in held.items()}
    if isinstance(held, list):
        return [_exchanged(each, gone, stays) for each in held]
    return stays if held == gone else held

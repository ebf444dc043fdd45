"""Bringing records into a journal: what would become of each, and then all of it in one step.

Records are told apart by their ids alone. One that the journal does not have is new; one that is
there already, letter for letter, is left as it is; where the two differ, the one that was changed
last stays, and the journal's own where that cannot be told.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from inglenook.exchange.gathering import Row, place, slices, together
from inglenook.exchange.json_in import Found, Import
from inglenook.journal.changes import Change
from inglenook.journal.errors import JournalError
from inglenook.journal.field import fields_of
from inglenook.journal.fields import Ref
from inglenook.journal.journal import Journal
from inglenook.journal.people import Person
from inglenook.journal.record import Entry, Record
from inglenook.journal.records import KINDS
from inglenook.journal.vocabulary import Word
from inglenook.words import _, mark


class Fate(Word):
    """What becomes of a record of the file."""

    NEW = "new", mark("New")
    SAME = "same", mark("Here already")
    NEWER = "newer", mark("Newer in the file, replaces what is here")
    OLDER = "older", mark("Different here, and stays")
    BAD = "bad", mark("Cannot be kept")


_WRITTEN = (Fate.NEW, Fate.NEWER)
_REFERENCES: Mapping[type[Record], tuple[tuple[str, Ref], ...]] = {
    kind: tuple((name, each) for name, each in fields_of(kind).items() if isinstance(each, Ref))
    for kind in KINDS.values()
}


@dataclass(frozen=True)
class Plan:
    """What becomes of each record, in the file's order; and the changes that would make it so."""

    fates: tuple[tuple[Found, Fate], ...]
    changes: tuple[Change, ...]
    strange: int

    @property
    def is_whole(self) -> bool:
        """Whether nothing of the file would be left out."""
        return not self.strange and all(fate is not Fate.BAD for _found, fate in self.fates)

    def counts(self) -> dict[str, Counter[Fate]]:
        """How many records of each kind have which fate."""
        counted: dict[str, Counter[Fate]] = {}
        for found, fate in self.fates:
            counted.setdefault(found.kind, Counter())[fate] += 1
        return counted


@dataclass(frozen=True)
class _Here:
    """What the journal holds: the kind and the row of every id, and people's names by id."""

    kinds: Mapping[str, str]
    rows: Mapping[str, Row]
    names: Mapping[str, str]


Judged = list[tuple[Found, Fate]]


def plan(journal: Journal, brought: Import) -> Plan:
    """Say what would become of each record; nothing is written."""
    here = _here(journal)
    judged = [(each, _fate(each, here)) for each in _once(brought.found, here)]
    judged = _leading_somewhere(_told_apart(judged, here), here)
    changes = tuple(
        Change(
            journal.find(type(each.record), each.record.id) if fate is Fate.NEWER else None,
            each.record,
        )
        for each, fate in judged
        if each.record and fate in _WRITTEN
    )
    return Plan(tuple(judged), changes, brought.strange)


def bring_in(journal: Journal, made: Plan, *, skip_bad: bool = False) -> None:
    """Write all of a plan in one transaction, as one step that can be undone.

    Raises a ``JournalError``, and writes nothing, where something would be left out and
    ``skip_bad`` does not say that this is meant; also where the store cannot write.
    """
    if not (made.is_whole or skip_bad):
        raise JournalError(_("Not everything in the file can be kept, so nothing was brought in."))
    journal.take_over(made.changes)


# -- what the journal holds


def _here(journal: Journal) -> _Here:
    every = together(slices(journal.store))
    at = {kind: place(kind, "id") for kind in every}
    name = place(Person, "name")
    return _Here(
        {str(row[at[kind]]): kind.KIND for kind, rows in every.items() for row in rows},
        {str(row[at[kind]]): row for kind, rows in every.items() for row in rows},
        {str(row[at[Person]]): str(row[name]) for row in every[Person]},
    )


def _fate(found: Found, here: _Here) -> Fate:
    record = found.record
    if record is None:
        return Fate.BAD
    row = here.rows.get(record.id)
    if row is None:
        return Fate.NEW
    cells = _cells(record)
    if cells == row:
        return Fate.SAME
    changed = place(type(record), "changed")
    return Fate.NEWER if str(cells[changed]) > str(row[changed]) else Fate.OLDER


def _cells(record: Record) -> Row:
    fields = fields_of(type(record)).items()
    return tuple(field.pack(getattr(record, name)) for name, field in fields)


# -- what only other records tell


def _once(found: Iterable[Found], here: _Here) -> Iterator[Found]:
    """Every id stands for one record, in the file and in the journal."""
    seen: set[str] = set()
    for each in found:
        if each.record is None:
            yield each
        elif each.record.id in seen:
            yield _bad(each, "id", _("Its id stands in the file before, at another record."))
        elif here.kinds.get(each.record.id, each.kind) != each.kind:
            yield _bad(each, "id", _("In the journal its id belongs to another kind of record."))
        else:
            seen.add(each.record.id)
            yield each


def _told_apart(judged: Judged, here: _Here) -> Judged:
    """Two people never have one name; who gets another name in the file frees the old one."""
    renamed = {each.record.id for each, fate in judged if each.record and fate is Fate.NEWER}
    while True:
        taken = {_folded(name): own for own, name in here.names.items() if own not in renamed}
        checked = [_named_alone(each, fate, taken) for each, fate in judged]
        pairs = zip(judged, checked, strict=True)
        refused = {
            old.record.id for (old, _was), (_now, fate) in pairs if old.record and fate is Fate.BAD
        }
        if not refused & renamed:
            return checked
        renamed -= refused


def _named_alone(found: Found, fate: Fate, taken: dict[str, str]) -> tuple[Found, Fate]:
    person = found.record
    if not isinstance(person, Person) or fate not in _WRITTEN:
        return found, fate
    if taken.setdefault(_folded(person.name), person.id) == person.id:
        return found, fate
    field = _(fields_of(Person)["name"].label)
    told = _("Somebody here has this name. Add something to tell them apart.")
    return _bad(found, field, told), Fate.BAD


def _leading_somewhere(judged: Judged, here: _Here) -> Judged:
    """Take out what refers to something missing, and what refers to that, until nothing does."""
    while True:
        coming = {each.record.id: each.kind for each, _is in judged if each.record}
        known = {**coming, **here.kinds}
        checked = [_led(each, fate, known) for each, fate in judged]
        if checked == judged:
            return judged
        judged = checked


def _led(found: Found, fate: Fate, known: Mapping[str, str]) -> tuple[Found, Fate]:
    if found.record is None or fate not in _WRITTEN:
        return found, fate
    for name, field in _REFERENCES[type(found.record)]:
        leads_to = getattr(found.record, name)
        if leads_to and not _fits(field, known.get(leads_to)):
            told = _("It refers to something that is neither in the file nor in the journal.")
            return _bad(found, _(field.label) or name, told), Fate.BAD
    return found, fate


def _fits(field: Ref, kind: str | None) -> bool:
    if kind is None:
        return False
    return issubclass(KINDS[kind], Entry) if field.kind == "entry" else kind == field.kind


def _folded(name: str) -> str:
    return name.strip().casefold()


def _bad(found: Found, field: str, sentence: str) -> Found:
    return replace(found, record=None, problems=((field, sentence),))

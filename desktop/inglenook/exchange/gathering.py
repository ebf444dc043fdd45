"""Everything that may leave: the rows of every kind, without what is marked never to be exported.

The vault is read in slices, so that the window's thread can do it between other things; what
follows works on plain cells, and runs anywhere.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from inglenook.journal.entries import Finding, GutCheck
from inglenook.journal.field import Cell, fields_of
from inglenook.journal.fields import Ref
from inglenook.journal.record import Entry, Record
from inglenook.journal.records import ENTRIES, KINDS, RECORDS
from inglenook.journal.store import Filter, Store
from inglenook.journal.therapy import Topic
from inglenook.journal.vocabulary import Share

AT_ONCE = 1000  # entries in a slice

Row = tuple[Cell, ...]
Rows = list[Row]
Part = tuple[type[Record], Rows]

# What hangs on an entry: it tells of it, quotes it or began with its words, and stays in with it.
_HANGING: Mapping[type[Record], tuple[str, ...]] = {
    GutCheck: ("started_from",),
    Finding: ("gut_check",),
    Topic: ("session", "entry"),
}


@dataclass(frozen=True)
class Everything:
    """Rows by kind, in the order recorded; a row has the cells of its kind's fields in their order.

    ``withheld`` is how many entries stay in: those marked never to be exported, and gut checks
    that began with one.
    """

    rows: Mapping[type[Record], Rows]
    withheld: int


def slices(store: Store) -> Iterator[Part]:
    """Read every record of a store, a slice at a time.

    Whoever takes them over a while has to begin anew where the journal changes meanwhile.
    """
    for kind in RECORDS:
        if not issubclass(kind, Entry):
            yield kind, store.cells(kind, tuple(fields_of(kind)), Filter())
    for binned in (False, True):
        for chosen in _windows(store, binned=binned):
            for kind in ENTRIES:
                yield kind, store.cells(kind, tuple(fields_of(kind)), chosen)


def gather(parts: Iterable[Part]) -> Everything:
    """Put slices together, and leave out what stays in."""
    rows = together(parts)
    inside = _staying(rows)
    outside = {kind: _without(kind, rows[kind], inside) for kind in KINDS.values()}
    withheld = sum(len(rows[kind]) - len(outside[kind]) for kind in ENTRIES)
    return Everything(outside, withheld)


def together(parts: Iterable[Part]) -> dict[type[Record], Rows]:
    """All rows by kind, in the order recorded."""
    rows: dict[type[Record], Rows] = {kind: [] for kind in KINDS.values()}
    for kind, some in parts:
        rows[kind].extend(some)
    for kind, every in rows.items():
        at, name = place(kind, "recorded"), place(kind, "id")
        every.sort(key=lambda row, at=at, name=name: (str(row[at]), str(row[name])))  # type: ignore[misc]
    return rows


def place(kind: type[Record], name: str) -> int:
    """Where the cell of a field stands in a row."""
    return list(fields_of(kind)).index(name)


def _windows(store: Store, *, binned: bool) -> Iterator[Filter]:
    """Filters that follow each other in time, with about as many entries each."""
    count = store.count(Filter(binned=binned))
    firsts = (store.page(Filter(binned=binned), at, 1) for at in range(0, count, AT_ONCE))
    edges = sorted({each.happened.replace(tzinfo=None) for found in firsts for each in found})
    for since, before in pairwise([None, *edges, None]):
        yield Filter(since=since, before=before, binned=binned)


def _staying(rows: Mapping[type[Record], Rows]) -> set[Cell]:
    """The ids of the records that stay in, and of all that hangs on them."""
    inside = {
        row[place(kind, "id")]
        for kind in ENTRIES
        for row in rows[kind]
        if row[place(kind, "share")] == Share.NEVER.value
    }
    known = -1
    while known != len(inside):
        known = len(inside)
        for kind, names in _HANGING.items():
            at, places = place(kind, "id"), [place(kind, name) for name in names]
            inside |= {row[at] for row in rows[kind] if any(row[each] in inside for each in places)}
    return inside


def _without(kind: type[Record], rows: Rows, inside: set[Cell]) -> Rows:
    """The rows that may leave, and nothing in them that points at one that may not."""
    at = place(kind, "id")
    leaving = [row for row in rows if row[at] not in inside]
    points = [number for number, field in enumerate(fields_of(kind).values()) if type(field) is Ref]
    return [_cut(row, points, inside) for row in leaving] if inside and points else leaving


def _cut(row: Row, points: Iterable[int], inside: set[Cell]) -> Row:
    gone = {number for number in points if row[number] in inside}
    if not gone:
        return row
    return tuple(None if number in gone else cell for number, cell in enumerate(row))

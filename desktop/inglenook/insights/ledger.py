"""Everything that the numbers of Trends are drawn from, read once, column by column.

The window's thread reads the vault a slice at a time; what follows needs no vault, and runs
anywhere. A word of a closed list is its place in the list, and -1 where nothing was chosen.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Self

import numpy as np
import numpy.typing as npt

from inglenook.insights.moments import days_of, local_minutes, offsets
from inglenook.insights.proportions import Booleans, IntArray
from inglenook.insights.responsiveness import codes_of
from inglenook.insights.scales import HIGHEST, ScaleName, answers_of
from inglenook.journal.days import Calendar
from inglenook.journal.entries import Bid, GutCheck, Need, Note, TrustFeeling
from inglenook.journal.field import Cell
from inglenook.journal.record import Entry
from inglenook.journal.store import Filter, Store
from inglenook.journal.vocabulary import About, Met, Root, Sign, Word, Zone

Objects = npt.NDArray[np.object_]
Rows = Sequence[tuple[Cell, ...]]

_EVERY = ("happened", "recorded", "person")
COLUMNS: Mapping[type[Entry], tuple[str, ...]] = {
    Bid: (*_EVERY, "direction", "answer", "zone"),
    TrustFeeling: (*_EVERY, "about", "zone", *HIGHEST, "signs", "roots"),
    Need: (*_EVERY, "said", "met"),
    GutCheck: (*_EVERY, "estimate", "outcome"),
    Note: _EVERY,
}


@dataclass(frozen=True, eq=False)
class Columns:
    """Entries of one kind, oldest first.

    ``days`` are numbers of days by the person's own clock; ``instants`` and ``recorded`` are
    minutes since 1970 by UTC; ``person`` holds ids, and None.
    """

    days: IntArray
    instants: IntArray
    recorded: IntArray
    person: Objects

    def __len__(self) -> int:
        return len(self.days)

    def where(self, meant: Booleans) -> Self:
        """Only some of them."""
        chosen = {each.name: getattr(self, each.name)[meant] for each in fields(self)}
        return type(self)(**chosen)

    def about(self, person: str | None) -> Self:
        """Those with one person (an id); all of them for None."""
        return self if person is None else self.where(np.equal(self.person, person).astype(bool))


@dataclass(frozen=True, eq=False)
class Bids(Columns):
    """``codes`` hold who reached out and the answer: see ``responsiveness.codes_of``."""

    codes: IntArray
    zone: IntArray


@dataclass(frozen=True, eq=False)
class Feelings(Columns):
    """``signs`` and ``roots`` are sets of bits, one for each word by its place in its list."""

    whom: IntArray
    zone: IntArray
    trust: IntArray
    safe: IntArray
    seen: IntArray
    signs: IntArray
    roots: IntArray

    def answers(self) -> dict[ScaleName, IntArray]:
        """What was answered on each scale; -1 where nothing was."""
        return {"trust": self.trust, "safe": self.safe, "seen": self.seen}


@dataclass(frozen=True, eq=False)
class Needs(Columns):
    """Whether each need is said, and how it was met."""

    said: Booleans
    met: IntArray


@dataclass(frozen=True, eq=False)
class Checks(Columns):
    """Estimates and outcomes of gut checks, as the vault keeps them."""

    estimate: Objects
    outcome: Objects


@dataclass(frozen=True, eq=False)
class Ledger:
    """The columns of everything, of all years."""

    bids: Bids
    feelings: Feelings
    needs: Needs
    checks: Checks
    notes: Columns

    def about(self, person: str | None) -> "Ledger":
        """What is written about one person (an id); all of it for None."""
        if person is None:
            return self
        parts = {each.name: getattr(self, each.name).about(person) for each in fields(self)}
        return Ledger(**parts)

    @property
    def kinds(self) -> tuple[Columns, ...]:
        """Each kind of entry that tells of a moment."""
        return self.bids, self.feelings, self.needs, self.checks, self.notes

    def __len__(self) -> int:
        return sum(map(len, self.kinds))


def slices(chosen: Iterable[Filter], store: Store) -> Iterator[dict[type[Entry], Rows]]:
    """Read the columns, one filter after the other; the filters follow each other in time."""
    for each in chosen:
        for kind, names in COLUMNS.items():
            yield {kind: store.cells(kind, names, each)}


def ledger(read: Iterable[Mapping[type[Entry], Rows]], calendar: Calendar) -> Ledger:
    """Make columns of what was read, oldest first."""
    rows: dict[type[Entry], list[tuple[Cell, ...]]] = {kind: [] for kind in COLUMNS}
    for part in read:
        for kind, some in part.items():
            rows[kind].extend(some)
    turned = {kind: _turned(kind, some) for kind, some in rows.items()}
    bids, feelings, needs, checks, notes = (turned[kind] for kind in COLUMNS)
    return Ledger(
        bids=Bids(
            **_shared(bids, calendar),
            codes=codes_of(bids["direction"], bids["answer"]),
            zone=_places(Zone, bids["zone"]),
        ),
        feelings=Feelings(
            **_shared(feelings, calendar),
            whom=_places(About, feelings["about"]),
            zone=_places(Zone, feelings["zone"]),
            trust=answers_of(feelings["trust"]),
            safe=answers_of(feelings["safe"]),
            seen=answers_of(feelings["seen"]),
            signs=_bits(Sign, feelings["signs"]),
            roots=_bits(Root, feelings["roots"]),
        ),
        needs=Needs(
            **_shared(needs, calendar),
            said=np.array(needs["said"], dtype=bool),
            met=_places(Met, needs["met"]),
        ),
        checks=Checks(
            **_shared(checks, calendar),
            estimate=_objects(checks["estimate"]),
            outcome=_objects(checks["outcome"]),
        ),
        notes=Columns(**_shared(notes, calendar)),
    )


def chosen(words: type[Word], bits: IntArray) -> Booleans:
    """Which words each set of bits holds: sets x words of the list."""
    each = 1 << np.arange(len(words), dtype=np.int64)
    return np.asarray((bits[:, None] & each) != 0)


def _turned(kind: type[Entry], rows: Rows) -> dict[str, Sequence[Cell]]:
    columns: Iterable[Sequence[Cell]] = zip(*rows, strict=True) if rows else ()
    empty: dict[str, Sequence[Cell]] = dict.fromkeys(COLUMNS[kind], ())
    return empty | dict(zip(COLUMNS[kind], columns, strict=False))


def _shared(columns: Mapping[str, Sequence[Cell]], calendar: Calendar) -> dict[str, Any]:
    local, recorded = local_minutes(columns["happened"]), local_minutes(columns["recorded"])
    return {
        "days": days_of(local, calendar),
        "instants": local - offsets(columns["happened"]),
        "recorded": recorded - offsets(columns["recorded"]),
        "person": _objects(columns["person"]),
    }


def _places(words: type[Word], cells: Sequence[Cell]) -> IntArray:
    places: dict[Cell, int] = {word.value: place for place, word in enumerate(words)}
    return np.array([places.get(each, -1) for each in cells], dtype=np.int64)


def _bits(words: type[Word], cells: Sequence[Cell]) -> IntArray:
    """Lists of words, as the vault keeps them, as sets of bits; most lists were read before."""
    known: dict[Cell, int] = {}
    for cell in set(cells):
        named = json.loads(str(cell))
        known[cell] = sum(1 << place for place, word in enumerate(words) if word.value in named)
    return np.array([known[each] for each in cells], dtype=np.int64)


def _objects(cells: Sequence[Cell]) -> Objects:
    array = np.empty(len(cells), dtype=np.object_)
    array[:] = cells
    return array

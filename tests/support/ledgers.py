"""Ledgers made from a few words, without a vault: each entry as the vault would hand it over."""

from collections.abc import Iterable
from typing import Any

from inglenook.insights.ledger import COLUMNS, Ledger, ledger
from inglenook.journal.days import Calendar
from inglenook.journal.entries import Bid, GutCheck, Need, Note, TrustFeeling
from inglenook.journal.record import Entry

SAM, ALEX = "0198a000-0000-7000-8000-00000000000a", "0198a000-0000-7000-8000-00000000000b"

Told = tuple[type[Entry], tuple[Any, ...]]


def bid(
    happened: str,
    answer: str = "toward",
    *,
    direction: str = "offered",
    zone: str | None = None,
    person: str | None = SAM,
) -> Told:
    """A bid; moments carry their offset."""
    return _told(Bid, happened, person, direction=direction, answer=answer, zone=zone)


def feeling(
    happened: str,
    zone: str | None = None,
    *,
    about: str = "person",
    person: str | None = SAM,
    **scales: int,
) -> Told:
    """A trust feeling; ``scales`` are trust, safe and seen."""
    return _told(TrustFeeling, happened, person, about=about, zone=zone, **scales)


def need(happened: str, *, said: bool = True, person: str | None = SAM) -> Told:
    """A need."""
    return _told(Need, happened, person, said=int(said))


def check(happened: str, person: str | None = SAM) -> Told:
    """A gut check."""
    return _told(GutCheck, happened, person)


def note(happened: str, person: str | None = SAM) -> Told:
    """A note."""
    return _told(Note, happened, person)


def ledger_of(told: Iterable[Told], calendar: Calendar | None = None) -> Ledger:
    """The columns of them all, in the order in which the vault reads: by the clock on the wall."""
    rows: dict[type[Entry], list[tuple[Any, ...]]] = {kind: [] for kind in COLUMNS}
    for kind, row in told:
        rows[kind].append(row)
    for some in rows.values():
        some.sort(key=lambda row: str(row[0])[:19])
    return ledger([rows], calendar or Calendar())


def _told(kind: type[Entry], happened: str, person: str | None, **cells: Any) -> Told:
    blank = {"recorded": happened, "person": person, "signs": "[]", "roots": "[]"}
    given = blank | {"happened": happened} | cells
    return kind, tuple(given.get(name) for name in COLUMNS[kind])

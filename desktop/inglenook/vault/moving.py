"""Moving very many entries from one person to another: no more of a row is written than changes."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from inglenook.journal.changes import Change
from inglenook.journal.field import Cell, fields_of
from inglenook.journal.record import Entry, Record
from inglenook.vault.database import Database
from inglenook.vault.rows import table_of

PERSON, CHANGED = "person", "changed"
_MOVED = ({PERSON}, {PERSON, CHANGED})
_TO = "UPDATE catalogue SET person = (SELECT number FROM catalogue WHERE id = ?) "
_THESE = "WHERE id IN (SELECT value FROM json_each(?))"


@dataclass(frozen=True)
class Move:
    """What entries of one kind get: another person (an id), or none, and when they changed."""

    kind: type[Entry]
    person: Cell
    changed: Cell


Moves = Mapping[Move, Sequence[Change]]


def parted(changes: Sequence[Change]) -> tuple[Moves, list[Change]]:
    """Tell the changes that only move an entry to another person from all the others."""
    moves: dict[Move, list[Change]] = {}
    others: list[Change] = []
    alone = len({change.record.id for change in changes}) == len(changes)
    for change in changes:
        after = change.after
        if alone and isinstance(after, Entry) and _only_moves(change.before, after):
            moves.setdefault(_move(after), []).append(change)
        else:
            others.append(change)
    return moves, others


def move_rows(database: Database, moves: Moves) -> list[Change]:
    """Write the moves into their rows; return those whose rows are not all there, still to do."""
    missed: list[Change] = []
    for move, changes in moves.items():
        table = table_of(move.kind).name
        statement = f"UPDATE {table} SET {PERSON} = ?, {CHANGED} = ? {_THESE}"  # noqa: S608 - fixed
        written = database.run(statement, (move.person, move.changed, _ids(changes)))
        missed += changes if written < len(changes) else []
    return missed


def relist(database: Database, moves: Moves) -> None:
    """Bring the catalogue up to date; the people are listed in it by now."""
    for move, changes in moves.items():
        database.run(_TO + _THESE, (move.person, _ids(changes)))


def _only_moves(before: Record | None, after: Entry) -> bool:
    if type(before) is not type(after):
        return False
    names = fields_of(type(after))
    return {name for name in names if getattr(before, name) != getattr(after, name)} in _MOVED


def _move(entry: Entry) -> Move:
    fields = fields_of(type(entry))
    person, changed = (fields[name].pack(getattr(entry, name)) for name in (PERSON, CHANGED))
    return Move(type(entry), person, changed)


def _ids(changes: Iterable[Change]) -> str:
    return json.dumps([change.record.id for change in changes])

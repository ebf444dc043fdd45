"""Rows and records: each kind of record lies in a table of its name, a column for each field."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Generic

from inglenook.journal.errors import DatabaseDamaged
from inglenook.journal.field import Cell, fields_of
from inglenook.journal.record import R, Record
from inglenook.vault.database import Database, Row

_SLICE = 500
# What unpacking a cell raises that does not belong to its field.
MISFITS = (ValueError, TypeError, KeyError, StopIteration)


class Table(Generic[R]):
    """The table of one kind of record, with its statements."""

    def __init__(self, kind: type[R]) -> None:
        self.kind = kind
        self.fields = fields_of(kind)
        self.name = _quoted(kind.KIND)
        self.columns = ", ".join(map(_quoted, self.fields))
        marks = ", ".join("?" for _ in self.fields)
        settings = ", ".join(f"{_quoted(name)} = ?" for name in self.fields if name != "id")
        self.select = f"SELECT {self.columns} FROM {self.name}"  # noqa: S608 - only names declared in code
        self.insert = f"INSERT INTO {self.name} ({self.columns}) VALUES ({marks})"  # noqa: S608
        self.update = f"UPDATE {self.name} SET {settings} WHERE id = ?"  # noqa: S608
        self.delete = f"DELETE FROM {self.name} WHERE id = ?"  # noqa: S608

    def cells(self, record: R) -> dict[str, Cell]:
        """The cells of a record by column."""
        return {name: field.pack(getattr(record, name)) for name, field in self.fields.items()}

    def record(self, row: Row) -> R:
        """Read a row. Raises DatabaseDamaged where it does not fit the record."""
        if any(map(reads_as_damage, row)):
            raise DatabaseDamaged
        try:
            answers = {
                name: field.unpack(cell)
                for (name, field), cell in zip(self.fields.items(), row, strict=True)
            }
        except MISFITS:
            raise DatabaseDamaged from None
        return self.kind(**answers)


_tables: dict[type, Table[Any]] = {}


def reads_as_damage(cell: Cell) -> bool:
    """Whether nobody can have kept this: SQLCipher reads the damaged end of a long text as zeros.

    It says nothing of it.
    """
    return isinstance(cell, str) and "\0" in cell


def table_of(kind: type[R]) -> Table[R]:
    """The table of a kind of record."""
    if kind not in _tables:
        _tables[kind] = Table(kind)
    return _tables[kind]


def find(database: Database, kind: type[R], record_id: str) -> R | None:
    """Read one record."""
    table = table_of(kind)
    row = database.row(f"{table.select} WHERE id = ?", (record_id,))
    return table.record(row) if row else None


def find_each(database: Database, kind: type[R], ids: Iterable[str]) -> dict[str, R]:
    """Read those of the records that exist, by id."""
    table = table_of(kind)
    statement = f"{table.select} WHERE id IN (SELECT value FROM json_each(?))"  # noqa: S608
    rows = database.rows(statement, (json.dumps(list(ids)),))
    return {record.id: record for record in map(table.record, rows)}


def find_all(database: Database, kind: type[R], equal: dict[str, Cell]) -> list[R]:
    """Read every record whose columns have the given cells, in the order recorded."""
    table = table_of(kind)
    conditions = " AND ".join(f"{_column(kind, name)} IS ?" for name in equal) or "TRUE"
    rows = database.rows(
        f"{table.select} WHERE {conditions} ORDER BY recorded, id", tuple(equal.values())
    )
    return [table.record(row) for row in rows]


def every(database: Database, kind: type[Record]) -> Iterator[Row]:
    """Every row of a kind as it lies there, a few hundred read at a time."""
    table, last = table_of(kind), 0
    statement = f"SELECT rowid, {table.columns} FROM {table.name} WHERE rowid > ? LIMIT ?"  # noqa: S608
    while rows := database.rows(statement, (last, _SLICE)):
        yield from (row[1:] for row in rows)
        last = rows[-1][0]


def put(database: Database, record: Record) -> bool:
    """Write a record over its earlier self, or as a new row; say whether it is new."""
    table = table_of(type(record))
    cells = table.cells(record)
    changeable = [cell for name, cell in cells.items() if name != "id"]
    if database.run(table.update, (*changeable, record.id)):
        return False
    database.run(table.insert, tuple(cells.values()))
    return True


def drop(database: Database, record: Record) -> bool:
    """Delete a record's row; say whether there was one."""
    return bool(database.run(table_of(type(record)).delete, (record.id,)))


def columns(kind: type[Record], names: Sequence[str]) -> str:
    """Some columns of a kind, for a statement."""
    return ", ".join(_column(kind, name) for name in names)


def _column(kind: type[Record], name: str) -> str:
    """A column's name for a statement; only a declared one can get into it."""
    if name not in fields_of(kind):
        raise ValueError(f"{kind.KIND} has no field of this name")
    return _quoted(name)


def _quoted(name: str) -> str:
    return f'"{name}"'

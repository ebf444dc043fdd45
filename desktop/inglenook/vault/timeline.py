"""The timeline, newest first: counted and paged in the catalogue, then read from its tables."""

import json
from collections.abc import Sequence
from typing import Any

from inglenook.journal.errors import DatabaseDamaged
from inglenook.journal.field import Cell, fields_of
from inglenook.journal.fields import Ref
from inglenook.journal.people import CoreGift
from inglenook.journal.record import Entry, Record
from inglenook.journal.records import ENTRIES
from inglenook.journal.store import Filter
from inglenook.vault import rows
from inglenook.vault.catalogue import local_seconds, local_text, number_of
from inglenook.vault.database import Database

_ENTRY_KINDS = {kind.KIND: kind for kind in ENTRIES}
_NEWEST_FIRST = "ORDER BY local DESC, number DESC"


def _touching() -> str:
    """The ids of all entries that touched a core gift; the mark stands for the gift."""
    declared = [(kind.KIND, *each) for kind in ENTRIES for each in fields_of(kind).items()]
    said = " UNION ALL ".join(
        f'SELECT id, "{name}" AS gift FROM "{table}"'  # noqa: S608 - only names declared in code
        for table, name, field in declared
        if isinstance(field, Ref) and field.kind == CoreGift.KIND
    )
    return f"SELECT id FROM ({said}) WHERE gift = ?"  # noqa: S608


_TOUCHING = _touching()


def count(database: Database, chosen: Filter) -> int:
    """How many entries the filter lets through."""
    where, given = _on_timeline(chosen)
    statement = f"SELECT count(*) FROM catalogue WHERE {where}"  # noqa: S608 - fixed conditions
    return int(database.value(statement, given))


def page(database: Database, chosen: Filter, start: int, size: int) -> list[Entry]:
    """Entries, newest first, from place ``start``."""
    listed = _listed(database, chosen, start, size)
    found: dict[str, Entry] = {}
    for kind in {kind for kind, _ in listed}:
        ids = [record_id for each, record_id in listed if each == kind]
        found |= rows.find_each(database, _entry_kind(kind), ids)
    return [_present(found, record_id) for _, record_id in listed]


def place_of(database: Database, chosen: Filter, entry: Entry) -> int:
    """How many entries of the filter stand before this one, or before where it would stand."""
    where, given = _on_timeline(chosen)
    stands = (local_seconds(entry.happened), number_of(database, entry.id) or 0)
    statement = f"SELECT count(*) FROM catalogue WHERE {where} AND (local, number) > (?, ?)"  # noqa: S608
    return int(database.value(statement, (*given, *stands)))


def cells(
    database: Database, kind: type[Record], names: Sequence[str], chosen: Filter
) -> list[tuple[Cell, ...]]:
    """Some cells of the entries of one kind, oldest first.

    Records that are no entries come in the order recorded; they have no time, and are not binned.
    """
    conditions = _on_table(chosen)
    if (chosen.kinds and kind.KIND not in chosen.kinds) or any(
        column not in fields_of(kind) for column, _, _ in conditions
    ):
        return []
    where = " AND ".join([_standing(kind, chosen), *(f"{c} {how}" for c, how, _ in conditions)])
    order = "happened" if issubclass(kind, Entry) else "recorded, id"
    columns, table = rows.columns(kind, names), rows.table_of(kind).name
    statement = f"SELECT {columns} FROM {table} WHERE {where} ORDER BY {order}"  # noqa: S608
    return database.rows(statement, [cell for _, _, cell in conditions])


def _listed(database: Database, chosen: Filter, start: int, size: int) -> list[tuple[Any, ...]]:
    """Kind and id of a page. What stands before it is skipped within an index, unread."""
    where, given = _on_timeline(chosen)
    numbers = f"SELECT number FROM catalogue WHERE {where} {_NEWEST_FIRST} LIMIT ? OFFSET ?"  # noqa: S608
    statement = f"SELECT kind, id FROM catalogue WHERE number IN ({numbers}) {_NEWEST_FIRST}"  # noqa: S608
    return database.rows(statement, (*given, size, start))


def _on_timeline(chosen: Filter) -> tuple[str, list[Cell]]:
    """A condition on the catalogue, and the cells for its marks."""
    # The few entries that touched a gift are looked up one by one; the plus keeps SQLite from
    # walking through the times of all the others instead.
    plus = "" if chosen.gift is None else "+"
    conditions: dict[str, Cell] = {f"{plus}binned = ?": int(chosen.binned)}
    if chosen.since is None and chosen.before is None:
        # Beside a time it would be taken for the lower end, and all before it would be walked.
        conditions = {f"{plus}local IS NOT NULL AND {plus}binned = ?": int(chosen.binned)}
    if chosen.gift is not None:
        conditions[f"id IN ({_TOUCHING})"] = chosen.gift
    if len(chosen.kinds) == 1:
        (conditions["kind = ?"],) = chosen.kinds  # which SQLite knows an index for
    elif chosen.kinds:
        kinds = json.dumps(sorted(chosen.kinds))
        conditions["kind IN (SELECT value FROM json_each(?))"] = kinds
    if chosen.person is not None:
        conditions["person = (SELECT number FROM catalogue WHERE id = ?)"] = chosen.person
    if chosen.since is not None:
        conditions["local >= ?"] = local_seconds(chosen.since)
    if chosen.before is not None:
        conditions["local < ?"] = local_seconds(chosen.before)
    return " AND ".join(conditions), list(conditions.values())


def _on_table(chosen: Filter) -> list[tuple[str, str, Cell]]:
    """Column, comparison and cell for what is chosen. Local times sort as text as they do."""
    conditions: list[tuple[str, str, Cell]] = [
        ("person", "= ?", chosen.person),
        ("id", f"IN ({_TOUCHING})", chosen.gift),
        ("happened", ">= ?", local_text(chosen.since) if chosen.since else None),
        ("happened", "< ?", local_text(chosen.before) if chosen.before else None),
    ]
    return [condition for condition in conditions if condition[2] is not None]


def _standing(kind: type[Record], chosen: Filter) -> str:
    if issubclass(kind, Entry):
        return "binned IS NOT NULL" if chosen.binned else "binned IS NULL"
    return "FALSE" if chosen.binned else "TRUE"


def _entry_kind(name: str) -> type[Entry]:
    if name not in _ENTRY_KINDS:
        raise DatabaseDamaged
    return _ENTRY_KINDS[name]


def _present(found: dict[str, Entry], record_id: str) -> Entry:
    if record_id not in found:
        raise DatabaseDamaged
    return found[record_id]

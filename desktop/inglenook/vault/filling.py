"""Writing very many new records: a few statements for all of a kind, not a dozen for each."""

import json
from collections.abc import Sequence

from inglenook.journal.changes import Change
from inglenook.journal.record import Record, words_of
from inglenook.journal.records import RECORDS
from inglenook.journal.search_letters import index_text
from inglenook.journal.search_query import SEARCHED
from inglenook.vault.catalogue import line_of
from inglenook.vault.database import Database
from inglenook.vault.rows import table_of
from inglenook.vault.search_index import merge_index

MANY = 200  # with fewer, one by one is as quick
_MANY_PIECES = 10_000  # records whose words leave the index in so many pieces that it is merged


def parted_new(
    database: Database, changes: Sequence[Change]
) -> tuple[list[Record], Sequence[Change]]:
    """Tell the records that are not there yet, where they are many, from all other changes."""
    new = [each.after for each in changes if each.before is None and each.after is not None]
    if len(new) < MANY or len({change.record.id for change in changes}) < len(changes):
        return [], changes
    known = _known(database, new)
    fresh = [each for each in new if each.id not in known]
    others = [each for each in changes if each.before is not None or each.record.id in known]
    return fresh, others


def write_new_rows(database: Database, fresh: Sequence[Record]) -> None:
    """Write records that are not there yet, and all that is derived from them."""
    for kind in RECORDS:
        some = [record for record in fresh if type(record) is kind]
        if some:
            _write_kind(database, kind, some)
    gone = json.dumps([record.id for record in fresh])
    database.run("DELETE FROM tombstone WHERE id IN (SELECT value FROM json_each(?))", (gone,))
    if len(fresh) >= _MANY_PIECES:
        merge_index(database)


def _write_kind(database: Database, kind: type[Record], some: Sequence[Record]) -> None:
    table = table_of(kind)
    database.run_each(table.insert, (tuple(table.cells(record).values()) for record in some))
    database.run(
        "INSERT INTO tally (kind, rows) VALUES (?, ?) "
        "ON CONFLICT (kind) DO UPDATE SET rows = rows + excluded.rows",
        (kind.KIND, len(some)),
    )
    if kind in SEARCHED:
        _list(database, some)


def _list(database: Database, some: Sequence[Record]) -> None:
    """Bring the catalogue and the search index up to date; what the records hang on is there."""
    first = (database.value("SELECT max(number) FROM catalogue") or 0) + 1
    lines = [(number, *line_of(database, each), each.id) for number, each in enumerate(some, first)]
    database.run_each(
        "INSERT INTO catalogue (number, kind, local, person, binned, home, stands, id) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        lines,
    )
    words = ((number, index_text(words_of(each))) for number, each in enumerate(some, first))
    database.run_each(
        "INSERT INTO search (rowid, words) VALUES (?, ?)", (each for each in words if each[1])
    )


def _known(database: Database, records: Sequence[Record]) -> set[str]:
    found: set[str] = set()
    for kind in {type(record) for record in records}:
        ids = json.dumps([record.id for record in records if type(record) is kind])
        table = table_of(kind).name
        statement = f"SELECT id FROM {table} WHERE id IN (SELECT value FROM json_each(?))"  # noqa: S608
        found |= {row[0] for row in database.rows(statement, (ids,))}
    return found

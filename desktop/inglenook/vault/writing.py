"""Writing changes: rows, and in the same transaction all that is derived from them."""

from collections.abc import Sequence
from datetime import UTC, datetime

from inglenook.journal.changes import Change
from inglenook.journal.record import Record
from inglenook.journal.records import RECORDS
from inglenook.vault.catalogue import list_record, unlist_record
from inglenook.vault.database import Database
from inglenook.vault.filling import parted_new, write_new_rows
from inglenook.vault.moving import move_rows, parted, relist
from inglenook.vault.revision import count_change
from inglenook.vault.rows import drop, put


def write(database: Database, changes: Sequence[Change]) -> None:
    """Write all of the changes, or none of them."""
    moves, others = parted(changes)
    with database.transaction():
        fresh, rest = parted_new(database, others)
        write_new_rows(database, fresh)
        others = [*rest, *move_rows(database, moves)]
        for change in others:
            _write_row(database, change)
        # A person is listed before the entries that name them, in whatever order they came.
        last = {change.record.id: change for change in others}
        for change in sorted(last.values(), key=_rank):
            if change.after is None:
                unlist_record(database, change.record)
            else:
                list_record(database, change.after)
        relist(database, moves)
        count_change(database)


def _write_row(database: Database, change: Change) -> None:
    if change.after is None:
        if drop(database, change.record):
            _count(database, change.record, -1)
            _bury(database, change.record)
    elif put(database, change.after):
        _count(database, change.after, 1)
        database.run("DELETE FROM tombstone WHERE id = ?", (change.after.id,))


def _rank(change: Change) -> int:
    return RECORDS.index(type(change.record))


def _count(database: Database, record: Record, more: int) -> None:
    if not database.run("UPDATE tally SET rows = rows + ? WHERE kind = ?", (more, record.KIND)):
        database.run("INSERT INTO tally (kind, rows) VALUES (?, ?)", (record.KIND, more))


def _bury(database: Database, record: Record) -> None:
    erased = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    database.run(
        "INSERT OR REPLACE INTO tombstone (id, kind, erased) VALUES (?, ?, ?)",
        (record.id, record.KIND, erased),
    )

"""A journal's database that lives in memory alone, and can be read with all that reads a vault."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import sqlcipher3

from inglenook.journal.changes import Change
from inglenook.journal.errors import JournalError
from inglenook.journal.record import Record
from inglenook.journal.records import RECORDS
from inglenook.journal.search_letters import index_text
from inglenook.vault import drafts, migrations, writing
from inglenook.vault.database import Database, DatabaseBug, database_errors
from inglenook.vault.vault import PORTION

Found = Mapping[type[Record], Sequence[Record]]


def database_in_memory(folder: Path, found: Found, half_written: Mapping[str, str]) -> Database:
    """A database like that of a vault, with these records and drafts, that refuses every change.

    It has no file; ``folder`` only says whose it is.
    """
    with database_errors():
        connection = sqlcipher3.connect(
            ":memory:", isolation_level=None, check_same_thread=False, cached_statements=256
        )
        connection.create_function("index_text", 1, index_text)
    database = Database(connection, folder)
    try:
        database.rows("PRAGMA temp_store = MEMORY")
        migrations.migrate(database)
        for kind in RECORDS:
            some = found[kind]
            for start in range(0, len(some), PORTION):
                _write_new(database, some[start : start + PORTION])
        _write_drafts(database, half_written)
        database.rows("PRAGMA query_only = ON")
    except BaseException:
        database.close()
        raise
    return database


def _write_new(database: Database, records: Sequence[Record]) -> None:
    """Write records; where one of them cannot be, all the others."""
    try:
        writing.write(database, [Change(None, record) for record in records])
    except (JournalError, DatabaseBug):
        for record in records:
            with suppress(JournalError, DatabaseBug):
                writing.write(database, [Change(None, record)])


def _write_drafts(database: Database, half_written: Mapping[str, str]) -> None:
    for place, content in half_written.items():
        with suppress(JournalError):
            drafts.write(database, {place: drafts.content_of(content)})

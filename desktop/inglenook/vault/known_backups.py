"""What a journal remembers of its backups, beside what their names say."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from inglenook.journal.backups import Backup
from inglenook.vault.database import Database, Row

_PUT = """
    INSERT INTO backup (name, entries, revision, checked, whole) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (name) DO UPDATE SET entries = excluded.entries,
        revision = coalesce(excluded.revision, revision), checked = excluded.checked,
        whole = excluded.whole
"""


@dataclass(frozen=True)
class Known:
    """One line of the table: what was found in a backup when it was last looked at."""

    name: str
    entries: int
    revision: int | None
    checked: datetime
    is_whole: bool


def note(database: Database, known: Known) -> None:
    """Remember what was found in a backup."""
    checked = known.checked.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    line = (known.name, known.entries, known.revision, checked, int(known.is_whole))
    with database.transaction():
        database.run(_PUT, line)


def forget(database: Database, names: Iterable[str]) -> None:
    """Remember nothing of backups that are gone."""
    with database.transaction():
        for name in names:
            database.run("DELETE FROM backup WHERE name = ?", (name,))


def known(database: Database) -> dict[str, Known]:
    """Everything that is remembered, by the names of the files."""
    rows = database.rows("SELECT name, entries, revision, checked, whole FROM backup")
    return {row[0]: _read(row) for row in rows}


def with_what_is_known(backup: Backup, line: Known | None) -> Backup:
    """A backup of the folder, and what is remembered of it."""
    if line is None:
        return backup
    return replace(backup, entries=line.entries, checked=line.checked, is_whole=line.is_whole)


def _read(row: Row) -> Known:
    name, entries, revision, checked, is_whole = row
    return Known(name, entries, revision, datetime.fromisoformat(checked), bool(is_whole))

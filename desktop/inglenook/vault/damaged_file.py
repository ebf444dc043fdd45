"""A damaged database, opened to be read and never to be written, anew after each failure.

A connection that met a page whose seal is broken can read nothing more. Where a crash left a
change half-written as well, a copy is read instead: taking the change back would write.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import sqlcipher3

from inglenook.journal.errors import DatabaseDamaged, DatabaseMissing, JournalError
from inglenook.journal.field import Cell
from inglenook.vault.connection import Connection
from inglenook.vault.database import APPLICATION_ID, DatabaseBug, Row, database_errors, raw_key
from inglenook.vault.disk import disk_errors
from inglenook.vault.working_copy import copy_file, remove_working_places, working_place

# The last two let a file that was cut, or whose tables are partly unknown, open all the same.
_SETTINGS = (
    "PRAGMA temp_store = MEMORY",
    "PRAGMA mmap_size = 0",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA query_only = ON",
    "PRAGMA writable_schema = ON",
)


class DamagedFile:
    """Reads as far as it goes. ``failures`` counts how often it had to begin anew."""

    def __init__(self, path: Path, key: str, settings: Sequence[str] = _SETTINGS) -> None:
        self._path, self._key, self._settings = path, key, settings
        self._connection: Connection | None = None
        self.failures = 0

    def stream(self, sql: str, parameters: Sequence[Cell] = ()) -> tuple[list[Row], bool]:
        """The rows up to the first that cannot be read, and whether these are all there are."""
        rows: list[Row] = []
        try:
            with database_errors():
                self._connection = self._connection or self._connect()
                for row in self._connection.execute(sql, parameters):
                    rows.append(row)  # noqa: PERF402 - what was read before it fails counts
        except (JournalError, DatabaseBug):
            self.failures += 1
            self.close()
            return rows, False
        return rows, True

    def rows(self, sql: str, parameters: Sequence[Cell] = ()) -> list[Row]:
        """All rows. Raises DatabaseDamaged where one cannot be read."""
        rows, are_all = self.stream(sql, parameters)
        if not are_all:
            raise DatabaseDamaged
        return rows

    def peek(self, sql: str) -> list[Row]:
        """The rows of a statement that may well fail; only what ends a connection counts as one."""
        try:
            with database_errors():
                self._connection = self._connection or self._connect()
                return self._connection.execute(sql).fetchall()
        except (JournalError, DatabaseBug):
            self.stream("SELECT count(*) FROM sqlite_schema")
            return []

    def knows_its_tables(self) -> bool:
        """Whether it is a journal's, and says where each table begins."""
        return self.is_ours() and self.stream("SELECT count(*) FROM sqlite_schema")[1]

    def value(self, sql: str) -> Any:
        """The first cell of the first row, or nothing. Raises DatabaseDamaged."""
        rows = self.rows(sql)
        return rows[0][0] if rows else None

    def is_ours(self) -> bool:
        """Whether the first page can be read, and is that of a journal."""
        try:
            return bool(self.value("PRAGMA application_id") == APPLICATION_ID)
        except DatabaseDamaged:
            return False

    @property
    def path(self) -> Path:
        """What is read."""
        return self._path

    @property
    def size(self) -> int:
        """In bytes."""
        with disk_errors():
            return self._path.stat().st_size

    def is_cut(self) -> bool:
        """Whether the file is shorter than its first page, which can be read, says it is."""
        with DamagedFile(self._path, self._key, settings=_SETTINGS[:-1]) as strict:
            return not strict.stream("PRAGMA application_id")[1]

    def close(self) -> None:
        """Let go of the file. Can be called twice."""
        if self._connection is not None:
            with suppress(JournalError, DatabaseBug), database_errors():
                self._connection.close()
        self._connection = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _connect(self) -> Connection:
        connection = connection_to(self._path, self._key, "ro")
        for setting in self._settings:
            connection.execute(setting)
        return connection


@contextmanager
def damaged_file(path: Path, key: bytes, salt: bytes) -> Iterator[DamagedFile]:
    """Open a database that may be damaged; not a byte of it is changed.

    Nobody else may have the vault open. Raises DatabaseMissing, and DiskFull, ReadOnlyPlace or
    DiskFault where a copy is needed and cannot be made.
    """
    if not path.is_file():
        raise DatabaseMissing
    raw = raw_key(key, salt)
    with _settled(path, raw) as whole, DamagedFile(whole, raw) as file:
        yield file


@contextmanager
def _settled(path: Path, key: str) -> Iterator[Path]:
    """A file without a half-written change: the one itself, or a copy."""
    remove_working_places(path.parent)
    if not _is_unfinished(path):
        yield path
        return
    with working_place(path.parent) as place:
        copy = place / path.name
        copy_file(path, copy)
        copy_file(_journal(path), _journal(copy))
        _take_back(copy, key)
        yield copy


def _take_back(copy: Path, key: str) -> None:
    """Have SQLite undo the half-written change, as it does before it reads anything."""
    with suppress(JournalError, DatabaseBug), database_errors():
        connection = connection_to(copy, key, "rw")
        try:
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchall()
        finally:
            connection.close()
    with suppress(OSError):
        _journal(copy).unlink(missing_ok=True)  # or nothing could be read


def connection_to(path: Path, key: str, mode: str) -> Connection:
    """A connection that has been told the key, and nothing else yet."""
    connection: Connection = sqlcipher3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        timeout=0,
        isolation_level=None,
        check_same_thread=False,
    )
    connection.execute("PRAGMA cipher_log_level = NONE")  # before the key, or it writes to stderr
    connection.execute(f'PRAGMA key = "{key}"')
    return connection


def _journal(path: Path) -> Path:
    return path.with_name(f"{path.name}-journal")


def _is_unfinished(path: Path) -> bool:
    try:
        return _journal(path).stat().st_size > 0
    except OSError:
        return False

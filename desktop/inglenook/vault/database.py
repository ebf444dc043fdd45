"""The encrypted database, opened by a fixed recipe whose every setting is asserted."""

import errno
import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import sqlcipher3

from inglenook.journal.errors import (
    DatabaseDamaged,
    DatabaseMissing,
    DiskFault,
    DiskFull,
    InUse,
    JournalError,
    NoPermission,
    ReadOnlyPlace,
)
from inglenook.journal.field import Cell
from inglenook.journal.search_letters import index_text
from inglenook.vault.connection import Connection
from inglenook.vault.connection import Row as Row
from inglenook.vault.disk import disk_errors, raise_if_full
from inglenook.vault.stillness import Stillness

PAGE = 4096
APPLICATION_ID = 0x496E676C  # "Ingl"
SALT_SIZE = 16
_STEPS = 20_000  # of SQLite's own, between two looks at whether it shall go on

_KEY = re.compile(r"x'[0-9a-f]{64}[0-9a-f]{32}'")
_CIPHER_SETTINGS = [
    "PRAGMA kdf_iter = 256000;",
    "PRAGMA cipher_page_size = 4096;",
    "PRAGMA cipher_use_hmac = 1;",
    "PRAGMA cipher_plaintext_header_size = 0;",
    "PRAGMA cipher_hmac_algorithm = HMAC_SHA512;",
    "PRAGMA cipher_kdf_algorithm = PBKDF2_HMAC_SHA512;",
]
_SETTINGS: dict[str, tuple[str, Any]] = {
    "temp_store": ("MEMORY", 2),
    "journal_mode": ("DELETE", "delete"),
    "synchronous": ("EXTRA", 3),
    "foreign_keys": ("ON", 1),
    "trusted_schema": ("OFF", 0),
    "cell_size_check": ("ON", 1),
    "mmap_size": ("0", 0),
    "secure_delete": ("ON", 1),
    "cache_size": ("-16384", -16384),  # KiB: the timeline's index for 100,000 entries
}
_MEANINGS: dict[int, type[JournalError]] = {
    3: ReadOnlyPlace,  # SQLITE_PERM
    5: InUse,  # SQLITE_BUSY
    6: InUse,  # SQLITE_LOCKED
    8: ReadOnlyPlace,  # SQLITE_READONLY
    10: DiskFault,  # SQLITE_IOERR
    11: DatabaseDamaged,  # SQLITE_CORRUPT
    13: DiskFull,  # SQLITE_FULL
    14: DiskFault,  # SQLITE_CANTOPEN
    22: DiskFull,  # SQLITE_NOLFS
    26: DatabaseDamaged,  # SQLITE_NOTADB
}


class DatabaseBug(Exception):
    """SQLite refused something for a fault of the program. Names the kind of fault only."""


@contextmanager
def database_errors() -> Iterator[None]:
    """Turn what SQLite says into errors without its text, which can hold SQL and values."""
    try:
        yield
    except sqlcipher3.Error as error:
        meaning = _MEANINGS.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
        name = getattr(error, "sqlite_errorname", type(error).__name__)
        raise (meaning() if meaning else DatabaseBug(name)) from None
    except UnicodeError:
        raise DatabaseBug("text that is not Unicode") from None


class Database:
    """An open, encrypted database."""

    def __init__(self, connection: Connection, path: Path) -> None:
        self._connection = connection
        self._is_damaged = False
        self._ended_by: Exception | None = None
        self.stillness = Stillness()
        self.path = path

    def rows(self, sql: str, parameters: Sequence[Cell] = ()) -> list[Row]:
        """Every row that a statement returns."""
        with self._errors():
            return self._connection.execute(sql, parameters).fetchall()

    def row(self, sql: str, parameters: Sequence[Cell] = ()) -> Row | None:
        """The first row that a statement returns, if any."""
        return next(iter(self.rows(sql, parameters)), None)

    def value(self, sql: str, parameters: Sequence[Cell] = ()) -> Any:
        """The first cell of the first row, or nothing."""
        row = self.row(sql, parameters)
        return row[0] if row else None

    def run(self, sql: str, parameters: Sequence[Cell] = ()) -> int:
        """Run a statement that changes rows, and say how many."""
        with self.stillness.writing(), self._errors():
            return self._connection.execute(sql, parameters).rowcount

    def run_each(self, sql: str, parameters: Iterable[Sequence[Cell]]) -> None:
        """Run a statement that changes rows once for each of very many."""
        with self.stillness.writing(), self._errors():
            self._connection.executemany(sql, parameters)

    @contextmanager
    def _errors(self) -> Iterator[None]:
        """Say what SQLite does not tell apart."""
        try:
            with database_errors():
                yield
        except DatabaseDamaged:
            self._is_damaged = True
            raise
        except ReadOnlyPlace:
            # Once a page was found altered, SQLCipher calls the place read-only; it is not.
            raise (DatabaseDamaged if self._is_damaged else ReadOnlyPlace) from None
        except DiskFault:
            raise_if_full(self.path)
            raise
        except DatabaseBug:
            if self._ended_by:
                raise self._ended_by from None
            raise

    def watch(self, look: Callable[[], None]) -> None:
        """Have this called again and again by what runs; what it raises ends the statement."""

        def ends() -> bool:
            try:
                look()
            except Exception as error:  # noqa: BLE001 - raised again where the statement ends
                self._ended_by = error
            return self._ended_by is not None

        self._connection.set_progress_handler(ends, _STEPS)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of what is run inside is kept, or none of it."""
        with self.stillness.writing():
            self.run("BEGIN IMMEDIATE")
            try:
                yield
                self.run("COMMIT")
            except BaseException:
                # A full disk can make SQLite roll back by itself.
                if self._connection.in_transaction:
                    with suppress(JournalError, DatabaseBug):
                        self.run("ROLLBACK")
                raise

    def close(self) -> None:
        """Let go of the file and the key. Can be called twice."""
        with database_errors():
            self._connection.close()


def database_name(salt: bytes) -> str:
    """The name of the file whose database has this salt."""
    return f"{salt[:4].hex()}.db"


def create_database(path: Path, key: bytes, salt: bytes) -> Database:
    """Make an empty database with mode 0600. It has no tables yet."""
    with disk_errors():
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    database = connect(path, key, salt)
    database.run(f"PRAGMA application_id = {APPLICATION_ID}")
    return database


def open_database(path: Path, key: bytes, salt: bytes) -> Database:
    """Open a database that exists.

    Raises DatabaseMissing, DatabaseDamaged (also for a key that does not fit, since the key file
    vouches for it), ReadOnlyPlace, NoPermission, InUse or DiskFault.
    """
    _check_file(path, salt)
    database = connect(path, key, salt)
    try:
        _check_content(database)
    except BaseException:
        database.close()
        raise
    return database


def is_ours(database: Database) -> bool:
    """Whether this is a journal's database."""
    return bool(database.value("PRAGMA application_id") == APPLICATION_ID)


def file_fits(database: Database) -> bool:
    """Whether the file is as long as its pages say: a cut or an addition shows."""
    pages = int(database.value("PRAGMA page_count"))
    with disk_errors():
        return database.path.stat().st_size == pages * PAGE


def _check_file(path: Path, salt: bytes) -> None:
    """Look at the file before SQLite does, which would take an empty one for a new database."""
    try:
        with path.open("r+b") as file:
            header = file.read(SALT_SIZE)
            size = file.seek(0, os.SEEK_END)
    except FileNotFoundError:
        raise DatabaseMissing from None
    except PermissionError:
        raise (ReadOnlyPlace if os.access(path, os.R_OK) else NoPermission) from None
    except OSError as error:
        raise (ReadOnlyPlace if error.errno == errno.EROFS else DiskFault) from None
    # After a crash SQLite first has to take back what was half-written; then the size fits again.
    unfinished = path.with_name(path.name + "-journal").exists()
    if header != salt or (size % PAGE and not unfinished):
        raise DatabaseDamaged


def connect(path: Path, key: bytes, salt: bytes) -> Database:
    """Connect to a file with every setting in place, whatever the file holds.

    After a page that was altered nothing more can be read, so each look at a damaged file needs
    a connection of its own.
    """
    raw = raw_key(key, salt)
    with database_errors():
        # Opened in the background while unlocking, then used by the window's thread alone.
        connection = sqlcipher3.connect(
            f"{path.absolute().as_uri()}?mode=rw",
            uri=True,
            timeout=0,
            isolation_level=None,
            check_same_thread=False,
            cached_statements=256,
        )
        connection.create_function("index_text", 1, index_text)  # for a migration
    database = Database(connection, path)
    try:
        _configure(database, raw)
    except BaseException:
        database.close()
        raise
    return database


def raw_key(key: bytes, salt: bytes) -> str:
    """How SQLCipher is told a key that it shall use as it is."""
    raw = f"x'{key.hex()}{salt.hex()}'"
    if not _KEY.fullmatch(raw):  # one of the wrong length would be taken for a passphrase
        raise DatabaseBug("The key or the salt has the wrong length.")
    return raw


def _configure(database: Database, raw_key: str) -> None:
    database.rows("PRAGMA cipher_log_level = NONE")  # before the key, or it writes to stderr
    database.rows(f'PRAGMA key = "{raw_key}"')
    _require("cipher_version", bool(database.value("PRAGMA cipher_version")))
    settings = [line for (line,) in database.rows("PRAGMA cipher_settings")]
    _require("cipher_settings", settings == _CIPHER_SETTINGS)
    for name, (value, expected) in _SETTINGS.items():
        database.rows(f"PRAGMA {name} = {value}")
        _require(name, database.value(f"PRAGMA {name}") == expected)


def _require(name: str, holds: bool) -> None:
    if not holds:
        raise DatabaseBug(f"This build of SQLCipher does not do as it is told: {name}")


def _check_content(database: Database) -> None:
    """The first read: the key fits, it is our database, and it has its whole length."""
    if not is_ours(database) or not file_fits(database):
        raise DatabaseDamaged

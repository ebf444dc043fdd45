"""The vault: an encrypted folder that keeps one journal, made, opened, read, written and closed."""

import os
import re
import secrets
import shutil
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from inglenook.journal.changes import Change
from inglenook.journal.errors import (
    DatabaseDamaged,
    DiskFault,
    DiskFull,
    JournalMissing,
    NoPermission,
    PlaceTaken,
)
from inglenook.journal.field import Cell
from inglenook.journal.record import Entry, R, Record
from inglenook.journal.search_hits import Hit
from inglenook.journal.search_query import Query
from inglenook.journal.store import Filter
from inglenook.vault import drafts, migrations, reserve, rows, timeline, writing
from inglenook.vault.atomic import flush_folder
from inglenook.vault.database import Database, create_database, database_name, open_database
from inglenook.vault.disk import disk_errors
from inglenook.vault.keys import (
    Cost,
    OpenKeys,
    create_keys,
    open_with_passphrase,
    open_with_recovery_key,
)
from inglenook.vault.occupancy import occupied
from inglenook.vault.search import count_found, search
from inglenook.vault.search_index import merge_index

SUFFIX = ".inglenook"
PORTION = 2000  # records
_DEFAULT_COST = Cost()
_OWN_FILE = re.compile(r"keys|keys\.bak|[0-9a-f]{8}\.db")


class Vault:
    """An open vault. It is the store of a journal; see ``inglenook.journal.store.Store``.

    Every call may raise DiskFull, DiskFault, ReadOnlyPlace or DatabaseDamaged; a write that
    raises has changed nothing.
    """

    def __init__(self, folder: Path, keys: OpenKeys, database: Database, held: ExitStack) -> None:
        self.folder = folder
        self.keys = keys
        self._database = database
        self._held = held

    # -- the journal's store

    def write(self, changes: Sequence[Change]) -> None:
        """Write all of the changes in one transaction, or none of them."""
        writing.write(self._database, changes)

    def find(self, kind: type[R], record_id: str) -> R | None:
        """Read one record."""
        return rows.find(self._database, kind, record_id)

    def all(self, kind: type[R], /, **equal: Cell) -> list[R]:
        """Read every record of a kind whose fields have the given cells, in the order recorded."""
        return rows.find_all(self._database, kind, equal)

    def count(self, chosen: Filter) -> int:
        """How many entries the filter lets through."""
        return timeline.count(self._database, chosen)

    def page(self, chosen: Filter, start: int, size: int) -> list[Entry]:
        """Entries, newest first, from place ``start`` (counted from 0)."""
        return timeline.page(self._database, chosen, start, size)

    def place_of(self, chosen: Filter, entry: Entry) -> int:
        """How many entries of the filter stand before this one."""
        return timeline.place_of(self._database, chosen, entry)

    def cells(
        self, kind: type[Record], names: Sequence[str], chosen: Filter
    ) -> list[tuple[Cell, ...]]:
        """Just some cells of the entries of one kind, oldest first."""
        return timeline.cells(self._database, kind, names, chosen)

    def search(self, query: Query, limit: int, start: int = 0) -> list[Hit]:
        """What is found, from place ``start``: people and gifts, then all else, newest first."""
        return search(self._database, query, limit, start)

    def count_found(self, query: Query) -> int:
        """How many records are found."""
        return count_found(self._database, query)

    def drafts(self) -> dict[str, dict[str, Any]]:
        """What was half-written, by the place where it was."""
        return drafts.read(self._database)

    def write_drafts(self, changed: Mapping[str, Mapping[str, Any] | None]) -> None:
        """Keep what is half-written in each place; None drops it."""
        drafts.write(self._database, changed)

    def fill(self, records: Sequence[Record]) -> None:
        """Write very many new records, parents first, in portions of one transaction each.

        Afterwards the pieces of the search index are merged, so that the next edit is quick.
        """
        for start in range(0, len(records), PORTION):
            some = records[start : start + PORTION]
            self.write([Change(None, record) for record in some])
        with self._database.transaction():
            merge_index(self._database)

    # -- the folder

    @property
    def database(self) -> Database:
        """The open database; for the parts of the vault that have tables of their own in it."""
        return self._database

    def release_reserve(self) -> None:
        """Give back the room kept for a full disk; the next opening keeps it back again."""
        reserve.release_reserve(self.folder)

    def close(self) -> None:
        """Let go of everything. Can be called twice."""
        self._held.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def create_vault(folder: Path, passphrase: str, cost: Cost = _DEFAULT_COST) -> Vault:
    """Make a vault where nothing is yet, and open it.

    Raises PlaceTaken, NotEnoughMemory, DiskFull, ReadOnlyPlace or DiskFault, and then leaves
    nothing behind.
    """
    if os.path.lexists(folder):
        raise PlaceTaken
    new = folder.with_name(f".{secrets.token_hex(8)}.new")
    with ExitStack() as undo, disk_errors():
        folder.parent.mkdir(parents=True, exist_ok=True)
        new.mkdir(mode=0o700)
        undo.callback(shutil.rmtree, new, ignore_errors=True)
        keys = _furnish(new, passphrase, cost)
        # Only a whole vault gets its name: a crash on the way leaves none that does not open.
        new.rename(folder)
        undo.callback(shutil.rmtree, folder, ignore_errors=True)
        flush_folder(folder.parent)
        vault = _enter(folder, lambda: keys)
        undo.pop_all()
    return vault


def open_vault(folder: Path, passphrase: str) -> Vault:
    """Open a vault.

    Raises JournalMissing, InUse, ReadOnlyPlace or NoPermission, all before the passphrase is
    tried; then what ``open_with_passphrase`` raises; then DatabaseMissing, DatabaseDamaged,
    NewerVersion or DiskFault.
    """
    return _enter(folder, lambda: open_with_passphrase(folder, passphrase))


def open_vault_with_recovery_key(folder: Path, spelled: str) -> Vault:
    """Open a vault with its recovery key as it was written down. Raises as ``open_vault``."""
    return _enter(folder, lambda: open_with_recovery_key(folder, spelled))


def is_vault(path: Path) -> bool:
    """Whether this is a folder with a key file or a database in it, whole or not."""
    try:
        return any(_OWN_FILE.fullmatch(each.name) for each in path.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return False
    except PermissionError:
        raise NoPermission from None
    except OSError:
        raise DiskFault from None


def resolve_vault(path: Path) -> Path:
    """The vault that is meant: the folder itself, or the only vault in it.

    Raises JournalMissing where there is none or more than one.
    """
    if is_vault(path):
        return path
    inside = [each for each in path.glob(f"*{SUFFIX}") if is_vault(each)]
    if len(inside) != 1:
        raise JournalMissing
    return inside[0]


def _furnish(folder: Path, passphrase: str, cost: Cost) -> OpenKeys:
    keys = create_keys(folder, passphrase, cost)
    path = folder / database_name(keys.salt)
    database = create_database(path, keys.database_key(), keys.salt)
    try:
        migrations.migrate(database)
    finally:
        database.close()
    return keys


def _enter(folder: Path, unlock: Callable[[], OpenKeys]) -> Vault:
    if not is_vault(folder):
        raise JournalMissing
    with ExitStack() as held:
        held.enter_context(occupied(folder))
        keys = unlock()
        path = folder / database_name(keys.salt)
        database = open_database(path, keys.database_key(), keys.salt)
        held.callback(database.close)
        if not migrations.version_of(database):
            raise DatabaseDamaged
        migrations.migrate(database)
        with suppress(DiskFull):
            keys.refresh(folder)
        reserve.keep_reserve(folder)
        # Decrypts the timeline's index now, in the background, and not when it is first shown.
        timeline.count(database, Filter())
        return Vault(folder, keys, database, held.pop_all())

"""Making a journal's database anew under a master key and a passphrase that nobody ever had.

The whole database is copied into a new file, which is looked at closely; then the key file is
replaced, and from that moment the new file is the one that lives. Before it, everything is as it
was; after it, everything is new. What a kill leaves behind is removed at the next opening.
"""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from threading import Lock

from inglenook.journal.errors import DatabaseDamaged, JournalError
from inglenook.vault import leftovers
from inglenook.vault.atomic import flush_with_name
from inglenook.vault.backups import Unwanted
from inglenook.vault.check import check_database
from inglenook.vault.database import (
    APPLICATION_ID,
    Database,
    DatabaseBug,
    connect,
    create_database,
    database_name,
    open_database,
)
from inglenook.vault.disk import disk_errors, raise_if_full
from inglenook.vault.keys import Cost, OpenKeys
from inglenook.vault.migrations import version_of
from inglenook.vault.vault import Vault
from inglenook.words import _

Reach = Callable[[float], None]  # is told the share that is done, and may raise to stop the work
_BACKED_UP, _DERIVED, _COPIED, _CHECKED = 0.25, 0.35, 0.6, 0.95  # shares of the whole
_PATIENCE = 0.5  # seconds; longer than the copying takes to notice that it is not wanted


class Reencryption:
    """``run`` belongs on a thread of its own; everything else on the thread of the vault.

    Nothing may be written into the vault from ``run`` until ``finish`` or ``stop``.
    """

    def __init__(
        self,
        vault: Vault,
        passphrase: str,
        recovery: str,
        cost: Cost,
        before: Callable[[Reach], object],
    ) -> None:
        self._vault = vault
        self._old, self._live = vault.keys, vault.database.path
        self._secrets = (passphrase, recovery, cost)
        self._before = before
        self._successor: OpenKeys | None = None
        # Held by ``run`` whenever it touches what lives.
        self._turn = Lock()
        self._is_unwanted = self._has_happened = False

    def run(self, reach: Reach) -> None:
        """Do it, up to the moment at which the new keys are the keys.

        Raises what ``reach`` and ``before`` raise, DatabaseDamaged or another JournalError, and
        Unwanted after ``stop``; the old passphrase and database are then untouched.
        """
        self._before(lambda share: reach(share * _BACKED_UP))
        reach(_BACKED_UP)
        successor = self._old.renewed(*self._secrets)
        new = self._vault.folder / database_name(successor.salt)
        if new.exists():
            raise JournalError  # one in four thousand million; to try again is enough
        reach(_DERIVED)
        with closing(self._connection()) as old:
            try:
                self._make(old, new, successor, reach)
                with self._touching():
                    self._old.hand_over(self._vault.folder, successor)
                    self._successor, self._has_happened = successor, True
            except BaseException:
                if self._old.are_current(self._vault.folder):
                    self._take_back(old, new)
                raise

    def stop(self) -> bool:
        """Want it no more; say whether it had happened already, so that ``finish`` is due.

        Afterwards the vault can be written to again.
        """
        self._is_unwanted = True
        if self._turn.acquire(timeout=_PATIENCE):
            self._turn.release()
        return self._has_happened

    def finish(self) -> None:
        """Go on with the new database, and remove the old one."""
        if self._successor is None or self._vault.keys is self._successor:
            return
        keys = self._successor
        path = self._vault.folder / database_name(keys.salt)
        database = open_database(path, keys.database_key(), keys.salt)
        self._vault.go_on_with(keys, database)
        with suppress(JournalError):
            keys.refresh(self._vault.folder)
            leftovers.remove_leftovers(database)

    # -- inside

    @contextmanager
    def _touching(self) -> Iterator[None]:
        """Hold what lives for a moment; ``stop`` waits for its end."""
        with self._turn:
            if self._is_unwanted:
                raise Unwanted
            yield

    def _make(self, old: Database, new: Path, successor: OpenKeys, reach: Reach) -> None:
        """Make the new database and see that it is whole."""
        state = _state(old)
        key, salt = successor.database_key(), successor.salt
        with self._touching():
            leftovers.note_made(old, new)
            create_database(new, key, salt).close()
            with closing(self._connection()) as source:
                source.watch(lambda: self._look(reach, new))
                _export(source, self._old, new, successor)
                expected = _contents(source)
        reach(_COPIED)
        with closing(connect(new, key, salt)) as made:
            leftovers.note_replaced(made, self._live)
            if _contents(made) != expected:
                raise DatabaseDamaged
        if check_database(new, key, salt, lambda share: self._check_goes_on(reach, share)):
            raise JournalError(_("The new file was not whole, so nothing was changed."))
        reach(_CHECKED)
        with disk_errors():
            flush_with_name(new)
        digest = leftovers.digest_of(new)
        with self._touching():
            leftovers.note_made(old, new, digest)
        if _state(old) != state:
            raise JournalError(_("Something was written meanwhile, so nothing was changed."))

    def _take_back(self, old: Database, new: Path) -> None:
        """Leave nothing behind; what cannot be removed now is removed at the next opening."""
        with suppress(JournalError):
            leftovers.remove_database(new)
            with suppress(Unwanted), self._touching():
                leftovers.forget(old)

    def _look(self, reach: Reach, new: Path) -> None:
        size, expected = new.stat().st_size, self._live.stat().st_size
        share = min(1.0, size / max(1, expected))
        reach(_DERIVED + share * (_COPIED - _DERIVED))
        if self._is_unwanted:
            raise Unwanted

    def _check_goes_on(self, reach: Reach, share: float) -> None:
        reach(_COPIED + share * (_CHECKED - _COPIED))
        if self._is_unwanted:
            raise Unwanted

    def _connection(self) -> Database:
        return connect(self._live, self._old.database_key(), self._old.salt)


def _export(old: Database, live: OpenKeys, new: Path, successor: OpenKeys) -> None:
    """Copy everything into a new, empty database with a key of its own.

    The only ATTACH there is. The key is bound, so it stands in no statement; the copy has its own
    salt and the settings that the check of the new file asserts.
    """
    place = f"{new.absolute().as_uri()}?mode=rw"
    key, salt = successor.database_key(), successor.salt
    old.run("ATTACH DATABASE ? AS anew KEY ?", (place, f"x'{key.hex()}{salt.hex()}'"))
    try:
        old.rows("SELECT sqlcipher_export('anew')")
    except DatabaseBug:  # it says of nothing what it is
        raise_if_full(new)
        if check_database(old.path, live.database_key(), live.salt):
            raise DatabaseDamaged from None
        raise
    # These two are not copied by it.
    old.rows(f"PRAGMA anew.user_version = {version_of(old):d}")
    old.rows(f"PRAGMA anew.application_id = {APPLICATION_ID:d}")


def _state(database: Database) -> int:
    """A number that changes when another connection writes."""
    return int(database.value("PRAGMA data_version"))


def _contents(database: Database) -> list[tuple[str, str | None, int]]:
    """Every table, index and view as it was declared, and how many rows each table has."""
    declared = database.rows("SELECT name, type, sql FROM sqlite_schema ORDER BY name")
    return [
        (name, sql, _count(database, name) if kind == "table" else 0)
        for name, kind, sql in declared
    ]


def _count(database: Database, table: str) -> int:
    if table == "draft":  # the notes differ
        return 0
    return int(database.value(f'SELECT count(*) FROM "{table}"'))  # noqa: S608 - our own tables

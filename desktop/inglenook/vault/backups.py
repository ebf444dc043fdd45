"""Backups of a vault that prove they open: made, checked, and thinned out when they are many."""

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from inglenook.journal.backups import Backup
from inglenook.journal.errors import BackupDamaged, NotBackedUp, OtherKeys
from inglenook.journal.records import ENTRIES
from inglenook.vault import known_backups
from inglenook.vault.atomic import flush_folder
from inglenook.vault.backup_folder import (
    backups_of,
    free_path,
    make_place,
    remove_unfinished_backups,
    unfinished,
)
from inglenook.vault.check import EARLIER, check_database
from inglenook.vault.container import (
    Container,
    Look,
    check_seal,
    read_container,
    take_out,
    unwatched,
    write_container,
)
from inglenook.vault.copying import copy_as_it_lies
from inglenook.vault.database import Database, DatabaseBug, connect
from inglenook.vault.disk import disk_errors
from inglenook.vault.keys import OpenKeys
from inglenook.vault.known_backups import Known
from inglenook.vault.revision import revision
from inglenook.vault.rotation import Held, kept
from inglenook.words import _

if TYPE_CHECKING:
    from inglenook.vault.vault import Vault

# One works in a folder of backups at a time: whoever begins clears away what others left.
at_work = threading.Lock()
_WAIT = 0.1  # seconds between two looks at whether waiting is still wanted
_TURN = 0.0005  # seconds until the window's thread has its turn


class Unwanted(Exception):
    """The journal was closed meanwhile. Nothing was changed."""


def utc_now() -> datetime:
    """What the clock says."""
    return datetime.now(UTC)


def make_backup(vault: "Vault", look: Look = unwatched, now: datetime | None = None) -> Backup:
    """Back an open vault up, check the backup, and let go of those that are now too many.

    To be called from any thread: a keep meanwhile neither fails nor waits for longer than the
    file takes to be copied. ``look`` hears the share that is done; what it raises ends the work.
    Raises NotBackedUp where the journal is damaged, DiskFull, ReadOnlyPlace or DiskFault, or
    Unwanted once the vault is closed; then nothing is left of it, and nothing else has changed.
    """

    def watched(share: float) -> None:
        if vault.closing.is_set():
            raise Unwanted
        look(share)

    with _alone(watched), _with_turns(), _until_closed(vault):
        moment = now or utc_now()  # after the wait, or the one before would lie in the future
        backup, known = back_up(vault.folder, vault.keys, vault.database, watched, moment)
        watched(1.0)
        known_backups.note(vault.database, known)
        _thin_out(vault, backup, moment)
    return known_backups.with_what_is_known(backup, known)


def back_up_before_migration(folder: Path, keys: OpenKeys, database: Database) -> Known:
    """The backup without which no table is changed. Raises as ``make_backup`` does.

    A disk too full for it ends the opening: a migration is the one thing that alters every row by
    a rule of ours, and without the backup there would be no way back from a rule that was wrong.
    """
    with _alone(unwatched):
        return back_up(folder, keys, database, unwatched, utc_now())[1]


def back_up(
    folder: Path, keys: OpenKeys, database: Database, look: Look, now: datetime
) -> tuple[Backup, Known]:
    """Make a backup and name it, and say what is in it; nothing is noted or removed."""
    place = make_place(folder)
    remove_unfinished_backups(folder)
    with unfinished(place) as dense, unfinished(place) as whole:
        _copy_dense(database, keys, place, dense, _part(look, 0.0, 0.25))
        if _findings(dense, keys, _part(look, 0.25, 0.9)):
            raise NotBackedUp
        entries, count = _contents(dense, keys)
        write_container(whole, keys.to_bytes(), dense, keys.backup_key(), _part(look, 0.9, 0.95))
        check_seal(read_container(whole), keys.backup_key(), _part(look, 0.95, 1.0))
        with disk_errors():
            path = free_path(place, now)
            whole.rename(path)
            flush_folder(place)
            size = path.stat().st_size
    made = next(each.made for each in backups_of(folder) if each.path == path)
    return Backup(path, made, size), Known(path.name, entries, count, now, is_whole=True)


def check_backup(vault: "Vault", backup: Backup, look: Look = unwatched) -> list[str]:
    """Every damage of a backup, a sentence each, and note what was found; none means whole.

    Raises OtherKeys, NewerVersion, Unwanted, DiskFull, ReadOnlyPlace or DiskFault.
    """

    def watched(share: float) -> None:
        if vault.closing.is_set():
            raise Unwanted
        look(share)

    before = known_backups.known(vault.database).get(backup.name)
    with _alone(watched), _with_turns(), _until_closed(vault):
        entries, count = (before.entries, before.revision) if before else (0, None)
        try:
            container = read_container(backup.path)
            found, entries = check_container(container, vault.keys, backup.path.parent, watched)
        except BackupDamaged as error:
            found = [str(error)]
        known = Known(backup.name, entries, count, utc_now(), is_whole=not found)
        watched(1.0)
        known_backups.note(vault.database, known)
    return found


def check_container(
    container: Container, keys: OpenKeys, place: Path, look: Look = unwatched
) -> tuple[list[str], int]:
    """What is damaged in a backup that these keys open, and how many entries it holds.

    Works in a folder ``place``. Raises BackupDamaged where the seal is broken, or OtherKeys.
    """
    if not keys.wrote(container.key_file):
        raise OtherKeys
    check_seal(container, keys.backup_key(), _part(look, 0.0, 0.1))
    with unfinished(place) as database:
        take_out(container, database, _part(look, 0.1, 0.2))
        found = _findings(database, keys, _part(look, 0.2, 1.0))
        return found, 0 if found else _contents(database, keys)[0]


def content_of(vault: "Vault", backup: Backup) -> bytes:
    """A backup as it is, for a copy elsewhere. Raises BackupDamaged where that can be told."""
    container = read_container(backup.path)
    if vault.keys.wrote(container.key_file):
        check_seal(container, vault.keys.backup_key())
    with disk_errors():
        return backup.path.read_bytes()


def known_to(vault: "Vault") -> list[Backup]:
    """Every backup in the vault's folder, newest first, with what the vault remembers of it."""
    lines = known_backups.known(vault.database)
    with_line = known_backups.with_what_is_known
    return [with_line(each, lines.get(each.name)) for each in backups_of(vault.folder)]


def is_due(vault: "Vault", now: datetime | None = None) -> bool:
    """Whether the journal was changed since its last whole backup, and none was made today."""
    moment, count = now or utc_now(), revision(vault.database)
    there = {each.name: each for each in backups_of(vault.folder)}
    lines = known_backups.known(vault.database).values()
    holds = any(each.revision == count and each.is_whole and each.name in there for each in lines)
    made_today = any(each.made.date() == moment.date() for each in there.values())
    return bool(count) and not holds and not made_today


def _copy_dense(database: Database, keys: OpenKeys, place: Path, dense: Path, look: Look) -> None:
    """Copy the file as it lies there, then write its pages anew without what is unused.

    The second step repairs what a power cut tore among unused pages. SQLCipher gives the new file
    the key and the salt of the old one.
    """
    with unfinished(place) as raw:
        with disk_errors():
            copy_as_it_lies(database, raw)
        look(0.2)
        source = connect(raw, keys.database_key(), keys.salt)
        try:
            size = raw.stat().st_size
            source.watch(lambda: look(0.2 + 0.8 * min(1.0, dense.stat().st_size / size)))
            source.run("VACUUM INTO ?", (str(dense),))
        finally:
            source.close()


def _findings(database: Path, keys: OpenKeys, look: Look) -> list[str]:
    found = check_database(database, keys.database_key(), keys.salt, look)
    return [each for each in found if each != _(EARLIER)]


def _contents(path: Path, keys: OpenKeys) -> tuple[int, int | None]:
    """How many entries, and the revision, where it is written already."""
    database = connect(path, keys.database_key(), keys.salt)
    try:
        counted: dict[str, int] = dict(database.rows("SELECT kind, rows FROM tally"))
        entries = sum(counted.get(kind.KIND, 0) for kind in ENTRIES)
        has_revision = database.row("SELECT 1 FROM sqlite_schema WHERE name = 'revision'")
        return entries, revision(database) if has_revision else None
    finally:
        database.close()


def _thin_out(vault: "Vault", made: Backup, now: datetime) -> None:
    """Those found damaged count for nothing, and stay for whoever may still read from them."""
    counted = {
        Held(each.made, each.entries): each
        for each in known_to(vault)
        if each.is_whole is not False
    }
    stays = kept(counted, now)
    gone: list[str] = []
    for held, each in counted.items():
        if held not in stays and each.path != made.path:
            with suppress(OSError):  # one that is being read elsewhere goes the next time
                each.path.unlink(missing_ok=True)
                gone.append(each.name)
    known_backups.forget(vault.database, gone)


def _part(look: Look, first: float, last: float) -> Look:
    return lambda share: look(first + (last - first) * share)


@contextmanager
def _alone(look: Callable[[float], None]) -> Iterator[None]:
    while not at_work.acquire(timeout=_WAIT):
        look(0.0)
    try:
        look(0.0)
        yield
    finally:
        at_work.release()


@contextmanager
def _until_closed(vault: "Vault") -> Iterator[None]:
    """What fails because the database was closed beneath it is no fault."""
    try:
        yield
    except DatabaseBug:
        if vault.closing.is_set():
            raise Unwanted from None
        raise


@contextmanager
def _with_turns() -> Iterator[None]:
    """Reading 100,000 rows keeps Python busy; let the window's thread have it ten times sooner."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(_TURN)
    try:
        yield
    finally:
        sys.setswitchinterval(usual)

"""Restoring a journal from a backup: built and checked beside its place, then put there."""

import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path

from inglenook.journal.backups import Restored
from inglenook.journal.errors import (
    BackupDamaged,
    JournalError,
    KeyFileDamaged,
    PlaceTaken,
    WrongPassphrase,
)
from inglenook.vault.atomic import flush_folder, write_copies
from inglenook.vault.backup_folder import FOLDER, moment_of
from inglenook.vault.backups import check_container
from inglenook.vault.container import Container, Look, read_container, take_out, unwatched
from inglenook.vault.database import database_name
from inglenook.vault.disk import disk_errors
from inglenook.vault.keys import OpenKeys, open_key_file
from inglenook.vault.occupancy import occupied
from inglenook.vault.swapping import put_in_place
from inglenook.vault.unfinished_restores import remove_unfinished_restores, unfinished_path
from inglenook.vault.vault import is_vault
from inglenook.words import _

KEYS = ("keys", "keys.bak")


def restore(container: Path, secret: str, folder: Path, look: Look = unwatched) -> Restored:
    """Restore a backup as the vault ``folder``; it opens with what was valid when it was made.

    ``secret`` is that passphrase or recovery key. Where a vault is already, it is kept aside
    under a plain name, and its backups are found in both; a vault that is open is never touched.
    The new one is built and checked whole before it takes the place. Raises WrongPassphrase,
    BackupDamaged, NewerVersion, InUse, PlaceTaken, NotEnoughMemory, DiskFull, ReadOnlyPlace or
    DiskFault; then everything is as it was.
    """
    opened = read_container(container)
    with _place(folder) as (place, held):
        keys = unlock_container(opened, secret)
        with _beside(place, held) as new:
            entries = _furnish(new, opened, keys, look)
            aside = _take_place(new, place, held)
    return Restored(place, aside, moment_of(container.name), entries)


def unlock_container(container: Container, secret: str) -> OpenKeys:
    """Unlock a backup. Raises WrongPassphrase, BackupDamaged or NotEnoughMemory."""
    try:
        return open_key_file(container.key_file, secret)
    except WrongPassphrase:
        raise WrongPassphrase(
            _(
                "This does not open the backup. It takes the passphrase, or the recovery key, that "
                "was valid when the backup was made."
            )
        ) from None
    except KeyFileDamaged:
        raise BackupDamaged from None


@contextmanager
def _place(folder: Path) -> Iterator[tuple[Path, ExitStack]]:
    """The place of the vault, held where there is one already."""
    with ExitStack() as held:
        place = folder.resolve() if folder.is_dir() else folder.absolute()
        if os.path.lexists(place):
            if not is_vault(place) and not (place / FOLDER).is_dir():
                raise PlaceTaken
            held.enter_context(occupied(place))
        elif not place.parent.is_dir():
            raise JournalError(_("There is no such folder to put the journal in."))
        yield place, held


@contextmanager
def _beside(place: Path, held: ExitStack) -> Iterator[Path]:
    """A new folder to build in. What a killed restore left is removed; who still builds is not."""
    remove_unfinished_restores(place)
    new = unfinished_path(place)
    with disk_errors():
        new.mkdir(mode=0o700)
    try:
        held.enter_context(occupied(new))
        yield new
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _furnish(new: Path, container: Container, keys: OpenKeys, look: Look) -> int:
    """Check the backup, and make a vault of it; say how many entries are in it."""
    found, entries = check_container(container, keys, new, look)
    if found:
        raise BackupDamaged
    path = new / database_name(keys.salt)
    with disk_errors():
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    take_out(container, path)
    write_copies([new / name for name in KEYS], container.keys)
    return entries


def _take_place(new: Path, place: Path, held: ExitStack) -> Path | None:
    """Put the new vault there, with the backups of the old one."""
    aside = _name_aside(place) if os.path.lexists(place) else None
    with disk_errors():
        linked = aside is None or _link_backups(place / FOLDER, new / FOLDER)
        flush_folder(new)
        if os.name == "nt":  # where a folder cannot be renamed while a file in it is open
            held.close()
        if aside is None:
            if os.path.lexists(place):
                raise PlaceTaken
            new.rename(place)
        else:
            put_in_place(new, place, aside)
            if not linked:
                (aside / FOLDER).rename(place / FOLDER)
        flush_folder(place.parent)
    return aside


def _link_backups(old: Path, new: Path) -> bool:
    """Let the backups lie in both folders, which takes no room; false where a disk cannot."""
    if not old.is_dir():
        return True
    new.mkdir(mode=0o700)
    try:
        for path in old.iterdir():
            if moment_of(path.name):
                os.link(path, new / path.name)
    except OSError:
        shutil.rmtree(new)
        return False
    flush_folder(new)
    return True


def _name_aside(place: Path) -> Path:
    """A plain name that says what this is: Mine (kept aside 2026-11-23 2214).inglenook."""
    moment = f"{datetime.now().astimezone():%Y-%m-%d %H%M}"
    for number in range(1, 1000):
        more = "" if number == 1 else f" {number}"
        said = _("kept aside {moment}").format(moment=moment + more)
        path = place.with_name(f"{place.stem} ({said}){place.suffix}")
        if not os.path.lexists(path):
            return path
    raise PlaceTaken

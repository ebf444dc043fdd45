"""The ways to backups that the window is handed; the vault is imported when one is first used."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from inglenook.doorway.vaults import vault_of
from inglenook.ui.backup_doors import BackupDoors

if TYPE_CHECKING:
    from inglenook.journal.backups import Backup, Restored
    from inglenook.journal.journal import Journal
    from inglenook.packet.progress import Progress


def backup_doors() -> BackupDoors:
    """Everything that makes, finds, checks, copies and restores backups."""
    return BackupDoors(
        found=backups_of,
        known=known,
        is_due=is_due,
        make=make,
        check=check,
        copy=copy,
        restore=restore,
    )


def backups_of(folder: Path) -> "list[Backup]":
    """The backups of a journal, newest first; no key is needed."""
    from inglenook.vault import backup_folder

    return backup_folder.backups_of(folder)


def known(journal: "Journal") -> "list[Backup]":
    """The backups of an open journal, with what it knows of them."""
    from inglenook.vault.backups import known_to

    return known_to(vault_of(journal)) if journal.can_write else []


def is_due(journal: "Journal") -> bool:
    """Whether today's backup is still to be made."""
    from inglenook.vault import backups

    return backups.is_due(vault_of(journal))


def make(journal: "Journal", progress: "Progress") -> "Backup":
    """Make a backup of an open journal."""
    from inglenook.vault.backups import make_backup

    with _cancelled():
        return make_backup(vault_of(journal), progress.reach)


def check(journal: "Journal", backup: "Backup", progress: "Progress") -> list[str]:
    """Every damage of a backup, a sentence each."""
    from inglenook.vault.backups import check_backup

    with _cancelled():
        return check_backup(vault_of(journal), backup, progress.reach)


def copy(journal: "Journal", backup: "Backup", path: Path, replace: bool) -> None:
    """Put a copy of a backup outside of the journal; one that is damaged stays where it is."""
    from inglenook.outside import write_new
    from inglenook.vault.backups import content_of

    write_new(path, content_of(vault_of(journal), backup), replace=replace)


def restore(container: Path, secret: str, folder: Path) -> "Restored":
    """Put a backup in the place of a journal that is not open, or where there is none."""
    from inglenook.vault import restore
    from inglenook.vault.attempts import attempt

    with attempt(folder):
        return restore.restore(container, secret, folder)


@contextmanager
def _cancelled() -> Iterator[None]:
    from inglenook.packet.progress import Cancelled
    from inglenook.vault.backups import Unwanted

    try:
        yield
    except Unwanted:
        raise Cancelled from None

"""The ways to backups that the window is handed."""

from pathlib import Path
from typing import TYPE_CHECKING

from inglenook.journal.errors import JournalMissing
from inglenook.ui.backup_doors import BackupDoors

if TYPE_CHECKING:
    from inglenook.journal.backups import Backup, Restored


def backup_doors() -> BackupDoors:
    """Everything that the window does with backups."""
    return BackupDoors(found=backups_of, restore=restore)


def backups_of(folder: Path) -> "list[Backup]":  # noqa: ARG001
    """The backups in a journal's folder, newest first."""
    return []


def restore(container: Path, secret: str, folder: Path) -> "Restored":  # noqa: ARG001
    """Restore a backup as a journal's folder."""
    raise JournalMissing

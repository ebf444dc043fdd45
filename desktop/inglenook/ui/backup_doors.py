"""What the window is handed to see and use backups with."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inglenook.journal.backups import Backup, Restored


@dataclass(frozen=True)
class BackupDoors:
    """The ways to backups. ``restore`` derives keys and copies: not on the GUI thread.

    ``found`` are those in a journal's folder, newest first, and needs no key. ``restore`` takes a
    backup's path, the passphrase valid when it was made, and the folder to restore it as.
    """

    found: Callable[[Path], list["Backup"]]
    restore: Callable[[Path, str, Path], "Restored"]

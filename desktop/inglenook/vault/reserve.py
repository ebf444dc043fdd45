"""A little room on the disk kept back, so that the last words can be written when it is full."""

import os
from contextlib import suppress
from pathlib import Path

from inglenook.journal.errors import JournalError
from inglenook.vault.atomic import write_atomically
from inglenook.vault.disk import disk_errors

SIZE = 2**20
_NAME = "reserve"


def keep_reserve(folder: Path) -> None:
    """Make the reserve if it is not there in full and there is room; never fails."""
    path = folder / _NAME
    with suppress(JournalError, OSError):
        if not path.is_file() or path.stat().st_size != SIZE:
            # Random, because a file system may keep zeros without giving them any room.
            write_atomically(path, os.urandom(SIZE))


def release_reserve(folder: Path) -> None:
    """Give the room back. Raises ReadOnlyPlace or DiskFault."""
    with disk_errors():
        (folder / _NAME).unlink(missing_ok=True)

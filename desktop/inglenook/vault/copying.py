"""Copying the encrypted file of a database that is open, without holding up whoever writes."""

import os
import shutil
import time
from pathlib import Path

from inglenook.vault.database import Database

_TRIES = 6
_PAUSE = 0.05  # seconds, in which whoever is writing may come to a stop


def copy_as_it_lies(database: Database, target: Path) -> None:
    """Fill a file that exists with the database's own, as it is between two transactions.

    The copy is made while others go on, and again if somebody wrote meanwhile; after a few such
    attempts whoever wants to write waits for one. Raises OSError.

    Closing the file gives up the locks that SQLite has on it in this process. They would keep
    other programs out, and no other is here: the vault is held by ``occupied`` for as long as it
    is open. Within this program only one connection ever opens the file.
    """
    for _ in range(_TRIES):
        if database.stillness.undisturbed(lambda: _copy(database.path, target)):
            return
        time.sleep(_PAUSE)
    with database.stillness.held():
        _copy(database.path, target)


def _copy(source: Path, target: Path) -> None:
    with source.open("rb") as old, target.open("wb") as new:
        if not _shared(old.fileno(), new.fileno()):
            shutil.copyfileobj(old, new, 2**20)


def _shared(old: int, new: int) -> bool:
    """Let the system copy, which may do it without moving a byte; false where it cannot."""
    if not hasattr(os, "copy_file_range"):
        return False
    left = os.fstat(old).st_size
    try:
        while left and (done := os.copy_file_range(old, new, left)):
            left -= done
    except OSError:
        os.ftruncate(new, 0)
        os.lseek(new, 0, os.SEEK_SET)
        os.lseek(old, 0, os.SEEK_SET)
        return False
    return not left

"""What the window is handed to make backups with, and to find, check, copy and restore them."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # What the window shows first needs no days.
    from inglenook.journal.backups import Backup, Restored
    from inglenook.journal.journal import Journal
    from inglenook.packet.progress import Progress


@dataclass(frozen=True, eq=False, repr=False)
class BackupDoors:
    """The ways to backups. Each may raise a ``JournalError``.

    ``make``, ``check``, ``copy`` and ``restore`` take their time: not on the GUI thread. The first
    two raise ``Cancelled`` once nobody wants them any more, or when the journal is closed.

    - ``found(folder)``: the backups of a journal, newest first; no key is needed.
    - ``known(journal)``: the same, with what an open journal knows of them.
    - ``is_due(journal)``: whether today's is still to be made.
    - ``make(journal, progress)``: make one now.
    - ``check(journal, backup, progress)``: every damage found, a sentence each; none means whole.
    - ``copy(journal, backup, path, replace)``: put a copy of one outside of the journal.
    - ``restore(container, secret, folder)``: put a backup in the place of a journal that is not
      open, or where there is none; the old one is kept aside.
    """

    found: Callable[[Path], list["Backup"]]
    known: Callable[["Journal"], list["Backup"]]
    is_due: Callable[["Journal"], bool]
    make: Callable[["Journal", "Progress"], "Backup"]
    check: Callable[["Journal", "Backup", "Progress"], list[str]]
    copy: Callable[["Journal", "Backup", Path, bool], None]
    restore: Callable[[Path, str, Path], "Restored"]

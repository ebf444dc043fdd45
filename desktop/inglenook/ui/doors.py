"""What the window is handed to open journals with; it never sees the vault itself."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from inglenook.ui.repair_doors import RepairDoors

if TYPE_CHECKING:
    from inglenook.journal.journal import Journal
    from inglenook.ui.backup_doors import BackupDoors
    from inglenook.ui.key_doors import KeyDoors


class Strength(Protocol):
    """How well a passphrase would hold, in words."""

    @property
    def acceptable(self) -> bool:
        """Whether it may be used."""

    @property
    def sentence(self) -> str:
        """How it would fall, for the person."""

    @property
    def score(self) -> int:
        """From 0, found at once, to 4."""


@dataclass(frozen=True, eq=False, repr=False)
class Doors:
    """The ways in. Each may raise a ``JournalError``.

    The first three derive keys, which takes its time: not on the GUI thread.
    """

    open_journal: Callable[[Path, str], "Journal"]
    open_with_recovery_key: Callable[[Path, str], "Journal"]
    create_journal: Callable[[Path, str, bool], tuple["Journal", str]]
    strength: Callable[[str, Sequence[str]], Strength]
    remarks: Callable[[str], Sequence[str]]
    generate_passphrase: Callable[[], str]
    find_journal: Callable[[Path], Path]
    known_journals: Callable[[], list[Path]]
    new_journals_place: Callable[[], Path]
    # Made when they are first used, not before the window shows.
    to_backups: Callable[[], "BackupDoors"]
    to_keys: Callable[[], "KeyDoors"]
    repairs: RepairDoors

    @property
    def backups(self) -> "BackupDoors":
        """What makes, finds, checks, copies and restores backups."""
        return self.to_backups()

    @property
    def keys(self) -> "KeyDoors":
        """What changes what opens a journal."""
        return self.to_keys()

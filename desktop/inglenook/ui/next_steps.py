"""What can be done next when a journal does not open: which ways there are, and their words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import TYPE_CHECKING

from inglenook.journal.errors import (
    DatabaseDamaged,
    DatabaseMissing,
    DiskFault,
    DiskFull,
    InUse,
    JournalError,
    JournalMissing,
    KeyFileDamaged,
    KeyFileMissing,
    NewerVersion,
    NoPermission,
    NotEnoughMemory,
    ReadOnlyPlace,
    TooSoon,
    WrongPassphrase,
)
from inglenook.words import _, mark

if TYPE_CHECKING:
    from inglenook.journal.backups import Backup


MOST_BACK = 3  # backups that are offered at a time


class Way(Enum):
    """What a step does."""

    READ = auto()  # open what can be read
    RESTORE = auto()  # a backup
    AGAIN = auto()  # try what was tried
    ANOTHER = auto()  # open another journal


@dataclass(frozen=True)
class Step:
    """One thing that can be done next, in words; ``backup`` is the one to restore."""

    way: Way
    words: str
    backup: "Backup | None" = None

    @property
    def day(self) -> str:
        """The day of its backup, if it has one: 6 Jul 2026."""
        return day_of(self.backup) if self.backup else ""


_WORDS = {
    Way.READ: mark("Open what can be read"),
    Way.AGAIN: mark("Try again"),
    Way.ANOTHER: mark("Open another journal"),
}
_WAYS: dict[type[JournalError], tuple[Way, ...]] = {
    DatabaseDamaged: (Way.READ, Way.RESTORE),
    DatabaseMissing: (Way.RESTORE, Way.AGAIN),
    KeyFileDamaged: (Way.RESTORE, Way.AGAIN),
    KeyFileMissing: (Way.RESTORE, Way.AGAIN),
    DiskFault: (Way.AGAIN, Way.READ, Way.RESTORE),
    ReadOnlyPlace: (Way.READ, Way.ANOTHER),
    JournalMissing: (Way.AGAIN, Way.ANOTHER),
    NewerVersion: (Way.ANOTHER,),
    NoPermission: (Way.AGAIN, Way.ANOTHER),
    InUse: (Way.AGAIN, Way.ANOTHER),
    DiskFull: (Way.AGAIN,),
    NotEnoughMemory: (Way.AGAIN,),
}


def next_steps(error: JournalError, backups: Sequence["Backup"]) -> tuple[Step, ...]:
    """The steps after an error, the best first; ``backups`` are newest first.

    After a wrong passphrase there are none: whoever types it again needs no button for that.
    """
    steps = (_step(way, backups) for way in _WAYS.get(type(error), ()))
    whole = isinstance(error, ReadOnlyPlace)
    return tuple(_all_of_it(step) if whole else step for step in steps if step is not None)


def ways_back(backups: Sequence["Backup"]) -> tuple[Step, ...]:
    """The newest backups that may be whole, for whoever wants one although the journal opens."""
    good = [backup for backup in backups if backup.is_whole is not False]
    return tuple(_back_to(backup) for backup in good[:MOST_BACK])


def without_reading(steps: Sequence[Step]) -> tuple[Step, ...]:
    """The steps that are left where nothing can be read."""
    return tuple(step for step in steps if step.way is not Way.READ)


def is_useless(error: JournalError) -> bool:
    """Whether a backup that could not be restored for this reason need not be tried again."""
    return not isinstance(error, (WrongPassphrase, TooSoon, *_WAYS))


def _all_of_it(step: Step) -> Step:
    """Where nothing is damaged, all can be read."""
    return replace(step, words=_("Open it for reading only")) if step.way is Way.READ else step


def _step(way: Way, backups: Sequence["Backup"]) -> Step | None:
    if way is not Way.RESTORE:
        return Step(way, _(_WORDS[way]))
    good = next((backup for backup in backups if backup.is_whole is not False), None)
    if good is None:
        return None
    return _back_to(good)


def _back_to(backup: "Backup") -> Step:
    words = _("Restore the backup of {day}").format(day=day_of(backup))
    return Step(Way.RESTORE, words, backup)


def day_of(backup: "Backup") -> str:
    """The day on which a backup was made, by this clock: 6 Jul 2026."""
    from inglenook.journal.dates import full_label  # late: seldom is a journal damaged

    return full_label(backup.made.astimezone().date())

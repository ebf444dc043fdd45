"""What the window is handed to change what opens a journal; it never sees a key."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from inglenook.journal.backups import Backup
    from inglenook.journal.journal import Journal


class Choice(Protocol):
    """How slow a guess at the passphrase may be made."""

    @property
    def seconds(self) -> float:
        """How long a guess would take here."""


class Pace(Protocol):
    """How slow a guess at the passphrase is."""

    @property
    def seconds(self) -> float:
        """How long a guess takes here now."""

    @property
    def choices(self) -> Sequence[Choice]:
        """What is slower, the quickest first."""


class Renewal(Protocol):
    """A journal that is being made anew. ``run`` takes its time: not on the GUI thread."""

    def run(self, reach: Callable[[float], None]) -> None:
        """Do it; ``reach`` is told the share that is done and may raise to stop it."""

    def stop(self) -> bool:
        """Want it no more, because the journal closes; say whether it had happened already."""

    def finish(self) -> None:
        """Go on with the new journal, and remove the old one."""


@dataclass(frozen=True, eq=False, repr=False)
class KeyDoors:
    """The ways to change what opens a journal. Each may raise a ``JournalError``.

    ``knows``, ``change_passphrase``, ``pace`` and ``make_slower`` derive keys, and
    ``keep_recovery`` waits for the disk: not on the GUI thread.
    """

    knows: Callable[["Journal", str, bool], bool]  # a passphrase or, with True, the recovery key
    change_passphrase: Callable[["Journal", str], None]
    has_recovery: Callable[["Journal"], bool]
    new_recovery: Callable[[], str]  # spelled; worth nothing until it is kept
    keep_recovery: Callable[["Journal", str], None]  # in place of any other
    revoke_recovery: Callable[["Journal"], None]
    pace: Callable[["Journal"], Pace]
    make_slower: Callable[["Journal", str, Choice], None]  # the passphrase stays
    renewal: Callable[["Journal", str, str], Renewal]  # a new passphrase; a recovery key or ''
    old_backups: Callable[["Journal"], "Sequence[Backup]"]  # they open with older passphrases

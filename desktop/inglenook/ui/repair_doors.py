"""What the window is handed for when a journal does not open, and to see who tried to."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inglenook.journal.damage import Damage
    from inglenook.journal.journal import Journal
    from inglenook.journal.unlocks import Unlock


@dataclass(frozen=True, eq=False, repr=False)
class RepairDoors:
    """Each may raise a ``JournalError``. The two in the middle derive keys and read much: they are
    not for the GUI thread. They take a path, the secret, and whether that is the recovery key.

    ``wait`` is the seconds until a secret may be tried in a folder, ``look`` how far damage goes,
    ``read`` opens what can be read, and ``unlocks`` are those known to a journal, latest first.
    """

    wait: Callable[[Path], float]
    look: Callable[[Path, str, bool], "Damage"]
    read: Callable[[Path, str, bool], "Journal"]
    unlocks: Callable[["Journal"], Sequence["Unlock"]]

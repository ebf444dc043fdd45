"""What is told of a backup, and of a journal that was restored from one."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True)
class Backup:
    """A backup as it lies in its folder; ``made`` is UTC.

    The last three are known to an open journal only: how many entries are in it, when it was last
    checked, and whether it was whole then. None where the journal does not know.
    """

    path: Path
    made: datetime
    bytes: int
    entries: int | None = None
    checked: datetime | None = None
    is_whole: bool | None = None

    @property
    def name(self) -> str:
        """The name of its file."""
        return self.path.name


@dataclass(frozen=True)
class Restored:
    """A journal that was restored into ``folder``; what was there before lies ``aside``.

    ``made`` is when the backup was made, where its name says so.
    """

    folder: Path
    aside: Path | None
    made: datetime | None
    entries: int

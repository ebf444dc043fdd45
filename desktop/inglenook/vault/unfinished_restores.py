"""Folders beside a vault in which a restore is being built, or was when the program was killed."""

import re
import secrets
import shutil
from contextlib import suppress
from pathlib import Path

from inglenook.journal.errors import JournalError
from inglenook.vault.occupancy import occupied


def unfinished_path(place: Path) -> Path:
    """A name that nothing has, for what is to take the place of a vault."""
    return place.with_name(f".{place.name}.{secrets.token_hex(8)}.restored")


def remove_unfinished_restores(place: Path) -> None:
    """Remove what a killed restore of this vault left; who still builds holds theirs, and goes on.

    Such a folder never is anybody's only copy: the old vault has its own name at every moment.
    """
    name = re.compile(rf"\.{re.escape(place.name)}\.[0-9a-f]{{16}}\.restored")
    with suppress(OSError):
        for left in place.parent.iterdir():
            if name.fullmatch(left.name):
                with suppress(JournalError), occupied(left):
                    shutil.rmtree(left, ignore_errors=True)

"""A copy of a vault's file to work on, in a folder of its own within the vault.

It is as encrypted as where it comes from, lies nowhere else, and is gone when the work is done.
"""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from inglenook.vault.disk import disk_errors

_PLACE = ".reading-"


@contextmanager
def working_place(folder: Path) -> Iterator[Path]:
    """A folder for copies. Raises DiskFull, ReadOnlyPlace or DiskFault."""
    with disk_errors():
        place = Path(tempfile.mkdtemp(prefix=_PLACE, dir=folder))
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


def remove_working_places(folder: Path) -> None:
    """Remove what a killed program left. Nobody else may have the vault open."""
    for left in folder.glob(f"{_PLACE}*"):
        shutil.rmtree(left, ignore_errors=True)


def copy_file(source: Path, target: Path) -> None:
    """Copy a file's bytes. Raises DiskFull or DiskFault."""
    with disk_errors():
        shutil.copyfile(source, target)

"""What the operating system says about a disk, turned into errors with a sentence."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from inglenook.journal.errors import DiskFault, DiskFull, JournalError, ReadOnlyPlace

_FULL = frozenset({errno.ENOSPC, errno.EFBIG} | {getattr(errno, "EDQUOT", errno.ENOSPC)})
_READ_ONLY = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})
_ROOM = 2**20  # bytes; a place with less room than this is full
_WINDOWS_HANDLE_DISK_FULL = 39  # Python knows only its sibling, 112


def _meaning(error: OSError) -> JournalError:
    if error.errno in _FULL or getattr(error, "winerror", 0) == _WINDOWS_HANDLE_DISK_FULL:
        return DiskFull()
    return ReadOnlyPlace() if error.errno in _READ_ONLY else DiskFault()


@contextmanager
def disk_errors() -> Iterator[None]:
    """Wrap what writes to the disk: an ``OSError`` leaves as DiskFull, ReadOnlyPlace or DiskFault.

    The original is dropped, because its text holds the path, and so the journal's name.
    """
    try:
        yield
    except OSError as error:
        raise _meaning(error) from None


def raise_if_full(path: Path) -> None:
    """A used-up quota or the largest size of a file is a fault to SQLite; to a person it is full.

    So try to write, in a file beside it, where the database would grow.
    """
    trial = path.with_name(f".{path.name}.trial")
    try:
        with disk_errors(), trial.open("wb") as file:
            file.seek(path.stat().st_size)
            file.write(bytes(_ROOM))
            file.flush()
            os.fsync(file.fileno())
    except (DiskFault, ReadOnlyPlace):
        return
    finally:
        with suppress(OSError):
            trial.unlink()

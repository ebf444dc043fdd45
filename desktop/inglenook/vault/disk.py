"""What the operating system says about a disk, turned into errors with a sentence."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from inglenook.journal.errors import DiskFault, DiskFull, JournalError, ReadOnlyPlace

_FULL = frozenset({errno.ENOSPC, errno.EFBIG} | {getattr(errno, "EDQUOT", errno.ENOSPC)})
_READ_ONLY = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})
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

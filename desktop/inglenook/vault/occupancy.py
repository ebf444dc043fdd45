"""One program per vault: a lock of the operating system, which ends with the program."""

import errno
import os
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from inglenook.journal.errors import InUse, NoPermission
from inglenook.vault.disk import disk_errors

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_NAME = "lock"
_HELD_BY_ANOTHER = frozenset({errno.EAGAIN, errno.EACCES, errno.EDEADLK})


@contextmanager
def occupied(folder: Path) -> Iterator[None]:
    """Hold the vault for this program. That the file exists, or what is in it, means nothing.

    Raises InUse where another program holds it, else ReadOnlyPlace, NoPermission, DiskFull or
    DiskFault.
    """
    path = folder / _NAME
    with disk_errors():
        _set_aside_what_cannot_be_held(path)
        if path.exists() and not os.access(path, os.R_OK):
            raise NoPermission
        # Python lets no child inherit it, and a replaced process has let go of it.
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _lock(descriptor)
        yield
    finally:
        os.close(descriptor)


def _set_aside_what_cannot_be_held(path: Path) -> None:
    """A folder, a link or a file of no use in the place of ours must not lock the person out."""
    is_ours = path.is_file() and not path.is_symlink() and os.access(path, os.R_OK | os.W_OK)
    if os.path.lexists(path) and not is_ours and os.access(path.parent, os.W_OK):
        path.rename(path.with_name(f".{_NAME}.{secrets.token_hex(8)}.aside"))


def _lock(descriptor: int) -> None:
    try:
        if sys.platform == "win32":
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in _HELD_BY_ANOTHER:
            raise InUse from None
        with disk_errors():
            raise

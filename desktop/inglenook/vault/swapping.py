"""Putting a folder in the place of another, in one act where the system can do that."""

import ctypes
import errno
import os
import sys
from pathlib import Path

_CANNOT = frozenset({errno.EINVAL, errno.ENOSYS, errno.ENOTSUP})
_HERE = -100  # AT_FDCWD
_EXCHANGE = 2  # RENAME_EXCHANGE of Linux, RENAME_SWAP of macOS


def put_in_place(new: Path, folder: Path, aside: Path) -> None:
    """Give ``new`` the name of ``folder``, and that one the name ``aside``, which is free.

    Where two folders can be exchanged in one act there is no moment without a folder of that
    name. Killed just before that act, the new one has the name ``aside``, and the old one its own;
    it is not exchanged under a hidden name, which is cleared away. Elsewhere a power cut between
    two renames leaves the old one as ``aside``. Raises OSError, and has changed nothing then.
    """
    new.rename(aside)
    try:
        if _exchanged(aside, folder):
            return
    except OSError:
        aside.rename(new)
        raise
    aside.rename(new)
    folder.rename(aside)
    try:
        new.rename(folder)
    except OSError:
        aside.rename(folder)
        raise


def _exchanged(one: Path, other: Path) -> bool:
    """Exchange the names of two folders; false where this system or disk cannot."""
    first, second = os.fsencode(one), os.fsencode(other)
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "linux":
            failed = library.renameat2(_HERE, first, _HERE, second, _EXCHANGE)
        elif sys.platform == "darwin":
            failed = library.renamex_np(first, second, _EXCHANGE)
        else:
            return False
    except (AttributeError, OSError, TypeError):  # a C library without it, or none at all
        return False
    number = ctypes.get_errno()
    if failed and number not in _CANNOT:
        raise OSError(number, os.strerror(number))
    return not failed

"""The one way in which a file leaves for a place outside the vault: whole, or not at all.

What is written here can be read by anybody who gets at it, so no second copy of it may ever lie
around: not in a temporary file, not after a failure, not after the program was killed. On Linux
the data goes into a file without a name, which the system takes back by itself if we die, and
which gets its name only when all of it is on the disk. Where a system cannot do that, the file is
written under its own name, which the person chose and can see, and is removed if that fails.
"""

import errno
import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from inglenook.journal.errors import (
    DiskFault,
    DiskFull,
    JournalError,
    NoPermission,
    PlaceTaken,
    ReadOnlyPlace,
)
from inglenook.words import _

MODE = 0o600
_FULL = frozenset({errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)})
_NO_FOLDER = frozenset({errno.ENOENT, errno.ENOTDIR})
_BAD_NAME = frozenset({errno.ENAMETOOLONG, errno.EINVAL, errno.ELOOP})
_WINDOWS_HANDLE_DISK_FULL = 39  # Python knows only its sibling, 112


def write_new(path: Path, data: bytes, *, replace: bool = False) -> None:
    """Write a file that only this user can read; with ``replace`` an older one goes for it.

    Raises PlaceTaken, ReadOnlyPlace, NoPermission, DiskFull, DiskFault or JournalError, each with
    a sentence about this file. Whatever happens, what lies under the name is the old file, nothing
    or, where a file can have no name at first, the whole new one.

    An older file goes when the new one is ready, and a kill between the two costs it. That cannot
    be had otherwise without a second copy: the one act that puts a file in another's place is
    rename (also as RENAME_EXCHANGE), which needs a name for the new one, on the same disk; link
    gives a file its first name but refuses one that is taken. So there is either a moment without
    the old file or one in which a kill leaves the new one under a name that nobody knows. What the
    journal says can be written again; a copy that nobody knows is there for whoever finds it.
    """
    path = Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow a last link
    with _told():
        demand_room_for_name(path, replace=replace)
        if not _written_nameless(path, data, replace=replace):
            _write_named(path, data, replace=replace)
        _flush_folder(path.parent)


def demand_room_for_name(path: Path, *, replace: bool = False) -> None:
    """Say at once, before any work is done for it, that a file cannot get this name."""
    with _told():
        if not path.parent.is_dir():
            raise JournalError(_("There is no such folder to put the file in."))
        try:
            mode = path.lstat().st_mode
        except FileNotFoundError:
            return
    if stat.S_ISDIR(mode):
        raise PlaceTaken(_("There is a folder with this name. Choose another name for the file."))
    if not (stat.S_ISREG(mode) or stat.S_ISLNK(mode)):
        raise PlaceTaken(_("What has this name is not a file. Choose another name."))
    if not replace:
        raise PlaceTaken(_("There is already a file with this name. It has not been changed."))


def _written_nameless(path: Path, data: bytes, *, replace: bool) -> bool:
    """Write into a file that gets its name at the end; false where the system has no such files."""
    if not hasattr(os, "O_TMPFILE"):
        return False
    folder = os.open(path.parent, os.O_PATH | os.O_DIRECTORY)
    try:
        try:
            nameless = os.open(path.parent, os.O_TMPFILE | os.O_WRONLY, MODE)
        except OSError:
            return False  # why not shows when the file is made in the usual way
        try:
            _fill(nameless, data)
            return _named(nameless, folder, path, replace=replace)
        finally:
            os.close(nameless)
    finally:
        os.close(folder)


def _named(nameless: int, folder: int, path: Path, *, replace: bool) -> bool:
    if replace:
        path.unlink(missing_ok=True)
    try:
        os.link(f"/proc/self/fd/{nameless}", path.name, dst_dir_fd=folder, follow_symlinks=True)
    except FileExistsError:
        raise
    except OSError:
        return False
    return True


def _write_named(path: Path, data: bytes, *, replace: bool) -> None:
    if replace:
        if path.exists() and shutil.disk_usage(path.parent).free < len(data):
            raise OSError(errno.ENOSPC, "")  # before the older file goes, not after
        path.unlink(missing_ok=True)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags, MODE)
    try:
        try:
            _fill(descriptor, data)
        finally:
            os.close(descriptor)  # Windows removes no file that is open
    except BaseException:
        with suppress(OSError):
            path.unlink(missing_ok=True)
        raise


def _fill(descriptor: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]
    os.fsync(descriptor)


def _flush_folder(folder: Path) -> None:
    """Without this a power cut can undo the naming. Not every system or network can do it."""
    if os.name == "nt":
        return
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextmanager
def _told() -> Iterator[None]:
    """Say what the system says, without the path, which is the person's own."""
    try:
        yield
    except OSError as error:
        raise _meaning(error) from None
    except ValueError:  # a name with a character that no file can have
        raise JournalError(_("A file cannot have this name. Choose another one.")) from None


def _meaning(error: OSError) -> JournalError:
    if error.errno in _FULL or getattr(error, "winerror", 0) == _WINDOWS_HANDLE_DISK_FULL:
        return DiskFull(_("There is not enough room for the file. Nothing has been left behind."))
    if error.errno == errno.EEXIST:
        return PlaceTaken(_("There is already a file with this name. It has not been changed."))
    if error.errno == errno.EROFS:
        return ReadOnlyPlace(_("Nothing can be written in this place. Choose another folder."))
    if error.errno in (errno.EACCES, errno.EPERM):
        return NoPermission(_("You may not write in this place. Choose another folder."))
    if error.errno in _NO_FOLDER:
        return JournalError(_("There is no such folder to put the file in."))
    if error.errno in _BAD_NAME:
        return JournalError(_("A file cannot have this name. Choose another one."))
    return DiskFault(
        _("The disk did not answer. Check that it is connected, then try again elsewhere.")
    )

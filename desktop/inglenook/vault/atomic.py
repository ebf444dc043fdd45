"""Writing a small file so that after any crash either the old or the new one is there, whole."""

import errno
import os
import secrets
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from glob import escape
from pathlib import Path

from inglenook.vault.disk import disk_errors

if sys.platform == "darwin":
    import fcntl

_UNFINISHED = ".part"
_PAUSES = (0.01, 0.03, 0.1, 0.2, 0.3, 0.4) if os.name == "nt" else ()
_CANNOT_FLUSH = frozenset({errno.EINVAL, errno.ENOTSUP})


def write_atomically(path: Path, data: bytes) -> None:
    """Replace a file, or make it, with mode 0600; it has the old content until all is on the disk.

    Raises DiskFull, ReadOnlyPlace or DiskFault, and leaves no temporary file behind.
    """
    write_copies((path,), data)


def write_copies(paths: Sequence[Path], data: bytes) -> None:
    """Write the same data to several files, each as ``write_atomically`` does, in their order.

    All are prepared before the first is replaced, so that a full disk changes none of them.
    """
    with disk_errors(), ExitStack() as unfinished:
        fresh = [unfinished.enter_context(_prepared(path, data)) for path in paths]
        for new, path in zip(fresh, paths, strict=True):
            _replace(new, path)
            flush_folder(path.parent)


def remove_unfinished(path: Path) -> None:
    """Remove what a killed ``write_atomically`` of this path left beside it, as far as possible.

    Nobody else may be writing the path at this time.
    """
    with suppress(OSError):
        for left in path.parent.glob(f".{escape(path.name)}.{'[0-9a-f]' * 16}{_UNFINISHED}"):
            left.unlink(missing_ok=True)


@contextmanager
def _prepared(path: Path, data: bytes) -> Iterator[Path]:
    new = path.with_name(f".{path.name}.{secrets.token_hex(8)}{_UNFINISHED}")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    descriptor = os.open(new, flags, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            flush_file(file.fileno())
        yield new
    finally:
        with suppress(OSError):
            new.unlink(missing_ok=True)


def flush_file(descriptor: int) -> None:
    """Bring what was written to the disk. Raises OSError."""
    if sys.platform == "darwin":  # its fsync leaves the data in the drive's own cache
        with suppress(OSError):
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            return
    os.fsync(descriptor)


def _replace(new: Path, path: Path, pauses: Sequence[float] = _PAUSES) -> None:
    """Windows refuses while a scanner or a synchronising program holds the old file."""
    for pause in pauses:
        try:
            new.replace(path)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    new.replace(path)


def flush_with_name(path: Path) -> None:
    """Bring a file that others have written, and its name, to the disk. Raises OSError."""
    descriptor = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        flush_file(descriptor)
    finally:
        os.close(descriptor)
    flush_folder(path.parent)


def flush_folder(folder: Path) -> None:
    """Without this a power cut can undo the renaming. Windows offers nothing of the kind."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        flush_file(descriptor)
    except OSError as error:
        if error.errno not in _CANNOT_FLUSH:  # some network file systems cannot, and say so
            raise
    finally:
        os.close(descriptor)

"""A backup's file: the key file, the length of the database, the database, and a seal over it all.

The key file is its two lines as they lie in the vault, the length eight bytes with the highest
first, and the seal BLAKE2b of 32 bytes, keyed with the vault's key for backups. So a backup opens
with what opened the journal when it was made, and nobody without that can alter a byte of it.
"""

import hashlib
import hmac
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from inglenook.journal.errors import (
    BackupDamaged,
    DiskFault,
    JournalError,
    KeyFileDamaged,
    NoPermission,
)
from inglenook.vault.atomic import flush_file
from inglenook.vault.disk import disk_errors
from inglenook.vault.keyfile import LARGEST, KeyFile, read_key_file
from inglenook.words import _

Look = Callable[[float], None]
_LENGTH_SIZE, _SEAL_SIZE = 8, 32
_AT_ONCE = 2**20


@dataclass(frozen=True)
class Container:
    """What can be read of a backup without any key; ``start`` is where its database begins."""

    path: Path
    key_file: KeyFile
    keys: bytes
    start: int
    size: int


def unwatched(share: float) -> None:
    """For work that nobody watches."""
    del share


def read_container(path: Path) -> Container:
    """Read the beginning. Raises BackupDamaged, NewerVersion or a JournalError of its own."""
    with _told(), path.open("rb") as file:
        head = file.read(LARGEST + _LENGTH_SIZE)
        whole = file.seek(0, os.SEEK_END)
    lines = head.split(b"\n", 2)
    keys = b"".join(line + b"\n" for line in lines[:2])
    start = len(keys) + _LENGTH_SIZE
    size = int.from_bytes(head[len(keys) : start], "big")
    try:
        key_file = read_key_file(keys)
    except KeyFileDamaged:
        raise BackupDamaged from None
    if whole != start + size + _SEAL_SIZE:
        raise BackupDamaged
    return Container(path, key_file, keys, start, size)


def write_container(target: Path, keys: bytes, database: Path, seal_key: bytes, look: Look) -> None:
    """Fill a file that exists, and bring it safely to the disk."""
    with disk_errors(), database.open("rb") as source, target.open("wb") as file:
        size = os.fstat(source.fileno()).st_size
        seal = hashlib.blake2b(key=seal_key, digest_size=_SEAL_SIZE)
        head = keys + size.to_bytes(_LENGTH_SIZE, "big")
        seal.update(head)
        file.write(head)

        def put(piece: bytes) -> None:
            seal.update(piece)
            file.write(piece)

        _copy(source, size, put, look)
        file.write(seal.digest())
        file.flush()
        flush_file(file.fileno())


def check_seal(container: Container, seal_key: bytes, look: Look = unwatched) -> None:
    """Read all of it. Raises BackupDamaged where a single bit is not as it was written."""
    with _told(), container.path.open("rb") as file:
        seal = hashlib.blake2b(key=seal_key, digest_size=_SEAL_SIZE)
        _copy(file, container.start + container.size, seal.update, look)
        is_whole = hmac.compare_digest(file.read(), seal.digest())
    if not is_whole:
        raise BackupDamaged


def take_out(container: Container, target: Path, look: Look = unwatched) -> None:
    """Write the database into a file that exists, and bring it safely to the disk."""
    with disk_errors(), container.path.open("rb") as source, target.open("wb") as file:
        source.seek(container.start)
        _copy(source, container.size, file.write, look)
        file.flush()
        flush_file(file.fileno())


def _copy(source: BinaryIO, size: int, to: Callable[[bytes], object], look: Look) -> None:
    """Hand on as many bytes; fewer, if there are no more."""
    left = size
    while left and (piece := source.read(min(left, _AT_ONCE))):
        to(piece)
        left -= len(piece)
        look(1 - left / size)


@contextmanager
def _told() -> Iterator[None]:
    """Say what the system says of a backup that is read, without its path."""
    try:
        yield
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        raise JournalError(_("There is no backup in this place.")) from None
    except PermissionError:
        raise NoPermission(_("You do not have permission to read this backup.")) from None
    except OSError:
        raise DiskFault from None

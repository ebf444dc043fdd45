"""A program that writes on when its disk is full, locks, and opens the journal again.

The disk is a small one in memory that only this program sees, where it may make one, and otherwise
a limit on the size of every file, which is lifted a little for the room that the reserve gives.
"""

import ctypes
import os
import random
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from inglenook.exchange.export import export_all
from inglenook.journal.entries import Note
from inglenook.journal.errors import DiskFull
from inglenook.journal.journal import Journal
from inglenook.vault.reserve import SIZE
from inglenook.vault.vault import Vault, open_vault
from support.killed_work import words_of
from support.killing import Tell
from support.vaults import PASSPHRASE

if sys.platform != "win32":
    import resource

TRIES = 6  # after the first time that the disk was full
_NEW_MOUNTS, _NEW_USERS = 0x00020000, 0x10000000  # CLONE_NEWNS, CLONE_NEWUSER
_PRIVATE_ALL = 0x4000 | 1 << 18  # MS_REC, MS_PRIVATE


class TmpfsDisk:
    """A file system of its own with so much room beyond what the vault takes."""

    kind = "tmpfs"

    def __init__(self, source: Path, place: Path, room: int) -> None:
        taken = sum(-(-path.stat().st_size // 4096) * 4096 for path in source.rglob("*"))
        _mount_own(place, taken + room)
        self.folder = Path(shutil.copytree(source, place / source.name))

    def fill_up(self) -> None:
        """It is as it is."""

    def make_room_of_reserve(self) -> None:
        """The room comes by itself."""


class LimitedDisk:
    """Where no file may grow by more than so much."""

    kind = "limit"

    def __init__(self, source: Path, place: Path, room: int) -> None:
        self.folder = Path(shutil.copytree(source, place / source.name))
        self._limit = max(path.stat().st_size for path in source.glob("*.db")) + room

    def fill_up(self) -> None:
        """From now on nothing grows beyond."""
        _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (self._limit, hard))

    def make_room_of_reserve(self) -> None:
        """As much as the reserve has held back."""
        _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (self._limit + SIZE, hard))


Disk = TmpfsDisk | LimitedDisk


def live_on_full_disk(
    tell: Tell, source: Path, place: Path, out: Path, room: int, mounted: bool
) -> None:
    """Do all this with a copy of ``source``, and put what is there in the end into ``out``.

    Tells the kind of the disk, ``note ID TITLE`` and ``draft N`` for all that was kept, how long
    the words of the draft were, ``full`` for each time that the disk was, ``export whole`` or
    ``export full``, and ``reserve`` when it was needed for the last words.
    """
    disk = (_mounted if mounted else LimitedDisk)(source, place, room)
    tell(f"disk {disk.kind}")
    luck = random.Random(room)
    with open_vault(disk.folder, PASSPHRASE) as vault:
        disk.fill_up()
        _write(tell, Journal(vault), luck)
        _export(tell, Journal(vault), place / "all.json")
        _lock(tell, vault, disk, luck)
    open_vault(disk.folder, PASSPHRASE).close()
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    shutil.copytree(disk.folder, out)


def _write(tell: Tell, journal: Journal, luck: random.Random) -> None:
    tries = 0
    while tries < TRIES:
        title = f"note {luck.randrange(1000)}"
        note = journal.new(Note, title=title, words=words_of(title))
        if _fits(tell, lambda note=note: journal.keep(note)):
            tell(f"note {note.id} {title}")
        else:
            tries += 1
            assert journal.find(Note, note.id) is None


def _export(tell: Tell, journal: Journal, path: Path) -> None:
    before = {*path.parent.iterdir()}
    if _fits(tell, lambda: export_all(journal, path) and None):
        tell("export whole")
    else:
        tell("export full")
        assert {*path.parent.iterdir()} - {path} == before
    path.unlink(missing_ok=True)


def _lock(tell: Tell, vault: Vault, disk: Disk, luck: random.Random) -> None:
    """As the program does it: the reserve is given back only when the last words do not fit."""
    number = vault.drafts()["today"]["number"] + 1
    words = "x" * luck.randrange(50_000)
    draft = {"today": {"number": number, "words": words}}
    if not _fits(tell, lambda: vault.write_drafts(draft)):
        tell("reserve")
        vault.release_reserve()
        disk.make_room_of_reserve()
        vault.write_drafts(draft)
    tell(f"draft {number}")
    tell(f"length {len(words)}")


def _fits(tell: Tell, write: Callable[[], None]) -> bool:
    try:
        write()
    except DiskFull:
        tell("full")
        return False
    return True


def _mounted(source: Path, place: Path, room: int) -> Disk:
    try:
        return TmpfsDisk(source, place, room)
    except PermissionError:
        return LimitedDisk(source, place, room)


def _mount_own(place: Path, size: int) -> None:
    """Give this program, and no other, a file system in memory. Raises PermissionError."""
    system, user = ctypes.CDLL(None, use_errno=True), os.getuid()
    if system.unshare(_NEW_MOUNTS):
        _demand(system.unshare(_NEW_MOUNTS | _NEW_USERS))
        Path("/proc/self/uid_map").write_text(f"0 {user} 1")
    _demand(system.mount(b"none", b"/", None, _PRIVATE_ALL, None))
    options = f"size={size},mode=700".encode()
    _demand(system.mount(b"none", os.fsencode(place), b"tmpfs", 0, options))


def _demand(result: int) -> None:
    if result:
        raise PermissionError(ctypes.get_errno(), "not allowed")

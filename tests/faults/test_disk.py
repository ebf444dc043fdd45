"""A disk that is full, read-only or not ours: each is told, and what was kept stays."""

import os
import secrets
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from inglenook.journal.entries import Note
from inglenook.vault.check import check_vault
from inglenook.vault.vault import open_vault
from support.vaults import PASSPHRASE, database_file, filled, journal_of, new_vault

NOBODY = 65534

# No file may grow beyond a limit: to the program that is a full disk.
FULL = """
import resource, sys
from pathlib import Path
from inglenook.journal.entries import Note
from inglenook.journal.errors import DiskFull
from inglenook.journal.journal import Journal
from inglenook.vault.vault import open_vault

folder, passphrase, size = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
journal = Journal(open_vault(folder, passphrase))
heard = []
journal.listen(heard.append)
_, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
try:
    journal.keep(journal.new(Note, title="too long", words="owl " * 100_000))
except DiskFull:
    print("full", len(heard), len(journal.all(Note)))
resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
journal.keep(journal.new(Note, title="the last words"))
print("room", len(heard), len(journal.all(Note)))
"""

# Everything is loaded first; then the program goes on as somebody with no rights at all.
POWERLESS = """
import os, sys
from pathlib import Path
from inglenook.journal.errors import JournalError
from inglenook.vault.vault import create_vault, open_vault
from inglenook.vault.keys import Cost

if os.getuid() == 0:
    os.setgid(int(sys.argv[4])), os.setuid(int(sys.argv[4]))
folder, passphrase, act = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
try:
    (create_vault if act == "create" else open_vault)(folder, passphrase)
except JournalError as error:
    print(type(error).__name__)
"""


def run(program: str, *words: str) -> list[str]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", program, *words],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        env=environment,
    )
    return done.stdout.splitlines()


@pytest.fixture
def open_place() -> Iterator[Path]:
    """A folder that every user can reach, unlike those of pytest."""
    place = Path(tempfile.gettempdir()) / f"inglenook-{secrets.token_hex(8)}"
    place.mkdir()
    place.chmod(0o755)
    yield place
    for path in (place, *place.rglob("*")):
        path.chmod(0o755)
    shutil.rmtree(place)


@pytest.fixture
def owned(open_place: Path) -> Path:
    """A vault that belongs to whoever will try to open it."""
    folder = open_place / "Mine.inglenook"
    with new_vault(folder) as vault:
        filled(journal_of(vault))
    if os.getuid() == 0:
        for path in (folder, *folder.iterdir()):
            os.chown(path, NOBODY, NOBODY)
    return folder


def opened_powerless(folder: Path, act: str = "open") -> list[str]:
    return run(POWERLESS, str(folder), PASSPHRASE, act, str(NOBODY))


def test_a_full_disk_is_told_and_after_making_room_the_next_words_are_kept(tmp_path: Path) -> None:
    folder = tmp_path / "Mine.inglenook"
    with new_vault(folder) as vault:
        filled(journal_of(vault))
    size = database_file(folder).stat().st_size + 40 * 4096
    assert run(FULL, str(folder), PASSPHRASE, str(size)) == ["full 0 1", "room 1 2"]
    assert check_vault(folder, PASSPHRASE) == []
    with open_vault(folder, PASSPHRASE) as vault:
        assert {note.title for note in vault.all(Note)} == {"Sunday", "the last words"}
    assert sorted(path.name for path in folder.iterdir() if path.name.startswith(".")) == []


def test_a_vault_that_may_be_written_opens(owned: Path) -> None:
    assert opened_powerless(owned) == []


def test_a_read_only_folder_is_told_as_such(owned: Path) -> None:
    for name in ("lock", "reserve"):
        (owned / name).unlink()
    for path in owned.iterdir():
        path.chmod(0o444)
    owned.chmod(0o555)
    before = sorted(owned.iterdir())
    assert opened_powerless(owned) == ["ReadOnlyPlace"]
    assert sorted(owned.iterdir()) == before


def test_a_read_only_file_is_told_before_anything_is_written(owned: Path) -> None:
    database_file(owned).chmod(0o444)
    assert opened_powerless(owned) == ["ReadOnlyPlace"]


def test_a_vault_of_somebody_else_is_told_as_such(owned: Path) -> None:
    owned.chmod(0o000)
    assert opened_powerless(owned) == ["NoPermission"]
    owned.chmod(0o755)
    for path in owned.iterdir():
        path.chmod(0o000)
    assert opened_powerless(owned) == ["NoPermission"]


def test_a_vault_cannot_be_made_where_nothing_can_be_written(open_place: Path) -> None:
    open_place.chmod(0o555)
    assert opened_powerless(open_place / "New.inglenook", "create") == ["ReadOnlyPlace"]
    assert list(open_place.iterdir()) == []

"""A file that leaves, where the disk is full or not ours, and where the program is killed."""

import os
import random
import secrets
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from inglenook.journal.errors import NoPermission

NOBODY = 65534

# No file may grow beyond a limit: to the program that is a full disk.
FULL = """
import resource, sys
from pathlib import Path
from inglenook.journal.errors import DiskFull
from inglenook.outside import write_new

resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, resource.RLIM_INFINITY))
try:
    write_new(Path(sys.argv[1]), bytes(200_000), replace=True)
except DiskFull as error:
    print(error)
"""

# Everything is loaded first; then the program goes on as somebody with no rights at all.
POWERLESS = """
import ctypes, os, resource, sys
from pathlib import Path
from inglenook import process
from inglenook.journal.errors import JournalError
from inglenook.outside import write_new

if os.getuid() == 0:
    os.setgid(int(sys.argv[2])), os.setuid(int(sys.argv[2]))
process.restrict()
process.hide_memory()
try:
    write_new(Path(sys.argv[1]), b"whole")
except JournalError as error:
    print(type(error).__name__)
"""

# It writes the same again and again, and tells each time.
WRITER = """
import sys
from pathlib import Path
from inglenook.outside import write_new

path, data = Path(sys.argv[1]), b"x" * int(sys.argv[2])
while True:
    write_new(path, data, replace=True)
    print("written", flush=True)
"""


@pytest.fixture
def open_place() -> Iterator[Path]:
    """A folder that every user can reach, unlike those of pytest."""
    place = Path(tempfile.gettempdir()) / f"inglenook-{secrets.token_hex(8)}"
    place.mkdir()
    place.chmod(0o777)
    yield place
    place.chmod(0o755)
    shutil.rmtree(place)


def run(program: str, *words: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program, *words],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    return done.stdout


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_full_disk_leaves_nothing(tmp_path: Path) -> None:
    assert "not enough room" in run(FULL, str(tmp_path / "all.json"))
    assert names(tmp_path) == []


def test_somebody_without_any_rights_writes_where_they_may(open_place: Path) -> None:
    assert run(POWERLESS, str(open_place / "all.json"), str(NOBODY)) == ""
    assert (open_place / "all.json").read_bytes() == b"whole"
    assert stat.S_IMODE((open_place / "all.json").stat().st_mode) == 0o600


def test_where_nothing_may_be_written_that_is_told(open_place: Path) -> None:
    open_place.chmod(0o555)
    told = run(POWERLESS, str(open_place / "all.json"), str(NOBODY))
    assert told.strip() == NoPermission.__name__
    assert names(open_place) == []


@pytest.mark.skipif(not hasattr(os, "O_TMPFILE"), reason="only Linux has files without a name")
def test_killed_at_any_moment_it_leaves_the_whole_file_or_none(tmp_path: Path) -> None:
    moments, size = random.Random(5), 3_000_000
    found = set()
    for _ in range(12):
        program = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(tmp_path / "all.json"), str(size)],
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        )
        assert program.stdout
        assert program.stdout.readline() == b"written\n"
        try:
            program.wait(moments.uniform(0, 0.03))
        except subprocess.TimeoutExpired:
            program.kill()
        program.communicate()
        sizes = {path.name: path.stat().st_size for path in tmp_path.iterdir()}
        assert sizes in ({}, {"all.json": size})
        found.add(len(sizes))
        for path in tmp_path.iterdir():
            path.unlink()
    assert 1 in found

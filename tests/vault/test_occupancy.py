"""One program per vault, by a lock that ends with the program and never by a file left over."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from inglenook.journal.errors import InUse
from inglenook.vault.occupancy import occupied

HOLDER = """
import sys
from pathlib import Path
from inglenook.vault.occupancy import occupied

with occupied(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.readline()
"""


@pytest.fixture
def other_program(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another program that holds the folder until it is killed or spoken to."""
    program = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    with program:
        assert program.stdout
        assert program.stdout.readline() == "held\n"
        yield program
        program.kill()


def hold(folder: Path) -> None:
    with occupied(folder):
        pass


def test_a_folder_held_by_another_program_is_in_use(
    tmp_path: Path, other_program: subprocess.Popen[str]
) -> None:
    with pytest.raises(InUse):
        hold(tmp_path)
    other_program.communicate("go on\n")
    hold(tmp_path)


def test_a_killed_program_holds_nothing(
    tmp_path: Path, other_program: subprocess.Popen[str]
) -> None:
    other_program.kill()
    other_program.wait()
    assert (tmp_path / "lock").exists()
    hold(tmp_path)


def test_a_lock_file_full_of_rubbish_means_nothing(tmp_path: Path) -> None:
    (tmp_path / "lock").write_bytes(os.urandom(5000))
    hold(tmp_path)


def test_the_same_program_cannot_hold_a_folder_twice(tmp_path: Path) -> None:
    with occupied(tmp_path), pytest.raises(InUse):
        hold(tmp_path)
    hold(tmp_path)


def test_the_lock_ends_when_an_error_passes(tmp_path: Path) -> None:
    for _ in range(2):
        with pytest.raises(ZeroDivisionError), occupied(tmp_path):
            raise ZeroDivisionError


def test_a_child_does_not_inherit_the_lock(tmp_path: Path) -> None:
    """Else a program started from here could keep the journal locked after we are gone."""
    with occupied(tmp_path):
        child = subprocess.Popen(
            [sys.executable, "-c", "import sys; print(flush=True); sys.stdin.read()"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            close_fds=False,
        )
        assert child.stdout
        child.stdout.readline()
    with child:
        hold(tmp_path)

"""Two programs that want one vault, and whatever may lie where the lock should be."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from inglenook.journal.entries import Note
from inglenook.journal.errors import InUse
from inglenook.vault.check import check_vault
from inglenook.vault.vault import open_vault
from support.killed_work import race
from support.killing import run_together
from support.vaults import PASSPHRASE, filled, journal_of, new_vault, quick_folder

RACES = 20
NOBODY = 65534

# Everything is loaded first; then the program goes on as somebody with no special rights.
POWERLESS = """
import os, sys
from pathlib import Path
from inglenook.vault.vault import open_vault

if os.getuid() == 0:
    os.setgid(int(sys.argv[3])), os.setuid(int(sys.argv[3]))
open_vault(Path(sys.argv[1]), sys.argv[2]).close()
print("open")
"""


@pytest.fixture
def folder() -> Iterator[Path]:
    """A vault in a place that every user can reach."""
    with quick_folder() as place:
        place.chmod(0o755)
        with new_vault(place / "Mine.inglenook") as vault:
            filled(journal_of(vault))
        yield place / "Mine.inglenook"


def test_of_two_programs_that_race_for_a_vault_never_both_have_it_open(folder: Path) -> None:
    kept: set[str] = set()
    turned_away = 0
    for _ in range(RACES):
        told = run_together(race, folder, folder.parent / "inside", programs=2)
        words = [word for words in told for word in words]
        assert len(words) == 2
        kept |= {word for word in words if word != "in use"}
        turned_away += words.count("in use")
        assert turned_away + len(kept) == 2 * (_ + 1)
        assert set(words) != {"in use"}
    with open_vault(folder, PASSPHRASE) as vault:
        assert {note.id for note in vault.all(Note) if note.title == "won"} == kept
    assert turned_away > 0
    assert check_vault(folder, PASSPHRASE) == []


# -- what may lie in the lock's place


def rubbish(path: Path) -> None:
    path.write_bytes(os.urandom(5000))


def nothing(path: Path) -> None:
    path.write_bytes(b"")


def very_much(path: Path) -> None:
    path.write_bytes(bytes(2**24))


def somebodys_number(path: Path) -> None:
    path.write_text(f"{os.getpid()}\n")


def no_file(path: Path) -> None:
    path.unlink(missing_ok=True)


def an_empty_folder(path: Path) -> None:
    path.mkdir()


def a_full_folder(path: Path) -> None:
    (path / "inner").mkdir(parents=True)
    (path / "inner" / "theirs").write_text("theirs")


def a_link_to_nowhere(path: Path) -> None:
    path.symlink_to(path.parent.parent / "elsewhere")


def a_link_to_itself(path: Path) -> None:
    path.symlink_to(path)


def a_link_to_a_file(path: Path) -> None:
    (path.parent.parent / "theirs").write_text("theirs")
    path.symlink_to(path.parent.parent / "theirs")


def a_link_to_the_database(path: Path) -> None:
    path.symlink_to(next(path.parent.glob("*.db")).name)


def a_pipe(path: Path) -> None:
    os.mkfifo(path)


def nobodys(path: Path) -> None:
    path.touch()
    path.chmod(0o000)


def read_only(path: Path) -> None:
    path.touch()
    path.chmod(0o444)


LEFT = [
    rubbish,
    nothing,
    very_much,
    somebodys_number,
    no_file,
    an_empty_folder,
    a_full_folder,
    a_link_to_nowhere,
    a_link_to_itself,
    a_link_to_a_file,
    a_link_to_the_database,
    a_pipe,
    nobodys,
    read_only,
]


@pytest.mark.skipif(os.name == "nt", reason="Windows has neither these links nor these modes")
@pytest.mark.parametrize("leave", LEFT)
def test_whatever_lies_in_the_place_of_the_lock_keeps_nobody_out(
    folder: Path, leave: Callable[[Path], None]
) -> None:
    outside = {*folder.parent.iterdir()}
    (folder / "lock").unlink()
    leave(folder / "lock")
    outside |= {folder.parent / "theirs"}
    with open_vault(folder, PASSPHRASE) as vault:
        assert len(vault.all(Note)) == 1
        with pytest.raises(InUse):
            open_vault(folder, PASSPHRASE)
    assert check_vault(folder, PASSPHRASE) == []
    assert {*folder.parent.iterdir()} <= outside
    if leave is a_full_folder:
        assert [path.read_text() for path in folder.rglob("theirs")] == ["theirs"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
@pytest.mark.parametrize("leave", [nobodys, read_only, rubbish])
def test_a_lock_without_permissions_keeps_nobody_out_of_their_own_vault(
    folder: Path, leave: Callable[[Path], None]
) -> None:
    (folder / "lock").unlink()
    leave(folder / "lock")
    if os.getuid() == 0:
        for path in (folder, *folder.iterdir()):
            shutil.chown(path, NOBODY, NOBODY)
    done = subprocess.run(
        [sys.executable, "-c", POWERLESS, str(folder), PASSPHRASE, str(NOBODY)],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert done.stdout == "open\n"

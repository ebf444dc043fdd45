"""Backups and restores that are killed, or for which there is no room: nothing torn is left."""

import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from inglenook.journal.entries import Note
from inglenook.vault.backup_folder import FOLDER, backups_of, moment_of
from inglenook.vault.backups import check_container, make_backup
from inglenook.vault.check import check_vault
from inglenook.vault.container import read_container
from inglenook.vault.keys import open_with_passphrase
from inglenook.vault.restore import restore
from inglenook.vault.vault import open_vault
from support.killed_work import make_backups, restore_by_renaming, restore_newest
from support.killing import run_and_kill
from support.long import repeats
from support.vaults import PASSPHRASE, database_file, filled, journal_of, new_vault, quick_folder

SEEDS = 2
KILLS = repeats(25, 250)
SHORTEST = 0.03  # seconds within which a kill comes, on a machine that has nothing else to do

# No file may grow beyond a limit: to the program that is a full disk.
FULL = """
import resource, sys
from pathlib import Path
from inglenook.journal.entries import Note
from inglenook.journal.errors import DiskFull
from inglenook.journal.journal import Journal
from inglenook.vault.backups import make_backup
from inglenook.vault.restore import restore
from inglenook.vault.restore import restore
from inglenook.vault.vault import open_vault

act, folder, passphrase, size = sys.argv[1], Path(sys.argv[2]), sys.argv[3], int(sys.argv[4])
vault = open_vault(folder, passphrase)
_, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
try:
    if act == "restore":
        vault.close()
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
        restore(next((folder / "backups").iterdir()), passphrase, folder)
    else:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
        make_backup(vault)
except DiskFull as error:
    print(error)
resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
if act == "backup":
    journal = Journal(vault)
    journal.keep(journal.new(Note, title="the next words"))
    print(len(journal.all(Note)))
"""


def whole(folder: Path) -> bool:
    """Whether every backup with a name is one that opens, with all that is in it."""
    keys = open_with_passphrase(folder, PASSPHRASE)
    place = folder / FOLDER
    found = [
        check_container(read_container(backup.path), keys, place)[0]
        for backup in backups_of(folder)
    ]
    return not any(found)


@pytest.mark.parametrize("seed", range(SEEDS))
def test_a_backup_that_is_killed_is_whole_or_has_no_name(seed: int) -> None:
    moments = random.Random(seed)
    notes: list[str] = []
    torn = made = 0
    with quick_folder() as place:
        folder = place / "v.inglenook"
        with new_vault(folder) as vault:
            filled(journal_of(vault))
            longest = 5 * seconds(lambda: make_backup(vault))
        for _ in range(KILLS):
            ended = run_and_kill(make_backups, folder, after=moments.uniform(0, longest))
            names = [each for each in ended.told if moment_of(each)]
            notes += [each for each in ended.told if not moment_of(each)]
            left = [path.name for path in (folder / FOLDER).iterdir()]
            torn += any(name.startswith(".") for name in left)
            made += len(names)
            assert not names or names[-1] <= backups_of(folder)[0].name
            assert backups_of(folder)
            assert whole(folder)
        assert check_vault(folder, PASSPHRASE) == []
        with open_vault(folder, PASSPHRASE) as vault:
            assert all(vault.find(Note, each) for each in notes)
            left = [path.name for path in (folder / FOLDER).iterdir()]
            assert all(moment_of(name) for name in left)
    assert made > 0
    assert torn > 0


@pytest.fixture(scope="module")
def changed() -> Iterator[Path]:
    """A vault that was changed after its backup."""
    with quick_folder() as place:
        with new_vault(place / "v.inglenook") as vault:
            journal = journal_of(vault)
            filled(journal)
            make_backup(vault)
            journal.keep(journal.new(Note, title="came later"))
        yield place / "v.inglenook"


@pytest.mark.parametrize("seed", range(SEEDS))
def test_a_restore_that_is_killed_leaves_the_old_journal_or_the_new_one(
    changed: Path, seed: int
) -> None:
    moments = random.Random(seed)
    interrupted = restored = 0
    longest = 1.2 * seconds(lambda: restore_into_nothing(changed))
    for _ in range(KILLS):
        with quick_folder() as place:
            folder = Path(shutil.copytree(changed, place / "v.inglenook"))
            ended = run_and_kill(restore_newest, folder, after=moments.uniform(0, longest))
            aside = list(place.glob("v (kept aside*).inglenook"))
            restored += len(aside)
            interrupted += any(place.glob(".*"))
            assert len(aside) >= len(ended.told)
            # Either may have either name for the moment between two renames; both are whole.
            found = sorted(len(titles(each)) for each in (folder, *aside))
            assert found == ([1, 2] if aside else [2])
            assert not ended.told or len(titles(folder)) == 1
            assert all(backups_of(each) for each in (folder, *aside))
            assert check_vault(folder, PASSPHRASE) == []
    assert restored > 0
    assert interrupted > 0


def test_where_no_folders_can_be_exchanged_the_old_journal_is_at_hand_all_the_same(
    changed: Path,
) -> None:
    moments = random.Random(3)
    longest = 1.2 * seconds(lambda: restore_into_nothing(changed))
    for _ in range(repeats(10, 100)):
        with quick_folder() as place:
            folder = Path(shutil.copytree(changed, place / "v.inglenook"))
            run_and_kill(restore_by_renaming, folder, after=moments.uniform(0, longest))
            aside = list(place.glob("v (kept aside*).inglenook"))
            found = [titles(each) for each in (folder, *aside) if each.exists()]
            assert {"Sunday", "came later"} in found
            assert folder.exists() or len(aside) == 1


def restore_into_nothing(folder: Path) -> None:
    with quick_folder() as place:
        restore(backups_of(folder)[0].path, PASSPHRASE, place / "new.inglenook")


def seconds(work: Callable[[], object]) -> float:
    """How long a work takes just now, while other tests may be running."""
    start = time.perf_counter()
    work()
    return max(SHORTEST, time.perf_counter() - start)


def titles(folder: Path) -> set[str]:
    with open_vault(folder, PASSPHRASE) as vault:
        return {note.title for note in vault.all(Note)}


def run(*words: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", FULL, *words],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    return done.stdout.splitlines()


@pytest.mark.parametrize("share", [0.02, 0.5])
def test_no_room_for_a_backup_leaves_nothing_of_it_and_says_so(
    tmp_path: Path, share: float
) -> None:
    folder = tmp_path / "Mine.inglenook"
    with new_vault(folder) as vault:
        filled(journal_of(vault), bids=400)
    size = int(database_file(folder).stat().st_size * share)
    said, notes = run("backup", str(folder), PASSPHRASE, str(size))
    assert said.startswith("The disk is full")
    assert notes == "2"
    assert list((folder / FOLDER).iterdir()) == []
    assert check_vault(folder, PASSPHRASE) == []


def test_no_room_for_a_restore_leaves_the_journal_as_it_was(tmp_path: Path) -> None:
    folder = tmp_path / "Mine.inglenook"
    with new_vault(folder) as vault:
        filled(journal_of(vault), bids=400)
        make_backup(vault)
    before = database_file(folder).read_bytes()
    (said,) = run("restore", str(folder), PASSPHRASE, str(len(before) // 2))
    assert said.startswith("The disk is full")
    assert list(tmp_path.iterdir()) == [folder]
    assert database_file(folder).read_bytes() == before

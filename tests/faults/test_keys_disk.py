"""The disk is full while a journal's keys change: the old words open it, and nothing is left."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from inglenook.journal.entries import Bid
from inglenook.vault.check import check_vault
from inglenook.vault.vault import open_vault
from support.long import repeats
from support.vaults import PASSPHRASE, database_file, filled, journal_of, new_vault

BIDS = 60
TRIES = repeats(10, 100)
# No file may grow beyond a limit: to the program that is a full disk. Whatever is tried fails, or
# is done; with room again the same vault goes on.
FULL = """
import resource, sys
from pathlib import Path
from inglenook.journal.errors import DiskFull
from inglenook.vault.keys import Cost
from inglenook.vault.reencryption import Reencryption
from inglenook.vault.vault import open_vault

folder, old, new = Path(sys.argv[1]), *sys.stdin.read().split("|")
cheap = Cost(1, 8192)
vault = open_vault(folder, old)
_, hard = resource.getrlimit(resource.RLIMIT_FSIZE)

def reencrypt():
    Reencryption(vault, new, "", cheap, lambda reach: None).run(lambda share: None)

acts = {
    "change": lambda: vault.keys.change_passphrase(folder, new, cheap),
    "recovery": lambda: vault.keys.add_recovery(folder),
    "revoke": lambda: vault.keys.revoke_recovery(folder),
    "cost": lambda: vault.keys.change_cost(folder, old, Cost(2, 8192)),
    "reencrypt": reencrypt,
}
for size in map(int, sys.argv[3:]):
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        acts[sys.argv[2]]()
        print("done")
    except DiskFull:
        print("full")
    resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    # A database that may not be written has a journal, from which SQLite puts it right.
    names = {path.name for path in folder.iterdir()} - {f"{vault.database.path.name}-journal"}
    print(*sorted(names))
vault.write_drafts({"today": {"words": "the last words"}})
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "Mine.inglenook"
    with new_vault(folder) as vault:
        filled(journal_of(vault), BIDS)
        vault.keys.add_recovery(folder)
    return folder


def tried(folder: Path, act: str, sizes: list[int]) -> list[str]:
    """What came of an act at each size a file may have, and which files were there after it."""
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(folder), act, *map(str, sizes)],
        input=f"{PASSPHRASE}|nine loud geese at noon",
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    return done.stdout.splitlines()


def opens_as_before(folder: Path) -> None:
    assert len([*folder.glob("*.db*")]) == 1
    assert check_vault(folder, PASSPHRASE) == []
    with open_vault(folder, PASSPHRASE) as vault:
        assert len(vault.all(Bid)) == BIDS
        assert vault.keys.has_recovery
        assert vault.drafts() == {"today": {"words": "the last words"}}


@pytest.mark.parametrize("act", ["change", "recovery", "revoke", "cost"])
def test_a_full_disk_changes_no_key(folder: Path, act: str) -> None:
    names = " ".join(sorted(path.name for path in folder.iterdir()))
    sizes = [round(number * 400 / TRIES) for number in range(TRIES)]
    assert tried(folder, act, sizes) == ["full", names] * TRIES
    opens_as_before(folder)


def test_a_full_disk_makes_no_journal_anew(folder: Path) -> None:
    names = " ".join(sorted(path.name for path in folder.iterdir()))
    whole = database_file(folder).stat().st_size
    sizes = [round(number * (whole - 8192) / TRIES) for number in range(TRIES)]
    assert tried(folder, "reencrypt", sizes) == ["full", names] * TRIES
    opens_as_before(folder)


def test_with_just_enough_room_it_is_made_anew(folder: Path) -> None:
    whole = database_file(folder).stat().st_size
    outcome, _names = tried(folder, "reencrypt", [whole + 64 * 4096])
    assert outcome == "done"
    with open_vault(folder, "nine loud geese at noon") as vault:
        assert len(vault.all(Bid)) == BIDS

"""The program is killed in the middle of writing, again and again; what was kept is there."""

import random
from pathlib import Path

import pytest

from inglenook.journal.entries import Note
from inglenook.vault.check import check_vault
from inglenook.vault.vault import Vault, open_vault
from support.killed_work import write_notes
from support.killing import run_and_kill
from support.vaults import PASSPHRASE, new_vault, quick_folder

SEEDS, KILLS = 4, 50
LONGEST = 0.12  # seconds from the start to the kill


def missing(vault: Vault, told: list[str]) -> list[str]:
    return [record_id for record_id in told if vault.find(Note, record_id) is None]


def kill_again_and_again(folder: Path, moments: random.Random) -> tuple[int, int]:
    """How much was told as kept, all of it found again, and how many kills came amid writing."""
    told: list[str] = []
    interrupted = 0
    new_vault(folder).close()
    for _ in range(KILLS):
        told += run_and_kill(write_notes, folder, after=moments.uniform(0, LONGEST)).told
        interrupted += any(folder.glob("*-journal"))
        assert check_vault(folder, PASSPHRASE) == []
        with open_vault(folder, PASSPHRASE) as vault:
            assert missing(vault, told) == []
    return len(told), interrupted


@pytest.mark.parametrize("seed", range(SEEDS))
def test_nothing_that_was_told_as_kept_is_lost_when_the_program_is_killed(seed: int) -> None:
    with quick_folder() as place:
        told, interrupted = kill_again_and_again(place / "v.inglenook", random.Random(seed))
    assert told > KILLS
    assert interrupted > 0

"""Killed while its keys change, again and again, a journal opens with the old words or the new."""

import random
import time
from pathlib import Path

import pytest

from inglenook.journal.entries import Bid, Note
from inglenook.journal.errors import WrongPassphrase
from inglenook.vault.check import check_vault
from inglenook.vault.vault import Vault, create_vault, open_vault
from support.killed_keys import change_passphrases, passphrase, reencrypt
from support.killing import PATIENCE, run_and_kill
from support.long import repeats
from support.vaults import CHEAP, filled, journal_of, quick_folder

SEEDS = 2
KILLS = repeats(50, 500) // SEEDS
BIDS = 40


def made(folder: Path) -> None:
    with create_vault(folder, passphrase(0), CHEAP) as vault:
        filled(journal_of(vault), BIDS)


def opened(folder: Path, *numbers: int) -> tuple[Vault, int]:
    """The vault, with whichever of the passphrases opens it."""
    for number in numbers:
        try:
            return open_vault(folder, passphrase(number)), number
        except WrongPassphrase:
            continue
    raise AssertionError("neither the old nor the new passphrase opens")


def is_whole(vault: Vault) -> bool:
    return len(vault.all(Bid)) == BIDS and len(vault.all(Note)) == 1


@pytest.mark.parametrize("seed", range(SEEDS))
def test_a_killed_change_leaves_the_old_passphrase_or_the_new(seed: int) -> None:
    moments, number, changes = random.Random(seed), 0, 0
    with quick_folder() as place:
        folder = place / "v.inglenook"
        made(folder)
        for _kill in range(KILLS):
            ended = run_and_kill(change_passphrases, folder, number, after=moments.uniform(0, 0.05))
            told = [int(each) for each in ended.told]
            last = max(told, default=number)
            # Told twice, it is done, and the one before opens no more.
            before = last if told.count(last) == 2 else last - 1
            vault, number = opened(folder, *{before, last})
            with vault:
                assert is_whole(vault)
            assert (folder / "keys").read_bytes() == (folder / "keys.bak").read_bytes()
            assert not [*folder.glob(".keys*")]
            changes += len(told)
        assert check_vault(folder, passphrase(number)) == []
    assert changes > KILLS


def how_long(folder: Path) -> float:
    """Seconds that one re-encryption takes here and now, with all that belongs to it."""
    start = time.monotonic()
    assert run_and_kill(reencrypt, folder, 0, after=PATIENCE).told == ["done"]
    return time.monotonic() - start


@pytest.mark.parametrize("seed", range(SEEDS))
def test_a_killed_reencryption_leaves_the_old_journal_or_the_new(seed: int) -> None:
    moments, number, won = random.Random(seed), 1, {True: 0, False: 0}
    with quick_folder() as place:
        folder = place / "v.inglenook"
        made(folder)
        longest = how_long(folder)
        for kill in range(KILLS):
            ended = run_and_kill(reencrypt, folder, number, after=moments.uniform(0, longest))
            tried = (number + 1,) if ended.told else (number + 1, number)
            vault, now = opened(folder, *tried)
            with vault:
                assert is_whole(vault)
            # A transaction that had only begun leaves a journal that SQLite writes over.
            (live,) = folder.glob("*.db")
            assert {*folder.glob("*.db*")} <= {live, live.with_name(f"{live.name}-journal")}
            assert not [*folder.glob(".*")]
            if kill % 5 == 0:
                assert check_vault(folder, passphrase(now)) == []
            won[now > number] += 1
            number = now
    assert min(won.values()) > 0, won

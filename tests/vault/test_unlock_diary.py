"""The diary inside the vault: when it was opened, with what, and what had failed before."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from inglenook import doorway
from inglenook.commands.terminal import opened
from inglenook.doorway.repairs import unlocks as unlocks_of
from inglenook.journal.errors import DiskFull, TooSoon, WrongPassphrase, WrongRecoveryKey
from inglenook.journal.unlocks import By
from inglenook.vault.attempts import NAME, failed_since
from inglenook.vault.check import check_vault
from inglenook.vault.database import Database
from inglenook.vault.unlock_diary import MOST, note_unlock, unlocks
from inglenook.vault.vault import Vault, open_vault
from support.vaults import PASSPHRASE, new_vault

FIRST = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


def fail(folder: Path, times: int) -> None:
    for _ in range(times):
        with pytest.raises(WrongPassphrase):
            doorway.open_journal(folder, "not these words")


def test_each_unlock_is_noted_with_its_kind_and_what_failed_before(folder: Path) -> None:
    with new_vault(folder) as vault:
        key = vault.keys.add_recovery(folder)
    doorway.open_journal(folder, PASSPHRASE).close()
    fail(folder, 1)
    with pytest.raises(WrongRecoveryKey):
        doorway.open_with_recovery_key(folder, key[:-4] + "0000")
    journal = doorway.open_with_recovery_key(folder, key)
    latest, before = unlocks_of(journal)
    assert (latest.by, latest.failed.count) == (By.RECOVERY_KEY, 2)
    assert (before.by, before.failed.count, before.failed.latest) == (By.PASSPHRASE, 0, None)
    assert abs(datetime.now(UTC) - latest.at) < timedelta(minutes=1)
    assert not (folder / NAME).exists()
    journal.close()
    assert check_vault(folder, PASSPHRASE) == []


def test_only_the_latest_are_kept(vault: Vault) -> None:
    for number in range(MOST + 5):
        note_unlock(vault, By.PASSPHRASE, FIRST + timedelta(hours=number))
    known = unlocks(vault)
    assert len(known) == MOST
    assert known[0].at == FIRST + timedelta(hours=MOST + 4)
    assert known[-1].at == FIRST + timedelta(hours=5)


def test_a_full_disk_costs_the_line_and_not_the_unlock(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new_vault(folder).close()
    fail(folder, 2)
    vault = open_vault(folder, PASSPHRASE)

    def full(*_given: object) -> None:
        raise DiskFull

    with vault, monkeypatch.context() as patched:
        patched.setattr(Database, "transaction", full)
        note_unlock(vault, By.PASSPHRASE)
    assert failed_since(folder).count == 2
    journal = doorway.open_journal(folder, PASSPHRASE)
    assert unlocks_of(journal)[0].failed.count == 2
    journal.close()


def test_after_three_failures_not_even_the_right_one_is_tried_at_once(folder: Path) -> None:
    new_vault(folder).close()
    fail(folder, 3)
    with pytest.raises(TooSoon):
        doorway.open_journal(folder, PASSPHRASE)
    with pytest.raises(TooSoon):
        opened(folder, None)  # before anybody is asked

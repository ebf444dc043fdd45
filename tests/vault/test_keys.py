"""Unlocking with a passphrase or a recovery key, and changing what unlocks."""

import os
import subprocess
import sys
import traceback
from pathlib import Path
from typing import Any

import pytest

from inglenook.journal.errors import (
    DiskFault,
    DiskFull,
    JournalError,
    KeyFileDamaged,
    KeyFileMissing,
    NoPermission,
    NotEnoughMemory,
    WrongPassphrase,
    WrongRecoveryKey,
)
from inglenook.vault import slots
from inglenook.vault.keyfile import read_key_file
from inglenook.vault.keys import (
    Cost,
    OpenKeys,
    create_keys,
    open_with_passphrase,
    open_with_recovery_key,
)

QUICK = Cost(1, 8 * 2**10)
PASSPHRASE = "seven quiet herons at dusk"
OTHER = "nine loud geese at noon"


@pytest.fixture
def keys(tmp_path: Path) -> OpenKeys:
    return create_keys(tmp_path, PASSPHRASE, QUICK)


def copies(folder: Path) -> tuple[bytes, bytes]:
    return (folder / "keys").read_bytes(), (folder / "keys.bak").read_bytes()


def same_keys(one: OpenKeys, other: OpenKeys) -> bool:
    return (one.vault_id, one.salt, one.database_key(), one.backup_key()) == (
        other.vault_id,
        other.salt,
        other.database_key(),
        other.backup_key(),
    )


def test_the_passphrase_opens_what_was_created(tmp_path: Path, keys: OpenKeys) -> None:
    opened = open_with_passphrase(tmp_path, PASSPHRASE)
    assert same_keys(opened, keys)
    assert opened.generation == 1
    assert not opened.has_recovery
    assert len(opened.salt) == 16
    assert len({opened.database_key(), opened.backup_key()}) == 2
    assert {len(opened.database_key()), len(opened.backup_key())} == {32}


def test_the_folder_holds_two_equal_private_files_and_nothing_else(
    tmp_path: Path, keys: OpenKeys
) -> None:
    assert sorted(path.name for path in tmp_path.iterdir()) == ["keys", "keys.bak"]
    assert len(set(copies(tmp_path))) == 1
    assert {path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {0o600}


def test_two_vaults_with_one_passphrase_have_nothing_in_common(tmp_path: Path) -> None:
    made = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        made.append(create_keys(tmp_path / name, PASSPHRASE, QUICK))
    assert made[0].vault_id != made[1].vault_id
    assert made[0].salt != made[1].salt
    assert made[0].database_key() != made[1].database_key()


def test_the_cost_is_three_passes_over_256_mib_unless_told(tmp_path: Path) -> None:
    create_keys(tmp_path, PASSPHRASE)
    stretch = read_key_file(copies(tmp_path)[0]).slots[0].stretch
    assert stretch is not None
    assert (stretch.cost.passes, stretch.cost.memory) == (3, 268_435_456)
    assert open_with_passphrase(tmp_path, PASSPHRASE).generation == 1


@pytest.mark.parametrize("wrong", [PASSPHRASE.upper(), PASSPHRASE + " ", " " + PASSPHRASE, ""])
def test_a_wrong_passphrase_is_refused_as_such(tmp_path: Path, keys: OpenKeys, wrong: str) -> None:
    with pytest.raises(WrongPassphrase) as refused:
        open_with_passphrase(tmp_path, wrong)
    assert type(refused.value) is WrongPassphrase


@pytest.mark.parametrize(
    ("chosen", "typed"),
    [("Ame\u0301lie was here", "Am\u00e9lie was here"), ("\ufb01sh & chips", "fish & chips")],
)
def test_the_same_words_from_another_keyboard_open(tmp_path: Path, chosen: str, typed: str) -> None:
    keys = create_keys(tmp_path, chosen, QUICK)
    assert same_keys(open_with_passphrase(tmp_path, typed), keys)


def test_any_text_at_all_can_be_a_passphrase(tmp_path: Path) -> None:
    half_a_character = "\ud83d and more"
    keys = create_keys(tmp_path, half_a_character, QUICK)
    assert same_keys(open_with_passphrase(tmp_path, half_a_character), keys)


def test_a_changed_passphrase_opens_and_the_old_one_no_longer(
    tmp_path: Path, keys: OpenKeys
) -> None:
    keys.change_passphrase(tmp_path, OTHER, QUICK)
    opened = open_with_passphrase(tmp_path, OTHER)
    assert same_keys(opened, keys)
    assert opened.generation == keys.generation == 2
    with pytest.raises(WrongPassphrase):
        open_with_passphrase(tmp_path, PASSPHRASE)
    assert len(set(copies(tmp_path))) == 1


def test_a_recovery_key_opens_until_it_is_revoked(tmp_path: Path, keys: OpenKeys) -> None:
    spelled = keys.add_recovery(tmp_path)
    assert keys.has_recovery
    opened = open_with_recovery_key(tmp_path, spelled)
    assert same_keys(opened, keys)
    assert (opened.has_recovery, opened.generation) == (True, 2)
    opened.revoke_recovery(tmp_path)
    assert (opened.has_recovery, opened.generation) == (False, 3)
    with pytest.raises(WrongRecoveryKey):
        open_with_recovery_key(tmp_path, spelled)
    assert not open_with_passphrase(tmp_path, PASSPHRASE).has_recovery


def test_a_new_recovery_key_takes_the_place_of_the_old_one(tmp_path: Path, keys: OpenKeys) -> None:
    first, second = keys.add_recovery(tmp_path), keys.add_recovery(tmp_path)
    assert same_keys(open_with_recovery_key(tmp_path, second), keys)
    with pytest.raises(WrongRecoveryKey):
        open_with_recovery_key(tmp_path, first)
    assert len(read_key_file(copies(tmp_path)[0]).slots) == 2


def test_a_recovery_key_outlives_a_change_of_the_passphrase(tmp_path: Path, keys: OpenKeys) -> None:
    spelled = keys.add_recovery(tmp_path)
    found_again = open_with_recovery_key(tmp_path, spelled)
    found_again.change_passphrase(tmp_path, OTHER, QUICK)
    assert same_keys(open_with_recovery_key(tmp_path, spelled), keys)
    assert same_keys(open_with_passphrase(tmp_path, OTHER), keys)


def test_a_slip_in_the_recovery_key_has_its_own_sentence(tmp_path: Path, keys: OpenKeys) -> None:
    spelled = keys.add_recovery(tmp_path)
    slipped = spelled[:-1] + ("0" if spelled[-1] != "0" else "1")
    with pytest.raises(WrongRecoveryKey) as slip:
        open_with_recovery_key(tmp_path, slipped)
    keys.revoke_recovery(tmp_path)
    with pytest.raises(WrongRecoveryKey) as revoked:
        open_with_recovery_key(tmp_path, spelled)
    assert str(slip.value) != str(revoked.value)


def test_without_both_copies_the_key_file_is_missing(tmp_path: Path) -> None:
    with pytest.raises(KeyFileMissing):
        open_with_passphrase(tmp_path, PASSPHRASE)
    with pytest.raises(KeyFileMissing):
        open_with_passphrase(tmp_path / "nowhere", PASSPHRASE)


def test_a_file_that_may_not_be_read_is_told_from_a_missing_one(
    tmp_path: Path, keys: OpenKeys
) -> None:
    for path in tmp_path.iterdir():
        path.chmod(0)
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        with pytest.raises(NoPermission):
            open_with_passphrase(tmp_path, PASSPHRASE)
    finally:
        if root:
            os.seteuid(0)


def test_a_failing_disk_is_told_from_a_damaged_file(tmp_path: Path) -> None:
    (tmp_path / "keys").symlink_to(tmp_path / "keys")
    (tmp_path / "keys.bak").write_bytes(b"rubbish")
    with pytest.raises(DiskFault):
        open_with_passphrase(tmp_path, PASSPHRASE)


def test_a_folder_in_place_of_a_copy_is_passed_over(tmp_path: Path, keys: OpenKeys) -> None:
    (tmp_path / "keys").unlink()
    (tmp_path / "keys").mkdir()
    assert same_keys(open_with_passphrase(tmp_path, PASSPHRASE), keys)
    (tmp_path / "keys.bak").unlink()
    with pytest.raises(KeyFileDamaged):
        open_with_passphrase(tmp_path, PASSPHRASE)


def test_more_than_half_of_the_memory_is_not_even_tried(
    tmp_path: Path, keys: OpenKeys, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slots, "physical_memory", lambda: 2 * QUICK.memory - 1)
    with pytest.raises(NotEnoughMemory):
        open_with_passphrase(tmp_path, PASSPHRASE)
    with pytest.raises(NotEnoughMemory):
        keys.change_passphrase(tmp_path, OTHER, QUICK)
    monkeypatch.setattr(slots, "physical_memory", lambda: 2 * QUICK.memory)
    assert open_with_passphrase(tmp_path, PASSPHRASE).generation == 1


def test_a_full_disk_leaves_the_old_passphrase_valid(tmp_path: Path, keys: OpenKeys) -> None:
    before = copies(tmp_path)
    program = """
import resource, sys
from pathlib import Path
from inglenook.journal.errors import DiskFull
from inglenook.vault.keys import Cost, open_with_passphrase
folder, old, new = Path(sys.argv[1]), *sys.stdin.read().split("|")
keys = open_with_passphrase(folder, old)
resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
for change in (lambda: keys.change_passphrase(folder, new, Cost(1, 8192)),
               lambda: keys.add_recovery(folder)):
    try:
        change()
    except DiskFull as error:
        print(type(error).__name__, keys.generation, keys.has_recovery)
"""
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)],
        input=f"{PASSPHRASE}|{OTHER}",
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert done.stdout.splitlines() == [f"{DiskFull.__name__} 1 False"] * 2
    assert copies(tmp_path) == before
    assert len(list(tmp_path.iterdir())) == 2


def test_a_key_file_that_would_not_open_is_never_written(
    tmp_path: Path, keys: OpenKeys, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = copies(tmp_path)

    def broken_seal(master: bytes, *rest: Any) -> slots.Slot:
        return slots.seal(bytes(32), *rest)

    monkeypatch.setattr("inglenook.vault.keys.seal", broken_seal)
    for change in (
        lambda: keys.change_passphrase(tmp_path, OTHER, QUICK),
        lambda: keys.add_recovery(tmp_path),
    ):
        with pytest.raises(RuntimeError, match="was not written"):
            change()
    assert copies(tmp_path) == before
    assert (keys.generation, keys.has_recovery) == (1, False)


def test_a_change_counts_when_only_the_second_copy_could_not_be_replaced(
    tmp_path: Path, keys: OpenKeys
) -> None:
    (tmp_path / "keys.bak").unlink()
    (tmp_path / "keys.bak").mkdir()
    keys.change_passphrase(tmp_path, OTHER, QUICK)
    assert same_keys(open_with_passphrase(tmp_path, OTHER), keys)
    (tmp_path / "keys.bak").rmdir()
    keys.refresh(tmp_path)
    assert len(set(copies(tmp_path))) == 1


def test_nothing_that_is_shown_holds_a_secret(tmp_path: Path, keys: OpenKeys) -> None:
    spelled = keys.add_recovery(tmp_path)
    shown = [repr(keys), str(keys), f"{keys!r:>80}", repr(slots.Passphrase(PASSPHRASE))]
    for attempt in (
        lambda: open_with_passphrase(tmp_path, PASSPHRASE + spelled),
        lambda: open_with_recovery_key(tmp_path, spelled[:-1]),
        lambda: open_with_recovery_key(tmp_path, spelled[::-1]),
        lambda: open_with_passphrase(tmp_path / PASSPHRASE, PASSPHRASE),
        lambda: keys.change_passphrase(tmp_path / PASSPHRASE, spelled, QUICK),
    ):
        with pytest.raises(JournalError) as failed:
            attempt()
        shown += traceback.format_exception(failed.value)
    secrets = [PASSPHRASE, spelled, spelled[::-1], *spelled.split("-")]
    keys_in_hex = [keys.database_key().hex(), keys.backup_key().hex()]
    assert not [secret for secret in (*secrets, *keys_in_hex) if secret in "".join(shown)]

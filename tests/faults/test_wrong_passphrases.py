"""Wrong passphrases, a thousand of them: they change nothing, and are never called damage."""

import secrets
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from inglenook.journal.errors import WrongPassphrase, WrongRecoveryKey
from inglenook.vault.check import check_vault
from inglenook.vault.recovery import RecoveryKey
from inglenook.vault.vault import open_vault, open_vault_with_recovery_key
from support.killed_work import write_notes
from support.power_cuts import Disk, put
from support.recording import recording
from support.told import Told
from support.vaults import PASSPHRASE, new_vault, quick_folder

TIMES, LOOKS = 1_000, 50
MAY_CHANGE = {"attempts"}  # files that count what was tried

Files = dict[str, bytes]


def bytes_of(folder: Path) -> Files:
    return {
        path.name: path.read_bytes() for path in folder.iterdir() if path.name not in MAY_CHANGE
    }


def stamps_of(folder: Path) -> dict[str, tuple[int, ...]]:
    found = {path.name: path.stat() for path in folder.iterdir() if path.name not in MAY_CHANGE}
    return {name: (each.st_ino, each.st_size, each.st_mtime_ns) for name, each in found.items()}


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def folder(told: list[str]) -> Iterator[Path]:
    with quick_folder() as place:
        new_vault(place / "Mine.inglenook").close()
        write_notes(told.append, place / "Mine.inglenook", 3)
        yield place / "Mine.inglenook"


def killed(folder: Path) -> None:
    """As a program left the folder that was killed while it wrote pages into the database."""
    with recording(folder) as heard:
        write_notes(lambda line: None, folder, 1)
    ops = heard.ops
    moment = next(
        place
        for place, op in enumerate(ops)
        if op.kind == "write" and op.name.endswith(".db") and op.offset
    )
    disk = Disk(heard.before)
    disk.do(ops[: moment + 1])
    put(disk.as_seen(), folder)
    assert any(folder.glob("*.db-journal"))


@pytest.mark.parametrize("left", [lambda folder: None, killed], ids=["clean", "killed"])
def test_a_thousand_wrong_passphrases_change_no_byte(
    folder: Path, told: list[str], left: Callable[[Path], None]
) -> None:
    left(folder)
    content, stamps = bytes_of(folder), stamps_of(folder)
    for number in range(TIMES):
        with pytest.raises(WrongPassphrase):
            open_vault(folder, f"{PASSPHRASE}{number}" if number % 2 else secrets.token_hex(16))
        assert stamps_of(folder) == stamps
        assert number % LOOKS or bytes_of(folder) == content
    assert bytes_of(folder) == content
    with open_vault(folder, PASSPHRASE) as vault:
        Told(told).check(vault)
    assert check_vault(folder, PASSPHRASE) == []


@pytest.mark.parametrize("left", [lambda folder: None, killed], ids=["clean", "killed"])
def test_no_more_do_wrong_recovery_keys_or_a_check(
    folder: Path, left: Callable[[Path], None]
) -> None:
    with open_vault(folder, PASSPHRASE) as vault:
        vault.keys.add_recovery(folder)
    left(folder)
    content = bytes_of(folder)
    for _ in range(LOOKS):
        with pytest.raises(WrongRecoveryKey):
            open_vault_with_recovery_key(folder, RecoveryKey.random().spelled())
        with pytest.raises(WrongPassphrase):
            check_vault(folder, secrets.token_hex(16))
    assert bytes_of(folder) == content

"""Restoring: only what is whole, never over what is open, and nothing of the old is lost."""

import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from inglenook.journal.backups import Backup
from inglenook.journal.entries import Note
from inglenook.journal.errors import (
    BackupDamaged,
    DiskFull,
    InUse,
    JournalError,
    PlaceTaken,
    WrongPassphrase,
)
from inglenook.vault import restore as restoring
from inglenook.vault import swapping
from inglenook.vault.backup_folder import FOLDER, backups_of
from inglenook.vault.backups import known_to, make_backup
from inglenook.vault.check import check_vault
from inglenook.vault.keys import open_with_passphrase
from inglenook.vault.occupancy import occupied
from inglenook.vault.restore import restore
from inglenook.vault.vault import open_vault, open_vault_with_recovery_key
from support.vaults import CHEAP, PASSPHRASE, database_file, filled, journal_of, new_vault

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
LATER = "a kettle on the stove sings"


@pytest.fixture
def made(folder: Path) -> Backup:
    """A backup of a vault into which a note was written afterwards."""
    with new_vault(folder) as vault:
        journal = journal_of(vault)
        filled(journal)
        backup = make_backup(vault, now=NOON)
        journal.keep(journal.new(Note, title="came later"))
    return backup


def titles(folder: Path, passphrase: str = PASSPHRASE) -> set[str]:
    with open_vault(folder, passphrase) as vault:
        return {note.title for note in vault.all(Note)}


def content(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


@pytest.fixture(params=["exchanged", "renamed"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """How the new vault takes the place: by one act, or where the system has none by two."""
    if request.param == "renamed":
        monkeypatch.setattr(swapping, "_exchanged", lambda *_given: False)
    return str(request.param)


def test_the_journal_is_as_it_was_and_the_old_one_lies_beside_it(
    made: Backup, folder: Path, way: str
) -> None:
    before = content(folder)
    restored = restore(made.path, PASSPHRASE, folder)
    assert (restored.folder, restored.made, restored.entries) == (folder, NOON, 4)
    assert restored.aside is not None
    assert restored.aside.name.startswith("Mine (kept aside 20")
    assert restored.aside.suffix == ".inglenook"
    assert content(restored.aside) == before
    assert titles(folder) == {"Sunday"}
    assert titles(restored.aside) == {"Sunday", "came later"}
    assert check_vault(folder, PASSPHRASE) == []
    assert sorted(folder.parent.iterdir()) == sorted([folder, restored.aside])


def test_its_backups_are_found_in_both(made: Backup, folder: Path, way: str) -> None:
    restored = restore(made.path, PASSPHRASE, folder)
    assert restored.aside is not None
    for place in (folder, restored.aside):
        assert [each.made for each in backups_of(place)] == [NOON]
    with open_vault(folder, PASSPHRASE) as vault:
        assert [each.made for each in known_to(vault)] == [NOON]


def test_where_a_disk_has_no_links_the_backups_move_along(
    made: Backup, folder: Path, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_given: object) -> None:
        raise OSError

    monkeypatch.setattr(os, "link", no_links)
    restored = restore(made.path, PASSPHRASE, folder)
    assert [each.made for each in backups_of(folder)] == [NOON]
    assert restored.aside is not None
    assert backups_of(restored.aside) == []


def test_restored_twice_within_a_minute_both_old_ones_are_kept(made: Backup, folder: Path) -> None:
    first, second = (restore(made.path, PASSPHRASE, folder) for _ in range(2))
    assert first.aside != second.aside
    assert len(list(folder.parent.iterdir())) == 3


def test_a_journal_that_is_not_there_is_made(made: Backup, tmp_path: Path) -> None:
    new = tmp_path / "New.inglenook"
    restored = restore(made.path, PASSPHRASE, new)
    assert (restored.folder, restored.aside) == (new, None)
    assert titles(new) == {"Sunday"}
    assert {path.stat().st_mode & 0o777 for path in new.iterdir() if path.is_file()} == {0o600}
    assert new.stat().st_mode & 0o777 == 0o700


def test_a_journal_of_which_only_the_backups_are_left_comes_back(
    made: Backup, folder: Path
) -> None:
    for path in folder.iterdir():
        if path.is_file():
            path.unlink()
    restore(made.path, PASSPHRASE, folder)
    assert titles(folder) == {"Sunday"}


@pytest.mark.parametrize("damaged", ["keys", "keys.bak", "*.db"])
def test_a_damaged_journal_is_no_hindrance(made: Backup, folder: Path, damaged: str) -> None:
    (path,) = folder.glob(damaged)
    path.write_bytes(b"rubbish")
    restored = restore(made.path, PASSPHRASE, folder)
    assert titles(folder) == {"Sunday"}
    assert restored.aside is not None
    assert (restored.aside / path.name).read_bytes() == b"rubbish"


def test_it_opens_with_what_was_valid_when_it_was_made(folder: Path) -> None:
    with new_vault(folder) as vault:
        filled(journal_of(vault))
        key = vault.keys.add_recovery(folder)
        made = make_backup(vault)
        vault.keys.change_passphrase(folder, LATER, CHEAP)
        vault.keys.revoke_recovery(folder)
    with pytest.raises(WrongPassphrase, match="valid when the backup was made"):
        restore(made.path, LATER, folder)
    assert titles(folder, LATER) == {"Sunday"}
    restore(made.path, key.lower(), folder)
    assert titles(folder) == {"Sunday"}
    open_vault_with_recovery_key(folder, key).close()


# -- what is refused


def test_a_journal_that_is_open_is_not_touched(made: Backup, folder: Path) -> None:
    with open_vault(folder, PASSPHRASE):
        before = content(folder)
        with pytest.raises(InUse):
            restore(made.path, PASSPHRASE, folder)
        assert content(folder) == before
    assert list(folder.parent.iterdir()) == [folder]


@pytest.mark.parametrize("place", ["file", "folder", "link", "no folder"])
def test_a_place_that_is_something_else_is_not_taken(
    made: Backup, tmp_path: Path, place: str
) -> None:
    new = tmp_path / "there"
    if place == "file":
        new.write_text("dear")
    elif place == "folder":
        new.mkdir()
        (new / "letter").write_text("dear")
    elif place == "link":
        new.symlink_to("nowhere")
    else:
        new = new / "deeper"
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(JournalError) as told:
        restore(made.path, PASSPHRASE, new)
    assert isinstance(told.value, PlaceTaken) == (place != "no folder")
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("at", [20, 300, 580, 5000, 70_000, -20])
def test_a_damaged_backup_changes_nothing(made: Backup, folder: Path, at: int) -> None:
    whole = bytearray(made.path.read_bytes())
    whole[at] ^= 1
    made.path.write_bytes(whole)
    before = content(folder)
    with pytest.raises(BackupDamaged):
        restore(made.path, PASSPHRASE, folder)
    assert {name: before[name] for name in before if name != "lock"} == {
        name: data for name, data in content(folder).items() if name != "lock"
    }
    assert list(folder.parent.iterdir()) == [folder]


def test_what_is_no_backup_is_told(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(JournalError, match="no backup in this place"):
        restore(tmp_path / "none", PASSPHRASE, folder)
    with pytest.raises(JournalError, match="no backup in this place"):
        restore(tmp_path, PASSPHRASE, folder)
    (tmp_path / "letter").write_text("dear")
    with pytest.raises(BackupDamaged):
        restore(tmp_path / "letter", PASSPHRASE, folder)


def test_a_key_file_of_another_vault_in_a_backup_is_noticed(
    made: Backup, folder: Path, tmp_path: Path
) -> None:
    with new_vault(tmp_path / "Other.inglenook") as other:
        keys = other.keys.to_bytes()
    whole = made.path.read_bytes()
    own = (folder / "keys").read_bytes()
    made.path.write_bytes(keys + whole[len(own) :])
    with pytest.raises(BackupDamaged):
        restore(made.path, PASSPHRASE, folder)


def test_a_wrong_passphrase_leaves_nothing_behind(made: Backup, folder: Path) -> None:
    with pytest.raises(WrongPassphrase):
        restore(made.path, "not this one", folder)
    assert list(folder.parent.iterdir()) == [folder]


@pytest.mark.parametrize("step", ["take_out", "write_copies", "flush_folder", "put_in_place"])
def test_a_disk_that_is_full_on_the_way_changes_nothing(
    made: Backup, folder: Path, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_given: object, **_more: object) -> None:
        raise DiskFull

    monkeypatch.setattr(restoring, step, full)
    with pytest.raises(DiskFull):
        restore(made.path, PASSPHRASE, folder)
    assert list(folder.parent.iterdir()) == [folder]
    assert titles(folder) == {"Sunday", "came later"}


def test_a_swap_that_the_system_refuses_is_taken_back(tmp_path: Path, way: str) -> None:
    new, old = tmp_path / "new", tmp_path / "old"
    new.mkdir()
    with pytest.raises(OSError):  # noqa: PT011 - there is nothing to swap with
        swapping.put_in_place(new, old, tmp_path / "aside")
    assert list(tmp_path.iterdir()) == [new]


def test_what_a_killed_restore_left_is_removed_but_nobodys_else(made: Backup, folder: Path) -> None:
    left = folder.with_name(f".{folder.name}.0123456789abcdef.restored")
    others = folder.with_name(".Other.inglenook.0123456789abcdef.restored")
    for place in (left, others):
        place.mkdir()
        shutil.copy(database_file(folder), place)
    held = folder.with_name(f".{folder.name}.fedcba9876543210.restored")
    held.mkdir()
    with occupied(held):
        restored = restore(made.path, PASSPHRASE, folder)
    there = [others, held, folder, restored.aside]
    assert sorted(folder.parent.iterdir()) == sorted(there)
    open_vault(folder, PASSPHRASE).close()
    assert sorted(folder.parent.iterdir()) == sorted(set(there) - {held})
    assert open_with_passphrase(folder, PASSPHRASE).generation == 1


def test_backups_stay_readable_when_the_folder_is_renamed(made: Backup, folder: Path) -> None:
    moved = folder.rename(folder.with_name("Yours.inglenook"))
    (backup,) = backups_of(moved)
    restored = restore(backup.path, PASSPHRASE, moved)
    assert restored.aside is not None
    assert (restored.aside / FOLDER / made.name).exists()

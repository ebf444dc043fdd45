"""Making, opening and closing a vault, and each way in which opening can fail."""

import json
import os
import secrets
import shutil
import stat
import traceback
from collections.abc import Callable
from pathlib import Path

import pytest

from inglenook.journal.entries import Bid, Note
from inglenook.journal.errors import (
    DatabaseDamaged,
    DatabaseMissing,
    DiskFull,
    InUse,
    JournalError,
    JournalMissing,
    KeyFileDamaged,
    KeyFileMissing,
    NewerVersion,
    PlaceTaken,
    WrongPassphrase,
    WrongRecoveryKey,
)
from inglenook.vault import migrations
from inglenook.vault import vault as vaults
from inglenook.vault.database import PAGE, connect, create_database
from inglenook.vault.reserve import SIZE
from inglenook.vault.vault import (
    Vault,
    is_vault,
    open_vault,
    open_vault_with_recovery_key,
    resolve_vault,
)
from support.vaults import PASSPHRASE, database_file, filled, journal_of, new_vault

WRONG = "another lantern altogether"


@pytest.fixture
def closed(folder: Path) -> Path:
    """A vault with some entries, closed."""
    with new_vault(folder) as vault:
        filled(journal_of(vault), bids=200)
    return folder


def modes(folder: Path) -> dict[str, int]:
    return {each.name: stat.S_IMODE(each.stat().st_mode) for each in folder.iterdir()}


# -- making


def test_a_new_vault_is_open_and_empty_and_opens_again(folder: Path) -> None:
    with new_vault(folder) as vault:
        assert (vault.folder, vault.all(Note), vault.drafts()) == (folder, [], {})
        journal = journal_of(vault)
        journal.keep(journal.new(Note, title="Sunday"))
    with open_vault(folder, PASSPHRASE) as vault:
        assert [note.title for note in vault.all(Note)] == ["Sunday"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_nobody_else_may_look_into_the_folder(closed: Path) -> None:
    assert stat.S_IMODE(closed.stat().st_mode) == 0o700
    assert set(modes(closed).values()) == {0o600}
    assert modes(closed).keys() == {
        "keys",
        "keys.bak",
        "lock",
        "reserve",
        database_file(closed).name,
    }


def test_what_is_there_already_is_left_alone(folder: Path) -> None:
    for make in (Path.mkdir, lambda path: path.write_text("mine")):
        make(folder)
        with pytest.raises(PlaceTaken):
            new_vault(folder)
        shutil.rmtree(folder) if folder.is_dir() else folder.unlink()
    folder.symlink_to("nowhere")
    with pytest.raises(PlaceTaken):
        new_vault(folder)


@pytest.mark.parametrize("step", ["create_keys", "create_database", "open_database"])
def test_a_vault_that_cannot_be_made_leaves_nothing_behind(
    folder: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def fails(*_: object) -> None:
        raise DiskFull

    monkeypatch.setattr(vaults, step, fails)
    with pytest.raises(DiskFull):
        new_vault(folder)
    assert list(folder.parent.iterdir()) == []


def test_folders_on_the_way_are_made(tmp_path: Path) -> None:
    new_vault(tmp_path / "data" / "inglenook" / "Mine.inglenook").close()
    assert resolve_vault(tmp_path / "data" / "inglenook").name == "Mine.inglenook"


# -- finding


def test_a_vault_is_known_by_its_files_even_when_some_are_gone(closed: Path) -> None:
    assert is_vault(closed)
    for name in ("keys", "keys.bak", "lock", "reserve"):
        (closed / name).unlink()
        assert is_vault(closed)
    database_file(closed).unlink()
    assert not is_vault(closed)
    assert not is_vault(closed / "nowhere")


def test_the_only_vault_in_a_folder_is_meant(closed: Path) -> None:
    assert resolve_vault(closed) == closed
    assert resolve_vault(closed.parent) == closed
    with pytest.raises(JournalMissing):
        resolve_vault(closed.parent / "nowhere")
    shutil.copytree(closed, closed.parent / "Other.inglenook")
    with pytest.raises(JournalMissing):
        resolve_vault(closed.parent)


# -- opening


def test_a_folder_that_is_no_vault_is_left_untouched(tmp_path: Path) -> None:
    for place in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(JournalMissing):
            open_vault(place, PASSPHRASE)
    assert list(tmp_path.iterdir()) == []


def test_a_wrong_passphrase_opens_nothing_and_the_right_one_still_does(closed: Path) -> None:
    with pytest.raises(WrongPassphrase):
        open_vault(closed, WRONG)
    open_vault(closed, PASSPHRASE).close()


def test_a_recovery_key_opens_the_vault_until_it_is_revoked(closed: Path) -> None:
    with open_vault(closed, PASSPHRASE) as vault:
        spelled = vault.keys.add_recovery(closed)
    with open_vault_with_recovery_key(closed, spelled) as vault:
        assert len(vault.all(Note)) == 1
        vault.keys.revoke_recovery(closed)
    with pytest.raises(WrongRecoveryKey):
        open_vault_with_recovery_key(closed, spelled)


def test_opening_makes_both_copies_of_the_key_file_current(closed: Path) -> None:
    (closed / "keys.bak").write_bytes(b"torn")
    open_vault(closed, PASSPHRASE).close()
    assert (closed / "keys.bak").read_bytes() == (closed / "keys").read_bytes()


def test_a_full_disk_does_not_keep_a_vault_from_opening(
    closed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DiskFull

    monkeypatch.setattr(vaults.OpenKeys, "refresh", full)
    monkeypatch.setattr("inglenook.vault.reserve.write_atomically", full)
    (closed / "reserve").unlink()
    with open_vault(closed, PASSPHRASE) as vault:
        assert len(vault.all(Note)) == 1


# -- damage: each has its own error, and none of them says that the passphrase is wrong


def cut_in_a_page(path: Path) -> None:
    os.truncate(path, path.stat().st_size - 100)


def cut_between_pages(path: Path) -> None:
    os.truncate(path, path.stat().st_size - PAGE)


def emptied(path: Path) -> None:
    os.truncate(path, 0)


def with_rubbish_after_it(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"rubbish")


def with_a_page_of_rubbish_after_it(path: Path) -> None:
    path.write_bytes(path.read_bytes() + secrets.token_bytes(PAGE))


def with_a_damaged_salt(path: Path) -> None:
    path.write_bytes(secrets.token_bytes(16) + path.read_bytes()[16:])


def with_a_flipped_bit_at_its_beginning(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[40] ^= 4
    path.write_bytes(content)


def with_its_first_pages_swapped(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[PAGE : 2 * PAGE] + content[:PAGE] + content[2 * PAGE :])


def replaced_by_plain_sqlite(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\0" + bytes(PAGE - 16))


def replaced_by_that_of_another_journal(path: Path) -> None:
    other = path.parent.parent / "Other.inglenook"
    new_vault(other).close()
    path.write_bytes(database_file(other).read_bytes())


DAMAGES = [
    cut_in_a_page,
    cut_between_pages,
    emptied,
    with_rubbish_after_it,
    with_a_page_of_rubbish_after_it,
    with_a_damaged_salt,
    with_a_flipped_bit_at_its_beginning,
    with_its_first_pages_swapped,
    replaced_by_plain_sqlite,
    replaced_by_that_of_another_journal,
]


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_a_damaged_database_is_told_as_damage_and_not_changed(
    closed: Path, damage: Callable[[Path], None]
) -> None:
    path = database_file(closed)
    damage(path)
    before = path.read_bytes()
    with pytest.raises(DatabaseDamaged) as raised:
        open_vault(closed, PASSPHRASE)
    assert not isinstance(raised.value, WrongPassphrase)
    assert path.read_bytes() == before
    with pytest.raises(WrongPassphrase):
        open_vault(closed, WRONG)


def test_a_damaged_page_further_on_is_told_as_damage_when_it_is_read(closed: Path) -> None:
    path = database_file(closed)
    whole = path.read_bytes()
    told = 0
    for number in range(2, len(whole) // PAGE):
        content = bytearray(whole)
        content[number * PAGE + 1234] ^= 1
        path.write_bytes(content)
        try:
            with open_vault(closed, PASSPHRASE) as vault:
                assert len(vault.all(Bid)) == 200
        except DatabaseDamaged:
            told += 1
    assert told > 10


def test_a_missing_database_is_told_and_not_made_anew(closed: Path) -> None:
    path = database_file(closed)
    path.unlink()
    with pytest.raises(DatabaseMissing):
        open_vault(closed, PASSPHRASE)
    assert not path.exists()


def test_a_database_of_another_program_with_our_key_is_refused(closed: Path) -> None:
    with open_vault(closed, PASSPHRASE) as vault:
        key, salt = vault.keys.database_key(), vault.keys.salt
    path = database_file(closed)
    path.unlink()
    foreign = create_database(path, key, salt)
    foreign.run("PRAGMA application_id = 1")
    foreign.close()
    with pytest.raises(DatabaseDamaged):
        open_vault(closed, PASSPHRASE)


def test_a_database_without_tables_is_not_taken_for_a_new_journal(closed: Path) -> None:
    with open_vault(closed, PASSPHRASE) as vault:
        key, salt = vault.keys.database_key(), vault.keys.salt
    path = database_file(closed)
    path.unlink()
    create_database(path, key, salt).close()
    with pytest.raises(DatabaseDamaged):
        open_vault(closed, PASSPHRASE)


def test_a_vault_of_a_newer_version_is_refused_and_not_changed(closed: Path) -> None:
    with open_vault(closed, PASSPHRASE) as vault:
        key, salt = vault.keys.database_key(), vault.keys.salt
    database = connect(database_file(closed), key, salt)
    database.run(f"PRAGMA user_version = {migrations.newest() + 1}")
    database.close()
    before = database_file(closed).read_bytes()
    with pytest.raises(NewerVersion):
        open_vault(closed, PASSPHRASE)
    assert database_file(closed).read_bytes() == before


def test_the_key_file_is_told_missing_or_damaged_before_the_database(closed: Path) -> None:
    emptied(database_file(closed))
    for name in ("keys", "keys.bak"):
        (closed / name).write_bytes(b"torn")
    with pytest.raises(KeyFileDamaged):
        open_vault(closed, PASSPHRASE)
    for name in ("keys", "keys.bak"):
        (closed / name).unlink()
    with pytest.raises(KeyFileMissing):
        open_vault(closed, PASSPHRASE)


def test_a_failed_opening_holds_nothing(closed: Path) -> None:
    path = database_file(closed)
    whole = path.read_bytes()
    emptied(path)
    with pytest.raises(DatabaseDamaged):
        open_vault(closed, PASSPHRASE)
    path.write_bytes(whole)
    open_vault(closed, PASSPHRASE).close()


def test_a_crash_in_the_middle_of_writing_is_taken_back_at_the_next_opening(
    closed: Path, tmp_path: Path
) -> None:
    """A half-written end of the file is no damage while SQLite still knows how to undo it."""
    path = database_file(closed)
    journal = path.with_name(path.name + "-journal")
    with open_vault(closed, PASSPHRASE) as vault:
        database = vault._database
        database.run("PRAGMA cache_spill = 1")
        database.run("PRAGMA cache_size = 1")
        database.run("BEGIN IMMEDIATE")
        words = "x" * 400 * PAGE
        database.run("UPDATE note SET words = ?", (words,))
        during, undo = path.read_bytes(), journal.read_bytes()
        database.run("ROLLBACK")
    before = path.read_bytes()
    assert during != before
    path.write_bytes(during + b"half a page")
    journal.write_bytes(undo)
    with open_vault(closed, PASSPHRASE) as vault:
        assert vault.all(Note)[0].words == "a walk by the sea"
    assert path.stat().st_size == len(before)


# -- one program, and the reserve


def test_a_vault_that_is_open_cannot_be_opened_twice(vault: Vault) -> None:
    with pytest.raises(InUse):
        open_vault(vault.folder, PASSPHRASE)
    vault.close()
    open_vault(vault.folder, PASSPHRASE).close()


def test_the_reserve_is_really_on_the_disk_and_comes_back_when_released(vault: Vault) -> None:
    reserve = vault.folder / "reserve"
    assert reserve.stat().st_size == SIZE
    assert len(set(reserve.read_bytes())) == 256
    vault.release_reserve()
    vault.release_reserve()
    assert not reserve.exists()
    vault.close()
    with open_vault(vault.folder, PASSPHRASE):
        assert reserve.stat().st_size == SIZE


# -- what could be told to somebody else


def test_no_file_of_the_folder_holds_anything_readable(folder: Path) -> None:
    canary = "kittiwake"
    with new_vault(folder) as vault:
        journal = journal_of(vault)
        filled(journal, bids=50, words=canary)
        vault.write_drafts({"today": {"words": canary}})
        with vault._database.transaction():
            vault._database.run("UPDATE note SET words = words || words")
            files = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert any(name.endswith("-journal") for name in files)
    files |= {f"{path.name} closed": path.read_bytes() for path in folder.iterdir()}
    for plain in (
        canary.encode(),
        canary.encode("utf-16-le"),
        b"CREATE TABLE",
        PASSPHRASE.encode(),
    ):
        assert [name for name, content in files.items() if plain in content] == []


def test_the_key_file_shows_no_key(folder: Path) -> None:
    with new_vault(folder) as vault:
        secret = vault.keys.database_key()
    for name in ("keys", "keys.bak"):
        content = (folder / name).read_bytes()
        assert secret not in content
        assert secret.hex().encode() not in content
        json.loads(content.splitlines()[0])


def test_no_error_of_opening_names_the_folder(closed: Path) -> None:
    errors: list[JournalError] = []
    for name, passphrase in (("Mine", WRONG), ("nowhere", PASSPHRASE), ("Mine", PASSPHRASE)):
        if passphrase is PASSPHRASE and name == "Mine":
            database_file(closed).unlink()
        try:
            open_vault(closed.with_stem(name), passphrase)
        except JournalError as error:
            errors.append(error)
    assert len(errors) == 3
    for error in errors:
        told = "".join(traceback.format_exception_only(error))
        assert str(closed.parent) not in told

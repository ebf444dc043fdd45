"""A journal made anew: all of it is there, the old words open nothing, and nothing else goes."""

from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest

from inglenook.journal.entries import Bid, Note
from inglenook.journal.errors import (
    DatabaseDamaged,
    DatabaseMissing,
    JournalError,
    WrongPassphrase,
    WrongRecoveryKey,
)
from inglenook.vault import leftovers
from inglenook.vault import reencryption as reencryption_module
from inglenook.vault.backups import Unwanted
from inglenook.vault.check import check_vault
from inglenook.vault.database import PAGE, Database
from inglenook.vault.reencryption import Reach, Reencryption
from inglenook.vault.vault import Vault, open_vault, open_vault_with_recovery_key
from support.vaults import (
    CHEAP,
    PASSPHRASE,
    database_file,
    filled,
    journal_of,
    new_vault,
    quick_folder,
)

OTHER = "nine loud geese at noon"


@pytest.fixture
def folder() -> Iterator[Path]:
    with quick_folder() as place:
        yield place / "Mine.inglenook"


@pytest.fixture
def full(folder: Path) -> Iterator[Vault]:
    """A vault with a person, a note, three bids and something half-written."""
    with new_vault(folder) as vault:
        filled(journal_of(vault))
        vault.write_drafts({"today": {"words": "half a sentence"}})
        yield vault


def reencryption(vault: Vault, passphrase: str = OTHER, recovery: str = "") -> Reencryption:
    return Reencryption(vault, passphrase, recovery, CHEAP, lambda _reach: None)


def reencrypt(vault: Vault, recovery: str = "") -> None:
    work = reencryption(vault, recovery=recovery)
    work.run(lambda _share: None)
    work.finish()


def files(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} - {"lock", "reserve"}


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name != "lock"}


def test_everything_is_there_under_the_new_passphrase(folder: Path, full: Vault) -> None:
    before = [*full.all(Bid), *full.all(Note)]
    version = full._database.value("PRAGMA user_version")
    reencrypt(full)
    assert [*full.all(Bid), *full.all(Note)] == before  # at once, in the same vault
    full.close()
    assert check_vault(folder, OTHER) == []
    with open_vault(folder, OTHER) as vault:
        assert [*vault.all(Bid), *vault.all(Note)] == before
        assert vault.drafts() == {"today": {"words": "half a sentence"}}
        assert vault._database.value("PRAGMA user_version") == version


def test_the_old_passphrase_opens_nothing_any_more(folder: Path, full: Vault) -> None:
    old_keys = (folder / "keys").read_bytes()
    reencrypt(full)
    full.close()
    with pytest.raises(WrongPassphrase):
        open_vault(folder, PASSPHRASE)
    for name in ("keys", "keys.bak"):
        (folder / name).write_bytes(old_keys)
    with pytest.raises(DatabaseMissing):
        open_vault(folder, PASSPHRASE)


def test_the_old_key_does_not_fit_the_new_database(folder: Path, full: Vault) -> None:
    old = full.keys.database_key(), full.keys.salt, full.keys.backup_key()
    vault_id = full.keys.vault_id
    reencrypt(full)
    new = full.keys.database_key(), full.keys.salt, full.keys.backup_key()
    assert not set(old) & set(new)
    assert full.keys.vault_id == vault_id


def test_a_recovery_key_opens_only_if_it_was_made_anew(folder: Path, full: Vault) -> None:
    first = full.keys.add_recovery(folder)
    second = full.keys.add_recovery(folder)
    reencrypt(full, first)
    full.close()
    with pytest.raises(WrongRecoveryKey):
        open_vault_with_recovery_key(folder, second)
    with open_vault_with_recovery_key(folder, first) as vault:
        reencrypt(vault)
        assert not vault.keys.has_recovery
    with pytest.raises(WrongRecoveryKey):
        open_vault_with_recovery_key(folder, first)


def test_no_byte_of_the_old_files_is_left(folder: Path, full: Vault) -> None:
    before = contents(folder)
    pages = {
        content[start : start + 64]
        for name, content in before.items()
        if name != "reserve"
        for start in range(0, len(content) - 64, 64)
    }
    reencrypt(full)
    full.close()
    after = contents(folder)
    assert len(after) == len(before)
    assert set(after) - {"keys", "keys.bak", "reserve"} == {database_file(folder).name}
    for name, content in after.items():
        if name != "reserve":
            assert not [page for page in pages if page in content], name


def test_what_was_stopped_leaves_everything_as_it_was(folder: Path, full: Vault) -> None:
    names, keys = files(folder), (folder / "keys").read_bytes()

    def stop_at(limit: float) -> Reach:
        def reach(share: float) -> None:
            if share >= limit:
                raise Unwanted

        return reach

    for limit in (0.0, 0.2, 0.3, 0.36, 0.6, 0.95):
        with pytest.raises(Unwanted):
            reencryption(full).run(stop_at(limit))
        assert (files(folder), (folder / "keys").read_bytes()) == (names, keys)
    assert full.drafts() == {"today": {"words": "half a sentence"}}
    full.close()
    assert check_vault(folder, PASSPHRASE) == []


def test_a_stop_before_the_end_prevents_it_and_one_after_it_tells(full: Vault) -> None:
    names = files(full.folder)
    work = reencryption(full)

    def reach(share: float) -> None:
        if share == 0.95:
            assert not work.stop()

    with pytest.raises(Unwanted):
        work.run(reach)
    assert not work.stop()
    work.finish()
    assert files(full.folder) == names
    full.close()
    with open_vault(full.folder, PASSPHRASE) as vault:
        assert vault.drafts() == {"today": {"words": "half a sentence"}}
        done = reencryption(vault)
        done.run(lambda _share: None)
        assert done.stop()
        done.finish()
        assert files(full.folder) != names


class Killed(BaseException):
    """Stands where the power goes."""


def kill_at(monkeypatch: pytest.MonkeyPatch, vault: Vault, moment: str) -> str:
    """Let a re-encryption end so that nothing is tidied up; the name of the file it made."""
    before = files(vault.folder)

    def killed(*_given: object) -> None:
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(Reencryption, "_take_back", killed)
        if moment == "copied":
            patched.setattr(reencryption_module, "check_database", killed)
        if moment == "before":
            patched.setattr(vault.keys, "hand_over", killed)
        with nullcontext() if moment == "after" else pytest.raises(Killed):
            reencryption(vault).run(lambda _share: None)
    vault.close()
    (made,) = files(vault.folder) - before
    return made


@pytest.mark.parametrize("moment", ["copied", "before"])
def test_what_a_kill_left_before_the_end_is_removed(
    folder: Path, full: Vault, moment: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = files(folder)
    made = kill_at(monkeypatch, full, moment)
    (folder / f"{made}-journal").write_bytes(b"half a page")
    with open_vault(folder, PASSPHRASE) as vault:
        assert files(folder) == names
        assert "vault.made" not in vault.drafts()
    with pytest.raises(WrongPassphrase):
        open_vault(folder, OTHER)


def test_what_a_kill_left_after_the_end_is_removed(
    folder: Path, full: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = database_file(folder).name
    made = kill_at(monkeypatch, full, "after")
    with pytest.raises(WrongPassphrase):
        open_vault(folder, PASSPHRASE)
    assert {old, made} < files(folder)
    with open_vault(folder, OTHER) as vault:
        assert files(folder) == {made, "keys", "keys.bak"}
        assert vault.drafts() == {"today": {"words": "half a sentence"}}


def test_a_new_database_that_was_written_to_stays_when_old_keys_are_put_back(
    folder: Path, full: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The old one could not be removed, and somebody then put the old key files back."""
    old, old_keys = database_file(folder), (folder / "keys").read_bytes()
    content = old.read_bytes()
    made = kill_at(monkeypatch, full, "after")
    old_content = old.read_bytes()
    assert old_content != content
    with open_vault(folder, OTHER) as vault:
        journal_of(vault).keep(journal_of(vault).new(Note, title="written later"))
    new_keys = (folder / "keys").read_bytes()
    old.write_bytes(old_content)
    for name in ("keys", "keys.bak"):
        (folder / name).write_bytes(old_keys)
    open_vault(folder, PASSPHRASE).close()
    assert {old.name, made} < files(folder)
    for name in ("keys", "keys.bak"):
        (folder / name).write_bytes(new_keys)
    with open_vault(folder, OTHER) as vault:
        assert "written later" in [note.title for note in vault.all(Note)]


def test_no_other_file_is_ever_removed(folder: Path, full: Vault) -> None:
    stranger = folder / "0a1b2c3d.db"
    stranger.write_bytes(b"somebody put this here")
    outside = folder.parent / "0a1b2c3d.db"
    outside.write_bytes(b"and this beside it")
    places = ("../0a1b2c3d.db", "keys", "keys.bak", "", full.database.path.name, 7)
    for name in places:
        for place in ("vault.made", "vault.replaced"):
            full.write_drafts({place: {"name": name}})
            leftovers.remove_leftovers(full._database)
            assert place not in full.drafts()
    assert files(folder) == {full.database.path.name, "keys", "keys.bak", stranger.name}
    assert outside.exists()


def test_words_that_are_kept_meanwhile_are_not_lost(full: Vault) -> None:
    """Nothing should be written then; if something is, the journal stays as it is."""
    names = files(full.folder)

    def reach(share: float) -> None:
        if share == 0.6:
            journal_of(full).keep(journal_of(full).new(Note, title="written meanwhile"))

    with pytest.raises(JournalError, match="Something was written meanwhile"):
        reencryption(full).run(reach)
    assert files(full.folder) == names
    assert "written meanwhile" in [note.title for note in full.all(Note)]


def test_damage_in_the_old_database_is_not_copied(folder: Path, full: Vault) -> None:
    names, keys = files(folder), (folder / "keys").read_bytes()
    path = database_file(folder)
    content = bytearray(path.read_bytes())
    content[20 * PAGE + 100] ^= 1
    path.write_bytes(content)
    with pytest.raises(DatabaseDamaged):
        reencryption(full).run(lambda _share: None)
    assert (files(folder), (folder / "keys").read_bytes()) == (names, keys)


def test_a_copy_that_lacks_a_row_is_refused(full: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    names = files(full.folder)
    export = reencryption_module._export

    def lossy(old: Database, *given: Any) -> None:
        export(old, *given)
        old.run("DELETE FROM anew.tombstone")
        old.run("DELETE FROM anew.finding")
        old.run("DELETE FROM anew.bid WHERE note LIKE '%2'")

    monkeypatch.setattr(reencryption_module, "_export", lossy)
    with pytest.raises(DatabaseDamaged):
        reencryption(full).run(lambda _share: None)
    assert files(full.folder) == names


def test_a_closed_vault_is_not_changed_any_more(folder: Path, full: Vault) -> None:
    keys = (folder / "keys").read_bytes()

    def reach(share: float) -> None:
        if share == 0.95:
            full.close()

    with pytest.raises(JournalError, match="closed"):
        reencryption(full).run(reach)
    assert (folder / "keys").read_bytes() == keys
    open_vault(folder, PASSPHRASE).close()


def test_the_new_database_stays_whatever_fails_once_the_key_file_names_it(
    folder: Path, full: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> None:
        raise ValueError("broken on purpose")

    with monkeypatch.context() as patched:
        patched.setattr(full.keys, "close", broken)
        with pytest.raises(ValueError, match="broken on purpose"):
            reencryption(full).run(lambda _share: None)
    full.close()
    with open_vault(folder, OTHER) as vault:
        assert len(vault.all(Bid)) == 3
        assert len([*folder.glob("*.db")]) == 1

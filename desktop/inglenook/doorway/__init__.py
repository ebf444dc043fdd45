"""The ways into a journal that the window is handed: the vault, reached only from here."""

from collections.abc import Sequence
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

from inglenook.doorway.repairs import repair_doors, unlocked
from inglenook.journal.errors import JournalError, PlaceTaken
from inglenook.ui.doors import Doors, Strength

if TYPE_CHECKING:
    from inglenook.journal.journal import Journal
    from inglenook.journal.record import Record
    from inglenook.ui.backup_doors import BackupDoors
    from inglenook.ui.key_doors import KeyDoors
    from inglenook.vault.vault import Vault

# The journal, the vault and its libraries are imported when they are first used, not before the
# window shows.
SUFFIX = ".inglenook"


def doors() -> Doors:
    """Everything that opens, makes and finds journals."""
    return Doors(
        open_journal=open_journal,
        open_with_recovery_key=open_with_recovery_key,
        create_journal=create_journal,
        strength=_strength,
        remarks=_remarks,
        generate_passphrase=_generate,
        find_journal=find_journal,
        known_journals=known_journals,
        new_journals_place=usual_place,
        to_backups=_backup_doors,
        to_keys=_key_doors,
        repairs=repair_doors(),
    )


def usual_place() -> Path:
    """The person's data folder; Documents and Desktop are copied to clouds by some systems."""
    return platformdirs.user_data_path("inglenook", appauthor=False)


def known_journals() -> list[Path]:
    """The journals in the usual place, the one last written in first."""
    found = [path for path in usual_place().glob(f"*{SUFFIX}") if path.is_dir()]
    return sorted(found, key=_last_written, reverse=True)


def find_journal(path: Path) -> Path:
    """The vault's folder that a path means. Raises ``JournalMissing``."""
    from inglenook.vault.vault import resolve_vault

    return resolve_vault(path)


def open_journal(path: Path, passphrase: str) -> "Journal":
    """Unlock a journal with its passphrase."""
    from inglenook.doorway.keys import keep_slow
    from inglenook.vault.vault import open_vault

    def open_it() -> "Vault":
        vault = open_vault(path, passphrase)
        keep_slow(vault, passphrase)
        return vault

    return unlocked(path, open_it, by_key=False)


def open_with_recovery_key(path: Path, spelled: str) -> "Journal":
    """Unlock a journal with its recovery key."""
    from inglenook.vault.vault import open_vault_with_recovery_key

    opened = partial(open_vault_with_recovery_key, path, spelled)
    return unlocked(path, opened, by_key=True)


def create_journal(path: Path, passphrase: str, recovery: bool) -> "tuple[Journal, str]":
    """Make a journal; with a recovery key where it is wanted, else ''."""
    from inglenook.journal.journal import Journal
    from inglenook.vault import guessing
    from inglenook.vault.vault import create_vault

    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        raise PlaceTaken from None  # a file has the name of one of the folders
    except OSError:
        pass  # the vault meets it too, and says what it is
    vault = create_vault(path, passphrase, guessing.USUAL_COST)
    try:
        key = vault.keys.add_recovery(vault.folder) if recovery else ""
    except JournalError:
        vault.close()
        raise
    return Journal(vault), key


def fill(journal: "Journal", records: "Sequence[Record]") -> None:
    """Write very many new records into an open journal."""
    from inglenook.vault.vault import Vault

    if isinstance(journal.store, Vault):
        journal.store.fill(records)


def release_reserve(journal: "Journal") -> None:
    """Free the room that the vault holds back for a full disk."""
    from inglenook.vault.vault import Vault

    if isinstance(journal.store, Vault):
        journal.store.release_reserve()


@cache
def _backup_doors() -> "BackupDoors":
    from inglenook.doorway.backups import backup_doors

    return backup_doors()


@cache
def _key_doors() -> "KeyDoors":
    from inglenook.doorway.keys import key_doors

    return key_doors()


def _strength(passphrase: str, own_words: Sequence[str]) -> Strength:
    from inglenook.vault.passphrases import judge

    return judge(passphrase, own_words)


def _remarks(passphrase: str) -> list[str]:
    from inglenook.vault.passphrases import remarks

    return remarks(passphrase)


def _generate() -> str:
    from inglenook.vault.passphrases import generate

    return generate()


def _last_written(path: Path) -> float:
    return max((file.stat().st_mtime for file in path.glob("*.db")), default=0.0)

"""The ways into a journal that is damaged, and what counts every unlock and every failure."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from inglenook.ui.repair_doors import RepairDoors

ATTEMPTS = "attempts"

if TYPE_CHECKING:
    from inglenook.journal.damage import Damage
    from inglenook.journal.journal import Journal
    from inglenook.journal.unlocks import Unlock
    from inglenook.vault.keys import OpenKeys
    from inglenook.vault.vault import Vault


def repair_doors() -> RepairDoors:
    """Everything for when a journal does not open."""
    return RepairDoors(wait=seconds_to_wait, look=look, read=read, unlocks=unlocks)


def unlocked(folder: Path, open_it: "Callable[[], Vault]", *, by_key: bool) -> "Journal":
    """Unlock a journal: refused while one has to wait, counted where it fails, noted if not."""
    from inglenook.journal.journal import Journal
    from inglenook.journal.unlocks import By
    from inglenook.vault.attempts import attempt
    from inglenook.vault.unlock_diary import note_unlock

    with attempt(folder):
        vault = open_it()
    note_unlock(vault, By.RECOVERY_KEY if by_key else By.PASSPHRASE)
    return Journal(vault)


def seconds_to_wait(folder: Path) -> float:
    """The seconds until a secret may be tried; asked before anything of the vault is loaded."""
    if not (folder / ATTEMPTS).exists():
        return 0.0
    from inglenook.vault import attempts

    return attempts.seconds_to_wait(folder)


def demand_patience(folder: Path) -> None:
    """Raise ``TooSoon`` while one has to wait."""
    from inglenook.vault import attempts

    attempts.demand_patience(folder)


def look(path: Path, secret: str, by_key: bool) -> "Damage":
    """How far the damage of a journal goes."""
    from inglenook.vault.attempts import attempt
    from inglenook.vault.salvage import look_at_damage
    from inglenook.vault.vault import resolve_vault

    folder = resolve_vault(path)
    with attempt(folder):
        return look_at_damage(folder, _unlock(folder, secret, by_key=by_key))


def read(path: Path, secret: str, by_key: bool) -> "Journal":
    """What can be read of a damaged journal; nothing can be written in it."""
    from inglenook.journal.journal import Journal
    from inglenook.vault.attempts import attempt
    from inglenook.vault.salvage import open_readable
    from inglenook.vault.vault import resolve_vault

    folder = resolve_vault(path)
    with attempt(folder):
        vault = open_readable(folder, _unlock(folder, secret, by_key=by_key))
    journal = Journal(vault)
    journal.salvaged = vault.salvaged
    return journal


def unlocks(journal: "Journal") -> "Sequence[Unlock]":
    """The unlocks that are known, the latest first; of a damaged journal none."""
    from inglenook.vault import unlock_diary
    from inglenook.vault.vault import Vault

    return unlock_diary.unlocks(journal.store) if isinstance(journal.store, Vault) else ()


def _unlock(folder: Path, secret: str, *, by_key: bool) -> "Callable[[], OpenKeys]":
    from inglenook.vault.keys import open_with_passphrase, open_with_recovery_key

    if by_key:
        return lambda: open_with_recovery_key(folder, secret)
    return lambda: open_with_passphrase(folder, secret)

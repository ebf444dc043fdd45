"""The vault behind an open journal, for what only a vault can do."""

from typing import TYPE_CHECKING

from inglenook.journal.errors import JournalError

if TYPE_CHECKING:
    from inglenook.journal.journal import Journal
    from inglenook.vault.vault import Vault


def vault_of(journal: "Journal") -> "Vault":
    """The vault. Raises JournalError where the journal is kept in none."""
    from inglenook.vault.vault import Vault

    if not isinstance(journal.store, Vault):
        raise JournalError
    return journal.store

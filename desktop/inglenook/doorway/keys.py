"""The ways to change what opens a journal: passphrase, recovery key, a database made anew."""

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from inglenook.doorway.backups import backups_of
from inglenook.doorway.vaults import vault_of
from inglenook.journal.errors import JournalError
from inglenook.ui.key_doors import Choice, KeyDoors, Pace, Renewal
from inglenook.words import _

if TYPE_CHECKING:
    from inglenook.journal.journal import Journal
    from inglenook.vault.vault import Vault

Reach = Callable[[float], None]


def key_doors() -> KeyDoors:
    """Everything that changes what opens a journal."""
    return KeyDoors(
        knows=knows,
        change_passphrase=change_passphrase,
        has_recovery=lambda journal: vault_of(journal).keys.has_recovery,
        new_recovery=new_recovery,
        keep_recovery=keep_recovery,
        revoke_recovery=revoke_recovery,
        pace=pace,
        make_slower=make_slower,
        renewal=renewal,
        old_backups=lambda journal: backups_of(vault_of(journal).folder),
    )


def knows(journal: "Journal", secret: str, with_key: bool) -> bool:
    """Whether somebody knows the passphrase or, ``with_key``, has the recovery key."""
    keys = vault_of(journal).keys
    return keys.opens_with_recovery(secret) if with_key else keys.opens(secret)


def change_passphrase(journal: "Journal", new: str) -> None:
    """Let a new passphrase, and no other, open the journal. Raises JournalError for the same."""
    from inglenook.vault.guessing import usual_for

    vault = vault_of(journal)
    if vault.keys.opens(new):
        raise JournalError(_("This is the passphrase you have now. Choose another one."))
    vault.keys.change_passphrase(vault.folder, new, usual_for(vault.keys.cost))


def new_recovery() -> str:
    """Make up a recovery key; it opens nothing until it is kept."""
    from inglenook.vault.recovery import RecoveryKey

    return RecoveryKey.random().spelled()


def keep_recovery(journal: "Journal", spelled: str) -> None:
    """Let a recovery key that has been written down open the journal, and no other one."""
    vault = vault_of(journal)
    vault.keys.put_recovery(vault.folder, spelled)


def revoke_recovery(journal: "Journal") -> None:
    """Make the recovery key of an open journal worthless."""
    vault = vault_of(journal)
    vault.keys.revoke_recovery(vault.folder)


def pace(journal: "Journal") -> Pace:
    """How long a guess at the passphrase takes on this machine, and what would be slower."""
    from inglenook.vault.guessing import measure

    return measure(vault_of(journal).keys.cost)


def make_slower(journal: "Journal", passphrase: str, choice: Choice) -> None:
    """Let each guess cost as much as was chosen from ``pace``."""
    from inglenook.vault import guessing

    if isinstance(choice, guessing.Choice):
        vault = vault_of(journal)
        vault.keys.change_cost(vault.folder, passphrase, choice.cost)


def keep_slow(vault: "Vault", passphrase: str) -> None:
    """Beside everything else, raise what a guess costs to what is usual by now."""
    from inglenook.vault.guessing import raise_to_usual

    given = (vault.keys, vault.folder, passphrase)
    threading.Thread(target=raise_to_usual, args=given, daemon=True).start()


def renewal(journal: "Journal", passphrase: str, recovery: str) -> Renewal:
    """The work that makes a journal anew; a backup is made before anything else."""
    from inglenook.vault.backups import make_backup
    from inglenook.vault.guessing import usual_for
    from inglenook.vault.reencryption import Reencryption

    vault = vault_of(journal)

    def before(reach: Reach) -> None:
        if vault.keys.opens(passphrase):
            raise JournalError(_("This is the passphrase you have now. Choose another one."))
        make_backup(vault, reach)

    return Reencryption(vault, passphrase, recovery, usual_for(vault.keys.cost), before)

"""What programs do to a journal's keys while they are killed; see ``support.killing``."""

from pathlib import Path

from inglenook.vault.reencryption import Reencryption
from inglenook.vault.vault import open_vault
from support.killing import Tell
from support.vaults import CHEAP


def passphrase(number: int) -> str:
    """The passphrase that comes after so many changes."""
    return f"a lantern by harbour {number}"


def change_passphrases(tell: Tell, folder: Path, number: int) -> None:
    """Change the passphrase again and again; tell the number before each change and after it."""
    with open_vault(folder, passphrase(number)) as vault:
        while True:
            number += 1
            tell(str(number))
            vault.keys.change_passphrase(folder, passphrase(number), CHEAP)
            tell(str(number))
            recovery = vault.keys.add_recovery(folder)
            assert vault.keys.opens_with_recovery(recovery)


def reencrypt(tell: Tell, folder: Path, number: int) -> None:
    """Make the journal anew under the next passphrase; tell when that is done."""
    with open_vault(folder, passphrase(number)) as vault:
        work = Reencryption(vault, passphrase(number + 1), "", CHEAP, lambda _reach: None)
        work.run(lambda _share: None)
        work.finish()
        tell("done")

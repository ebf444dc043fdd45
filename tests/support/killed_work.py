"""What programs do while they are killed; see ``support.killing``."""

from pathlib import Path

from inglenook.journal.entries import Note
from inglenook.journal.journal import Journal
from inglenook.vault import swapping
from inglenook.vault.backup_folder import backups_of
from inglenook.vault.backups import make_backup
from inglenook.vault.restore import restore
from inglenook.vault.vault import open_vault
from support.killing import Tell
from support.vaults import PASSPHRASE


def write_notes(tell: Tell, folder: Path) -> None:
    """Tell the id of each note once it is kept. Words of several pages make long transactions."""
    journal = Journal(open_vault(folder, PASSPHRASE))
    number = 0
    while True:
        number += 1
        words = f"{number} herons " * (number % 7 * 150)
        note = journal.new(Note, title=f"note {number}", words=words)
        journal.keep(note)
        tell(note.id)
        journal.store.write_drafts({"today": {"number": number}})


def make_backups(tell: Tell, folder: Path) -> None:
    """Tell the name of each backup once it is made, and the id of each note that is kept."""
    vault = open_vault(folder, PASSPHRASE)
    journal = Journal(vault)
    while True:
        note = journal.new(Note, title="note", words="herons " * 400)
        journal.keep(note)
        tell(note.id)
        tell(make_backup(vault).name)


def restore_newest(tell: Tell, folder: Path) -> None:
    """Restore the newest backup, and tell when that is done."""
    restore(backups_of(folder)[0].path, PASSPHRASE, folder)
    tell("restored")


def restore_by_renaming(tell: Tell, folder: Path) -> None:
    """The same where no two folders can be exchanged in one act."""
    swapping._exchanged = lambda *_folders: False
    restore_newest(tell, folder)

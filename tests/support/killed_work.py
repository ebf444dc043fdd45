"""What programs do while they are killed; see ``support.killing``."""

from pathlib import Path

from inglenook.journal.entries import Note
from inglenook.journal.journal import Journal
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

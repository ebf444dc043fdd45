"""What programs do while they are killed; see ``support.killing``."""

from dataclasses import replace
from pathlib import Path

from inglenook.journal.entries import Note
from inglenook.journal.journal import Journal
from inglenook.vault.vault import open_vault
from support.killing import Tell
from support.vaults import PASSPHRASE


def words_of(title: str) -> str:
    """The words that belong to a title; several pages of them make long transactions."""
    number = int(title.split()[-1])
    return f"{title} herons " * (number % 7 * 60 + 1)


def write_notes(tell: Tell, folder: Path, most: int = 10**9) -> None:
    """Keep notes and half-written words, changing each note once, and tell what is kept.

    ``note ID TITLE`` once a note is kept with its title and the words that belong to it, and
    ``draft N`` once the draft of the place ``today`` says N.
    """
    with open_vault(folder, PASSPHRASE) as vault:
        journal = Journal(vault)
        written = sum(draft["number"] for draft in vault.drafts().values())
        for number in range(written + 1, written + 1 + most):
            note = journal.new(Note)
            for title in (f"note {number}", f"edited note {number + 3}"):
                note = replace(note, title=title, words=words_of(title))
                journal.keep(note)
                tell(f"note {note.id} {title}")
            vault.write_drafts({"today": {"number": number}})
            tell(f"draft {number}")

"""What programs do while they are killed; see ``support.killing``."""

from dataclasses import replace
from pathlib import Path

from inglenook.journal.entries import Note
from inglenook.journal.errors import InUse
from inglenook.journal.journal import Journal
from inglenook.vault import swapping
from inglenook.vault.backup_folder import backups_of
from inglenook.vault.backups import make_backup
from inglenook.vault.restore import restore
from inglenook.vault.vault import open_vault
from support.killing import Tell
from support.vaults import PASSPHRASE


def words_of(title: str) -> str:
    """The words that belong to a title; several pages of them make long transactions."""
    return f"{title} herons " * (_number(title) % 7 * 60 + 1)


def edited(title: str) -> str:
    """The title that a note gets when it is edited."""
    return f"edited note {_number(title) + 3}"


def is_discarded(title: str) -> bool:
    """Whether the note of an edited title is thrown away in the end, so that pages get free."""
    return _number(title) % 3 == 0


def write_notes(tell: Tell, folder: Path, most: int = 10**9) -> None:
    """Keep notes and half-written words, edit each note, discard some, and tell what is kept.

    ``note ID TITLE`` once a note is kept with its title and the words that belong to it, ``gone
    ID`` once it is no more, and ``draft N`` once the draft of the place ``today`` says N.
    """
    with open_vault(folder, PASSPHRASE) as vault:
        journal = Journal(vault)
        written = sum(draft["number"] for draft in vault.drafts().values())
        for number in range(written + 1, written + 1 + most):
            note, title = journal.new(Note), f"note {number}"
            for each in (title, edited(title)):
                note = replace(note, title=each, words=words_of(each))
                journal.keep(note)
                tell(f"note {note.id} {each}")
            if is_discarded(note.title):
                journal.discard(note)
                tell(f"gone {note.id}")
            vault.write_drafts({"today": {"number": number}})
            tell(f"draft {number}")


def race(tell: Tell, folder: Path, inside: Path) -> None:
    """Open the vault if no other program has it open, keep a note, and tell its id.

    ``inside`` is a file that is there as long as a program has the vault open.
    """
    try:
        vault = open_vault(folder, PASSPHRASE)
    except InUse:
        tell("in use")
        return
    with vault:
        inside.touch(exist_ok=False)
        journal = Journal(vault)
        note = journal.new(Note, title="won")
        journal.keep(note)
        inside.unlink()
    tell(note.id)


def bring_up_to_date(tell: Tell, folder: Path) -> None:
    """Open a vault of an earlier version, and tell when it is of this one."""
    open_vault(folder, PASSPHRASE).close()
    tell("open")


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


def _number(title: str) -> int:
    return int(title.split()[-1])

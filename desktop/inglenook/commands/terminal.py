"""What is asked of whoever sits at the terminal, and said to them."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from inglenook import process
from inglenook.journal.errors import JournalError
from inglenook.words import _, mark

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from inglenook.journal.journal import Journal

_ANYBODY = mark("Anybody who gets at this file can read it, and cloud folders copy it.")
_BY_PASSPHRASE = mark("This file opens only with its passphrase. Give that away by another way.")
_SYNCED = mark(
    "This folder is kept in step by {service}: the file is copied to other machines, and stays in "
    "their copies when you delete it here."
)
LONGEST_PASSPHRASE_FILE = 64 * 1024


def ask_for_journal(parser: "ArgumentParser") -> None:
    """Let a command be told which journal it is about, and where its passphrase is."""
    parser.add_argument("journal", metavar="JOURNAL", type=Path)
    ask_for_passphrase_file(parser)


def ask_for_passphrase_file(parser: "ArgumentParser") -> None:
    """Let a command be told where the passphrase is."""
    parser.add_argument(
        "--passphrase-file",
        metavar="FILE",
        help=_("read the passphrase from a file; - for standard input"),
    )


def opened(path: Path, passphrase_file: str | None) -> "Journal":
    """Unlock the journal that a path means."""
    from inglenook import doorway
    from inglenook.doorway.repairs import demand_patience

    folder = doorway.find_journal(path)
    demand_patience(folder)  # nobody types a passphrase that is not looked at
    return doorway.open_journal(folder, passphrase(passphrase_file))


def passphrase(file: str | None) -> str:
    """Ask for the passphrase, or read it from a file; - is standard input."""
    process.hide_memory()  # whatever command it is for
    if file is None:
        if not sys.stdin.isatty():
            raise JournalError(_("There is nobody to ask; use --passphrase-file FILE, or - ."))
        import getpass

        try:
            return getpass.getpass(_("Passphrase: "))
        except EOFError:
            raise JournalError(_("No passphrase was given.")) from None
    try:
        data = sys.stdin.buffer.read(LONGEST_PASSPHRASE_FILE) if file == "-" else _first_bytes(file)
        return data.decode("utf-8").removesuffix("\n").removesuffix("\r")
    except (OSError, UnicodeDecodeError):
        raise JournalError(_("The passphrase file cannot be read as text.")) from None


def say_where_it_goes(path: Path, *, protected: bool = False) -> None:
    """Say who can read a file at a path, before it is written."""
    say(_(_BY_PASSPHRASE if protected else _ANYBODY))
    say_if_synced(path)


def say_if_synced(path: Path) -> None:
    """Say that a service copies what is put at a path, where one is known to."""
    from inglenook.synced_folders import service_of

    service = service_of(path)
    if service is not None:
        say(_(_SYNCED).format(service=service))


def say(sentence: str) -> None:
    """Write a line to the output."""
    to_output(f"{sentence}\n")


def to_output(text: str) -> None:
    """Write to the output; a full disk behind it is told as one."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as error:
        # Python would try once more at its end, and complain in its own words.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            raise
        raise JournalError(_("There is no room to write down what there is to say.")) from None


def _first_bytes(file: str) -> bytes:
    with Path(file).open("rb") as opened_file:
        return opened_file.read(LONGEST_PASSPHRASE_FILE)

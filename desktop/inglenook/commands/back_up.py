"""``inglenook backup`` and ``inglenook restore``: a copy that proves it opens, and the way back."""

import argparse
import os
from collections.abc import Sequence
from pathlib import Path

from inglenook.commands.terminal import (
    ask_for_journal,
    ask_for_passphrase_file,
    opened,
    passphrase,
    say,
    say_if_synced,
)
from inglenook.journal.errors import JournalError, PlaceTaken
from inglenook.words import _, ngettext


def back_up(given: Sequence[str]) -> None:
    """Run ``inglenook backup``; what cannot be done is raised as a ``JournalError``."""
    parser = argparse.ArgumentParser(
        prog="inglenook backup",
        description=_(
            "Make a backup of a journal, open and check it, and put a copy of it into a folder. "
            "It is encrypted; “inglenook restore” makes a journal of it."
        ),
        allow_abbrev=False,
    )
    ask_for_journal(parser)
    parser.add_argument("folder", metavar="DIR", type=Path, help=_("a folder that exists"))
    options = parser.parse_args(given)
    # Nobody types a passphrase for a file that cannot be made.
    _demand_folder(options.folder, options.journal)
    _back_up(options)


def _demand_folder(folder: Path, journal: Path) -> None:
    from inglenook import doorway
    from inglenook.outside import demand_room_for_name

    demand_room_for_name(folder / "backup")
    home = doorway.find_journal(journal).resolve()
    if home in (folder.resolve(), *folder.resolve().parents):
        raise JournalError(_("This is the journal's own folder. Choose another one."))


def _back_up(options: argparse.Namespace) -> None:
    from inglenook.doorway import backups
    from inglenook.packet.progress import UNWATCHED

    journal = opened(options.journal, options.passphrase_file)
    try:
        made = backups.make(journal, UNWATCHED)
        path = options.folder / made.name
        say_if_synced(path)
        backups.copy(journal, made, path, replace=False)
    finally:
        journal.close()
    counted = ngettext(
        "Backed up and checked: {count} entry, in {path}",
        "Backed up and checked: {count} entries, in {path}",
        made.entries or 0,
    )
    say(counted.format(count=made.entries, path=path))
    say(_("It opens with the passphrase that is valid now, also after that is changed."))


def restore(given: Sequence[str]) -> None:
    """Run ``inglenook restore``; what cannot be done is raised as a ``JournalError``."""
    parser = argparse.ArgumentParser(
        prog="inglenook restore",
        description=_(
            "Make a new journal of a backup. It opens with the passphrase, or the recovery key, "
            "that was valid when the backup was made."
        ),
        allow_abbrev=False,
    )
    parser.add_argument("backup", metavar="BACKUP", type=Path)
    parser.add_argument("journal", metavar="NEW_JOURNAL", type=Path)
    ask_for_passphrase_file(parser)
    options = parser.parse_args(given)
    if os.path.lexists(options.journal):
        raise PlaceTaken
    _restore(options)


def _restore(options: argparse.Namespace) -> None:
    from inglenook.vault.container import read_container
    from inglenook.vault.restore import restore as restore_it

    read_container(options.backup)  # nobody types a passphrase for what is no backup
    restored = restore_it(options.backup, passphrase(options.passphrase_file), options.journal)
    say_if_synced(options.journal)
    counted = ngettext(
        "Restored {count} entry to {path}", "Restored {count} entries to {path}", restored.entries
    )
    say(counted.format(count=restored.entries, path=restored.folder))
    say(_("It opens with the passphrase that was valid when the backup was made."))


def check_backup(path: Path, passphrase_file: str | None) -> list[str]:
    """Every damage of a backup's file, a sentence each; none means whole."""
    from inglenook.journal.errors import BackupDamaged
    from inglenook.vault.backups import check_container
    from inglenook.vault.container import read_container
    from inglenook.vault.restore import unlock_container

    try:
        container = read_container(path)
        keys = unlock_container(container, passphrase(passphrase_file))
        return check_container(container, keys, path.absolute().parent)[0]
    except BackupDamaged as error:
        return [str(error)]

"""``inglenook import``: all data back into a journal, with a report, without a window."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from inglenook.commands.terminal import ask_for_journal, opened, say
from inglenook.journal.errors import DiskFault, JournalError
from inglenook.words import _, ngettext

if TYPE_CHECKING:
    from inglenook.exchange.bringing_in import Plan
    from inglenook.exchange.json_in import Found


def bring_in(given: Sequence[str]) -> bool:
    """Run the command; whether everything in the file could be kept."""
    parser = argparse.ArgumentParser(
        prog="inglenook import",
        description=_(
            "Bring in what Inglenook exported as JSON. What the journal has already is not "
            "doubled; where the two differ, the one that was changed last stays."
        ),
        allow_abbrev=False,
    )
    ask_for_journal(parser)
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument("--dry-run", action="store_true", help=_("only say what would be done"))
    parser.add_argument(
        "--skip-bad", action="store_true", help=_("go on without what cannot be kept")
    )
    parser.add_argument("--each", action="store_true", help=_("tell about every single record"))
    return _brought_in(parser.parse_args(given))


def _brought_in(options: argparse.Namespace) -> bool:
    from inglenook.exchange import bringing_in
    from inglenook.exchange.json_in import read_json

    data = _content(options.file)
    journal = opened(options.journal, options.passphrase_file)
    try:
        made = bringing_in.plan(journal, read_json(data, journal.clock()))
        _report(made, each=options.each)
        if options.dry_run:
            say(_("Nothing was written."))
        else:
            bringing_in.bring_in(journal, made, skip_bad=options.skip_bad)
    finally:
        journal.close()
    return made.is_whole or (options.skip_bad and not options.dry_run)


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except (FileNotFoundError, IsADirectoryError, PermissionError, ValueError):
        raise JournalError(_("The file to bring in cannot be read.")) from None
    except OSError:
        raise DiskFault from None


def _report(made: "Plan", *, each: bool) -> None:
    """What is out of the ordinary record by record, or all; then how many of each kind."""
    from inglenook.exchange.bringing_in import Fate

    usual = () if each else (Fate.NEW, Fate.SAME)
    for found, fate in made.fates:
        if fate is Fate.BAD:
            _say_problems(found)
        elif fate not in usual:
            say(f"{found.place}: {_(fate.label).lower()}")
    if made.strange:
        many = ngettext(
            "{count} record is of a kind that Inglenook does not know.",
            "{count} records are of kinds that Inglenook does not know.",
            made.strange,
        )
        say(many.format(count=made.strange))
    for kind, counted in made.counts().items():
        parts = ", ".join(
            f"{counted[fate]} {_(fate.label).lower()}" for fate in Fate if counted[fate]
        )
        say(f"{kind}: {parts}")


def _say_problems(found: "Found") -> None:
    for field, sentence in found.problems:
        told = f"{field}: {sentence}" if field else sentence
        say(f"{found.place}: {told}")

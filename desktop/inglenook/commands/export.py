"""``inglenook export``: what leaves the journal for a file, without a window."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from inglenook.commands import export_packet
from inglenook.commands.terminal import ask_for_journal, opened, say, say_where_it_goes
from inglenook.words import _


def export(given: Sequence[str]) -> None:
    """Run the command; what cannot be done is raised as a ``JournalError``."""
    parser = argparse.ArgumentParser(
        prog="inglenook export",
        description=_("Write what the journal holds into a file outside of it."),
        allow_abbrev=False,
    )
    ask_for_journal(parser)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument(
        "--data",
        metavar="OUT",
        type=Path,
        help=_("all data: one JSON document (.json), or CSV for a spreadsheet (.zip)"),
    )
    what.add_argument(
        "--packet",
        metavar="OUT",
        type=Path,
        help=_("the pages for a therapist: .pdf, .docx or .md"),
    )
    parser.add_argument("--force", action="store_true", help=_("replace a file that exists"))
    export_packet.ask(parser)
    options = parser.parse_args(given)
    if options.packet:
        export_packet.run(options)
        return
    if export_packet.is_asked(options):
        parser.error(_("that can be chosen for a packet only: all data is all data"))
    _export_data(options)


def _export_data(options: argparse.Namespace) -> None:
    from inglenook.exchange.export import demand_ending, export_all, what_stayed
    from inglenook.outside import demand_room_for_name

    # Nobody types a passphrase for a file that cannot be made.
    demand_ending(options.data)
    demand_room_for_name(options.data, replace=options.force)
    journal = opened(options.journal, options.passphrase_file)
    try:
        say_where_it_goes(options.data)
        everything = export_all(journal, options.data, replace=options.force)
    finally:
        journal.close()
    if stayed := what_stayed(everything):
        say(stayed)

"""``inglenook export --packet``: the pages for a therapist, without a window."""

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from inglenook.commands.terminal import opened, passphrase, say, say_where_it_goes
from inglenook.journal.errors import JournalError
from inglenook.journal.vocabulary import Names, PacketFormat
from inglenook.words import _, ngettext

if TYPE_CHECKING:
    from inglenook.journal.journal import Journal
    from inglenook.packet.choice import Choice, Section
    from inglenook.packet.redact import Redacted


def ask(parser: argparse.ArgumentParser) -> None:
    """Let the command be told what goes into a packet; ``--packet OUT`` itself is asked beside."""
    parser.add_argument(
        "--since", metavar="DATE", type=_day, help=_("from this day; usually the last session")
    )
    parser.add_argument("--until", metavar="DATE", type=_day, help=_("to this day; usually today"))
    parser.add_argument(
        "--sections",
        metavar="a,b,…",
        type=_sections,
        help=_(
            "of summary, agenda, charts, marked, gut_checks, needs, reviews, feelings, bids, notes"
        ),
    )
    parser.add_argument(
        "--names",
        choices=[each.value for each in Names],
        help=_("how people are named; usually by their initials"),
    )
    parser.add_argument(
        "--pdf-passphrase-file",
        metavar="FILE",
        help=_("protect the PDF with the passphrase in this file; - for standard input"),
    )


def is_asked(options: argparse.Namespace) -> bool:
    """Whether something was chosen that only a packet knows."""
    known = ("since", "until", "sections", "names", "pdf_passphrase_file")
    return any(getattr(options, name) is not None for name in known)


def run(options: argparse.Namespace) -> None:
    """Make the packet and note in the journal that it left; raises ``JournalError``."""
    from inglenook import bugs, font_folder
    from inglenook.outside import demand_room_for_name

    font_folder.settle()
    bugs.quieten_libraries()
    # Nobody types a passphrase for a file that cannot be made.
    saved_as = _format(options.packet)
    demand_room_for_name(options.packet, replace=options.force)
    secret = _secret(options, saved_as)
    journal = opened(options.journal, options.passphrase_file)
    try:
        _leave(journal, options, saved_as, secret)
    finally:
        journal.close()


def _leave(
    journal: "Journal", options: argparse.Namespace, saved_as: PacketFormat, secret: str
) -> None:
    from inglenook.outside import write_new
    from inglenook.packet.choose import gather
    from inglenook.packet.content import content
    from inglenook.packet.left import left
    from inglenook.packet.make import make

    choice = _choice(journal, options)
    made = make(gather(journal, choice), choice)
    data = content(made.document, saved_as, secret)
    say_where_it_goes(options.packet, protected=bool(secret))
    write_new(options.packet, data, replace=options.force)
    journal.keep(left(journal, choice, saved_as, options.packet.name, encrypted=bool(secret)))
    _report(made)


def _choice(journal: "Journal", options: argparse.Namespace) -> "Choice":
    from dataclasses import replace

    from inglenook.packet.choose import usual_choice

    usual = usual_choice(journal)
    choice = replace(
        usual,
        since=options.since or usual.since,
        until=options.until or usual.until,
        sections=options.sections or usual.sections,
        names=Names.of(options.names) if options.names else usual.names,
    )
    if choice.since and choice.since > choice.until:
        raise JournalError(_("The first day lies after the last. Choose another one."))
    return choice


def _report(made: "Redacted") -> None:
    """How much was replaced; what it was stands in the document, and is not said aloud."""
    times = sum(each.count for each in made.replacements)
    if times:
        words = ngettext(
            "{n} name or word was replaced.", "{n} names and words were replaced.", times
        )
        say(words.format(n=times))
    if made.suspects:
        words = ngettext(
            "{n} word looks like a name and is on no list. Please look at the pages.",
            "{n} words look like names and are on no list. Please look at the pages.",
            len(made.suspects),
        )
        say(words.format(n=len(made.suspects)))


def _format(path: Path) -> PacketFormat:
    from inglenook.packet.content import ENDINGS

    for saved_as, ending in ENDINGS.items():
        if path.suffix.lower() == f".{ending}":
            return saved_as
    raise JournalError(_("A packet is a file that ends in .pdf, .docx or .md."))


def _secret(options: argparse.Namespace, saved_as: PacketFormat) -> str:
    """The passphrase of the PDF; '' where it is not to be protected."""
    file = options.pdf_passphrase_file
    if file is None:
        return ""
    if saved_as is not PacketFormat.PDF:
        raise JournalError(_("Only a PDF can be protected with a passphrase."))
    if file == options.passphrase_file == "-":
        raise JournalError(_("Only one passphrase can come from standard input."))
    secret = passphrase(file)
    if not secret:
        raise JournalError(_("The passphrase for the PDF is empty."))
    return secret


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(_("this takes a day such as 2026-11-23")) from None


def _sections(text: str) -> "frozenset[Section]":
    from inglenook.packet.choice import Section

    try:
        return frozenset(Section.of(each.strip()) for each in text.split(",") if each.strip())
    except ValueError:
        known = ", ".join(each.value for each in Section)
        raise argparse.ArgumentTypeError(_("choose from: {known}").format(known=known)) from None

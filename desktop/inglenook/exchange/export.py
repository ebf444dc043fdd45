"""Letting all data out into one file, and noting in the journal that it has left."""

from datetime import datetime
from pathlib import Path

from inglenook.exchange.csv_out import csv_zip_of
from inglenook.exchange.gathering import Everything, gather, slices
from inglenook.exchange.json_out import json_of
from inglenook.journal.errors import JournalError
from inglenook.journal.journal import Journal
from inglenook.journal.therapy import Packet
from inglenook.journal.vocabulary import Names, PacketFormat
from inglenook.outside import demand_room_for_name, write_new
from inglenook.words import _, ngettext

JSON, ZIP = ".json", ".zip"


def export_all(journal: Journal, path: Path, *, replace: bool = False) -> Everything:
    """Write all data into a file, JSON or CSV in a zip by its ending, and note it; say what left.

    Raises a ``JournalError`` before anything is read where the file cannot be made.
    """
    demand_ending(path)
    demand_room_for_name(path, replace=replace)
    everything, now = gather(slices(journal.store)), journal.clock()
    write_new(path, bytes_of(everything, path, now), replace=replace)
    journal.keep(record_of(journal, path))
    return everything


def demand_ending(path: Path) -> None:
    """Say which endings there are where a file has another."""
    if path.suffix.lower() not in (JSON, ZIP):
        raise JournalError(_("All data goes into a file that ends in .json or in .zip (for CSV)."))


def bytes_of(everything: Everything, path: Path, now: datetime) -> bytes:
    """What the file will hold; it needs no journal."""
    made = csv_zip_of if path.suffix.lower() == ZIP else json_of
    return made(everything, now)


def record_of(journal: Journal, path: Path) -> Packet:
    """The line in the journal that says what left; it is not kept yet."""
    is_csv = path.suffix.lower() == ZIP
    return journal.new(
        Packet,
        made=journal.clock().replace(microsecond=0),
        format=PacketFormat.DATA,
        sections=_("Everything, as CSV") if is_csv else _("Everything, as JSON"),
        names=Names.WRITTEN,
        file_name="".join(each if each.isprintable() else "?" for each in path.name),
    )


def what_stayed(everything: Everything) -> str:
    """How many entries are not in the file; '' where all are."""
    if not everything.withheld:
        return ""
    return ngettext(
        "{count} entry is marked never to be exported, or began with one that is, and is not in "
        "the file.",
        "{count} entries are marked never to be exported, or began with one that is, and are not "
        "in the file.",
        everything.withheld,
    ).format(count=everything.withheld)

"""The record of what left the journal; it is kept in the vault and nowhere else."""

from inglenook.journal.agenda import next_session
from inglenook.journal.journal import Journal
from inglenook.journal.therapy import Packet
from inglenook.journal.vocabulary import PacketFormat
from inglenook.packet.choice import Choice, Section
from inglenook.words import _

LONGEST_NAME = 255


def left(
    journal: Journal, choice: Choice, saved_as: PacketFormat, file_name: str, *, encrypted: bool
) -> Packet:
    """What is to be kept about a packet that has just been written."""
    session = next_session(journal)
    today = journal.calendar.day_of(journal.clock())
    return journal.new(
        Packet,
        made=journal.clock().replace(microsecond=0),
        session=session.id if session else None,
        format=saved_as,
        since=choice.since,
        until=min(choice.until, today),
        sections=", ".join(_(each.label) for each in Section if each in choice.sections),
        names=choice.names,
        encrypted=encrypted,
        file_name=_as_text(file_name),
    )


def _as_text(file_name: str) -> str:
    """A name that can be kept: systems allow bytes in it that are no letters, and line ends."""
    letters = file_name.encode("utf-8", "replace").decode()
    return " ".join(letters.replace("\0", "").split())[:LONGEST_NAME]

"""A journal in which every field of every kind of record that takes words holds the canary."""

from dataclasses import replace
from datetime import timedelta

from inglenook.journal import vocabulary as v
from inglenook.journal.entries import Finding, GutCheck
from inglenook.journal.field import fields_of
from inglenook.journal.fields import Text
from inglenook.journal.journal import Journal
from inglenook.journal.preferences import HelpLine
from inglenook.journal.record import Record
from inglenook.journal.records import RECORDS
from inglenook.journal.therapy import HiddenWord, Packet, Session, Topic
from inglenook.vault.vault import Vault
from privacy.canary import Canary
from support.entries import one_of_each
from support.vaults import START, Clock

LONG_AGO = START - timedelta(days=30)  # what is typed on the walk is newer, and of another week


def plant(vault: Vault, canary: Canary) -> None:
    """Keep records of every kind, then put the sentence into all of their words."""
    journal = Journal(vault, Clock(LONG_AGO))
    entries = {type(entry): entry for entry in one_of_each(journal)}
    check, session = entries[GutCheck].id, entries[Session].id
    journal.keep(
        journal.new(
            Finding, gut_check=check, kind=v.FindingKind.ECHO, root=v.Root.GRIEF, words="as before"
        ),
        journal.new(Topic, session=session, words="to ask", entry=check),
        journal.new(Packet, made=journal.clock(), format=v.PacketFormat.PDF, file_name="notes.pdf"),
        journal.new(HelpLine, name="Night line", reach="1"),
        journal.new(HiddenWord, word="Harbour", instead="our street"),
    )
    for kind, names in wordy().items():
        words = dict.fromkeys(names, canary.sentence)
        journal.keep(*(replace(each, **words) for each in journal.all(kind)))


def wordy() -> dict[type[Record], set[str]]:
    """The fields of every kind of record that take a sentence."""
    found = {kind: set(_wordy(kind)) for kind in RECORDS}
    return {kind: names for kind, names in found.items() if names}


def missing(vault: Vault, canary: Canary) -> dict[str, set[str]]:
    """The fields that hold the sentence in no record, by kind: there should be none."""
    left = {}
    for kind, names in wordy().items():
        records = list(vault.all(kind))
        lost = {
            name
            for name in names
            if not any(getattr(each, name) == canary.sentence for each in records)
        }
        if lost:
            left[kind.KIND] = lost
    return left


def _wordy(kind: type[Record]) -> list[str]:
    longest = len(Canary.new().sentence)
    return [
        name
        for name, field in fields_of(kind).items()
        if isinstance(field, Text) and field.longest >= longest
    ]

"""Therapy sessions, what to bring to them, and what has left the journal for them."""

from dataclasses import dataclass
from datetime import date, datetime

from inglenook.journal import vocabulary as v
from inglenook.journal.field import asked
from inglenook.journal.fields import Choice, Day, Moment, Place, Ref, Text, Tick, Who
from inglenook.journal.record import Entry, Record
from inglenook.words import mark


@dataclass(frozen=True, kw_only=True)
class Session(Entry):
    """A therapy appointment, which may lie ahead."""

    KIND = "session"
    LABEL = mark("Session")

    happened: datetime = asked(Moment(label=mark("When"), required=True, may_be_ahead=True))
    person: str | None = asked(Who(label=mark("With")))
    took_away: str = asked(Text(label=mark("What I took away"), lines=8))


@dataclass(frozen=True, kw_only=True)
class Topic(Record):
    """One thing to bring to a session: my words, an entry, or both. No session yet: the next."""

    KIND = "topic"
    LABEL = mark("To bring")

    session: str | None = asked(Ref(kind="session", shown=False))
    position: int = asked(Place())
    words: str = asked(Text(label=mark("What I want to talk about"), lines=1, longest=1000))
    entry: str | None = asked(Ref(kind="entry", shown=False))


@dataclass(frozen=True, kw_only=True)
class Packet(Record):
    """What left the journal: when, what kind, which period and sections, and its file name."""

    KIND = "packet"
    LABEL = mark("Packet")

    made: datetime = asked(Moment(label=mark("Made"), required=True))
    session: str | None = asked(Ref(label=mark("For the session"), kind="session"))
    format: v.PacketFormat = asked(
        Choice(label=mark("Saved as"), words=v.PacketFormat, required=True)
    )
    since: date | None = asked(Day(label=mark("From")))
    until: date | None = asked(Day(label=mark("To")))
    sections: str = asked(Text(label=mark("What was in it")))
    names: v.Names | None = asked(Choice(label=mark("Names"), words=v.Names))
    encrypted: bool = asked(Tick(label=mark("Protected with a passphrase")))
    file_name: str = asked(Text(label=mark("File"), lines=1))


@dataclass(frozen=True, kw_only=True)
class HiddenWord(Record):
    """A word that is replaced in everything that leaves: a street, an employer."""

    KIND = "hidden_word"
    LABEL = mark("Word to replace")

    word: str = asked(Text(label=mark("The word"), required=True, lines=1, longest=120))
    instead: str = asked(Text(label=mark("What stands instead"), lines=1, longest=120))

"""What is marked never to be exported is in no data that leaves, nor is anything of it."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace

import pytest

from inglenook.exchange.csv_out import csv_zip_of
from inglenook.exchange.export import what_stayed
from inglenook.journal import vocabulary as v
from inglenook.journal.entries import Finding, GutCheck, Note, TrustFeeling
from inglenook.journal.gut_checks import start_from
from inglenook.journal.journal import Journal
from inglenook.journal.record import Record
from inglenook.journal.therapy import Packet, Session, Topic
from privacy.canary import Canary
from support.exchanging import EXPORTED, document, everything, exported

NEVER = {"share": v.Share.NEVER}


def everything_written(journal: Journal) -> bytes:
    packed = zipfile.ZipFile(io.BytesIO(csv_zip_of(everything(journal), EXPORTED)))
    return b"\n".join([exported(journal), *map(packed.read, packed.namelist())])


def note(journal: Journal, words: str) -> list[Record]:
    return [journal.new(Note, words=words, **NEVER)]


def finding(journal: Journal, words: str) -> list[Record]:
    check = journal.new(GutCheck, title="a check", **NEVER)
    kind = {"kind": v.FindingKind.ECHO}
    return [check, journal.new(Finding, gut_check=check.id, words=words, **kind)]


def topic(journal: Journal, words: str) -> list[Record]:
    session = journal.new(Session, **NEVER)
    return [session, journal.new(Topic, session=session.id, words=words)]


def topic_of_next_session(journal: Journal, words: str) -> list[Record]:
    never = journal.new(Note, words="something", **NEVER)
    session = journal.new(Session)
    return [never, session, journal.new(Topic, session=session.id, entry=never.id, words=words)]


@pytest.mark.parametrize("made", [note, finding, topic, topic_of_next_session])
@pytest.mark.parametrize("binned", [False, True])
def test_what_never_leaves_is_in_no_output(
    journal: Journal, made: Callable[[Journal, str], list[Record]], binned: bool
) -> None:
    canary = Canary.new()
    journal.keep(*made(journal, canary.sentence))
    if binned:
        journal.remove(*(e for k in (Note, GutCheck, Session) for e in journal.all(k)))
    journal.keep(journal.new(Note, words="in the open"))
    written = everything_written(journal)
    assert b"in the open" in written
    assert canary.found_in(written) == []
    assert everything(journal).withheld == 1


def test_a_gut_check_that_begins_with_such_words_stays_with_what_hangs_on_it(
    journal: Journal,
) -> None:
    canary = Canary.new()
    feeling = journal.new(TrustFeeling, about=v.About.GENERAL, note=canary.sentence)
    journal.keep(feeling)
    check = start_from(journal, feeling)
    found = journal.new(Finding, gut_check=check.id, kind=v.FindingKind.ECHO, words=canary.sentence)
    journal.keep(found)
    assert canary.found_in(everything_written(journal))
    journal.keep(replace(feeling, share=v.Share.NEVER))
    assert canary.found_in(everything_written(journal)) == []
    assert everything(journal).withheld == 2


def test_nothing_that_leaves_points_at_what_does_not(journal: Journal) -> None:
    session = journal.new(Session, **NEVER)
    packet = journal.new(
        Packet, made=journal.clock(), session=session.id, format=v.PacketFormat.PDF
    )
    journal.keep(session, packet)
    assert document(journal)["records"]["packet"][0]["session"] is None
    assert session.id.encode() not in everything_written(journal)


def test_how_many_stay_is_told_in_a_sentence(journal: Journal) -> None:
    assert what_stayed(everything(journal)) == ""
    journal.keep(journal.new(Note, words="one", **NEVER))
    assert what_stayed(everything(journal)).startswith("1 entry is marked never")
    journal.keep(journal.new(Note, words="two", **NEVER))
    assert what_stayed(everything(journal)).startswith("2 entries are marked never")


def test_the_file_does_not_tell_that_something_stayed(journal: Journal) -> None:
    journal.keep(journal.new(Note, words="in the open"))
    before = exported(journal)
    journal.keep(journal.new(Note, words="one", **NEVER))
    assert exported(journal) == before

"""What is marked never export is in no packet: not its words, not its numbers, nothing about it."""

from dataclasses import replace

import pytest

from inglenook.journal import vocabulary as v
from inglenook.journal.entries import Bid, Finding, GutCheck, Note, TrustFeeling
from inglenook.journal.gut_checks import start_from
from inglenook.journal.journal import Journal
from inglenook.journal.people import CoreGift
from inglenook.journal.record import Entry
from inglenook.journal.records import ENTRIES
from inglenook.journal.therapy import Session, Topic
from inglenook.packet.choose import counts, gather
from inglenook.packet.document import Heading, Paragraph, Picture
from privacy.canary import Canary
from support.packet_journals import (
    a_story,
    all_words,
    bid,
    everything,
    filled_with,
    keep,
    made,
    on,
    person,
    written,
)

NEVER = v.Share.NEVER


def assert_silent(journal: Journal, canary: Canary) -> None:
    for names in v.Names:
        choice = everything(names=names)
        document = made(journal, choice).document
        assert canary.found_in(all_words(document).encode()) == []
        assert canary.found_in(written(journal, choice).encode()) == []
        assert canary.found_in(repr(gather(journal, choice)).encode()) == []


@pytest.mark.parametrize("kind", ENTRIES, ids=lambda kind: kind.KIND)
def test_no_field_of_an_entry_of_any_kind_gets_out(journal: Journal, kind: type[Entry]) -> None:
    canary = Canary.new()
    a_story(journal)
    entry = filled_with(journal, kind, canary.sentence, share=v.Share.BRING)
    assert canary.found_in(written(journal, everything()).encode())
    journal.keep(replace(entry, share=NEVER))
    assert_silent(journal, canary)


def test_what_hangs_on_an_entry_stays_with_it(journal: Journal) -> None:
    canary = Canary.new()
    a_story(journal)
    check = filled_with(journal, GutCheck, canary.sentence, share=NEVER)
    for kind in v.FindingKind:
        keep(journal, Finding, gut_check=check.id, kind=kind, words=canary.sentence)
    session = next(each for each in journal.all(Session) if each.happened > journal.clock())
    keep(journal, Topic, session=session.id, words=canary.sentence, entry=check.id)
    keep(journal, Topic, words=canary.words[0], entry=check.id)
    assert_silent(journal, canary)
    journal.remove(check)
    assert_silent(journal, canary)


def test_the_list_of_a_session_that_stays_stays_with_it(journal: Journal) -> None:
    canary = Canary.new()
    session = keep(journal, Session, happened=on(25), share=NEVER)
    keep(journal, Topic, session=session.id, words=canary.sentence)
    keep(journal, Topic, words="This waits for whichever comes")
    assert_silent(journal, canary)
    assert "This waits for whichever comes" in written(journal, everything())


def test_a_gut_check_that_quotes_an_entry_stays_with_it(journal: Journal) -> None:
    canary = Canary.new()
    feeling = filled_with(journal, TrustFeeling, canary.sentence)
    check = start_from(journal, feeling)
    journal.keep(replace(check, share=v.Share.BRING))
    assert canary.found_in(written(journal, everything()).encode())
    journal.keep(replace(feeling, share=NEVER))
    assert_silent(journal, canary)
    assert "gut check" not in written(journal, everything()).lower()


def test_what_is_told_of_people_and_gifts_in_their_own_place_is_in_no_packet(
    journal: Journal,
) -> None:
    canary = Canary.new()
    a_story(journal)
    sam = person(journal, "Sam")
    journal.keep(replace(sam, draws_me=canary.sentence, after_time=canary.sentence))
    gift = journal.all(CoreGift)[0]
    journal.keep(replace(gift, honours=canary.sentence, hurts=canary.sentence))
    assert_silent(journal, canary)


def test_the_numbers_are_those_of_a_journal_without_it(journal: Journal, sam: str) -> None:
    a_story(journal)
    before = numbers(journal)
    extra: list[Entry] = [
        filled_with(journal, kind, "x", happened=on(19))
        for kind in (Bid, TrustFeeling, GutCheck, Note)
    ]
    assert numbers(journal) != before
    journal.keep(*(replace(each, share=NEVER) for each in extra))
    assert numbers(journal) == before
    assert counts(journal, everything()).never == 4


def numbers(journal: Journal) -> list[str]:
    """All that is counted: the first page, and the words and tables of every chart."""
    document = made(journal, everything()).document
    return [
        repr((block.alternative, block.below, block.chart.table()))
        if isinstance(block, Picture)
        else repr(block)
        for block in document.blocks
        if isinstance(block, Picture | Heading | Paragraph)
    ]


def test_somebody_who_is_only_named_there_is_not_among_the_people(journal: Journal) -> None:
    robin = person(journal, "Robin", kind=v.PersonKind.EX)
    bid(journal, person(journal, "Sam").id, 20)
    bid(journal, robin.id, 20, share=NEVER)
    text = written(journal, everything(names=v.Names.WRITTEN))
    assert "Sam" in text
    assert "Robin" not in text


def test_a_session_that_stays_is_not_spoken_of_as_the_last(journal: Journal) -> None:
    session = keep(journal, Session, happened=on(27, month=10))
    bid(journal, person(journal, "Sam").id, 20)
    assert "since our last session" in written(journal, everything())
    journal.keep(replace(session, share=NEVER))
    assert "since our last session" not in written(journal, everything())

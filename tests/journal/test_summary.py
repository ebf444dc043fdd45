"""What an entry says in one line."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from inglenook.journal.entries import Bid, Finding, GutCheck, Need, Note, TrustFeeling
from inglenook.journal.journal import Journal
from inglenook.journal.people import CoreGift, Person
from inglenook.journal.records import ENTRIES
from inglenook.journal.summary import LONGEST, excerpt, heading
from inglenook.journal.therapy import Topic
from inglenook.journal.vocabulary import (
    About,
    Answer,
    Direction,
    FindingKind,
    Met,
    PersonKind,
    Zone,
)
from support.entries import one_of_each
from support.vaults import journal_of, new_vault


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with new_vault(tmp_path / "j.inglenook") as vault:
        yield journal_of(vault)


def name_of(person: str | None) -> str:
    return "Robin" if person else ""


@pytest.mark.parametrize("direction", list(Direction))
@pytest.mark.parametrize("answer", list(Answer))
def test_a_bid_says_who_reached_out_and_how_it_was_met(
    journal: Journal, direction: Direction, answer: Answer
) -> None:
    bid = journal.new(Bid, direction=direction, answer=answer, person="robin")
    said = heading(bid, name_of)
    assert "Robin" in said
    assert said.startswith("I reached out") == (direction == Direction.OFFERED)
    word = {Answer.UNCLEAR: "can't tell"}.get(answer, answer.value)
    assert word in said


def test_a_trust_feeling_says_whom_it_is_about_and_its_numbers(journal: Journal) -> None:
    about = journal.new(
        TrustFeeling, about=About.PERSON, person="robin", zone=Zone.CENTRE, trust=0, safe=4
    )
    assert heading(about, name_of) == "With Robin · centre · trust 0 · safe 4"
    myself = journal.new(TrustFeeling, about=About.MYSELF, note="tired")
    assert heading(myself, name_of) == "Myself"


def test_a_need_says_how_it_was_met_and_a_note_its_title(journal: Journal) -> None:
    assert heading(journal.new(Need, what="time"), name_of) == "Need · not said yet"
    met = journal.new(Need, what="time", person="robin", said=True, met=Met.ANGER)
    assert heading(met, name_of) == "Need · Robin · met with anger"
    note = journal.new(Note, title="Sunday", words="Rain.\nAll day.")
    assert (heading(note, name_of), excerpt(note)) == ("Sunday", "Rain. All day.")


def test_what_is_no_entry_says_what_it_is(journal: Journal) -> None:
    finding = journal.new(Finding, gut_check="x", kind=FindingKind.ECHO, words="a door")
    assert heading(finding, name_of) == "Finding · echo of an old wound"
    assert heading(journal.new(Person, name="Robin"), name_of) == "Robin"
    assert heading(journal.new(CoreGift, name="Noticing"), name_of) == "Noticing"
    assert heading(journal.new(Topic, words="sleep"), name_of) == "To bring"


def test_words_of_several_fields_are_told_apart(journal: Journal) -> None:
    check = journal.new(GutCheck, title="The phone", feeling="a cold\n\nstomach")
    assert excerpt(check) == "The phone · a cold stomach"


def test_a_very_long_text_is_cut_and_every_kind_has_a_heading(journal: Journal) -> None:
    assert len(excerpt(journal.new(Note, words="word " * 20_000))) <= LONGEST
    entries = one_of_each(journal)
    assert {type(each) for each in entries} == set(ENTRIES)
    assert all(heading(each, name_of) for each in entries)


def test_the_foremost_person_is_the_close_one_most_named_of_late(journal: Journal) -> None:
    assert journal.foremost_person() is None
    friend = journal.new(Person, name="Friend", kind=PersonKind.FRIEND)
    first = journal.new(Person, name="First", kind=PersonKind.DATING)
    second = journal.new(Person, name="Second", kind=PersonKind.PARTNER)
    journal.keep(friend, first, second)
    named = [friend, friend, friend, second, second, first]
    journal.keep(*(journal.new(Note, words="x", person=each.id) for each in named))
    assert journal.foremost_person() == journal.find(Person, second.id)

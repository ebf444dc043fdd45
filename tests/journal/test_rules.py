"""What no single field can know: answers that contradict each other, and what is not asked."""

from datetime import UTC, date, datetime

import pytest

from inglenook.journal.entries import Bid, GutCheck, Note, TrustFeeling
from inglenook.journal.people import Person
from inglenook.journal.record import problems
from inglenook.journal.vocabulary import (
    MANNERS,
    About,
    Answer,
    Direction,
    Manner,
    Share,
    manners_of,
)

NOW = datetime(2026, 11, 23, 22, 0, tzinfo=UTC)
STAMPS = {"id": "1", "recorded": NOW, "changed": NOW}
ENTRY = STAMPS | {"happened": NOW, "share": Share.UNMARKED}
BID = ENTRY | {"direction": Direction.OFFERED, "person": "robin", "answer": Answer.TOWARD}
ABOUT_ROBIN = ENTRY | {"about": About.PERSON, "person": "robin"}


@pytest.mark.parametrize("missing", ["direction", "person", "answer"])
def test_a_bid_needs_who_with_whom_and_how_it_was_answered(missing: str) -> None:
    assert problems(Bid, BID, NOW) == {}
    assert list(problems(Bid, BID | {missing: None}, NOW)) == [missing]


@pytest.mark.parametrize("answer", list(Answer))
def test_a_manner_goes_with_its_own_answer_only(answer: Answer) -> None:
    for manner in Manner:
        found = problems(Bid, BID | {"answer": answer, "manner": manner}, NOW)
        assert ("manner" in found) == (manner not in manners_of(answer))


def test_every_manner_belongs_to_one_answer() -> None:
    assert sorted(each for some in MANNERS.values() for each in some) == sorted(Manner)


def test_fear_is_asked_about_only_after_against() -> None:
    for answer in Answer:
        asked = "afraid" not in Bid.left_out(BID | {"answer": answer})
        assert asked == (answer == Answer.AGAINST)
        found = problems(Bid, BID | {"answer": answer, "afraid": True}, NOW)
        assert ("afraid" in found) == (answer != Answer.AGAINST)


@pytest.mark.parametrize(
    "said",
    [
        {"trust": 0},
        {"zone": "centre"},
        {"safe": 0},
        {"seen": 4},
        {"note": "a few words"},
        {"heart": "it was warm"},
        {"unseen_part": "my humour"},
    ],
)
def test_a_trust_feeling_needs_one_of_trust_zone_safe_seen_or_words(said) -> None:
    assert "trust" in problems(TrustFeeling, ABOUT_ROBIN, NOW)
    assert "trust" in problems(TrustFeeling, ABOUT_ROBIN | {"note": "  \n"}, NOW)
    assert problems(TrustFeeling, ABOUT_ROBIN | said, NOW) == {}


@pytest.mark.parametrize("about", [About.GENERAL, About.MYSELF])
def test_safe_and_seen_are_asked_about_a_person_only(about: About) -> None:
    values = ENTRY | {"about": about, "trust": 3}
    assert problems(TrustFeeling, values, NOW) == {}
    assert set(problems(TrustFeeling, values | {"safe": 0, "seen": 2}, NOW)) == {"safe", "seen"}
    assert TrustFeeling.left_out(values) == {"person", "safe", "seen"}


def test_a_feeling_about_a_person_names_the_person() -> None:
    assert "person" in problems(TrustFeeling, ABOUT_ROBIN | {"person": None, "trust": 2}, NOW)


def test_a_gut_check_and_a_note_need_some_words() -> None:
    assert list(problems(GutCheck, ENTRY | {"title": " "}, NOW)) == ["title"]
    assert problems(GutCheck, ENTRY | {"feeling": "a cold stomach"}, NOW) == {}
    assert list(problems(Note, ENTRY, NOW)) == ["words"]
    assert problems(Note, ENTRY | {"title": "Sunday"}, NOW) == {}


def test_an_ending_does_not_come_before_its_beginning() -> None:
    met, ended = date(2026, 3, 1), date(2026, 2, 1)
    values = STAMPS | {"name": "Robin", "met_on": met}
    assert problems(Person, values | {"ended_on": met}, NOW) == {}
    assert list(problems(Person, values | {"ended_on": ended}, NOW)) == ["ended_on"]

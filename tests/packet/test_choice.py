"""What was chosen, remembered as plain values."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inglenook.journal.vocabulary import Names
from inglenook.packet.choice import Choice, Section, paper_of, sections_in_words
from inglenook.packet.document import Paper

CHOICES = st.builds(
    Choice,
    since=st.none() | st.dates(),
    until=st.dates(),
    sections=st.frozensets(st.sampled_from(list(Section))),
    people=st.none() | st.frozensets(st.text(max_size=8)),
    names=st.sampled_from(list(Names)),
    paper=st.sampled_from(list(Paper)),
    language=st.sampled_from(["en-GB", "de"]),
)


@given(CHOICES)
def test_a_choice_comes_back_from_json_as_it_was(choice: Choice) -> None:
    assert Choice.of(json.loads(json.dumps(choice.plain()))) == choice


@pytest.mark.parametrize(
    "change",
    [{"since": "soon"}, {"sections": ["summery"]}, {"names": None}, {"paper": "a5"}, {"until": 5}],
)
def test_what_is_no_choice_is_told(change: dict[str, object]) -> None:
    plain = Choice(since=None, until=date(2026, 11, 23)).plain()
    with pytest.raises(ValueError, match=r".*"):
        Choice.of(plain | change)
    with pytest.raises(ValueError, match="no choice"):
        Choice.of({})


def test_paper_follows_the_country() -> None:
    assert paper_of("us") is Paper.LETTER
    assert paper_of("GB") is paper_of("") is Paper.A4


def test_sections_are_named_in_their_order() -> None:
    assert sections_in_words(frozenset({Section.NOTES, Section.SUMMARY})) == "summary,notes"

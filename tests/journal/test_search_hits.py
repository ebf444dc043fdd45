"""The part of a record that is shown where it is found, with the words marked."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inglenook.journal.days import Calendar
from inglenook.journal.entries import GutCheck, Note
from inglenook.journal.journal import Journal
from inglenook.journal.people import CoreGift, Person
from inglenook.journal.record import Record
from inglenook.journal.search_hits import LEAD, LONGEST, PORTION, Piece, excerpt_of, marked
from inglenook.journal.search_letters import Term, index_text
from inglenook.journal.search_query import understand
from support.vaults import journal_of, new_vault

FILLING = "so many other words that nobody has asked for, "


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    folder: Path = tmp_path_factory.mktemp("hits")
    with new_vault(folder / "j.inglenook") as vault:
        yield journal_of(vault)


def terms(typed: str) -> tuple[Term, ...]:
    return understand(typed, [], Calendar()).terms


def shown(record: Record, typed: str) -> str:
    """An excerpt with its marks in brackets."""
    return told(excerpt_of(record, terms(typed)))


def told(pieces: tuple[Piece, ...]) -> str:
    return "".join(f"[{piece.text}]" if piece.is_marked else piece.text for piece in pieces)


@pytest.mark.parametrize(
    ("text", "typed", "pieces"),
    [
        ("A grey heron", "her", "A grey [heron]"),
        ("HÉRON, heron", "heron", "[HÉRON], [heron]"),
        ("a grey heron", '"grey heron" grey', "a [grey heron]"),
        ("我们在河边走", "河边", "我们在[河边]走"),
        ("Straße", "strass", "[Straße]"),
        ("😀heron", "heron", "😀[heron]"),
        ("nothing here", "heron", "nothing here"),
        ("", "heron", ""),
    ],
)
def test_what_was_looked_for_is_marked(text: str, typed: str, pieces: str) -> None:
    assert told(marked(text, terms(typed))) == pieces


def test_an_excerpt_stands_on_one_line_and_tells_answers_apart(journal: Journal) -> None:
    check = journal.new(GutCheck, title="The phone", feeling="a cold\n\nstomach")
    assert shown(check, "phone cold") == "The [phone] · a [cold] stomach"


def test_a_title_and_a_name_are_left_to_the_heading(journal: Journal) -> None:
    note = journal.new(Note, title="Heron", words="A heron")
    assert shown(note, "heron") == "A [heron]"
    assert shown(journal.new(Note, words="A heron"), "heron") == "A [heron]"
    assert shown(journal.new(Person, name="Heron", draws_me="Calm"), "heron") == "Calm"
    assert shown(journal.new(CoreGift, name="Heron"), "heron") == ""


def test_of_a_long_text_it_is_the_part_with_the_words(journal: Journal) -> None:
    note = journal.new(Note, words=FILLING * 20 + "a grey heron, " + FILLING * 20)
    said = shown(note, "heron")
    assert said.startswith("…")
    assert said.endswith("…")
    assert " a grey [heron], so many" in said
    assert len(said) == LONGEST + 4
    assert 0 < said.index("[") <= LEAD + 1


def test_it_is_the_part_with_most_of_the_words(journal: Journal) -> None:
    words = "a heron, " + FILLING * 20 + "a heron and an owl, " + FILLING * 20 + "an owl"
    said = shown(journal.new(Note, words=words), "heron owl")
    assert "a [heron] and an [owl], so many" in said


def test_without_words_to_mark_it_is_the_beginning(journal: Journal) -> None:
    said = shown(journal.new(Note, words=FILLING * 20), "kind:note")
    assert said == (FILLING * 20)[:LONGEST] + "…"


def test_of_a_very_long_text_not_more_is_read_than_needed(journal: Journal) -> None:
    word = "heron" * 10
    for before in (0, 1, PORTION - 25, PORTION, 3 * PORTION):
        note = journal.new(Note, words="x" * before + f" {word} and then")
        assert f"[{word}] and then" in shown(note, "heron"), before
    inside = journal.new(Note, words="x" * PORTION + word)
    assert "[" not in shown(inside, "heron"), "the end of a word is no word"


@given(
    texts=st.lists(st.text(max_size=400).map(lambda text: text.replace("\0", "")), max_size=3),
    typed=st.text(max_size=6) | st.from_regex(r'"?\w{1,3}( \w)?"?', fullmatch=True),
)
def test_the_pieces_are_a_part_of_the_text(journal: Journal, texts: list[str], typed: str) -> None:
    words = dict(zip(("feeling", "step_words", "insight"), texts, strict=False))
    check = journal.new(GutCheck, title="x", **words)
    asked_for = terms(typed)
    pieces = list(excerpt_of(check, asked_for))
    text = " · ".join(" ".join(each.split()) for each in ("x", *texts) if each)
    if len(text) > LONGEST:
        assert pieces[0].text == "…" or pieces[-1].text == "…"
    begun, ended = (
        pieces[0].text == "…" != text[:1],
        pieces[-1].text == "…" != text[-1:],
    )
    joined = "".join(each.text for each in pieces[begun : len(pieces) - ended])
    assert joined in text
    assert len(joined) <= LONGEST
    assert all(each.text for each in pieces)
    firsts = {term.tokens[0][:1] for term in asked_for}
    assert all(index_text(each.text)[:1] in firsts for each in pieces if each.is_marked)


@given(text=st.text(max_size=200), typed=st.text(max_size=6))
def test_the_pieces_of_a_whole_text_are_all_of_it(text: str, typed: str) -> None:
    assert "".join(piece.text for piece in marked(text, terms(typed))) == text

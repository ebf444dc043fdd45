"""How words are compared: without case or accents, in any script."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inglenook.journal.search_letters import Term, begins, index_text, matches, term_of, tokens_of

SAME = [
    ("Straße", "STRASSE", "strasse", "STRAẞE"),
    ("früh", "FRUH", "fru\u0308h"),
    ("İstanbul", "istanbul", "ISTANBUL", "ıstanbul"),
    ("Łódź", "lodz", "LODZ"),
    ("smørrebrød", "SMORREBROD"),
    ("cœur", "coeur"),
    ("Ὀδυσσεύς", "ΟΔΥΣΣΕΥΣ", "οδυσσευσ"),
    ("Ёлка", "елка"),
    ("كِتَاب", "كتاب", "كتـــاب"),
    ("أحمد", "احمد"),
    ("שָׁלוֹם", "שלום"),
    ("ｶﾞﾗｽ", "ガラス", unicodedata.normalize("NFD", "ガラス")),
    ("한국", unicodedata.normalize("NFD", "한국")),
    ("Ｆｕｌｌ", "full"),
    ("٣٤", "34", "３４"),
    ("ﬁnd", "find"),
    ("co\u00adoperate", "cooperate"),
    ("می\u200cخواهم", "میخواهم"),
]
DIFFERENT = [
    ("か", "が"),
    ("ดี", "ดู"),
    ("เสือ", "เสื่อ"),
    ("कि", "की"),
    ("a", "b"),
    ("x2", "x²y"),
    ("½", "12"),
]


@pytest.mark.parametrize("words", SAME, ids=lambda words: words[0])
def test_these_are_the_same(words: tuple[str, ...]) -> None:
    assert len({index_text(word) for word in words}) == 1


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_these_are_not(one: str, other: str) -> None:
    assert index_text(one) != index_text(other)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Don’t go, “now”.", ["don", "t", "go", "now"]),
        ("a_b-c/d", ["a", "b", "c", "d"]),
        ("zero\u200bwidth", ["zero", "width"]),
        ("我们在LINE上", ["我", "们", "在", "line", "上"]),
        ("ไม่ดี", ["ไ", "ม่", "ดี"]),
        ("친구가 왔다", ["친", "구", "가", "왔", "다"]),
        ("किताब है", ["किताब", "है"]),
        ("😀heron👍🏽♥\ufe0f", ["😀", "heron", "👍", "♥"]),
        ("\u0301 … \u200f", []),
        ("", []),
    ],
)
def test_a_text_is_read_as(text: str, tokens: list[str]) -> None:
    found = tokens_of(text)
    assert [token.letters for token in found] == tokens
    read = [text[token.start : token.end] for token in found]
    assert all(index_text(part) == token.letters for part, token in zip(read, found, strict=True))


def test_letters_without_spaces_are_indexed_in_pairs() -> None:
    assert index_text("我们在 LINE 上。好") == "我们 们在 在 line 上好 好"
    assert index_text("Wir  waren\nda.") == "wir waren da"


@pytest.mark.parametrize(
    ("typed", "whole", "term"),
    [
        ("Her", False, Term(("her",), ("her",), is_begun=True)),
        ("Her", True, Term(("her",), ("her",), is_begun=False)),
        ("don't", False, Term(("don", "t"), ("don", "t"), is_begun=True)),
        ("我", True, Term(("我",), ("我",), is_begun=True)),
        ("我们在", True, Term(("我", "们", "在"), ("我们", "们在"), is_begun=True)),
        ("我x", True, Term(("我", "x"), ("我", "x"), is_begun=False)),
        ("…", False, None),
    ],
)
def test_what_is_typed_is_looked_for_as(typed: str, whole: bool, term: Term | None) -> None:
    assert term_of(typed, whole=whole) == term


def places(typed: str, text: str, *, whole: bool = False) -> list[str]:
    term = term_of(typed, whole=whole)
    assert term is not None
    return [text[start:end] for start, end in matches(term, tokens_of(text))]


def test_a_term_stands_wherever_its_tokens_follow_each_other() -> None:
    text = "The heron, the HERONS. A heron-like thing; then herons"
    assert places("heron", text) == ["heron", "HERONS", "heron", "herons"]
    assert places("heron", text, whole=True) == ["heron", "heron"]
    assert places("the heron", text) == ["The heron", "the HERONS"]
    assert places("the heron", text, whole=True) == ["The heron"]
    assert places("们在", "我们在，们在") == ["们在", "们在"]
    assert places("owl", text) == []


def test_a_text_begins_with_a_term_or_does_not() -> None:
    term = term_of("anne")
    assert term is not None
    assert begins(term, "“Änne-Marie”")
    assert not begins(term, "Marie Anne")
    assert not begins(term, "…")


@given(st.text())
def test_tokens_stand_in_order_and_have_no_spaces(text: str) -> None:
    found = tokens_of(text)
    ends = [0, *(token.end for token in found)]
    assert all(end <= token.start < token.end for end, token in zip(ends, found, strict=False))
    assert all(token.letters.split() == [token.letters] for token in found)
    # To the index everything in ASCII but these parts tokens.
    ascii_letters = {letter for letter in index_text(text) if letter.isascii()}
    assert all(letter.isalnum() or letter == " " for letter in ascii_letters)


@given(st.text(st.characters(max_codepoint=127)))
def test_the_short_way_for_ascii_says_the_same_as_the_long_one(text: str) -> None:
    beyond = "\u0391"  # leads to the long way, and is a word of its own
    assert tokens_of(f"{text} {beyond}")[:-1] == tokens_of(text)
    assert index_text(f"{text} {beyond}") == f"{index_text(text)} α".strip()


@given(st.text())
def test_the_way_accents_are_encoded_makes_no_difference(text: str) -> None:
    words = [token.letters for token in tokens_of(text)]
    for form in ("NFC", "NFD"):
        assert [token.letters for token in tokens_of(unicodedata.normalize(form, text))] == words

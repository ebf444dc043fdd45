"""Names and hidden words: what is replaced in a text, and what is left alone."""

import re
import unicodedata
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inglenook.journal.people import Person
from inglenook.journal.therapy import HiddenWord
from inglenook.journal.vocabulary import Names, PersonKind
from inglenook.packet.document import Document, Heading, Paper, Paragraph, Points, Run, plain, runs
from inglenook.packet.redact import Replacement, redact
from inglenook.packet.rules import Rules, rules_of
from inglenook.packet.said import Own

NOW = datetime(2026, 11, 23, tzinfo=UTC)
KINDS = {each.value: each for each in PersonKind}


def someone(name: str, alias: str = "", kind: PersonKind = PersonKind.DATING) -> Person:
    return Person(id=f"id of {name}", recorded=NOW, changed=NOW, name=name, alias=alias, kind=kind)


def hidden(word: str, instead: str = "") -> HiddenWord:
    return HiddenWord(id=f"id of {word}", recorded=NOW, changed=NOW, word=word, instead=instead)


def rules(*people: str | Person, names: Names = Names.INITIALS, words: Any = ()) -> Rules:
    known = [someone(each) if isinstance(each, str) else each for each in people]
    return rules_of(known, words, names)


def document(*texts: str) -> Document:
    blocks = tuple(Paragraph(runs(text)) for text in texts)
    return Document("Notes", "", "en-GB", Paper.A4, blocks)


def text_of(found: Document) -> str:
    return "\n".join(plain(block.words) for block in found.blocks if isinstance(block, Paragraph))


# -- whole words, in any spelling


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("Sam came. With Sam. Sam... Sam.", "S. came. With S. S.... S."),
        ("I saw SAM and sam, and Sam", "I saw S. and S., and S."),
        ("Sam's hat, SAM’S coat", "S.'s hat, S.’S coat"),
        ("Sams Bruder, the Sams", "S.’s Bruder, the S.’s"),
        ("“Sam”, (Sam) _Sam_ *Sam* Sam/Sam", "“S.”, (S.) _S._ *S.* S./S."),
        ("the same Samuel and Sammy, Samson, balsam, sam2", None),
        ("Sa\u00adm and Ｓａｍ and S\u0301am and 𝐒𝐚𝐦", "S. and S. and S. and S."),
        ("Sam\u200bmade", "S.\u200bmade"),
        ("Sam-like; anti-Sam", "S.-like; anti-S."),
        ("Sam'll and Sam’d", "S.'ll and S.’d"),
    ],
)
def test_a_name_is_replaced_as_a_whole_word_only(written: str, left: str | None) -> None:
    assert rules("Sam").replaced(written) == (written if left is None else left)


@pytest.mark.parametrize(
    ("name", "written", "left"),
    [
        ("Zoë", "Zoe, ZOË, Zoe\u0308 and zoo", "Z., Z., Z. and zoo"),
        ("Zoe\u0308", "Zoë", "Z."),
        ("Strauß", "STRAUSS kam, Straussen nicht", "S. kam, Straussen nicht"),
        ("Işık", "IŞIK geldi", "I. geldi"),
        ("Андрей", "Андрей и АНДРЕЙ", "А. и А."),
        ("Γιώργος", "ΓΙΏΡΓΟΣ, Γιωργος", "Γ., Γ."),
        ("李明", "我和李明去了海边", "我和李.去了海边"),
        ("李 明", "我和李明去了", "我和李.去了"),
        ("さくら", "昨日さくらさんと話した", "昨日さ.さんと話した"),
        ("민수", "어제 민수가 왔다", "어제 민.가 왔다"),
        ("دانا", "رأيت دَانَا أمس", "رأيت د. أمس"),
        ("सम", "सम आया, समा और समय नहीं", "स. आया, समा और समय नहीं"),
        ("สมชาย", "ฉันพบสมชายเมื่อวาน", "ฉันพบส.เมื่อวาน"),
        ("🐻", "the 🐻, my🐻too", "the 🐻., my🐻.too"),
        ("O'Brien", "O’Brien and O'BRIEN's", "O. and O.'s"),
        ("Max", "Maxs, Maxes, Max’ and maximal", "M.’s, M.’s, M.’ and maximal"),
        ("James", "James's and James' but not Jamess", "J.'s and J.' but not Jamess"),
        ("Anna-Lena", "Anna Lena, anna-lena, AnnaLena", "A., A., A."),
    ],
)
def test_names_of_any_script_are_found(name: str, written: str, left: str) -> None:
    assert rules(name).replaced(written) == left


def test_parts_of_a_name_count_but_small_words_and_small_letters_do_not() -> None:
    known = rules("Anna von Stein", "Guy from the Gym")
    assert known.replaced("Anna, Stein, Anna von Stein") == "A., A., A."
    assert known.replaced("from the von Gym") == "from the von G."


def test_an_s_does_not_make_a_name_of_a_short_word() -> None:
    known = rules("Al", "Ha", "J")
    assert known.replaced("als has Al Als j J Js") == "als has A. A.’s j J. J.’s"


def test_the_longest_name_is_found_first() -> None:
    known = rules("Sam", "Sam Miller")
    assert known.replaced("Sam Miller, Sam, Miller") == "S.², S.¹, S.²"
    assert rules("Sam", "Sams").replaced("Sams") == "S.²"


# -- what they are called


def test_two_people_never_become_one() -> None:
    assert rules("Sam", "Susan", "Tom").replaced("Sam Susan Tom") == "S.¹ S.² T."
    shared = rules("Anna Kay", "Berta Kay")
    assert shared.replaced("Anna and Kay and Berta") == "A. and somebody and B."


def test_roles_are_numbered_and_open_a_sentence_with_a_capital() -> None:
    friends = [someone(each, kind=PersonKind.FRIEND) for each in ("Tom", "Kim", "Lu")]
    known = rules(someone("Sam", kind=PersonKind.PARTNER), *friends, names=Names.ROLES)
    said = known.replaced("Then Sam's phone rang. Sam smiled, and Tom, Kim, Lu.")
    assert said == (
        "Then my partner's phone rang. My partner smiled, and a friend, another friend, friend 3."
    )


def test_every_kind_of_person_has_roles_that_differ() -> None:
    people = [someone(f"{kind} {n}", kind=kind) for kind in PersonKind for n in "abcd"]
    shown = rules_of(people, (), Names.ROLES).shown
    assert len(set(shown.values())) == len(people)


def test_a_name_in_exports_stands_instead_of_the_name() -> None:
    sam, ruth = someone("Sam", "Bear"), someone("Ruth", "my sister", PersonKind.FAMILY)
    assert rules(sam, ruth, names=Names.WRITTEN).replaced("Sam, Ruth") == "Bear, my sister"
    assert rules(sam, ruth).replaced("Sam, Bear, Ruth, my sister") == "S., S., R., my sister"
    roles = rules(sam, ruth, names=Names.ROLES)
    assert roles.replaced("a Sam, a Bear, a Ruth") == (
        "a someone I am dating, a someone I am dating, a my sister"
    )


def test_as_written_leaves_names_as_they_are() -> None:
    known = rules("Sam", "Sam Miller", someone("Kay Sam", "K"), names=Names.WRITTEN)
    assert known.replaced("Sam, Sam Miller and Kay") == "Sam, Sam Miller and K"


def test_two_people_with_one_name_in_exports_are_told_apart() -> None:
    known = rules(someone("Sam", "Bear"), someone("Tom", "Bear"), names=Names.WRITTEN)
    assert known.replaced("Sam Tom") == "Bear¹ Bear²"


# -- hidden words


def test_hidden_words_are_replaced_whatever_is_done_with_names() -> None:
    words = [hidden("Harbour Street", "our street"), hidden("Acme")]
    for names in Names:
        known = rules("Sam", names=names, words=words)
        assert known.replaced("at Acme's in HARBOUR  street, acmeist") == (
            "at […]'s in our street, acmeist"
        )


def test_what_stands_instead_of_a_hidden_word_names_nobody() -> None:
    known = rules("Sam", words=[hidden("Acme", "Sam’s firm")])
    assert known.replaced("to Acme") == "to S.’s firm"


def test_a_hidden_word_comes_before_a_name_also_where_names_are_as_written() -> None:
    known = rules("Sam", names=Names.WRITTEN, words=[hidden("Sam", "the singer")])
    assert known.replaced("with Sam") == "with the singer"
    assert list(known.shown.values()) == ["the singer"]


# -- a document


def test_replacements_are_marked_and_counted() -> None:
    found = redact(document("Sam and Tom", "SAM’s"), rules("Sam", "Tom"))
    first, second = found.document.blocks
    assert first.words == (
        Run("S.", replaced=True),
        Run(" and "),
        Run("T.", replaced=True),
    )
    assert second.words == (Run("S.’s", replaced=True),)
    assert found.replacements == (Replacement("Sam", "S.", 2), Replacement("Tom", "T.", 1))


def test_words_of_the_programs_own_are_left_alone() -> None:
    blocks = (
        Heading(1, (Own("Joy in May"),)),
        Points(((Own("May: "), Run("May was glad", strong=True)),)),
    )
    found = redact(Document("Notes", "", "en", Paper.A4, blocks), rules("May", "Joy"))
    assert found.document.blocks[0] == blocks[0]
    assert plain(found.document.blocks[1].items[0]) == "May: M. was glad"
    assert found.document.blocks[1].items[0][1].strong


# -- for all texts

LETTERS = st.characters(exclude_categories=("Cs", "Cc", "Cf", "Cn", "Co"))
NAME = st.text(st.sampled_from("abcdeABCDEäéßçñжИאבgαΣ'"), min_size=2, max_size=8).filter(
    lambda name: any(letter.isalpha() for letter in name) and name.strip("'") == name
)
PEOPLE = st.lists(NAME, min_size=1, max_size=6, unique_by=str.casefold)
TEXT = st.text(LETTERS, max_size=60)


@st.composite
def texts_about(draw: st.DrawFn) -> tuple[list[str], str]:
    """Some names, and a text in which they stand among other words, in many spellings."""
    people = draw(PEOPLE)
    named = st.sampled_from(people)
    spelled = st.one_of(
        named,
        named.map(str.upper),
        named.map(str.lower),
        named.map(lambda name: unicodedata.normalize("NFD", name)),
        named.map(lambda name: f"{name}'s"),
        named.map(lambda name: f"{name}’s"),
        named.map(lambda name: f"x{name}y"),
        TEXT,
    )
    between = st.sampled_from([" ", ", ", ". ", "\u00a0", "-", "(", "“"])
    parts = draw(st.lists(st.tuples(spelled, between), max_size=12))
    return people, "".join(word + gap for word, gap in parts)


def as_words(text: str) -> list[str]:
    """The words of a text without accents and case; an apostrophe belongs to its word."""
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    bare = "".join(each for each in decomposed if not "\u0300" <= each <= "\u036f")
    return re.findall(r"[^\W_]+(?:'[^\W_]+)*", bare.replace("’", "'"))


@given(texts_about())
def test_no_listed_name_remains_as_a_whole_word(about: tuple[list[str], str]) -> None:
    people, text = about
    found = redact(document(text), rules(*people, names=Names.ROLES)).document
    left = " ".join(run.text if not run.replaced else "|" for run in found.blocks[0].words)
    listed = {tuple(as_words(name)) for name in people}
    words = as_words(left)
    for name in listed:
        runs_of_words = zip(*(words[place:] for place in range(len(name))), strict=False)
        assert name not in set(runs_of_words)


@given(texts_about())
def test_doing_it_again_changes_nothing(about: tuple[list[str], str]) -> None:
    people, text = about
    for names in Names:
        known = rules(*people, names=names, words=[hidden("abc", "x abc"), hidden("de")])
        once = redact(document(text), known)
        again = redact(once.document, known)
        assert again.document.blocks == once.document.blocks
        assert again.replacements == ()
        assert once.suspects == again.suspects


@given(PEOPLE, TEXT)
def test_other_words_stay_to_the_letter(people: list[str], text: str) -> None:
    listed = {part for name in people for part in as_words(name)}
    endings = {f"{part}{ending}" for part in listed for ending in ("", "s", "es", "'s")}
    words = set(as_words(text)) | {part for word in as_words(text) for part in word.split("'")}
    if not words & endings:
        assert rules(*people).replaced(text) == text


@given(texts_about())
def test_what_is_not_replaced_stays_in_its_order(about: tuple[list[str], str]) -> None:
    people, text = about
    rest = text
    for piece in rules(*people).pieces(text):
        if piece.listed is None:
            assert piece.text in rest
            rest = rest[rest.index(piece.text) + len(piece.text) :]


@given(st.lists(NAME, min_size=1, max_size=8, unique_by=str.casefold))
def test_no_two_people_are_ever_shown_as_one(people: list[str]) -> None:
    for names in Names:
        shown = rules(*people, names=names).shown.values()
        assert len({each.casefold() for each in shown}) == len(people)

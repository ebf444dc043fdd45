"""What a typed word finds: its beginning, without case or accents, in any script; and filters."""

import random
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inglenook.journal.entries import Bid
from inglenook.journal.journal import Journal
from inglenook.journal.record import words_of
from inglenook.journal.vocabulary import Answer, Direction
from inglenook.vault import search
from inglenook.vault.vault import Vault
from support.searching import counted, found, hits, kept, marks, notes, told, with_parts
from support.vaults import journal_of, new_vault, quick_folder

SCRIPTS = {
    "Chinese": (
        "我们在河边走了很久，谈到信任。",
        ["河边", "信任", "走", "谈到信", "我们在河"],
        "河信",
    ),
    "Japanese": (
        "喫茶店でガラスのカップを見た。",
        ["ガラス", "喫茶", "カップ", "の", "見た"],
        "茶喫",
    ),
    "Korean": ("남자친구가 조용히 들어 주었다", ["친구", "남자친구", "조용", "들어 주"], "구친"),
    "Thai": ("เราเดินไปด้วยกันริมแม่น้ำ", ["ด้วยกัน", "แม่น้ำ", "เดิน", "ริมแม่"], "กันด้วย"),
    "Khmer": ("ខ្ញុំស្រឡាញ់អ្នក", ["ស្រឡាញ់", "អ្នក"], "អ្នកស្រ"),
    "Arabic": ("قرأتُ كِتَابًا عن الثقة", ["كتاب", "كِتَاب", "قرأت", "الثقه"[:4]], "تاب"),
    "Hebrew": ("שָׁלוֹם לך, אמרה לי", ["שלום", "שָׁלוֹם", "אמרה"], "לום"),
    "Greek": ("Ο Οδυσσεύς γύρισε", ["ΟΔΥΣΣΕΥΣ", "οδυσσευς", "Γυρ"], "υσσευς"),
    "Cyrillic": ("Ёлка и чёрный чай", ["елка", "ЁЛКА", "черный"], "лка"),
    "Hindi": ("मुझे किताब पसंद है", ["किताब", "पस"], "ताब"),
    "German": ("Die Straße war schön", ["strasse", "STRASSE", "STRAẞE", "schon", "Schön"], "raße"),
    "Turkish": (
        "Isparta'da ışık İstanbul'da ilk",
        ["ISIK", "ışık", "istanbul", "ISTANBUL"],
        "sparta",
    ),
    "Vietnamese": ("Tôi tin tưởng người ấy", ["tuong", "TƯỞNG", "nguoi"], "uong"),
    "emoji": ("😀heron👍🏽 owl", ["heron", "owl", "😀", "👍"], "eron"),
}
# The first and last letters of some alphabets; nothing that quotes or parts a filter.
LETTERS = [
    st.characters(min_codepoint=ord(first), max_codepoint=ord(last), exclude_characters='"«»:')
    for first, last in (
        ("\x20", "\u017f"),
        ("Α", "ώ"),
        ("А", "џ"),
        ("\u05b0", "ת"),
        ("ء", "\u0652"),
        ("अ", "\u094d"),
        ("ก", "\u0e4e"),
        ("ぁ", "ん"),
        ("一", "龥"),
        ("가", "힣"),
        ("😀", "🙏"),
    )
]


@pytest.fixture(scope="module")
def rich() -> Iterator[Vault]:
    """A vault with the record of every script, to look things up in."""
    with quick_folder() as place, new_vault(place / "v.inglenook") as vault:
        notes(vault, journal_of(vault), *(text for text, *_ in SCRIPTS.values()))
        yield vault


# -- words


def test_a_word_is_found_by_its_beginning_without_case_or_accents(
    vault: Vault, journal: Journal, way: str
) -> None:
    (note,) = notes(vault, journal, "Wir trafen uns im Café, ÜBERraschend früh.")
    for words in ("café", "CAFE", "caf", "uberrasch", "früh", "FRUH", "wir", "im Café"):
        assert found(vault, words) == [note.id], words
    for words in ("afé", "überraschung", "nachts"):
        assert found(vault, words) == [], words


def test_all_words_have_to_be_there(vault: Vault, journal: Journal, way: str) -> None:
    both, _one = notes(vault, journal, "a heron and an owl", "a heron alone")
    assert found(vault, "owl heron") == [both.id]


def test_a_phrase_is_found_as_it_stands(vault: Vault, journal: Journal, way: str) -> None:
    one, other = notes(vault, journal, "safe and, seen today", "seen and safe, seeing")
    assert found(vault, '"safe and seen"') == [one.id]
    assert found(vault, "“Safe and seen”") == [one.id]
    assert found(vault, '"and see"') == []
    assert found(vault, '"and see') == [one.id], "not closed yet, so its last word is only begun"
    assert found(vault, "safe and seen") == [other.id, one.id]
    assert found(vault, '"seen"') == [other.id, one.id]
    assert found(vault, '"see"') == []


@pytest.mark.parametrize("script", SCRIPTS)
def test_words_are_found_in(rich: Vault, script: str, way: str) -> None:
    text, present, absent = SCRIPTS[script]
    for words in present:
        got = hits(rich, words)
        assert text in [words_of(hit.record) for hit in got], words
        marked = next(marks(hit) for hit in got if words_of(hit.record) == text)
        assert marked, words
    assert text not in [words_of(hit.record) for hit in hits(rich, absent)]


def test_a_phrase_in_a_script_without_spaces_may_end_anywhere(rich: Vault, way: str) -> None:
    assert [told(hit) for hit in hits(rich, '"河边"')] == [SCRIPTS["Chinese"][0]]
    assert found(rich, '"边河"') == []


@pytest.mark.parametrize("words", ["", "   ", "…", '"', "*", "- :", "\0", "()", "\ud800"])
def test_signs_alone_find_nothing(vault: Vault, journal: Journal, words: str, way: str) -> None:
    notes(vault, journal, 'heron * ( … "')
    assert (found(vault, words), counted(vault, words)) == ([], 0)


@pytest.mark.parametrize(
    "words", ['her"', '"heron', "heron*", "heron -owl", "AND heron", "{words} : heron", "NEAR(her"]
)
def test_signs_that_mean_something_to_the_index_are_only_words(
    vault: Vault, journal: Journal, words: str, way: str
) -> None:
    (note,) = notes(vault, journal, "heron owl and words near her, the heron")
    assert found(vault, words) == [note.id]


def test_characters_that_cannot_be_kept_part_words(
    vault: Vault, journal: Journal, way: str
) -> None:
    (note,) = notes(vault, journal, "heron and owl")
    assert found(vault, "heron\0and\ud800 \ud800owl") == [note.id]


def test_hundreds_of_words_can_be_asked_for(vault: Vault, journal: Journal, way: str) -> None:
    text = " ".join(f"word{number}" for number in range(600))
    (note,) = notes(vault, journal, text)
    assert found(vault, text) == found(vault, f'"{text}"') == [note.id]
    assert found(vault, f"{text} word600") == []


@given(
    texts=st.lists(st.text(max_size=30), min_size=1, max_size=5),
    typed=st.text(max_size=12) | st.from_regex(r'\A"?[a-c我ก]{1,3}[ "]?\Z'),
)
@settings(max_examples=25, deadline=None)
def test_every_way_finds_the_same_whatever_is_kept_and_typed(texts: list[str], typed: str) -> None:
    with quick_folder() as place, new_vault(place / "v.inglenook") as vault:
        journal = journal_of(vault)
        notes(vault, journal, *(text.replace("\0", "") for text in texts))
        for asked in (typed, *texts):
            among_latest = found(vault, asked)
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(search, "LATEST", 0)
                assert found(vault, asked) == among_latest
                patch.setattr(search, "FEW", 0)
                assert found(vault, asked) == among_latest
            assert counted(vault, asked) == len(among_latest)


@given(text=st.text(st.one_of(LETTERS), min_size=1, max_size=60), chance=st.randoms())
@settings(max_examples=60, deadline=None)
def test_any_word_is_found_by_any_beginning_of_it_in_any_case(
    text: str, chance: random.Random
) -> None:
    with quick_folder() as place, new_vault(place / "v.inglenook") as vault:
        (note,) = notes(vault, journal_of(vault), text)
        for word in text.split():
            begun = word[: chance.randint(1, len(word))]
            if not any(letter.isalpha() for letter in begun):
                continue
            for typed in (begun, begun.upper(), begun.lower(), begun.title()):
                (hit,) = hits(vault, typed)
                assert hit.id == note.id, (word, typed)
                assert marks(hit), (word, typed)


# -- filters


def test_only_some_kinds(vault: Vault, journal: Journal, way: str) -> None:
    records = with_parts(journal)
    kept(vault, *records.values())
    one, *_ = notes(vault, journal, "a heron")
    assert found(vault, "heron kind:note") == [one.id]
    assert set(found(vault, "kind:finding heron kind:note")) == {one.id, records["finding"].id}
    assert found(vault, "kind:note") == [one.id]
    assert set(found(vault, "kind:person")) == {records["robin"].id, records["alex"].id}


def test_only_with_somebody(vault: Vault, journal: Journal, way: str) -> None:
    records = with_parts(journal)
    kept(vault, *records.values())
    met = {"direction": Direction.OFFERED, "answer": Answer.TOWARD}
    bid = journal.new(Bid, person=records["robin"].id, note="heron", **met)
    kept(vault, bid)
    with_robin = {bid.id, records["check"].id, records["finding"].id}
    assert set(found(vault, "heron with:rob")) == with_robin
    assert set(found(vault, "with:ROBIN")) == {*with_robin, records["robin"].id}
    assert set(found(vault, "heron with:al")) == {records["session"].id, records["topic"].id}
    assert set(found(vault, "heron with:rob with:al")) == {
        *with_robin,
        records["session"].id,
        records["topic"].id,
    }


def test_only_some_time(vault: Vault, journal: Journal, way: str) -> None:
    records = with_parts(journal)
    kept(vault, *records.values())
    one, two, three = notes(vault, journal, "heron", "heron", "heron")
    day = "kind:note after:2026-11-{} before:2026-11-{}"
    assert found(vault, day.format(23, 24)) == [one.id]
    assert found(vault, "heron kind:note after:2026-11-24") == [three.id, two.id]
    assert found(vault, "heron kind:note before:2026-11-25") == [two.id, one.id]
    assert found(vault, "heron kind:note after:2027") == []
    assert found(vault, "heron before:2026-11-26 after:2026-11-25") == [
        three.id,
        records["finding"].id,
        records["check"].id,
    ]
    assert records["gift"].id not in found(vault, "heron after:2000")


def test_a_filter_that_is_not_understood_lets_everything_through(
    vault: Vault, journal: Journal, way: str
) -> None:
    (one,) = notes(vault, journal, "heron")
    assert found(vault, "heron with:nobody kind:nothing before:soon") == [one.id]
    assert found(vault, "with:nobody") == []


def test_of_very_many_every_one_is_found(vault: Vault, journal: Journal) -> None:
    made = notes(vault, journal, *["heron"] * 3000, *["owl"] * 3000)
    newest_first = [note.id for note in reversed(made)]
    assert found(vault, "h", 6000) == newest_first[3000:]
    assert found(vault, "heron owl") == []
    assert counted(vault, "he") == 3000
    assert [hit.id for hit in hits(vault, "heron", 20, 2990)] == newest_first[5990:]
    assert found(vault, "heron before:2026-11-24") == [made[0].id]
    assert found(vault, "o", 3) == newest_first[:3]
    assert [hit.id for hit in hits(vault, "o", 20, 395)] == newest_first[395:415]

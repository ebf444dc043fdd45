"""Finding records by the words in them."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inglenook.journal.changes import Change
from inglenook.journal.entries import Finding, GutCheck, Note
from inglenook.journal.journal import Journal
from inglenook.journal.people import CoreGift, Person
from inglenook.journal.record import Record
from inglenook.journal.therapy import HiddenWord, Session, Topic
from inglenook.journal.vocabulary import FindingKind
from inglenook.vault.vault import Vault
from support.vaults import START, journal_of, new_vault, quick_folder


def kept(vault: Vault, *records: Record) -> None:
    vault.write([Change(None, record) for record in records])


def notes(vault: Vault, journal: Journal, *words: str) -> list[Note]:
    made = [
        journal.new(Note, words=text, happened=START + timedelta(days=number))
        for number, text in enumerate(words)
    ]
    kept(vault, *made)
    return made


def found(vault: Vault, words: str) -> list[str]:
    return [record_id for _, record_id in vault.search(words, 50)]


def test_a_word_is_found_by_its_beginning_without_case_or_accents(
    vault: Vault, journal: Journal
) -> None:
    (note,) = notes(vault, journal, "Wir trafen uns im Café, ÜBERraschend früh.")
    for words in ("café", "CAFE", "caf", "uberrasch", "früh", "FRUH", "wir", "im Café"):
        assert found(vault, words) == [note.id], words
    for words in ("afé", "überraschung", "nachts"):
        assert found(vault, words) == [], words


def test_all_words_have_to_be_there(vault: Vault, journal: Journal) -> None:
    both, _one = notes(vault, journal, "a heron and an owl", "a heron alone")
    assert found(vault, "owl heron") == [both.id]


def test_entries_come_newest_first_and_people_before_them(vault: Vault, journal: Journal) -> None:
    early, late = notes(vault, journal, "heron", "heron")
    person = journal.new(Person, name="Heron")
    kept(vault, person)
    assert vault.search("heron", 50) == [
        ("person", person.id),
        ("note", late.id),
        ("note", early.id),
    ]
    assert len(vault.search("heron", 2)) == 2


def test_everything_a_person_writes_is_searched_but_not_what_is_to_be_hidden(
    vault: Vault, journal: Journal
) -> None:
    check = journal.new(GutCheck, title="heron")
    session = journal.new(Session, took_away="heron")
    records = [
        check,
        session,
        journal.new(Finding, gut_check=check.id, kind=FindingKind.ECHO, words="x", when="heron"),
        journal.new(Topic, words="heron", session=session.id),
        journal.new(CoreGift, name="heron"),
        journal.new(Person, name="Robin", draws_me="heron"),
    ]
    kept(vault, *records, journal.new(HiddenWord, word="heron"))
    assert set(found(vault, "heron")) == {record.id for record in records}


def test_what_rests_in_the_bin_is_not_found_nor_what_hangs_on_it(
    vault: Vault, journal: Journal
) -> None:
    check, session = journal.new(GutCheck, title="heron"), journal.new(Session, took_away="heron")
    finding = journal.new(Finding, gut_check=check.id, kind=FindingKind.ECHO, words="heron")
    topic = journal.new(Topic, words="heron", session=session.id)
    kept(vault, check, session, finding, topic)
    binned = [replace(check, binned=START), replace(session, binned=START)]
    vault.write([Change(check, binned[0]), Change(session, binned[1])])
    assert found(vault, "heron") == []
    vault.write([Change(binned[0], check)])
    assert set(found(vault, "heron")) == {check.id, finding.id}


def test_the_index_follows_every_change(vault: Vault, journal: Journal) -> None:
    (note,) = notes(vault, journal, "heron")
    later = replace(note, words="owl")
    vault.write([Change(note, later)])
    assert (found(vault, "heron"), found(vault, "owl")) == ([], [note.id])
    silent = replace(later, words="", title="…")
    vault.write([Change(later, silent)])
    assert found(vault, "owl") == []
    vault.write([Change(silent, note)])
    vault.write([Change(note, None)])
    assert found(vault, "heron") == []


def test_nothing_of_an_erased_record_stays_in_the_index(vault: Vault, journal: Journal) -> None:
    kept_words = "walking slowly along the old harbour wall"
    gone, *_ = notes(vault, journal, f"kittiwake {kept_words}", *[kept_words] * 40)
    vault.write([Change(gone, None)])
    rows = vault._database.rows("SELECT block FROM search_data")
    rows += vault._database.rows("SELECT c0 FROM search_content")
    rows += vault._database.rows("SELECT words FROM note")
    pages = [each.encode() if isinstance(each, str) else each for (each,) in rows]
    assert not any(b"kittiwake" in page for page in pages)
    assert any(b"harbour" in page for page in pages)


@pytest.mark.parametrize("words", ["", "   ", "…", '"', "*", "- :", "\0", "()", "\ud800"])
def test_signs_alone_find_nothing(vault: Vault, journal: Journal, words: str) -> None:
    notes(vault, journal, 'heron * ( … "')
    assert found(vault, words) == []


@pytest.mark.parametrize(
    "words", ['her"', '"heron', "heron*", "heron -owl", "AND heron", "{words} : heron", "NEAR(her"]
)
def test_signs_that_mean_something_to_the_index_are_only_words(
    vault: Vault, journal: Journal, words: str
) -> None:
    (note,) = notes(vault, journal, "heron owl and words near her, the heron")
    assert found(vault, words) == [note.id]


def test_characters_that_cannot_be_kept_part_words(vault: Vault, journal: Journal) -> None:
    (note,) = notes(vault, journal, "heron and owl")
    assert found(vault, "heron\0owl\ud800 \ud800and") == [note.id]


@given(texts=st.lists(st.text(max_size=30), min_size=1, max_size=5), words=st.text(max_size=12))
@settings(max_examples=25, deadline=None)
def test_any_text_can_be_kept_and_any_words_looked_for(texts: list[str], words: str) -> None:
    with quick_folder() as place, new_vault(place / "v.inglenook") as vault:
        journal = journal_of(vault)
        notes(vault, journal, *(text.replace("\0", "") for text in texts))
        vault.search(words, 9)
        for text in texts:
            vault.search(text, 9)


def test_of_very_many_the_latest_written_are_looked_at(vault: Vault, journal: Journal) -> None:
    notes(vault, journal, *["heron"] * 5100)
    assert len(vault.search("h", 6000)) == 5000

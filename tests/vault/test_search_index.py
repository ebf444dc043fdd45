"""The index of words stays true when long entries with the same word again and again change."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from inglenook.journal.entries import Note
from inglenook.journal.journal import Journal
from inglenook.vault.check import check_vault
from inglenook.vault.database import Database
from inglenook.vault.search_index import check_search_index
from inglenook.vault.vault import Vault
from support.vaults import PASSPHRASE

TIMES = (40, 64, 128, 200, 300)


@pytest.fixture
def database(vault: Vault) -> Iterator[Database]:
    database = vault._database
    database.run("CREATE VIRTUAL TABLE temp.places USING fts5vocab (main, search, instance)")
    yield database
    database.run("DROP TABLE temp.places")


def left_of(database: Database, word: str) -> int:
    """At how many places of the index the word stands."""
    return int(database.value("SELECT count(*) FROM temp.places WHERE term = ?", (word,)))


@pytest.mark.parametrize("before", TIMES)
@pytest.mark.parametrize("after", TIMES)
def test_a_word_used_often_is_found_as_often_as_it_stands(
    journal: Journal, database: Database, before: int, after: int
) -> None:
    note = journal.new(Note, words="heron " * before)
    journal.keep(note)
    journal.keep(replace(note, words="heron " * after))
    check_search_index(database)
    assert left_of(database, "heron") == after
    journal.erase(note)
    check_search_index(database)
    assert left_of(database, "heron") == 0


def test_words_that_take_the_place_of_erased_ones_are_the_only_ones(
    journal: Journal, database: Database
) -> None:
    """Both happen in one transaction, and the new record gets the number of the old."""
    first, second = (journal.new(Note, words=f"{word} heron " * 400) for word in ("old", "new"))
    journal.keep(first)
    journal.keep(second, discarding=(first,))
    check_search_index(database)
    assert (left_of(database, "old"), left_of(database, "heron")) == (0, 400)


def test_a_long_note_that_is_written_on_and_on_leaves_a_whole_journal(
    journal: Journal, vault: Vault, folder: Path
) -> None:
    note = journal.new(Note, words="the heron and the owl ")
    for _ in range(60):
        note = replace(note, words=note.words + "and then the heron went to the owl " * 5)
        journal.keep(note)
    journal.erase(note)
    vault.close()
    assert check_vault(folder, PASSPHRASE) == []

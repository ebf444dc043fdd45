"""Finding records by words that were written in them: a full-text index inside the database."""

import unicodedata

from inglenook.journal.entries import Finding
from inglenook.journal.people import CoreGift, Person
from inglenook.journal.record import Record, words_of
from inglenook.journal.records import ENTRIES
from inglenook.journal.therapy import Topic
from inglenook.vault.database import Database

SEARCHED: tuple[type[Record], ...] = (*ENTRIES, Person, CoreGift, Finding, Topic)

# A letter or two begin words in half of the entries: of so many, only the latest are looked at.
_ENOUGH = 5000
# Pages of the index that are merged after an edit: little enough to go unnoticed.
MERGED_AT_ONCE = 8
_FOUND = """
    WITH found AS (
        SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?)
    SELECT kind, id FROM found JOIN catalogue ON number = found.rowid
    WHERE binned = 0
      AND NOT EXISTS (
        SELECT 1 FROM finding JOIN gut_check ON gut_check.id = finding.gut_check
        WHERE finding.id = catalogue.id AND gut_check.binned IS NOT NULL)
      AND NOT EXISTS (
        SELECT 1 FROM topic JOIN session ON session.id = topic.session
        WHERE topic.id = catalogue.id AND session.binned IS NOT NULL)
    ORDER BY local IS NOT NULL, local DESC, number DESC LIMIT ?
"""


def search(database: Database, words: str, limit: int) -> list[tuple[str, str]]:
    """Kind and id of the records outside the bin in which every word begins some written word.

    People, gifts, findings and topics come first, then entries, newest first.
    """
    question = _question(words)
    found = database.rows(_FOUND, (question, _ENOUGH, limit)) if question else []
    return [(kind, record_id) for kind, record_id in found]


def update_index(database: Database, number: int, record: Record) -> None:
    """Make the index hold the words of a record, and write only where they differ."""
    words = words_of(record)
    indexed = indexed_words(database, number)
    if words == indexed:
        return
    if indexed:
        remove_from_index(database, number)
    if words:
        database.run("INSERT INTO search (rowid, words) VALUES (?, ?)", (number, words))
    database.run("INSERT INTO search (search, rank) VALUES ('merge', ?)", (MERGED_AT_ONCE,))


def indexed_words(database: Database, number: int) -> str:
    """The words that the index holds of a record; '' where it holds none."""
    return database.value("SELECT words FROM search WHERE rowid = ?", (number,)) or ""


def check_search_index(database: Database) -> None:
    """Compare the index with the words it was made of. Raises DatabaseDamaged."""
    database.run("INSERT INTO search (search) VALUES ('integrity-check')")


def remove_from_index(database: Database, number: int) -> None:
    """Leave none of a record's words in the index."""
    database.run("DELETE FROM search WHERE rowid = ?", (number,))


def _question(words: str) -> str:
    """The words as the index wants to be asked: each in quotes, as the beginning of a word."""
    readable = words.encode("utf-8", "replace").decode().replace("\0", " ")
    return " ".join(
        '"' + word.replace('"', '""') + '"*' for word in readable.split() if _has_letters(word)
    )


def _has_letters(word: str) -> bool:
    """Whether the index sees anything in a word; signs alone would find nothing at all."""
    return any(unicodedata.category(letter)[0] in "LN" for letter in word)


def merge_index(database: Database) -> None:
    """Make one piece of the index; it takes about 0.2 s with 100,000 entries."""
    database.run("INSERT INTO search (search) VALUES ('optimize')")

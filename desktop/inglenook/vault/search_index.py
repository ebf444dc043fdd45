"""The index of words inside the database: what each record holds, without case and accents."""

from inglenook.journal.record import Record, words_of
from inglenook.journal.search_letters import index_text
from inglenook.vault.database import Database

# Pages of the index that are merged after an edit: little enough to go unnoticed.
MERGED_AT_ONCE = 8


def update_index(database: Database, number: int, record: Record) -> None:
    """Make the index hold the words of a record, and write only where they differ."""
    words = index_text(words_of(record))
    indexed = indexed_words(database, number)
    if words == indexed:
        return
    if indexed:
        remove_from_index(database, number)
    if words:
        database.run("INSERT INTO search (rowid, words) VALUES (?, ?)", (number, words))
    database.run("INSERT INTO search (search, rank) VALUES ('merge', ?)", (MERGED_AT_ONCE,))


def is_indexed(database: Database, number: int, record: Record) -> bool:
    """Whether the index holds the words of a record."""
    return indexed_words(database, number) == index_text(words_of(record))


def indexed_words(database: Database, number: int) -> str:
    """The words that the index holds of a record; '' where it holds none."""
    return database.value("SELECT words FROM search WHERE rowid = ?", (number,)) or ""


def check_search_index(database: Database) -> None:
    """Compare the index with the words it was made of. Raises DatabaseDamaged."""
    database.run("INSERT INTO search (search) VALUES ('integrity-check')")


def remove_from_index(database: Database, number: int) -> None:
    """Leave none of a record's words in the index."""
    database.run("DELETE FROM search WHERE rowid = ?", (number,))
    # Carried out before the same number can get words again: of both SQLite (3.53.4) makes one
    # note, in which it misses that a word now used often (64 times) had something to be removed.
    database.run("INSERT INTO search (search) VALUES ('flush')")


def merge_index(database: Database) -> None:
    """Make one piece of the index; it takes about 0.5 s with 100,000 entries."""
    database.run("INSERT INTO search (search) VALUES ('optimize')")

"""The catalogue: a derived line for every record that can be listed or found by its words."""

from datetime import datetime, timedelta

from inglenook.journal.record import Entry, Record, words_of
from inglenook.vault.database import Database
from inglenook.vault.search import SEARCHED, indexed_words, remove_from_index, update_index

_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - local, as the timeline is
_SECOND = timedelta(seconds=1)

_LINE = "SELECT number, kind, local, person, binned FROM catalogue WHERE id = ?"

Line = tuple[str, int | None, int | None, int]


def local_seconds(moment: datetime) -> int:
    """Seconds of local time, whatever its offset, from 1970; a part of one counts as a whole."""
    return -((_EPOCH - moment.replace(tzinfo=None)) // _SECOND)


def local_text(moment: datetime) -> str:
    """The same as text: 2026-11-23T22:14:00."""
    return (_EPOCH + local_seconds(moment) * _SECOND).isoformat()


def line_of(database: Database, record: Record) -> Line:
    """What is said of a record: its kind, local second, person's number, whether it is binned."""
    if not isinstance(record, Entry):
        return (record.KIND, None, None, 0)
    person = getattr(record, "person", None)
    number = number_of(database, person) if person else None
    return (record.KIND, local_seconds(record.happened), number, int(record.binned is not None))


def number_of(database: Database, record_id: str) -> int | None:
    """The number of a record, if it is in the catalogue."""
    number: int | None = database.value("SELECT number FROM catalogue WHERE id = ?", (record_id,))
    return number


def list_record(database: Database, record: Record) -> None:
    """Bring the catalogue and the search index up to date. A person comes before their entries."""
    if not isinstance(record, SEARCHED):
        return
    line, known = line_of(database, record), database.row(_LINE, (record.id,))
    if known is None:
        database.run(
            "INSERT INTO catalogue (kind, local, person, binned, id) VALUES (?, ?, ?, ?, ?)",
            (*line, record.id),
        )
    elif known[1:] != line:
        database.run(
            "UPDATE catalogue SET kind = ?, local = ?, person = ?, binned = ? WHERE id = ?",
            (*line, record.id),
        )
    number = known[0] if known else database.value("SELECT last_insert_rowid()")
    update_index(database, number, record)


def is_listed(database: Database, record: Record) -> bool:
    """Whether the catalogue and the search index agree with a record; for the check."""
    known = database.row(_LINE, (record.id,))
    return (
        known is not None
        and known[1:] == line_of(database, record)
        and indexed_words(database, known[0]) == words_of(record)
    )


def unlist_record(database: Database, record: Record) -> None:
    """Take a record out of the catalogue and the search index."""
    number = number_of(database, record.id)
    if number is not None:
        remove_from_index(database, number)
        database.run("DELETE FROM catalogue WHERE number = ?", (number,))

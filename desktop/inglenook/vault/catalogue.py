"""The catalogue: a derived line for every record that can be listed or found by its words."""

from datetime import datetime, timedelta

from inglenook.journal.entries import Finding
from inglenook.journal.people import CoreGift, Person
from inglenook.journal.record import Entry, Record
from inglenook.journal.search_query import SEARCHED
from inglenook.journal.therapy import Topic
from inglenook.vault.database import Database
from inglenook.vault.search_index import is_indexed, remove_from_index, update_index

# Among what is found, people and gifts stand before everything that has a time.
FIRST = 2**40

_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - local, as the timeline is
_SECOND = timedelta(seconds=1)

_LINE = "SELECT number, kind, local, person, binned, home, stands FROM catalogue WHERE id = ?"

Line = tuple[str, int | None, int | None, int, int | None, int]


def local_seconds(moment: datetime) -> int:
    """Seconds of local time, whatever its offset, from 1970; a part of one counts as a whole."""
    return -((_EPOCH - moment.replace(tzinfo=None)) // _SECOND)


def local_text(moment: datetime) -> str:
    """The same as text: 2026-11-23T22:14:00."""
    return local_moment(local_seconds(moment)).isoformat()


def local_moment(seconds: int) -> datetime:
    """The moment of local time, without offset, that lies so many seconds after 1970 began."""
    return _EPOCH + seconds * _SECOND


def line_of(database: Database, record: Record) -> Line:
    """What is said of a record; see the table in ``schema/`` for what each cell means."""
    if isinstance(record, Entry):
        person = getattr(record, "person", None)
        number = number_of(database, person) if person else None
        local = local_seconds(record.happened)
        return (record.KIND, local, number, int(record.binned is not None), None, local)
    home, stands = _stands(database, record)
    return (record.KIND, None, None, 0, home, stands)


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
            "INSERT INTO catalogue (kind, local, person, binned, home, stands, id) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            (*line, record.id),
        )
    elif known[1:] != line:
        database.run(
            "UPDATE catalogue SET kind = ?, local = ?, person = ?, binned = ?, home = ?, "
            "stands = ? WHERE id = ?",
            (*line, record.id),
        )
        # What hangs on an entry goes with it.
        database.run("UPDATE catalogue SET stands = ? WHERE home = ?", (line[-1], known[0]))
    number = known[0] if known else database.value("SELECT last_insert_rowid()")
    update_index(database, number, record)


def is_listed(database: Database, record: Record) -> bool:
    """Whether the catalogue and the search index agree with a record; for the check."""
    known = database.row(_LINE, (record.id,))
    return (
        known is not None
        and known[1:] == line_of(database, record)
        and is_indexed(database, known[0], record)
    )


def unlist_record(database: Database, record: Record) -> None:
    """Take a record out of the catalogue and the search index."""
    number = number_of(database, record.id)
    if number is not None:
        remove_from_index(database, number)
        database.run("DELETE FROM catalogue WHERE number = ?", (number,))


def _stands(database: Database, record: Record) -> tuple[int | None, int]:
    """The number of the entry a record hangs on, if any, and the second by which it stands."""
    if isinstance(record, Person | CoreGift):
        return None, FIRST
    entry = _entry_of(record)
    home = database.row("SELECT number, local FROM catalogue WHERE id = ?", (entry,))
    return home or (None, local_seconds(record.recorded))


def _entry_of(record: Record) -> str | None:
    if isinstance(record, Finding):
        return record.gut_check
    return record.session if isinstance(record, Topic) else None

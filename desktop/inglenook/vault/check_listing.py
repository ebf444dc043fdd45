"""Checking that every record stands on the timeline and is found by its words.

Entries are many. They are compared with their lines in the catalogue a few hundred at a time and
by their cells, without making records of them again.
"""

from collections.abc import Iterator
from datetime import datetime

from inglenook.journal.errors import DatabaseDamaged
from inglenook.journal.field import fields_of
from inglenook.journal.fields import Text
from inglenook.journal.record import Entry, Record
from inglenook.journal.search_letters import index_text
from inglenook.journal.search_query import SEARCHED
from inglenook.vault.catalogue import is_listed, local_seconds
from inglenook.vault.database import Database, Row
from inglenook.vault.rows import columns, every, table_of
from inglenook.words import _, ngettext

_SLICE = 500


def check_listing(kind: type[Record], database: Database) -> Iterator[str]:
    """Every record of a kind stands on the timeline and is found by its words."""
    if kind not in SEARCHED:
        return
    unlisted = (
        _unlisted_entries(kind, database)
        if issubclass(kind, Entry)
        else _unlisted_records(kind, database)
    )
    if unlisted:
        yield ngettext(
            "{count} of “{kind}” is not listed as it should be.",
            "{count} of “{kind}” are not listed as they should be.",
            unlisted,
        ).format(count=unlisted, kind=_(kind.LABEL))


def _unlisted_records(kind: type[Record], database: Database) -> int:
    unlisted = 0
    for row in every(database, kind):
        try:
            unlisted += not is_listed(database, table_of(kind).record(row))
        except DatabaseDamaged:
            continue  # told of as a row that does not fit
    return unlisted


def _unlisted_entries(kind: type[Entry], database: Database) -> int:
    statement, last, unlisted = _statement(kind), 0, 0
    while rows := database.rows(statement, (last, _SLICE)):
        unlisted += sum(1 for row in rows if not _fits(row))
        last = rows[-1][0]
    return unlisted


def _statement(kind: type[Entry]) -> str:
    """A row's number, moment, whether its line in the catalogue fits, its words there, its texts.

    The line fits in all but the second, which is a matter of time zones and is compared here.
    """
    texts = [name for name, field in fields_of(kind).items() if isinstance(field, Text)]
    person = "entry.person" if "person" in fields_of(kind) else "NULL"
    return f"""
        SELECT entry.rowid, entry.happened, line.local, line.stands,
            line.kind IS '{kind.KIND}' AND line.home IS NULL
                AND line.binned IS (entry.binned IS NOT NULL) AND line.person IS
                (SELECT number FROM catalogue WHERE id = {person}),
            search.words{"".join(f", entry.{columns(kind, [name])}" for name in texts)}
        FROM "{kind.KIND}" AS entry
        LEFT JOIN catalogue AS line ON line.id = entry.id
        LEFT JOIN search ON search.rowid = line.number
        WHERE entry.rowid > ? ORDER BY entry.rowid LIMIT ?
    """  # noqa: S608 - only names declared in code


def _fits(row: Row) -> bool:
    _number, happened, local, stands, is_alike, words, *texts = row
    try:
        seconds = local_seconds(datetime.fromisoformat(happened))
        found = index_text("\n".join(text for text in texts if text))
    except (ValueError, TypeError):
        return True  # told of as a row that does not fit
    return bool(is_alike) and seconds == local == stands and found == (words or "")

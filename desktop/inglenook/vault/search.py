"""Finding records by their words: newest first, however many there are, and none is left out."""

import json
from collections.abc import Sequence

from inglenook.journal.errors import DatabaseDamaged
from inglenook.journal.field import Cell
from inglenook.journal.record import Record
from inglenook.journal.records import KINDS
from inglenook.journal.search_hits import Hit
from inglenook.journal.search_letters import Term
from inglenook.journal.search_query import Query
from inglenook.vault import rows
from inglenook.vault.catalogue import FIRST, local_moment, local_seconds, number_of
from inglenook.vault.database import Database, Row

# So many of the latest are looked at one by one: what is in very many records, like "the" or what
# begins with one letter, fills a page with these, and the index would first gather all there are.
LATEST = 400
# What is in fewer of them than this is read and put in order; what is in more is looked for among
# all records in their order, which soon ends.
FEW = 4

_LINE = "SELECT kind, id, stands"
_ORDER = "ORDER BY stands DESC, number DESC"
_IN_ORDER, _BY_NUMBER = "catalogue INDEXED BY catalogue_stands", "catalogue NOT INDEXED"
_HOME = "SELECT {column} FROM catalogue AS entry WHERE entry.number = catalogue.home"
_LISTED = f"binned = 0 AND (home IS NULL OR ({_HOME.format(column='binned')}) = 0)"
_GIVEN = "(SELECT value FROM json_each(?))"
_OF_PEOPLE = (
    f"(person IN {_GIVEN} OR number IN {_GIVEN}"
    f" OR (home IS NOT NULL AND ({_HOME.format(column='person')}) IN {_GIVEN}))"
)
_WITH_WORDS = "number IN (SELECT rowid FROM search WHERE search MATCH ?)"

_Conditions = list[tuple[str, tuple[Cell, ...]]]
_Line = tuple[str, str, int]  # a record's kind and id, and the second by which it stands


def search(database: Database, query: Query, limit: int, start: int) -> list[Hit]:
    """What is found, from place ``start``."""
    lines = [] if query.is_empty else _found(database, query, limit, start)
    return [
        Hit(record, None if stands >= FIRST else local_moment(stands), query.terms)
        for record, (_kind, _id, stands) in zip(_records(database, lines), lines, strict=True)
    ]


def count_found(database: Database, query: Query) -> int:
    """How many records are found."""
    if query.is_empty:
        return 0
    where, given = _joined([*_filters(database, query), *_words(query.terms)])
    counted = f"SELECT count(*) FROM {_IN_ORDER} WHERE {where}"  # noqa: S608 - fixed conditions
    return int(database.value(counted, given))


def _found(database: Database, query: Query, limit: int, start: int) -> list[_Line]:
    way = _IN_ORDER
    if query.terms:
        latest, are_all = _among_latest(database, query)
        if are_all or len(latest) >= start + limit:
            return latest[start : start + limit]
        way = _IN_ORDER if len(latest) >= FEW else _BY_NUMBER
    conditions = [*_filters(database, query), *_words(query.terms)]
    return _select(database, f"{_LINE} FROM catalogue", way, conditions, limit, start)


def _among_latest(database: Database, query: Query) -> tuple[list[_Line], bool]:
    """What is found among the latest records, and whether these are all there are."""
    with_words = (
        f"{_LINE}, ' ' || words || ' ' FROM catalogue LEFT JOIN search ON search.rowid = number"
    )
    latest = _select(database, with_words, _IN_ORDER, _filters(database, query), LATEST, 0)
    asked = [_written(term) for term in query.terms]
    found = [
        (kind, record_id, stands)
        for kind, record_id, stands, words in latest
        if words and all(each in words for each in asked)
    ]
    return found, len(latest) < LATEST


def _select(
    database: Database, select: str, way: str, conditions: _Conditions, limit: int, start: int
) -> list[Row]:
    """Select in order, from place ``start``; what is before is skipped within one index, unread."""
    where, given = _joined(conditions)
    numbers = f"SELECT number FROM {way} WHERE {where} {_ORDER} LIMIT ? OFFSET ?"  # noqa: S608
    return database.rows(f"{select} WHERE number IN ({numbers}) {_ORDER}", (*given, limit, start))


def _filters(database: Database, query: Query) -> _Conditions:
    """What the catalogue is asked."""
    conditions: _Conditions = [(_LISTED, ())]
    if query.kinds:
        conditions.append((f"kind IN {_GIVEN}", (json.dumps(sorted(query.kinds)),)))
    if query.people:
        numbers = [number_of(database, person) for person in sorted(query.people)]
        conditions.append((_OF_PEOPLE, (json.dumps([each for each in numbers if each]),) * 3))
    if query.since is not None:
        conditions.append(("stands >= ? AND stands < ?", (local_seconds(query.since), FIRST)))
    if query.before is not None:
        conditions.append(("stands < ?", (local_seconds(query.before),)))
    return conditions


def _words(terms: Sequence[Term]) -> _Conditions:
    """What the index is asked."""
    question = " ".join(
        '"' + " ".join(term.indexed) + '"' + ("*" if term.is_begun else "") for term in terms
    )
    return [(_WITH_WORDS, (question,))] if terms else []


def _written(term: Term) -> str:
    """How a term stands in the words of a record: with a space before, and one after a whole one.

    This finds exactly what the index does with ``_words``.
    """
    return " " + " ".join(term.indexed) + ("" if term.is_begun else " ")


def _joined(conditions: _Conditions) -> tuple[str, list[Cell]]:
    return (
        " AND ".join(condition for condition, _ in conditions),
        [cell for _, cells in conditions for cell in cells],
    )


def _records(database: Database, lines: Sequence[_Line]) -> list[Record]:
    found: dict[str, Record] = {}
    for kind in {kind for kind, *_ in lines}:
        if kind not in KINDS:
            raise DatabaseDamaged
        ids = [record_id for each, record_id, _ in lines if each == kind]
        found |= rows.find_each(database, KINDS[kind], ids)
    if any(record_id not in found for _, record_id, _ in lines):
        raise DatabaseDamaged
    return [found[record_id] for _, record_id, _ in lines]

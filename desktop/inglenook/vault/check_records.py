"""Checking what a database holds: every row is its record, and all that is derived agrees."""

from collections.abc import Iterable, Iterator

from inglenook.journal.record import Record
from inglenook.journal.records import KINDS
from inglenook.journal.search_query import SEARCHED
from inglenook.vault import drafts
from inglenook.vault.database import Database
from inglenook.vault.fitting import Fitting
from inglenook.vault.rows import every
from inglenook.vault.search_index import check_search_index
from inglenook.words import _, ngettext


def check_references(database: Database) -> Iterator[str]:
    """Whatever a record refers to is there."""
    broken = [str(line[0]) for line in database.rows("PRAGMA foreign_key_check")]
    for name in sorted(set(broken)):
        yield ngettext(
            "{count} row of the table “{table}” refers to something that is missing.",
            "{count} rows of the table “{table}” refer to something that is missing.",
            broken.count(name),
        ).format(count=broken.count(name), table=name)


def check_index(database: Database) -> Iterable[str]:
    """The search index agrees with itself. Raises DatabaseDamaged where it does not."""
    check_search_index(database)
    return ()


def check_counts(database: Database) -> Iterator[str]:
    """No row is missing, whatever the columns are; all that can be said of an earlier version."""
    for name, expected in database.rows("SELECT kind, rows FROM tally ORDER BY kind"):
        if name not in KINDS:
            continue
        found = database.value(f'SELECT count(*) FROM "{name}" NOT INDEXED')  # noqa: S608 - known
        if found != expected:
            yield _miscounted(KINDS[name], found, expected)


def check_kind(kind: type[Record], database: Database) -> Iterator[str]:
    """Every row of a kind is a record that could be kept, and none is missing."""
    found, misfits, fits = 0, 0, Fitting(kind)
    for row in every(database, kind):
        found += 1
        misfits += not fits(row)
    if misfits:
        yield ngettext(
            "{count} of “{kind}” does not fit its questions.",
            "{count} of “{kind}” do not fit their questions.",
            misfits,
        ).format(count=misfits, kind=_(kind.LABEL))
    expected = database.value("SELECT rows FROM tally WHERE kind = ?", (kind.KIND,)) or 0
    if found != expected:
        yield _miscounted(kind, found, expected)


def check_leftovers(database: Database) -> Iterator[str]:
    """Nothing is counted, listed or indexed that is not there."""
    counted: dict[str, int] = dict(database.rows("SELECT kind, rows FROM tally"))
    lines = "SELECT kind, count(*) FROM catalogue GROUP BY kind"
    listed: dict[str, int] = dict(database.rows(lines))
    searched = {kind.KIND for kind in SEARCHED}
    too_many = sum(
        max(0, found - (counted.get(kind, 0) if kind in searched else 0))
        for kind, found in listed.items()
    )
    too_many += sum(count for kind, count in counted.items() if kind not in KINDS)
    too_many += database.value(
        "SELECT count(*) FROM search WHERE rowid NOT IN (SELECT number FROM catalogue)"
    )
    if too_many:
        yield ngettext(
            "{count} line in the lists stands for nothing.",
            "{count} lines in the lists stand for nothing.",
            too_many,
        ).format(count=too_many)


def check_drafts(database: Database) -> Iterable[str]:
    """What is half-written can be read. Raises DatabaseDamaged where it cannot."""
    drafts.read(database)
    return ()


def _miscounted(kind: type[Record], found: int, expected: int) -> str:
    return _("There are {found} of “{kind}”, and there should be {expected}.").format(
        found=found, kind=_(kind.LABEL), expected=expected
    )

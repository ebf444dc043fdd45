"""Reading the pages of a damaged database by themselves, without the pages that led to them.

What says where a table begins, or which page follows which, may be damaged while the rows are not.
So a first page of our own is put before all the other pages of a copy: it says of any page that a
table begins there.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from inglenook.journal.records import RECORDS
from inglenook.vault import migrations
from inglenook.vault.connection import Connection, Row
from inglenook.vault.damaged_file import DamagedFile, connection_to
from inglenook.vault.database import (
    APPLICATION_ID,
    PAGE,
    create_database,
    database_errors,
    raw_key,
)
from inglenook.vault.disk import disk_errors
from inglenook.vault.rows import table_of
from inglenook.vault.working_copy import copy_file

_AT_ONCE = 100  # pages that are looked at through one first page
_FILLER = 2**20 * 8  # bytes
# Nothing of this is kept, so it need not survive anything.
_SCRATCH = (
    "PRAGMA writable_schema = ON",  # first: the file may be shorter than it says
    "PRAGMA journal_mode = OFF",
    "PRAGMA synchronous = OFF",
    "PRAGMA temp_store = MEMORY",
)


@dataclass(frozen=True)
class Table:
    """A table as the first page of our own describes it; ``index`` is where its ids are listed."""

    name: str
    sql: str
    root: int
    index: int | None = None


class BarePages:
    """A copy of a database behind a first page of our own, in a place that is removed later."""

    def __init__(self, source: Path, place: Path, key: bytes, salt: bytes) -> None:
        self.place = place
        self._raw = raw_key(key, salt)
        self._path = place / "pages.db"
        self._pages = -(-source.stat().st_size // PAGE)
        first = _first_page(place, self._raw, self._pages)
        copy_file(source, self._path)
        with disk_errors(), self._path.open("r+b") as file:
            file.write(first)

    def describe(self, tables: Sequence[Table]) -> None:
        """Say what begins where, in place of what was said before."""
        with database_errors(), closing(_scratch(self._path, self._raw)) as connection:
            connection.execute("BEGIN")
            connection.execute("DELETE FROM sqlite_schema")
            for table in tables:
                _describe(connection, "table", table.name, table.name, table.root, table.sql)
                if table.index is not None:
                    name = f"sqlite_autoindex_{table.name}_1"
                    _describe(connection, "index", name, table.name, table.index, None)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {migrations.newest()}")
            connection.execute("COMMIT")

    def opened(self) -> DamagedFile:
        """The copy, to be read as any other damaged database."""
        return DamagedFile(self._path, self._raw)

    def rows_of(
        self,
        names: Sequence[str],
        wanted: frozenset[str],
        without: frozenset[int],
    ) -> dict[int, Row]:
        """Rows by number that lie on pages to which nothing leads; ``wanted`` are their ids.

        The pages ``without`` are known to be damaged.
        """
        found: dict[int, Row] = {}
        columns = ", ".join(f'"{name}"' for name in names)
        pages = [page for page in range(2, self._pages + 1) if page not in without]
        for start in range(0, len(pages), _AT_ONCE):
            some = pages[start : start + _AT_ONCE]
            tables = [Table(f"t{page}", f"CREATE TABLE t{page} ({columns})", page) for page in some]
            self.describe(tables)
            with self.opened() as file:
                for table in tables:
                    found.update(_wanted_rows(file, table.name, columns, wanted, found))
            if len(found) == len(wanted):
                break
        return found


def usual_tables(place: Path, key: bytes, salt: bytes) -> Iterator[Table]:
    """What begins where in a journal of this version, as far as reading it needs that.

    Tables keep the place that they were given when they were made, which is the same everywhere.
    """
    path = place / "blank.db"
    with closing(create_database(path, key, salt)) as blank:
        migrations.migrate(blank)
        roots: dict[str, int] = dict(blank.rows("SELECT name, rootpage FROM sqlite_schema"))
    path.unlink()
    for kind in RECORDS:
        columns = ", ".join(f'"{name}"' for name in table_of(kind).fields if name != "id")
        sql = f'CREATE TABLE "{kind.KIND}" ("id" TEXT PRIMARY KEY NOT NULL, {columns})'
        index = roots[f"sqlite_autoindex_{kind.KIND}_1"]
        yield Table(kind.KIND, sql, roots[kind.KIND], index)
    yield Table("tally", "CREATE TABLE tally (kind, rows)", roots["tally"])
    yield Table("draft", "CREATE TABLE draft (place, content)", roots["draft"])


def _wanted_rows(
    file: DamagedFile,
    table: str,
    columns: str,
    wanted: frozenset[str],
    found: Mapping[int, Row],
) -> Iterable[tuple[int, Row]]:
    """The rows of a page, and of those below it, if it is one of the right table."""
    first = file.peek(f"SELECT rowid, id FROM {table} LIMIT 1")  # noqa: S608 - a number of our own
    if not first or first[0][1] not in wanted or first[0][0] in found:
        return []
    rows, _ = file.stream(f"SELECT rowid, id, {columns} FROM {table}")  # noqa: S608 - declared names
    return [(row[0], row[2:]) for row in rows if row[1] in wanted]


def _first_page(place: Path, raw: str, pages: int) -> bytes:
    """The first page of an empty database that says that it has at least so many pages."""
    path = place / "first.db"
    with disk_errors():
        path.touch(mode=0o600)
    with database_errors(), closing(_scratch(path, raw)) as connection:
        connection.execute("CREATE TABLE filler (content)")
        for size in range(pages * PAGE, 0, -_FILLER):
            connection.execute("INSERT INTO filler VALUES (zeroblob(?))", (min(size, _FILLER),))
        connection.execute("DELETE FROM sqlite_schema")
    with disk_errors(), path.open("rb") as file:
        first = file.read(PAGE)
    with suppress(OSError):
        path.unlink()
    return first


def _describe(
    connection: Connection, what: str, name: str, table: str, root: int, sql: str | None
) -> None:
    connection.execute(
        "INSERT INTO sqlite_schema (type, name, tbl_name, rootpage, sql) VALUES (?, ?, ?, ?, ?)",
        (what, name, table, root, sql),
    )


def _scratch(path: Path, raw: str) -> Connection:
    connection = connection_to(path, raw, "rw")
    for setting in _SCRATCH:
        connection.execute(setting)
    return connection

"""Reading what can be read of a damaged vault into a journal that lives in memory alone.

Nothing is written, not even a lock where none can be: what is found lies in a database of its own
without a file, whose every page of the window then works, and which refuses to be changed.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any, NoReturn

from inglenook.journal.changes import Change
from inglenook.journal.damage import Damage, Part, Salvaged
from inglenook.journal.errors import (
    DatabaseDamaged,
    JournalError,
    JournalMissing,
    NewerVersion,
    OnlyToRead,
    ReadOnlyPlace,
)
from inglenook.journal.missing import with_stand_ins
from inglenook.journal.record import Record
from inglenook.journal.records import RECORDS
from inglenook.journal.search_query import SEARCHED
from inglenook.vault import migrations
from inglenook.vault.bare_pages import BarePages, usual_tables
from inglenook.vault.damaged_file import DamagedFile, damaged_file
from inglenook.vault.damaged_pages import Pages, damaged_pages
from inglenook.vault.database import (
    Database,
    DatabaseBug,
    Row,
    database_name,
)
from inglenook.vault.in_memory import database_in_memory
from inglenook.vault.keys import OpenKeys
from inglenook.vault.occupancy import occupied
from inglenook.vault.piecemeal import Piecemeal, Rows
from inglenook.vault.rows import table_of
from inglenook.vault.vault import Vault, is_vault
from inglenook.vault.working_copy import working_place

Found = dict[type[Record], list[Record]]


class SalvagedVault(Vault):
    """An open vault that refuses every change. ``salvaged`` says what is missing from it."""

    def __init__(
        self,
        folder: Path,
        keys: OpenKeys,
        database: Database,
        held: ExitStack,
        salvaged: Salvaged,
    ) -> None:
        super().__init__(folder, keys, database, held)
        self.salvaged = salvaged

    def write(self, changes: Sequence[Change]) -> NoReturn:  # noqa: ARG002
        """Refuse."""
        raise OnlyToRead

    def write_drafts(self, changed: Mapping[str, Mapping[str, Any] | None]) -> NoReturn:  # noqa: ARG002
        """Refuse."""
        raise OnlyToRead

    def fill(self, records: Sequence[Record]) -> NoReturn:  # noqa: ARG002
        """Refuse."""
        raise OnlyToRead

    def release_reserve(self) -> None:
        """There is nothing to be written, and so no room to be made."""


def look_at_damage(folder: Path, unlock: Callable[[], OpenKeys]) -> Damage:
    """How far the damage of a vault's database goes; nothing of it is changed.

    Raises as unlocking does, DatabaseMissing and NewerVersion.
    """
    with _occupied(folder), _found(folder, unlock) as (_keys, file, pages, _bare):
        torn = len(pages.damaged)
        if file is None:
            return Damage(torn or pages.count, pages.count, (), opens=False)
        kinds = tuple(kind for kind in RECORDS if not _is_readable(file, kind))
        opens = len(kinds) < len(RECORDS)
        return Damage(torn, pages.count, kinds, opens, pages.is_cut, pages.has_more)


def open_readable(folder: Path, unlock: Callable[[], OpenKeys]) -> SalvagedVault:
    """What can be read of a vault, to be read only.

    Raises as ``look_at_damage`` does, and DatabaseDamaged where nothing can be read.
    """
    with ExitStack() as held:
        held.enter_context(_occupied(folder))
        with _found(folder, unlock) as (keys, file, pages, bare):
            if file is None:
                raise DatabaseDamaged
            found, parts = _read_all(file, pages, bare)
            half_written, has_drafts = _read_drafts(file)
        if not any(part.read for part in parts) and any(part.missing != 0 for part in parts):
            raise DatabaseDamaged
        found, stand_ins = with_stand_ins(found)
        database = database_in_memory(folder, found, half_written)
        held.callback(database.close)
        held.callback(keys.close)
        salvaged = Salvaged(tuple(parts), stand_ins, has_drafts)
        return SalvagedVault(folder, keys, database, held.pop_all(), salvaged)


Bare = Callable[[], BarePages | None]


@contextmanager
def _found(
    folder: Path, unlock: Callable[[], OpenKeys]
) -> Iterator[tuple[OpenKeys, DamagedFile | None, Pages, Bare]]:
    """The keys, what of the database can be read if anything can, and a way to its bare pages."""
    with ExitStack() as held:
        keys = unlock()
        path, key = folder / database_name(keys.salt), keys.database_key()
        whole = held.enter_context(damaged_file(path, key, keys.salt))
        pages = damaged_pages(whole)

        def bare() -> BarePages | None:
            with suppress(JournalError, DatabaseBug):  # without room for a copy it goes without
                place = held.enter_context(working_place(folder))
                return BarePages(whole.path, place, key, keys.salt)
            return None

        file: DamagedFile | None = whole
        if not whole.knows_its_tables():
            file = _with_usual_tables(held, pages, bare, key, keys.salt)
        elif whole.value("PRAGMA user_version") > migrations.newest():
            raise NewerVersion
        yield keys, file, pages, cache(bare)


def _with_usual_tables(
    held: ExitStack, pages: Pages, bare: Bare, key: bytes, salt: bytes
) -> DamagedFile | None:
    """The same file read as if its tables began where they do in every journal."""
    found = bare() if len(pages.damaged) < pages.count else None
    if found is not None:
        with suppress(JournalError, DatabaseBug):
            found.describe([*usual_tables(found.place, key, salt)])
            return held.enter_context(found.opened())
    return None


@contextmanager
def _occupied(folder: Path) -> Iterator[None]:
    """Keep others out of a vault; where nothing can be written nobody comes in to write."""
    if not is_vault(folder):
        raise JournalMissing
    with ExitStack() as held:
        with suppress(ReadOnlyPlace):
            held.enter_context(occupied(folder))
        yield


# -- reading


def _is_readable(file: DamagedFile, kind: type[Record]) -> bool:
    """Whether as many rows of a kind can be read as were counted."""
    columns = ", ".join(f'"{name}"' for name in _names(file, kind))
    if not columns:
        return False
    many, are_all = file.stream(
        f"SELECT {columns} FROM {table_of(kind).name} NOT INDEXED"  # noqa: S608 - only declared names
    )
    expected = _expected(file, kind)
    return are_all if expected is None else len(many) >= expected


def _read_all(file: DamagedFile, pages: Pages, bare: Bare) -> tuple[Found, list[Part]]:
    found: Found = {}
    parts = []
    for kind in RECORDS:
        names = _names(file, kind)
        rows = _rows_of(file, kind, names)
        ids = _ids(file, kind, rows)
        missing = (ids or frozenset()) - {row[names.index("id")] for row in rows.read.values()}
        if missing:
            _read_lost(rows, names, missing, pages.damaged, bare)
        read = {record.id: record for record in _records(kind, names, rows.read.values())}
        found[kind] = [*read.values()]
        expected = _expected(file, kind)
        if expected is None and ids is not None:
            expected = len(ids)
        parts.append(Part(kind, len(found[kind]), expected))
    return found, parts


def _rows_of(file: DamagedFile, kind: type[Record], names: Sequence[str]) -> Rows:
    if not names:
        return Rows()
    columns = ", ".join(f'"{name}"' for name in names)
    return Piecemeal(file, table_of(kind).name, columns).read()


def _ids(file: DamagedFile, kind: type[Record], rows: Rows) -> frozenset[str] | None:
    """The ids of all that there is of a kind, by one of the two lists of it, if one is whole."""
    if rows.known is not None:
        return frozenset(rows.known.values())
    listed, are_all = file.stream("SELECT id FROM catalogue WHERE kind = ?", (kind.KIND,))
    if not are_all or kind not in SEARCHED:
        return None
    return frozenset(record_id for (record_id,) in listed)


def _read_lost(
    rows: Rows,
    names: Sequence[str],
    missing: frozenset[str],
    damaged: frozenset[int],
    bare: Bare,
) -> None:
    """Look for what is missing on pages to which nothing leads any more."""
    found = bare()
    if found is not None:
        rows.read.update(found.rows_of(names, missing, damaged))


def _expected(file: DamagedFile, kind: type[Record]) -> int | None:
    """How many rows a kind has to have; None where that cannot be read."""
    rows, are_all = file.stream("SELECT rows FROM tally WHERE kind = ?", (kind.KIND,))
    if not are_all:
        return None
    return int(rows[0][0]) if rows else 0


def _names(file: DamagedFile, kind: type[Record]) -> list[str]:
    """The fields that the table has: one of an earlier version may lack some."""
    rows, _ = file.stream("SELECT name FROM pragma_table_info(?)", (kind.KIND,))
    there = {name for (name,) in rows}
    return [name for name in table_of(kind).fields if name in there]


def _records(kind: type[Record], names: Sequence[str], rows: Iterable[Row]) -> Iterator[Record]:
    table = table_of(kind)
    usual = {name: each.pack(each.blank) for name, each in table.fields.items()}
    for row in rows:
        there = zip(names, row, strict=True)
        cells = usual | {name: cell for name, cell in there if cell is not None}
        with suppress(DatabaseDamaged):  # what lies there is no record
            yield table.record(tuple(cells.values()))


def _read_drafts(file: DamagedFile) -> tuple[dict[str, str], bool]:
    rows, are_all = file.stream("SELECT place, content FROM draft")
    return dict(rows), are_all

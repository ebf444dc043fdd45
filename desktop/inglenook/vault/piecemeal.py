"""Reading every row of a table that can be read, around the pages that cannot.

Rows lie on pages in the order of their numbers. Where one cannot be read, larger and larger steps
find a row beyond the damage, and halving them the first. How often this may fail is bounded, so
that a file of which little is left is not gone through for minutes.
"""

from dataclasses import dataclass, field

from inglenook.journal.errors import DatabaseDamaged
from inglenook.vault.damaged_file import DamagedFile
from inglenook.vault.database import Row

MOST_FAILURES = 2000  # for each table; every one takes some milliseconds
_LAST = 2**62
_FURTHEST = 2**20  # rows beyond damage that are looked at where nobody knows how many there are


@dataclass
class Rows:
    """What was read, by row number; ``known`` are all numbers with their ids, where it is known."""

    read: dict[int, Row] = field(default_factory=dict)
    known: dict[int, str] | None = None


class Piecemeal:
    """Reads one table, whose rows have a text "id" that its own index lists."""

    def __init__(self, file: DamagedFile, table: str, columns: str) -> None:
        self._file, self._table = file, table
        self._select = f"SELECT rowid, {columns} FROM {table} NOT INDEXED"  # noqa: S608 - declared
        self._patience = file.failures + MOST_FAILURES
        self._found = Rows()

    def read(self) -> Rows:
        """Everything that can be read, from gap to gap."""
        known = self._found.known = self._listed()
        place, until = 0, _LAST if known is None else max(known, default=0) + 1
        while place < until and self._file.failures < self._patience:
            rows, are_all = self._file.stream(
                f"{self._select} WHERE rowid > ? AND rowid < ? ORDER BY rowid", (place, until)
            )
            self._found.read.update((row[0], row[1:]) for row in rows)
            if are_all:
                break
            beyond = self._beyond(rows[-1][0] if rows else place, until)
            if beyond >= until:
                break
            place = beyond - 1
        return self._found

    def _beyond(self, place: int, until: int) -> int:
        """The number of the first row after a place that is followed by one that cannot be read."""
        following = self._first_from(place + 1)
        if following is not None:  # its page is whole, and the rest of a long one is not
            return following + 1
        low, high = place + 1, min(place + 2, until - 1)
        while (found := self._first_from(high)) is None:
            reached = high - place
            if high >= until - 1 or reached > _FURTHEST or self._file.failures >= self._patience:
                return until
            low, high = high, min(place + 2 * reached, until - 1)
        return self._first_between(low, high, found)

    def _first_between(self, low: int, high: int, found: int) -> int:
        """Halve a step whose beginning cannot be read and whose end can."""
        while high - low > 1:
            middle = (low + high) // 2
            first = self._first_from(middle)
            if first is None:
                low = middle
            else:
                high, found = middle, first
        return found

    def _first_from(self, number: int) -> int | None:
        """The first row from a number; None where that page cannot be read, _LAST after the end."""
        rows, are_all = self._file.stream(
            f"SELECT rowid FROM {self._table} NOT INDEXED WHERE rowid >= ? ORDER BY rowid LIMIT 1",  # noqa: S608 - declared
            (number,),
        )
        if not are_all:
            return None
        return int(rows[0][0]) if rows else _LAST

    def _listed(self) -> dict[int, str] | None:
        """Number and id of every row as the table's own index has them, if that can be read."""
        name = self._table.strip('"')
        try:
            return dict(
                self._file.rows(
                    f"SELECT rowid, id FROM {self._table} "  # noqa: S608 - only declared names
                    f'INDEXED BY "sqlite_autoindex_{name}_1" ORDER BY id'
                )
            )
        except DatabaseDamaged:
            return None

"""What a journal asks of the place that keeps it; the vault is one, and there is no other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from inglenook.journal.changes import Change
from inglenook.journal.field import Cell
from inglenook.journal.record import Entry, R, Record
from inglenook.journal.search_hits import Hit
from inglenook.journal.search_query import Query


@dataclass(frozen=True)
class Filter:
    """Which entries the timeline shows. Empty means all; times are local, without offset.

    ``gift`` lets through those that touched a core gift, in whichever field they say so.
    """

    kinds: frozenset[str] = field(default_factory=frozenset)
    person: str | None = None
    gift: str | None = None
    since: datetime | None = None
    before: datetime | None = None
    binned: bool = False


class Store(Protocol):
    """A place that keeps records and drafts. Every call may raise a ``JournalError``."""

    def write(self, changes: Sequence[Change]) -> None:
        """Write all of the changes in one transaction, or none of them."""

    def find(self, kind: type[R], record_id: str) -> R | None:
        """Read one record."""

    def all(self, kind: type[R], /, **equal: Cell) -> list[R]:
        """Read every record of a kind whose fields have the given cells, in the order recorded."""

    def count(self, chosen: Filter) -> int:
        """How many entries the filter lets through."""

    def page(self, chosen: Filter, start: int, size: int) -> list[Entry]:
        """Entries, newest first, from place ``start`` (counted from 0)."""

    def place_of(self, chosen: Filter, entry: Entry) -> int:
        """How many entries of the filter stand before this one."""

    def cells(
        self, kind: type[Record], names: Sequence[str], chosen: Filter
    ) -> list[tuple[Cell, ...]]:
        """Just some cells of the entries of one kind, oldest first; what numbers are drawn from."""

    def search(self, query: Query, limit: int, start: int = 0) -> list[Hit]:
        """What is found, from place ``start`` (counted from 0).

        People and gifts come first, then all else, newest first. What lies in the bin, or hangs on
        an entry there, is not found.
        """

    def count_found(self, query: Query) -> int:
        """How many records are found."""

    def drafts(self) -> dict[str, dict[str, Any]]:
        """What was half-written, by the place where it was."""

    def write_drafts(self, drafts: Mapping[str, Mapping[str, Any] | None]) -> None:
        """Keep what is half-written in each place (plain JSON values); None drops it."""

    def close(self) -> None:
        """Let go of everything. Nothing can be read or written afterwards."""

"""The part of sqlcipher3, which has no types of its own, that is used here."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Protocol

from inglenook.journal.field import Cell

Row = tuple[Any, ...]


class Cursor(Protocol):
    """What a statement has done."""

    rowcount: int

    def fetchall(self) -> list[Row]:
        """Every row that is left."""

    def __iter__(self) -> Iterator[Row]:
        """The rows one by one."""


class Connection(Protocol):
    """An open connection."""

    in_transaction: bool

    def execute(self, sql: str, parameters: Sequence[Cell] = ..., /) -> Cursor:
        """Run a statement."""

    def executemany(self, sql: str, parameters: Iterable[Sequence[Cell]], /) -> Cursor:
        """Run a statement once for each."""

    def set_progress_handler(self, handler: Callable[[], bool], steps: int, /) -> None:
        """Call the handler every so many steps; true ends the statement."""

    def close(self) -> None:
        """Let go of the file."""

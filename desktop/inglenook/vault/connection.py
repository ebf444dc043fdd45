"""What is used of sqlcipher3, which has no types of its own."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Protocol

from inglenook.journal.field import Cell

Row = tuple[Any, ...]


class Cursor(Protocol):
    """What a statement returns."""

    rowcount: int

    def fetchall(self) -> list[Row]:
        """Every row that is left."""

    def __iter__(self) -> Iterator[Row]:
        """Row by row."""


class Connection(Protocol):
    """An open database."""

    in_transaction: bool

    def execute(self, sql: str, parameters: Sequence[Cell] = ..., /) -> Cursor:
        """Run a statement."""

    def executemany(self, sql: str, parameters: Iterable[Sequence[Cell]], /) -> Cursor:
        """Run a statement once for each of the parameters."""

    def close(self) -> None:
        """Let go of it."""

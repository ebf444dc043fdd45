"""The part of sqlcipher3, which has no types of its own, that is used here."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Protocol

from inglenook.journal.field import Cell

Row = tuple[Any, ...]


class Cursor(Protocol):
    """What a statement returned."""

    rowcount: int

    def fetchall(self) -> list[Row]: ...  # noqa: D102

    def __iter__(self) -> Iterator[Row]: ...


class Connection(Protocol):
    """An open connection."""

    in_transaction: bool

    def execute(  # noqa: D102
        self, sql: str, parameters: Sequence[Cell] = ..., /
    ) -> Cursor: ...

    def executemany(  # noqa: D102
        self, sql: str, parameters: Iterable[Sequence[Cell]], /
    ) -> Cursor: ...

    def set_progress_handler(  # noqa: D102
        self, handler: Callable[[], int] | None, steps: int, /
    ) -> None: ...

    def close(self) -> None: ...  # noqa: D102

"""Whether rows fit the questions of their kind, quickly enough for very many of them."""

from datetime import UTC, datetime
from typing import Any

from inglenook.journal.field import Field, fields_of
from inglenook.journal.fields import Choice, Choices, Place, Ref, Scale, Text, Tick
from inglenook.journal.record import Record
from inglenook.vault.database import Row
from inglenook.vault.rows import MISFITS, reads_as_damage

# A clock may have been ahead when something was written; that is no damage.
_LATEST = datetime(9000, 1, 1, tzinfo=UTC)
_FEW_ANSWERS = (Choice, Choices, Place, Ref, Scale, Tick)
_Answer = tuple[Any, bool]


class Fitting:
    """Asked of a row as ``rows.every`` gives it. An answer that comes often is looked at once."""

    def __init__(self, kind: type[Record]) -> None:
        self._kind = kind
        self._columns = [_Column(name, field) for name, field in fields_of(kind).items()]

    def __call__(self, row: Row) -> bool:
        """Whether every cell is an answer, and the answers go together."""
        values = {}
        for column, cell in zip(self._columns, row, strict=True):
            answer, fits = column.seen.get(cell) or column.look_at(cell)
            if not fits:
                return False
            values[column.name] = answer
        return not self._kind.contradictions(values)


class _Column:
    def __init__(self, name: str, field: Field[Any]) -> None:
        self.name = name
        self.seen: dict[Any, _Answer] = {}
        self._field = field
        self._has_few = isinstance(field, _FEW_ANSWERS)
        if isinstance(field, Text):
            self.seen[""] = self.look_at("")

    def look_at(self, cell: Any) -> _Answer:
        try:
            answer = self._field.unpack(cell)
            found = answer, not (reads_as_damage(cell) or self._field.problem(answer, _LATEST))
        except MISFITS:
            found = None, False
        if self._has_few:
            self.seen[cell] = found
        return found

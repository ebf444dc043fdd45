"""What a question is: a record declares its questions with ``asked(Scale(...))``.

From that one line come the editor on screen, the check before anything is kept, the column in the
vault and, later, the axis of a chart.
"""

import dataclasses
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, Generic, Literal, TypeVar

from inglenook.words import _

T = TypeVar("T")
Cell = int | str | None


@dataclass(frozen=True, kw_only=True)
class Field(Generic[T]):
    """One question. ``shown`` is false for what the program fills in by itself."""

    label: str = ""
    help: str = ""
    required: bool = False
    shown: bool = True

    column: ClassVar[Literal["TEXT", "INTEGER"]] = "TEXT"
    always: ClassVar[bool] = False  # an unanswered field of this kind still has a cell

    @property
    def blank(self) -> Any:
        """The answer of somebody who has not answered."""
        return None

    @property
    def nullable(self) -> bool:
        """Whether the cell may be empty."""
        return not (self.required or self.always)

    def problem(self, value: Any, now: datetime) -> str:
        """Say what is wrong with an answer, or nothing ('')."""
        if value == self.blank:
            return _("This needs an answer.") if self.required else ""
        return self._fault(value, now)

    def _fault(self, value: T, now: datetime) -> str:  # noqa: ARG002 - most kinds need neither
        return ""

    def pack(self, value: Any) -> Cell:
        """Turn an answer into a cell."""
        return None if value is None else self._packed(value)

    def unpack(self, cell: Any) -> Any:
        """Turn a cell back into an answer. Raises ValueError where it is not one."""
        if cell is None:
            if not self.nullable:
                raise ValueError
            return None
        return self._unpacked(cell)

    def _packed(self, value: T) -> Cell:
        return str(value)

    def _unpacked(self, cell: Any) -> T:
        raise NotImplementedError


def asked(field: Field[Any]) -> Any:
    """Declare one question of a record; its blank is the default unless it is required."""
    metadata = {"field": field}
    if field.required:
        return dataclasses.field(metadata=metadata)
    return dataclasses.field(default=field.blank, metadata=metadata)


_declared: dict[type, dict[str, Field[Any]]] = {}


def fields_of(kind: type) -> dict[str, Field[Any]]:
    """The declared questions of a record by name, in the order they are asked."""
    if kind not in _declared:
        found = dataclasses.fields(kind)
        _declared[kind] = {each.name: each.metadata["field"] for each in found}
    return _declared[kind]


def blank_values(kind: type) -> dict[str, Any]:
    """The values of a record nobody has touched yet."""
    return {name: field.blank for name, field in fields_of(kind).items()}

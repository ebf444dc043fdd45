"""The kinds of field: each checks an answer and packs it into one cell of a table."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, TypeVar

from inglenook.journal.field import Cell, Field
from inglenook.journal.vocabulary import Word
from inglenook.words import _

W = TypeVar("W", bound=Word)

EARLIEST = date(1900, 1, 1)
# A clock that was a little wrong must not refuse an entry written "now".
CLOCK_SLACK = timedelta(minutes=10)


@dataclass(frozen=True, kw_only=True)
class _Letters(Field[str]):
    """Kept to the letter."""

    def _unpacked(self, cell: Any) -> str:
        if not isinstance(cell, str):
            raise TypeError
        return cell


@dataclass(frozen=True, kw_only=True)
class Text(_Letters):
    """Words, kept to the letter. ``lines`` is 1 for a name or a title."""

    lines: int = 3
    longest: int = 1_000_000
    always = True

    @property
    def blank(self) -> str:  # noqa: D102
        return ""

    def problem(self, value: Any, now: datetime) -> str:  # noqa: D102
        return super().problem("" if not value.strip() and self.required else value, now)

    def _fault(self, value: str, now: datetime) -> str:
        if "\0" in value or any("\ud800" <= letter <= "\udfff" for letter in value):
            return _("This text holds a character that cannot be kept. Remove it, then go on.")
        if self.lines == 1 and len(value.splitlines()) > 1:
            return _("This has to fit on one line.")
        if len(value) > self.longest:
            return _("This is longer than {count} characters. Please shorten it.").format(
                count=self.longest
            )
        return ""


@dataclass(frozen=True, kw_only=True)
class Scale(Field[int]):
    """A whole number from ``low`` to ``high``; ``ends`` are the words at the two ends."""

    low: int = 0
    high: int = 10
    ends: tuple[str, str] = ("", "")
    unit: str = ""
    column = "INTEGER"

    def _fault(self, value: int, now: datetime) -> str:
        if self.low <= value <= self.high:
            return ""
        return _("Choose a number from {low} to {high}.").format(low=self.low, high=self.high)

    def _packed(self, value: int) -> Cell:
        return int(value)

    def _unpacked(self, cell: Any) -> int:
        if not isinstance(cell, int) or not self.low <= cell <= self.high:
            raise ValueError
        return cell


@dataclass(frozen=True, kw_only=True)
class Tick(Field[bool]):
    """Yes, or not said."""

    column = "INTEGER"
    always = True

    @property
    def blank(self) -> bool:  # noqa: D102
        return False

    def _packed(self, value: bool) -> Cell:
        return int(value)

    def _unpacked(self, cell: Any) -> bool:
        if cell not in (0, 1):
            raise ValueError
        return bool(cell)


@dataclass(frozen=True, kw_only=True)
class Choice(Field[W]):
    """One word of a closed list.

    ``among`` names another field and, for each of its answers, the words that go with it.
    """

    words: type[W]
    among: tuple[str, Mapping[Any, tuple[Any, ...]]] | None = None

    def offered(self, values: Mapping[str, Any]) -> tuple[W, ...]:
        """The words to choose from, given the other answers."""
        if self.among is None:
            return tuple(self.words)
        name, by_answer = self.among
        return by_answer.get(values.get(name), ())

    def _packed(self, value: W) -> Cell:
        return value.value

    def _unpacked(self, cell: Any) -> W:
        return self.words.of(cell)


@dataclass(frozen=True, kw_only=True)
class Choices(Field[tuple[W, ...]]):
    """Any number of words of a closed list, in the list's own order."""

    words: type[W]
    always = True

    @property
    def blank(self) -> tuple[W, ...]:  # noqa: D102
        return ()

    def _packed(self, value: tuple[W, ...]) -> Cell:
        return json.dumps([word.value for word in self.words if word in value])

    def _unpacked(self, cell: Any) -> tuple[W, ...]:
        return tuple(self.words.of(word) for word in json.loads(cell))


@dataclass(frozen=True, kw_only=True)
class Moment(Field[datetime]):
    """Local date, time and UTC offset, to the second: 2026-11-23T22:14:00+01:00."""

    may_be_ahead: bool = False

    def _fault(self, value: datetime, now: datetime) -> str:
        if value.date() < EARLIEST:
            return _("This is before 1900. Choose a later date.")
        if not self.may_be_ahead and value > now + CLOCK_SLACK:
            return _("This lies in the future. Choose when it happened.")
        return ""

    def _packed(self, value: datetime) -> Cell:
        return value.isoformat(timespec="seconds")

    def _unpacked(self, cell: Any) -> datetime:
        moment = datetime.fromisoformat(cell)
        if moment.tzinfo is None:
            raise ValueError
        return moment


@dataclass(frozen=True, kw_only=True)
class Instant(Field[datetime]):
    """A moment in UTC that the program records itself, to the millisecond."""

    shown: bool = False

    def _packed(self, value: datetime) -> Cell:
        return value.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")

    def _unpacked(self, cell: Any) -> datetime:
        moment = datetime.fromisoformat(cell)
        if moment.tzinfo is None:
            raise ValueError
        return moment


@dataclass(frozen=True, kw_only=True)
class Day(Field[date]):
    """A date without a time."""

    may_be_ahead: bool = False

    def _fault(self, value: date, now: datetime) -> str:
        if value < EARLIEST:
            return _("This is before 1900. Choose a later date.")
        if not self.may_be_ahead and value > (now + CLOCK_SLACK).date():
            return _("This lies in the future. Choose a date up to today.")
        return ""

    def _packed(self, value: date) -> Cell:
        return value.isoformat()

    def _unpacked(self, cell: Any) -> date:
        return date.fromisoformat(cell)


@dataclass(frozen=True, kw_only=True)
class Ref(_Letters):
    """The id of another record; ``kind`` names which kind."""

    kind: str


@dataclass(frozen=True, kw_only=True)
class Who(Ref):
    """The id of a person."""

    kind: str = "person"


@dataclass(frozen=True, kw_only=True)
class Identity(_Letters):
    """A record's own id."""

    required: bool = True
    shown: bool = False


@dataclass(frozen=True, kw_only=True)
class Place(Field[int]):
    """Where a record stands among its siblings, counted from 0."""

    shown: bool = False
    column = "INTEGER"
    always = True

    @property
    def blank(self) -> int:  # noqa: D102
        return 0

    def _packed(self, value: int) -> Cell:
        return int(value)

    def _unpacked(self, cell: Any) -> int:
        if not isinstance(cell, int):
            raise TypeError
        return cell

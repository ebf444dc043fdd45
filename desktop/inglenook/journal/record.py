"""What every record has in common, and how its answers are checked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, TypeVar

from inglenook.journal import vocabulary as v
from inglenook.journal.field import asked, fields_of
from inglenook.journal.fields import Choice, Identity, Instant, Moment, Text
from inglenook.words import mark

R = TypeVar("R", bound="Record")


@dataclass(frozen=True, kw_only=True)
class Record:
    """Anything the vault keeps. ``KIND`` is its one name everywhere, also that of its table."""

    KIND: ClassVar[str]
    LABEL: ClassVar[str]

    id: str = asked(Identity())
    recorded: datetime = asked(Instant(required=True))
    changed: datetime = asked(Instant(required=True))

    @classmethod
    def left_out(cls, values: Mapping[str, Any]) -> frozenset[str]:  # noqa: ARG003
        """The fields that are not asked when the others have these answers."""
        return frozenset()

    @classmethod
    def contradictions(cls, values: Mapping[str, Any]) -> dict[str, str]:  # noqa: ARG003
        """What no single field can know: a sentence for each field that does not fit."""
        return {}


@dataclass(frozen=True, kw_only=True)
class Entry(Record):
    """A record that stands on the timeline. ``binned`` is when it was put into the bin."""

    happened: datetime = asked(Moment(label=mark("When"), required=True))
    share: v.Share = asked(Choice(label=mark("Sharing"), words=v.Share, required=True))
    binned: datetime | None = asked(Instant())


def values_of(record: Record) -> dict[str, Any]:
    """The answers of a record by field name."""
    return {name: getattr(record, name) for name in fields_of(type(record))}


def problems(kind: type[Record], values: Mapping[str, Any], now: datetime) -> dict[str, str]:
    """Check answers against their fields: a sentence for each field that does not fit."""
    found = {
        name: sentence
        for name, field in fields_of(kind).items()
        if (sentence := field.problem(values.get(name, field.blank), now))
    }
    return kind.contradictions(values) | found


def unanswered(
    kind: type[Record], values: Mapping[str, Any], names: Iterable[str]
) -> frozenset[str]:
    """Those of the fields that have no answer: what is written already stays to be seen."""
    fields = fields_of(kind)
    return frozenset(
        name for name in names if values.get(name, fields[name].blank) == fields[name].blank
    )


def texts_of(record: Record) -> list[str]:
    """Everything written in a record, in the order it is asked."""
    fields = fields_of(type(record)).items()
    texts = [getattr(record, name) for name, field in fields if isinstance(field, Text)]
    return [text for text in texts if text]


def words_of(record: Record) -> str:
    """Everything written in a record, each text on lines of its own: what search reads."""
    return "\n".join(texts_of(record))

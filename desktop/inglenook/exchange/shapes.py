"""What each kind of record looks like in JSON, made from its declared fields; and the schema.

The same types read a file strictly and describe it: ``resources/schema/inglenook-1.json`` is
what ``schema`` makes of them. A moment is local time with its UTC offset, to the second; what the
program records itself is UTC, to the millisecond; a day is YYYY-MM-DD. Words of a closed list
stand as the vault keeps them. What was never answered is null, or an empty text or list.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from inglenook.journal.field import Cell, Field, fields_of
from inglenook.journal.fields import (
    Choice,
    Choices,
    Day,
    Identity,
    Instant,
    Moment,
    Place,
    Ref,
    Scale,
    Text,
    Tick,
)
from inglenook.journal.record import Record
from inglenook.journal.records import KINDS

FORMAT, VERSION = "inglenook", 1
SCHEMA_NAME = f"inglenook-{VERSION}.json"
LARGEST_PLACE = 2**31 - 1
TITLE = "All data of an Inglenook journal"
DIALECT = "https://json-schema.org/draft/2020-12/schema"

# Python's $ lets a line end pass, which (?!\n) does not; to other readers it changes nothing.
_END = r"(?!\n)$"
_DATE = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}"
_TIME = r"T[0-9]{2}:[0-9]{2}:[0-9]{2}"
ID = r"^[0-9A-Za-z-]{1,64}" + _END
DAY = _DATE + _END
MOMENT = _DATE + _TIME + r"[+-][0-9]{2}:[0-9]{2}(:[0-9]{2})?" + _END
INSTANT = _DATE + _TIME + r"\.[0-9]{3}Z" + _END


def shape_of(kind: type[Record]) -> type[msgspec.Struct]:
    """The JSON object of one kind of record: every field, and no other."""
    return msgspec.defstruct(
        kind.KIND,
        [_declared(name, field) for name, field in fields_of(kind).items()],
        kw_only=True,
        forbid_unknown_fields=True,
        namespace={"__doc__": kind.LABEL},
    )


def document_shape() -> type[msgspec.Struct]:
    """The whole file: what it is, when it was made, and the records by kind."""
    records = msgspec.defstruct(
        "records",
        [(name, _list_of(shape_of(kind)), []) for name, kind in KINDS.items()],
        kw_only=True,
        forbid_unknown_fields=True,
    )
    exported = Annotated[str, Meta(pattern=MOMENT, extra_json_schema={"format": "date-time"})]
    return msgspec.defstruct(
        "document",
        [
            ("format", Literal["inglenook"]),
            ("version", Literal[1]),
            ("exported", exported),
            ("records", records),
        ],
        kw_only=True,
        forbid_unknown_fields=True,
    )


def schema() -> bytes:
    """The JSON Schema of an export, as it lies in ``resources/schema/``."""
    described = msgspec.json.schema(document_shape())
    whole = {"$schema": DIALECT, "title": TITLE, **described}
    return msgspec.json.format(msgspec.json.encode(whole), indent=2) + b"\n"


def type_of(field: Field[Any]) -> Any:
    """The type of a field's value in JSON."""
    plain = _plain(field)
    return plain if not field.nullable or field.always else plain | None


def value_of(field: Field[Any], cell: Cell) -> Any:
    """A cell of the vault as a value in JSON."""
    if cell is None:
        return None
    if isinstance(field, Tick):
        return bool(cell)
    return list(_words(str(cell))) if isinstance(field, Choices) else cell


def answers_in(field: Field[Any]) -> Callable[[Any], Any]:
    """What makes an answer of a value in JSON that is of the field's type already.

    It raises ValueError where the value is none: a day in February may be the thirtieth.
    """
    match field:
        case Choices():
            return lambda value: tuple(word for word in field.words if word.value in value)
        case Choice():
            return {None: field.blank, **{word.value: word for word in field.words}}.__getitem__
        case Moment() | Instant() | Day():
            return lambda value: field.blank if value is None else field.unpack(value)
        case _:
            return lambda value: value


@cache
def reader_of(kind: str) -> msgspec.json.Decoder[Any]:
    """What reads one record of a kind, and nothing that only resembles it."""
    return msgspec.json.Decoder(shape_of(KINDS[kind]), strict=True)


@cache
def _words(cell: str) -> tuple[str, ...]:
    return tuple(msgspec.json.decode(cell, type=list[str]))


def _declared(name: str, field: Field[Any]) -> tuple[str, Any] | tuple[str, Any, Any]:
    said = Meta(title=field.label or None, description=_described(field))
    meant: Any = Annotated[type_of(field), said]
    if field.required:
        return name, meant
    blank = field.blank
    return name, meant, list(blank) if isinstance(blank, tuple) else blank


def _described(field: Field[Any]) -> str | None:
    """A line of help, and to what a reference leads."""
    said = [field.help] if field.help else []
    if isinstance(field, Ref):
        entry = field.kind == "entry"
        said.append("The id of any entry." if entry else f"The id of a {field.kind}.")
    return " ".join(said) or None


def _plain(field: Field[Any]) -> Any:
    """The type of an answer that was given."""
    made: Mapping[type[Field[Any]], Any] = {
        Tick: bool,
        Identity: _text(ID),
        Moment: _text(MOMENT, "date-time"),
        Instant: _text(INSTANT, "date-time"),
        Day: _text(DAY, "date"),
        Place: Annotated[int, Meta(ge=0, le=LARGEST_PLACE)],
    }
    match field:
        case Ref():
            return _text(ID)
        case Text():
            return Annotated[str, Meta(max_length=field.longest)]
        case Scale():
            return Annotated[int, Meta(ge=field.low, le=field.high)]
        case Choice():
            return _one_of(word.value for word in field.words)
        case Choices():
            return _list_of(_one_of(word.value for word in field.words))
        case _:
            return made[type(field)]


def _list_of(each: Any) -> Any:
    return list[each]


def _one_of(words: Iterable[str]) -> Any:
    return Literal[tuple(words)]


def _text(pattern: str, meant: str = "") -> Any:
    said = {"format": meant} if meant else None
    return Annotated[str, Meta(pattern=pattern, extra_json_schema=said)]

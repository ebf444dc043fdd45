"""Reading an export of Inglenook strictly: every record is one that a journal would keep, or bad.

What is bad is named by its place ("bid 12" is the twelfth bid in the file) and a reason, and
never by what somebody wrote.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import msgspec

from inglenook.exchange.shapes import FORMAT, VERSION, answers_in, reader_of, type_of
from inglenook.journal.errors import JournalError, NewerVersion
from inglenook.journal.field import Field, fields_of
from inglenook.journal.fields import Choice, Choices, Scale, Tick
from inglenook.journal.preferences import Preferences
from inglenook.journal.record import Record, problems, values_of
from inglenook.journal.records import KINDS
from inglenook.words import _, mark, ngettext

# Where the file was written it may be tomorrow already.
_AHEAD = timedelta(days=1)
_MARK = b"\xef\xbb\xbf"  # some editors set it before the first letter
_NOT_OURS = mark("This is not a file that Inglenook has exported as JSON, or it is not all of one.")
_CANNOT_BE_READ = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)


@dataclass(frozen=True)
class Found:
    """A record of the file: ``number`` counts from 1 within its kind, the file's own order.

    ``problems`` are sentences by field (its label, or '' for all of it); a bad one has no record.
    """

    kind: str
    number: int
    record: Record | None
    problems: tuple[tuple[str, str], ...] = ()

    @property
    def place(self) -> str:
        """Where it stands in the file: bid 12."""
        return f"{self.kind} {self.number}"


@dataclass(frozen=True)
class Import:
    """What a file holds. ``strange`` is how many records are of a kind that nobody knows."""

    found: tuple[Found, ...]
    strange: int = 0


class _Cover(msgspec.Struct):
    format: str
    version: int


class _Document(msgspec.Struct, forbid_unknown_fields=True):
    format: str
    version: int
    exported: str
    records: dict[str, list[msgspec.Raw]]


def read_json(data: bytes, now: datetime) -> Import:
    """Read an export; records come in the order in which they can refer to each other.

    Raises a ``JournalError`` where this is no export of ours, and NewerVersion.
    """
    document = _opened(data.removeprefix(_MARK))
    found = tuple(
        each
        for name, kind in KINDS.items()
        for each in _read_kind(kind, document.records.get(name, []), now + _AHEAD)
    )
    strange = sum(len(some) for name, some in document.records.items() if name not in KINDS)
    return Import(found, strange)


def _opened(data: bytes) -> _Document:
    try:
        cover = msgspec.json.decode(data, type=_Cover)
    except _CANNOT_BE_READ:
        raise JournalError(_(_NOT_OURS)) from None
    if cover.format != FORMAT or cover.version < 1:
        raise JournalError(_(_NOT_OURS))
    if cover.version > VERSION:
        raise NewerVersion(
            _("This file was made by a newer version of Inglenook. Install that to bring it in.")
        )
    try:
        return msgspec.json.decode(data, type=_Document)
    except _CANNOT_BE_READ:
        raise JournalError(
            _("This file is an export of Inglenook, but it is not whole or has been changed.")
        ) from None


def _read_kind(kind: type[Record], raws: list[msgspec.Raw], now: datetime) -> Iterator[Found]:
    reader = reader_of(kind.KIND)
    answers = [(name, answers_in(field)) for name, field in fields_of(kind).items()]
    for number, raw in enumerate(raws, start=1):
        try:
            shape = reader.decode(raw)
            record = kind(**{name: answer(getattr(shape, name)) for name, answer in answers})
        except (*_CANNOT_BE_READ, ValueError, OverflowError):
            yield Found(kind.KIND, number, None, tuple(_faults(kind, raw)))
            continue
        wrong = _wrong(record, now)
        yield Found(kind.KIND, number, None if wrong else record, wrong)


def _wrong(record: Record, now: datetime) -> tuple[tuple[str, str], ...]:
    """What the fields' own rules say against a record."""
    found = problems(type(record), values_of(record), now)
    if isinstance(record, Preferences) and record.id != Preferences.ID:
        found["id"] = _("A journal has its settings only once.")
    return tuple((_called(type(record), name), sentence) for name, sentence in found.items())


def _called(kind: type[Record], name: str) -> str:
    return _(fields_of(kind)[name].label) or name


# -- saying what keeps a record from being one


def _faults(kind: type[Record], raw: msgspec.Raw) -> Iterator[tuple[str, str]]:
    try:
        given = msgspec.json.decode(raw, type=dict[str, Any])
    except _CANNOT_BE_READ:
        yield "", _("This is not a record.")
        return
    fields = fields_of(kind)
    if unknown := len(given.keys() - fields.keys()):
        yield (
            "",
            ngettext(
                "It has {count} answer to a question that Inglenook does not ask.",
                "It has {count} answers to questions that Inglenook does not ask.",
                unknown,
            ).format(count=unknown),
        )
    for name, field in fields.items():
        if sentence := _fault(field, given, name):
            yield _called(kind, name), sentence


def _fault(field: Field[Any], given: dict[str, Any], name: str) -> str:
    if name not in given:
        return _("This needs an answer.") if field.required else ""
    try:
        answers_in(field)(msgspec.convert(given[name], type_of(field), strict=True))
    except (msgspec.ValidationError, ValueError, OverflowError):
        return _expected(field)
    return ""


def _expected(field: Field[Any]) -> str:
    match field:
        case Scale():
            sentence = _("Choose a number from {low} to {high}.")
            return sentence.format(low=field.low, high=field.high)
        case Choice() | Choices():
            return _("This is not a word of the list for this question.")
        case Tick():
            return _("This takes true or false.")
        case _:
            return _("This is not written as Inglenook writes it.")

"""All data as one JSON document: a record on each line, kinds and records in a fixed order."""

from collections.abc import Iterator
from datetime import datetime

import msgspec

from inglenook.exchange.gathering import Everything
from inglenook.exchange.shapes import FORMAT, VERSION, value_of
from inglenook.journal.field import fields_of
from inglenook.journal.fields import Choices, Moment, Tick
from inglenook.journal.record import Record
from inglenook.journal.records import KINDS

_AT_ONCE = 1000  # records in a chunk


def json_of(everything: Everything, exported: datetime) -> bytes:
    """The whole document."""
    return b"".join(chunks(everything, exported))


def chunks(everything: Everything, exported: datetime) -> Iterator[bytes]:
    """The document piece by piece, so that whoever writes it can stop between two of them."""
    made = msgspec.json.encode(Moment().pack(exported)).decode()
    head = f'{{\n"format": "{FORMAT}",\n"version": {VERSION},\n"exported": {made},\n"records": {{'
    yield head.encode()
    comma = ""
    for name, kind in KINDS.items():
        yield f'{comma}\n"{name}": ['.encode()
        yield from _records(kind, everything)
        yield b"]"
        comma = ","
    yield b"\n}\n}\n"


def _records(kind: type[Record], everything: Everything) -> Iterator[bytes]:
    encode = msgspec.json.Encoder().encode
    fields, rows = fields_of(kind), everything.rows[kind]
    special = [
        (number, field)
        for number, field in enumerate(fields.values())
        if isinstance(field, Tick | Choices)
    ]
    comma = b"\n"
    for start in range(0, len(rows), _AT_ONCE):
        lines = []
        for row in rows[start : start + _AT_ONCE]:
            values = list(row)
            for number, field in special:
                values[number] = value_of(field, row[number])
            lines.append(encode(dict(zip(fields, values, strict=True))))
        yield comma + b",\n".join(lines)
        comma = b",\n"
    if rows:
        yield b"\n"

"""All data for a spreadsheet: a CSV file for each kind of record, in one zip.

It is made to be read by a person: the headings are the questions, words of a closed list stand as
on screen, people and gifts by name. What comes back in is the JSON.
"""

import csv
import io
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from inglenook.exchange.gathering import Everything, place
from inglenook.journal.field import Cell, Field, fields_of
from inglenook.journal.fields import Choice, Choices, Ref, Tick
from inglenook.journal.people import CoreGift, Person
from inglenook.journal.record import Record
from inglenook.journal.records import KINDS
from inglenook.journal.vocabulary import Word
from inglenook.words import _

# Without the mark some spreadsheets take the letters for those of another alphabet.
_ENCODING = "utf-8-sig"
# A cell that begins like this is a formula to some spreadsheet. They do not agree about what ends
# a cell, either: one that expects semicolons begins a new one at each, and at each line's end,
# and drops the quotes there.
_BEGINS = r"(?:\A|(?<=[;\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]))"
_FORMULA = re.compile(_BEGINS + r"(?=[ \xa0\u3000\ufeff\0\"]*[=+\-@＝＋－＠])|\A(?=[\t\r\n])")

Names = Mapping[Cell, str]
Said = Callable[[Cell], str | int]


def csv_zip_of(everything: Everything, exported: datetime) -> bytes:
    """One zip, its files dated as the export."""
    names = _names(everything)
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, kind in KINDS.items():
            info = zipfile.ZipInfo(f"{name}.csv", exported.timetuple()[:6])
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            packed.writestr(info, csv_of(kind, everything.rows[kind], names).encode(_ENCODING))
    return whole.getvalue()


def csv_of(kind: type[Record], rows: Sequence[Sequence[Cell]], names: Names) -> str:
    """One kind of record; ``names`` are those of people and gifts by id."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    fields = fields_of(kind)
    writer.writerow(_(field.label) or name for name, field in fields.items())
    sayings = [_saying(field, names) for field in fields.values()]
    for row in rows:
        writer.writerow([say(cell) for say, cell in zip(sayings, row, strict=True)])
    return text.getvalue()


def defused(text: str) -> str:
    """The same words, with an apostrophe wherever a spreadsheet would begin to reckon."""
    return _FORMULA.sub("'", text)


def _saying(field: Field[Any], names: Names) -> Said:
    """How the cells of a field are said in a spreadsheet."""
    if isinstance(field, Tick):
        return lambda cell: _("yes") if cell else ""
    if isinstance(field, Choice | Choices):
        return _labels(field)
    if isinstance(field, Ref):
        return lambda cell: defused(names.get(cell, str(cell or "")))
    return lambda cell: "" if cell is None else cell if isinstance(cell, int) else defused(cell)


def _labels(field: Choice[Any] | Choices[Any]) -> Said:
    known: dict[Cell, str] = {}

    def say(cell: Cell) -> str:
        if cell not in known:
            answer: Any = field.blank if cell is None else field.unpack(cell)
            words = [answer] if isinstance(answer, Word) else answer or ()
            known[cell] = ", ".join(_(word.label) for word in words)
        return known[cell]

    return say


def _names(everything: Everything) -> dict[Cell, str]:
    return {
        row[place(kind, "id")]: str(row[place(kind, "name")])
        for kind in (Person, CoreGift)
        for row in everything.rows[kind]
    }

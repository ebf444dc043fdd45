"""The people and core gifts of the sample journal, and what a person sets up once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from inglenook.demo.cards import Table, tables, word_of
from inglenook.demo.pen import Pen
from inglenook.demo.phases import EARLIER_LAST, EARLIER_NAMES, first_with
from inglenook.journal.people import CoreGift, Person
from inglenook.journal.preferences import HelpLine, Preferences
from inglenook.journal.record import Record
from inglenook.journal.therapy import HiddenWord
from inglenook.journal.vocabulary import PersonKind, Weekday


@dataclass(frozen=True)
class Cast:
    """People and gifts by the short names that the texts call them by."""

    people: Mapping[str, Person]
    gifts: Mapping[str, CoreGift]

    def records(self) -> Iterator[Record]:
        """All of them."""
        yield from self.people.values()
        yield from self.gifts.values()


def cast(pen: Pen) -> Cast:
    """Write down who plays a part; those dated earlier only where the journal goes back so far."""
    start = pen.almanac.moment(pen.almanac.first_day, 19, 5)
    written = tables("people")
    return Cast(
        people={
            name: _person(pen, name, table, start)
            for name, table in written["people"].items()
            if name not in EARLIER_NAMES or first_with(name, pen.almanac.first_week) is not None
        },
        gifts={
            name: pen.record(CoreGift, start, **table) for name, table in written["gifts"].items()
        },
    )


def set_up(pen: Pen) -> Iterator[Record]:
    """The settings, help lines and hidden words."""
    start = pen.almanac.moment(pen.almanac.first_day, 19, 0)
    chosen = {"day_start": 0, "week_start": Weekday.MONDAY, "brake": True}
    yield pen.record(Preferences, start, id=Preferences.ID, **chosen)
    for place, line in enumerate(tables("people")["help_line"]):
        yield pen.record(HelpLine, start, position=place, **line)
    for word in tables("people")["hidden_word"]:
        yield pen.record(HiddenWord, start, **word)


def _person(pen: Pen, name: str, table: Table, start: datetime) -> Person:
    values: dict[str, Any] = (
        table | {"kind": word_of(PersonKind, table["kind"])} | _dates(pen, name, table)
    )
    met = values.get("met_on")
    known = pen.almanac.moment(met, 22, 30) if met else start
    return pen.record(Person, max(start, known), **values)


def _dates(pen: Pen, name: str, table: Table) -> dict[str, date]:
    if name not in EARLIER_NAMES:
        return {
            when: pen.almanac.day(table[when]) for when in ("met_on", "ended_on") if when in table
        }
    first = first_with(name, pen.almanac.first_week)
    return {
        "met_on": pen.almanac.day(f"{first} mon"),
        "ended_on": pen.almanac.day(f"{EARLIER_LAST[name]} fri"),
    }

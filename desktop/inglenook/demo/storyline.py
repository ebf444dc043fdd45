"""The story itself: dated gut checks, needs, notes, reviews and bids that know each other."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, TypeVar

from inglenook.demo.cards import Table, tables, word_of
from inglenook.demo.pen import Pen
from inglenook.demo.people import Cast
from inglenook.journal.entries import Bid, Finding, GutCheck, Need, Note, WeeklyReview
from inglenook.journal.field import Field, fields_of
from inglenook.journal.fields import Choice, Choices, Day, Moment, Ref, Text, Who
from inglenook.journal.record import Entry, Record

E = TypeVar("E", bound=Entry)

FEELINGS = ("joy", "warmth", "belonging", "loneliness", "anxiety", "frustration")
_KINDS: dict[str, tuple[str, type[Entry]]] = {
    "story_bids": ("bid", Bid),
    "needs": ("need", Need),
    "notes": ("note", Note),
}
# What a table says beside the fields of its record.
_ASIDE = ("key", "at", "late", "binned", "finding", "feelings", "topics")


class Storyline:
    """Tells the part of the story that lies in the journal, and remembers ids by their keys."""

    def __init__(self, pen: Pen, cast: Cast) -> None:
        self.pen = pen
        self.ids: dict[str, str] = {}
        self._people = {name: each.id for name, each in cast.people.items()}
        self._gifts = {name: each.id for name, each in cast.gifts.items()}

    def records(self) -> Iterator[Record]:
        """Everything except therapy."""
        for file, (name, kind) in _KINDS.items():
            for table in self.lying_in(tables(file)[name]):
                yield self.entry(kind, table)
        for table in self.lying_in(tables("gut_checks")["gut_check"]):
            yield from self.gut_check(table)
        for table in self.lying_in(tables("reviews")["review"]):
            yield self.review(table)

    def lying_in(self, items: list[Table]) -> Iterator[Table]:
        """Those tables whose day lies in the journal."""
        almanac = self.pen.almanac
        return (table for table in items if almanac.holds(almanac.day(table["at"])))

    def entry(self, kind: type[E], table: Table, **more: Any) -> E:
        """One entry as its table tells it."""
        happened = self.pen.almanac.at(table["at"])
        values = self.values(kind, table) | more
        entry = self.pen.entry(kind, happened, late=table.get("late", 0), **values)
        if "key" in table:
            self.ids[table["key"]] = entry.id
        if table.get("binned"):
            return replace(entry, binned=entry.recorded, changed=entry.recorded)
        return entry

    def gut_check(self, table: Table) -> Iterator[Record]:
        """A gut check with its findings; one that was looked back on was changed that evening."""
        gut_check = self.entry(GutCheck, table, touched=self._looked_back(table))
        yield gut_check
        for place, line in enumerate(table.get("finding", ())):
            written = gut_check.recorded + timedelta(minutes=2 + 3 * place)
            values = self.values(Finding, line)
            yield self.pen.record(
                Finding, written, gut_check=gut_check.id, position=place, **values
            )

    def review(self, table: Table) -> WeeklyReview:
        """A weekly review, about the week it was written in."""
        day = self.pen.almanac.day(table["at"])
        felt = dict(zip(FEELINGS, table.get("feelings", ()), strict=False))
        return self.entry(WeeklyReview, table, week=day - timedelta(days=day.weekday()), **felt)

    def values(self, kind: type[Record], table: Table) -> dict[str, Any]:
        """The answers in a table, each read as its field declares. KeyError where there is none."""
        fields: Mapping[str, Field[Any]] = fields_of(kind)
        return {
            name: self._answer(fields[name], given)
            for name, given in table.items()
            if name not in _ASIDE
        }

    def _looked_back(self, table: Table) -> datetime | None:
        if "looked_back" not in table:
            return None
        return self.pen.almanac.at(f"{table['looked_back']} 22:58")

    def _answer(self, field: Field[Any], given: Any) -> Any:
        match field:
            case Choice():
                return word_of(field.words, given)
            case Choices():
                return tuple(word for word in field.words if word in given)
            case Who():
                return self._people[given]
            case Ref():
                return self._gifts[given] if field.kind == "core_gift" else self.ids[given]
            case Moment():
                return self.pen.almanac.at(given)
            case Day():
                return self.pen.almanac.day(given)
            case Text():
                return given.strip()
            case _:
                return given

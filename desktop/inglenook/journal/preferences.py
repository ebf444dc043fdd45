"""How the person wants this journal to count and to help; it travels with the vault."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from inglenook.journal import vocabulary as v
from inglenook.journal.days import Calendar
from inglenook.journal.field import asked
from inglenook.journal.fields import Choice, Choices, Place, Scale, Text, Tick
from inglenook.journal.record import Record
from inglenook.words import mark

# Which fields each of the lists is asked in, by kind of record.
_OF_LISTS: Mapping[v.AskedList, Mapping[str, tuple[str, ...]]] = {
    v.AskedList.SIGNS: {"trust_feeling": ("signs",)},
    v.AskedList.ROOTS: {"trust_feeling": ("roots",), "finding": ("root",)},
    v.AskedList.GIFTS: {"trust_feeling": ("gift",), "need": ("gift",)},
    v.AskedList.BID_KINDS: {"bid": ("kind",)},
    v.AskedList.MANNERS: {"bid": ("manner",)},
    v.AskedList.PRACTICES: {"weekly_review": ("practice", "tried")},
}


@dataclass(frozen=True, kw_only=True)
class Preferences(Record):
    """The journal's own settings; there is one of it, and it travels with the vault."""

    KIND = "preferences"
    LABEL = mark("Settings")
    ID: ClassVar[str] = "preferences"

    day_start: int = asked(
        Scale(
            label=mark("A day starts at"),
            help=mark("What you write before this hour counts as the evening before."),
            required=True,
            high=6,
            unit=":00",
        )
    )
    week_start: v.Weekday = asked(
        Choice(label=mark("A week starts on"), words=v.Weekday, required=True)
    )

    brake: bool = asked(
        Tick(label=mark("Say a kind word when I open a gut check for the fourth time in a day"))
    )
    hidden_lists: tuple[v.AskedList, ...] = asked(
        Choices(label=mark("Lists I do not want to see"), words=v.AskedList)
    )
    hidden_practices: tuple[v.Practice, ...] = asked(
        Choices(label=mark("Practices I do not want to see"), words=v.Practice)
    )
    country: str = asked(Text(label=mark("Where I live"), lines=1, longest=2, shown=False))

    def unwanted(self, kind: type[Record]) -> frozenset[str]:
        """The fields of a kind of record that belong to the hidden lists."""
        hidden = set(self.hidden_lists)
        if not set(v.Practice) - set(self.hidden_practices):
            hidden.add(v.AskedList.PRACTICES)
        fields = (_OF_LISTS[each].get(kind.KIND, ()) for each in hidden)
        return frozenset(name for names in fields for name in names)

    @property
    def calendar(self) -> Calendar:
        """Days and weeks as this journal counts them."""
        return Calendar(self.day_start, self.week_start)


@dataclass(frozen=True, kw_only=True)
class HelpLine(Record):
    """A line of help that I put in myself."""

    KIND = "help_line"
    LABEL = mark("Help line")

    position: int = asked(Place())
    name: str = asked(Text(label=mark("Who it is"), required=True, lines=1, longest=120))
    reach: str = asked(Text(label=mark("How to reach them"), required=True, lines=1, longest=200))

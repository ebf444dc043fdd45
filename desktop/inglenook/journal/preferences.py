"""How the person wants this journal to count and to help; it travels with the vault."""

from dataclasses import dataclass
from typing import ClassVar

from inglenook.journal import vocabulary as v
from inglenook.journal.days import Calendar
from inglenook.journal.field import asked
from inglenook.journal.fields import Choice, Place, Scale, Text
from inglenook.journal.record import Record
from inglenook.words import mark


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

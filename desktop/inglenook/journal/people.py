"""The people the journal is about, and the core gifts that are mine."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from inglenook.journal import vocabulary as v
from inglenook.journal.field import asked
from inglenook.journal.fields import Choice, Day, Text, Tick
from inglenook.journal.record import Record
from inglenook.words import _, mark


@dataclass(frozen=True, kw_only=True)
class Person(Record):
    """Somebody the journal is about. A retired one stays in old entries."""

    KIND = "person"
    LABEL = mark("Person")

    name: str = asked(Text(label=mark("Name or nickname"), required=True, lines=1, longest=80))
    kind: v.PersonKind | None = asked(Choice(label=mark("Who they are"), words=v.PersonKind))
    supports_me: bool = asked(Tick(label=mark("Supports me")))
    alias: str = asked(Text(label=mark("Name in exports"), lines=1, longest=80))
    met_on: date | None = asked(Day(label=mark("Met on")))
    ended_on: date | None = asked(Day(label=mark("Ended on")))
    draws_me: str = asked(Text(label=mark("What draws me to them")))
    after_time: str = asked(Text(label=mark("How I feel after being with them")))
    retired: bool = asked(Tick(label=mark("No longer in the pickers")))

    def answers_to(self, names: Iterable[str]) -> bool:
        """Whether one of the names is this person's; case and the space around do not count."""
        own = self.name.strip().casefold()
        return any(name.strip().casefold() == own for name in names)

    @classmethod
    def contradictions(cls, values: Mapping[str, Any]) -> dict[str, str]:
        """An ending cannot come before its beginning."""
        met, ended = values.get("met_on"), values.get("ended_on")
        if met and ended and ended < met:
            return {"ended_on": _("This is before you met. Check both dates.")}
        return {}


@dataclass(frozen=True, kw_only=True)
class CoreGift(Record):
    """A sensitive, authentic part of me."""

    KIND = "core_gift"
    LABEL = mark("Core gift")

    name: str = asked(Text(label=mark("The gift"), required=True, lines=1, longest=120))
    honours: str = asked(Text(label=mark("What honours it")))
    hurts: str = asked(Text(label=mark("What hurts it")))
    retired: bool = asked(Tick(label=mark("No longer in the pickers")))

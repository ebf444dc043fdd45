"""What somebody looks at: one person or everybody, some days, in weeks or in months."""

from dataclasses import dataclass
from datetime import date

from inglenook.insights.spans import Spans, Unit, spans
from inglenook.journal.days import Calendar


@dataclass(frozen=True)
class View:
    """``person`` is an id and ``name`` what they are called; both are None for everybody.

    ``unwanted`` are the fields of trust feelings that somebody does not want to see.
    """

    person: str | None
    name: str | None
    first: date
    last: date
    unit: Unit
    calendar: Calendar
    unwanted: frozenset[str] = frozenset()

    @property
    def spans(self) -> Spans:
        """The weeks or months that hold these days."""
        return spans(self.calendar, self.unit, self.first, self.last)

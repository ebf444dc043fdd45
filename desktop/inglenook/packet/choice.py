"""What somebody chose to put into a packet: which days, what of them, whom, and how it is named."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from inglenook.journal.vocabulary import Names, Word
from inglenook.packet.document import Paper
from inglenook.words import mark


class Section(Word):
    """A part of a packet, in the order in which they stand in it."""

    SUMMARY = "summary", mark("One-page summary")
    AGENDA = "agenda", mark("What I want to talk about")
    CHARTS = "charts", mark("Trend charts")
    MARKED = "marked", mark("Entries marked to bring")
    GUT_CHECKS = "gut_checks", mark("Gut checks")
    NEEDS = "needs", mark("Needs")
    REVIEWS = "reviews", mark("Weekly reviews")
    FEELINGS = "feelings", mark("All trust feelings")
    BIDS = "bids", mark("All bids")
    NOTES = "notes", mark("All notes")


USUAL_SECTIONS = frozenset(
    {Section.SUMMARY, Section.AGENDA, Section.CHARTS, Section.MARKED, Section.GUT_CHECKS}
)
USUAL_LANGUAGE = "en-GB"  # of the program's own sentences
# Where paper is cut in inches.
_LETTER = frozenset(
    ["CA", "CL", "CO", "CR", "DO", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"]
)


def paper_of(country: str) -> Paper:
    """The paper that is usual in a country, by its two letters; A4 where that is not known."""
    return Paper.LETTER if country.upper() in _LETTER else Paper.A4


@dataclass(frozen=True, kw_only=True)
class Choice:
    """What goes in. Both days are included; ``since`` is None from the very beginning.

    ``people`` are ids: entries about anybody else stay out, entries about nobody in particular do
    not. None lets everybody in. ``language`` is a tag such as en-GB.
    """

    since: date | None
    until: date
    sections: frozenset[Section] = USUAL_SECTIONS
    people: frozenset[str] | None = None
    names: Names = Names.INITIALS
    paper: Paper = Paper.A4
    language: str = USUAL_LANGUAGE

    def lets_in(self, person: object) -> bool:
        """Whether entries about a person (an id, or None for nobody in particular) go in."""
        return self.people is None or person is None or person in self.people

    def holds(self, day: date) -> bool:
        """Whether a day is one of the chosen ones."""
        return (self.since is None or self.since <= day) and day <= self.until

    def plain(self) -> dict[str, Any]:
        """The choice as plain JSON values, to be remembered."""
        return {
            "since": self.since.isoformat() if self.since else None,
            "until": self.until.isoformat(),
            "sections": [each.value for each in Section if each in self.sections],
            "people": None if self.people is None else sorted(self.people),
            "names": self.names.value,
            "paper": self.paper.value,
            "language": self.language,
        }

    @classmethod
    def of(cls, plain: Mapping[str, Any]) -> Self:
        """The choice that was remembered. Raises ValueError where it is none."""
        try:
            people = plain["people"]
            return cls(
                since=date.fromisoformat(plain["since"]) if plain["since"] else None,
                until=date.fromisoformat(plain["until"]),
                sections=frozenset(Section.of(each) for each in plain["sections"]),
                people=None if people is None else frozenset(map(str, people)),
                names=Names.of(plain["names"]),
                paper=Paper(plain["paper"]),
                language=str(plain["language"]),
            )
        except (KeyError, TypeError) as error:
            raise ValueError("this is no choice") from error


def sections_in_words(sections: frozenset[Section]) -> str:
    """The names of some sections as the command line takes them, in their order."""
    return ",".join(each.value for each in Section if each in sections)

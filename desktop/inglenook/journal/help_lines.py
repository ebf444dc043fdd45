"""Who can help somebody who is afraid: the numbers of a country, and the lines they put in."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from inglenook.resources import resource

LANGUAGE = "en"


@dataclass(frozen=True)
class Line:
    """Somebody who can be reached; ``where`` is the country, where it is not one's own."""

    name: str
    reach: str
    where: str = ""


@dataclass(frozen=True)
class Country:
    """A country by its two letters (ISO 3166), with its emergency number and its lines."""

    code: str
    name: str
    emergency: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Numbers:
    """All numbers there are, and the day on which they were last checked."""

    checked: date
    countries: tuple[Country, ...]

    def country(self, code: str) -> Country | None:
        """The country of a code, if it is here."""
        return next((each for each in self.countries if each.code == code), None)


@cache
def numbers() -> Numbers:
    """Read the numbers from the resources."""
    found = json.loads(resource("help", LANGUAGE, "lines.json").read_text("utf-8"))
    return Numbers(
        checked=date.fromisoformat(found["checked"]),
        countries=tuple(
            Country(
                each["code"],
                each["name"],
                each["emergency"],
                tuple(Line(**line) for line in each.get("lines", ())),
            )
            for each in found["countries"]
        ),
    )


def emergency(code: str) -> Sequence[Line]:
    """The number for an emergency; where the country is not known, that of each with lines."""
    own = numbers().country(code)
    if own is not None:
        return [Line("", own.emergency)]
    return [Line("", each.emergency, each.name) for each in numbers().countries if each.lines]


def lines(code: str) -> Sequence[Line]:
    """The lines of a country; where it has none here, those of all others with their country."""
    own = numbers().country(code)
    if own is not None and own.lines:
        return own.lines
    return [
        Line(line.name, line.reach, each.name)
        for each in numbers().countries
        for line in each.lines
    ]

"""The people of a journal by how near they stand: close ones, those who support me, all others."""

from collections.abc import Iterable

from inglenook.journal.journal import CLOSE_KINDS
from inglenook.journal.people import Person
from inglenook.journal.vocabulary import Word
from inglenook.words import mark


class Circle(Word):
    """How near somebody stands, the nearest first; those in the archive stand apart."""

    CLOSE = "close", mark("Close to me")
    SUPPORT = "support", mark("My circle of support")
    OTHERS = "others", mark("Others")
    ARCHIVED = "archived", mark("Archived")


def circle_of(person: Person) -> Circle:
    """The one circle in which somebody is listed."""
    if person.retired:
        return Circle.ARCHIVED
    if person.kind in CLOSE_KINDS:
        return Circle.CLOSE
    return Circle.SUPPORT if person.supports_me else Circle.OTHERS


def in_circles(people: Iterable[Person]) -> dict[Circle, list[Person]]:
    """The people by circle, in the order they came; a circle without anybody is left out."""
    found: dict[Circle, list[Person]] = {circle: [] for circle in Circle}
    for person in people:
        found[circle_of(person)].append(person)
    return {circle: some for circle, some in found.items() if some}

"""Everybody stands in one circle, and those in the archive stand apart."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from inglenook.journal.circles import Circle, circle_of, in_circles
from inglenook.journal.journal import Journal
from inglenook.journal.people import Person
from inglenook.journal.vocabulary import PersonKind
from support.vaults import journal_of, new_vault


@pytest.fixture
def somebody(tmp_path: Path) -> Iterator[Callable[..., Person]]:
    with new_vault(tmp_path / "j.inglenook") as vault:
        journal: Journal = journal_of(vault)
        yield lambda **said: journal.new(Person, **({"name": "Robin"} | said))


@pytest.mark.parametrize(
    ("kind", "supports", "circle"),
    [
        (PersonKind.DATING, False, Circle.CLOSE),
        (PersonKind.PARTNER, True, Circle.CLOSE),
        (PersonKind.FRIEND, True, Circle.SUPPORT),
        (PersonKind.EX, True, Circle.SUPPORT),
        (PersonKind.THERAPIST, False, Circle.OTHERS),
        (None, False, Circle.OTHERS),
    ],
)
def test_the_circle_follows_from_what_is_said(
    somebody: Callable[..., Person], kind: PersonKind | None, supports: bool, circle: Circle
) -> None:
    assert circle_of(somebody(kind=kind, supports_me=supports)) == circle
    archived = somebody(kind=kind, supports_me=supports, retired=True)
    assert circle_of(archived) == Circle.ARCHIVED


def test_circles_come_nearest_first_and_empty_ones_not_at_all(
    somebody: Callable[..., Person],
) -> None:
    other, near, far = somebody(), somebody(kind=PersonKind.DATING), somebody(retired=True)
    again = somebody()
    found = in_circles([far, other, again, near])
    assert list(found.items()) == [
        (Circle.CLOSE, [near]),
        (Circle.OTHERS, [other, again]),
        (Circle.ARCHIVED, [far]),
    ]
    assert in_circles([]) == {}

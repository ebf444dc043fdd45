"""What these tests read from: a journal in a real vault, with two people in it."""

from collections.abc import Iterator

import pytest

from inglenook.journal.journal import Journal
from inglenook.journal.people import Person
from inglenook.journal.vocabulary import PersonKind
from support.vaults import journal_of, new_vault, quick_folder


@pytest.fixture
def journal() -> Iterator[Journal]:
    """A journal on Monday 23 November 2026, in the morning, with Sam and Alex in it."""
    with quick_folder() as folder, new_vault(folder / "a.inglenook") as vault:
        journal = journal_of(vault)
        for name in ("Sam", "Alex"):
            journal.keep(journal.new(Person, name=name, kind=PersonKind.DATING))
        yield journal


@pytest.fixture
def sam(journal: Journal) -> str:
    """The id of one person."""
    return next(each.id for each in journal.people() if each.name == "Sam")


@pytest.fixture
def alex(journal: Journal) -> str:
    """The id of another."""
    return next(each.id for each in journal.people() if each.name == "Alex")

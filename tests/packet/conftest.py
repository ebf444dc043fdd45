"""What these tests make packets from: a journal in a real vault, with two people in it."""

from collections.abc import Iterator

import pytest

from inglenook.journal.journal import Journal
from support.packet_journals import person
from support.vaults import journal_of, new_vault, quick_folder


@pytest.fixture
def journal() -> Iterator[Journal]:
    """A journal on Monday 23 November 2026, in the morning, with Sam and Alex in it."""
    with quick_folder() as folder, new_vault(folder / "a.inglenook") as vault:
        journal = journal_of(vault)
        person(journal, "Sam")
        person(journal, "Alex")
        yield journal


@pytest.fixture
def sam(journal: Journal) -> str:
    """The id of one person."""
    return person(journal, "Sam").id


@pytest.fixture
def alex(journal: Journal) -> str:
    """The id of another."""
    return person(journal, "Alex").id

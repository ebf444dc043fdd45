"""What the tests of the exchange share: a real vault, open, and a journal in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from inglenook.journal.journal import Journal
from inglenook.vault.vault import Vault
from support.vaults import journal_of, new_vault


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    with new_vault(tmp_path / "Mine.inglenook") as vault:
        yield vault


@pytest.fixture
def journal(vault: Vault) -> Journal:
    return journal_of(vault)


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Journal]:
    """A second journal, in which nothing is yet."""
    with new_vault(tmp_path / "Other.inglenook") as vault:
        yield journal_of(vault)

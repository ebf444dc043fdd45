"""What the tests of the vault share: one vault, open, and a journal in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from inglenook.journal.journal import Journal
from inglenook.vault.vault import Vault
from support.vaults import journal_of, new_vault


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "Mine.inglenook"


@pytest.fixture
def vault(folder: Path) -> Iterator[Vault]:
    with new_vault(folder) as vault:
        yield vault


@pytest.fixture
def journal(vault: Vault) -> Journal:
    return journal_of(vault)

"""What the tests of the vault share: one vault, open, and a journal in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from inglenook.journal.journal import Journal
from inglenook.vault import search
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


@pytest.fixture(params=["among the latest", "in few", "in many"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """How something is found: among the latest, or as in few or in many of very many records."""
    if request.param != "among the latest":
        monkeypatch.setattr(search, "LATEST", 0)
    if request.param == "in many":
        monkeypatch.setattr(search, "FEW", 0)
    return str(request.param)

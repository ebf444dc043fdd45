"""The reader that needs nothing of ours: SECURITY.md says enough of the format to read it."""

import ast
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from inglenook.journal.entries import Bid, Note
from inglenook.journal.people import Person
from inglenook.vault.vault import open_vault
from support.vaults import PASSPHRASE, database_file, filled, journal_of, new_vault

READER = Path(__file__).resolve().parent.parent / "packaging" / "read_journal.py"
FOREIGN = {"cryptography", "nacl"}
PAGE = 4096


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A journal with a person, a note in many letters and some bids."""
    place = tmp_path / "Mine.inglenook"
    with new_vault(place) as vault:
        filled(journal_of(vault), words="a walk by the sea, später, 海辺")
    return place


def read(folder: Path, secret: str) -> subprocess.CompletedProcess[str]:
    """Run the reader as a stranger would; without a terminal it takes the secret from its input."""
    return subprocess.run(
        [sys.executable, "-I", "-W", "ignore", READER, folder],
        input=f"{secret}\n",
        capture_output=True,
        text=True,
        check=False,
        start_new_session=True,
    )


def rows(printed: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in printed.splitlines()]


def test_every_record_is_read_with_the_passphrase(folder: Path) -> None:
    found = rows(read(folder, PASSPHRASE).stdout)
    with open_vault(folder, PASSPHRASE) as vault:
        for kind in (Bid, Note, Person):
            ids = {each["id"] for each in found if each["table"] == kind.KIND}
            assert ids == {record.id for record in vault.all(kind)}
        (note,) = vault.all(Note)
    assert next(each for each in found if each["table"] == "note")["words"] == note.words


def test_every_record_is_read_with_the_recovery_key(folder: Path) -> None:
    with open_vault(folder, PASSPHRASE) as vault:
        spelled = vault.keys.add_recovery(folder)
    by_key = read(folder, spelled.lower().replace("-", " "))
    assert by_key.stdout
    assert by_key.stdout == read(folder, PASSPHRASE).stdout


def test_a_wrong_secret_is_told_and_reads_nothing(folder: Path) -> None:
    refused = read(folder, "a lantern by the noisy harbour")
    assert refused.returncode == 1
    assert refused.stdout == ""
    assert "Neither a passphrase nor a recovery key fits." in refused.stderr


@pytest.mark.parametrize("place", [20, PAGE - 70, PAGE - 5, 3 * PAGE + 9])
def test_an_altered_page_is_told_and_nothing_is_read(folder: Path, place: int) -> None:
    path = database_file(folder)
    data = bytearray(path.read_bytes())
    data[place] ^= 1
    path.write_bytes(data)
    refused = read(folder, PASSPHRASE)
    assert refused.returncode == 1
    assert refused.stdout == ""
    assert f"Page {place // PAGE + 1} is damaged." in refused.stderr


def test_it_is_short_and_needs_nothing_of_ours() -> None:
    source = READER.read_text("utf-8")
    assert len(source.splitlines()) < 60
    imported = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            imported |= {each.name.split(".")[0] for each in node.names}
        elif isinstance(node, ast.ImportFrom):
            imported.add((node.module or "").split(".")[0])
    assert imported - sys.stdlib_module_names == FOREIGN

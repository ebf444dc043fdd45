"""How long it takes until 100,000 entries have left as one file, and are in a journal again."""

from pathlib import Path

import pytest

from benchmarks.conftest import PASSPHRASE
from benchmarks.figures import Figures, timed
from inglenook.exchange.bringing_in import bring_in, plan
from inglenook.exchange.export import export_all
from inglenook.exchange.gathering import slices
from inglenook.exchange.json_in import read_json
from inglenook.journal.journal import Journal
from inglenook.vault.vault import create_vault

ROUNDS = 3


@pytest.fixture
def out(journal: Journal, tmp_path: Path) -> Path:
    export_all(journal, tmp_path / "all.json")
    return tmp_path / "all.json"


@pytest.mark.parametrize(("ending", "goal"), [(".json", "goal: < 5 s"), (".zip", "")])
def test_out(journal: Journal, tmp_path: Path, figures: Figures, ending: str, goal: str) -> None:
    taken: list[float] = []
    for number in range(ROUNDS):
        with timed(taken):
            export_all(journal, tmp_path / f"{number}{ending}")
    figures.tell(f"Exchange: all data out as {ending}", taken, goal)


def test_a_slice(journal: Journal, figures: Figures) -> None:
    taken: list[float] = []
    parts, end = slices(journal.store), object()
    part: object = None
    while part is not end:
        with timed(taken):
            part = next(parts, end)
    figures.tell("Exchange: one slice read, for the window", taken, "goal: < 50 ms")


def test_in(out: Path, tmp_path: Path, figures: Figures) -> None:
    first: list[float] = []
    again: list[float] = []
    for number in range(ROUNDS):
        with create_vault(tmp_path / f"{number}.inglenook", PASSPHRASE) as vault:
            journal = Journal(vault)
            for taken in (first, again):
                with timed(taken):
                    made = plan(journal, read_json(out.read_bytes(), journal.clock()))
                    bring_in(journal, made)
            assert not made.changes
    figures.tell("Exchange: all data in, into an empty journal", first, "goal: < 15 s")
    figures.tell("Exchange: all data in once more", again)

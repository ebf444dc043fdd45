"""The program is killed in the middle of writing, a hundred times; what was kept is there."""

import os
import random
import subprocess
import sys
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest

from inglenook.journal.entries import Note
from inglenook.vault.check import check_vault
from inglenook.vault.vault import Vault, open_vault
from support.vaults import PASSPHRASE, new_vault, quick_folder

SEEDS, KILLS = 4, 25
LONGEST = 0.12  # seconds from the start to the kill

# It tells the id of each note once it is kept. Words of several pages make long transactions.
WRITER = """
import sys
from pathlib import Path
import pytest

from inglenook.journal.entries import Note
from inglenook.journal.journal import Journal
from inglenook.vault.vault import open_vault

print("ready", flush=True)
sys.stdin.readline()
journal = Journal(open_vault(Path(sys.argv[1]), sys.argv[2]))
number = 0
while True:
    number += 1
    note = journal.new(Note, title=f"note {number}", words=f"{number} herons " * (number % 7 * 150))
    journal.keep(note)
    print(note.id, flush=True)
    journal.store.write_drafts({"today": {"number": number}})
"""


def writer(folder: Path, running: ExitStack) -> subprocess.Popen[str]:
    """A program that has loaded everything and waits for a line before it opens the vault."""
    program = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(folder), PASSPHRASE],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    running.callback(program.communicate)
    running.callback(program.kill)
    return program


def told_before_killed(program: subprocess.Popen[str], after: float) -> list[str]:
    """Let it write, kill it at some moment, and return what it had told as kept."""
    assert program.stdin
    assert program.stdout
    assert program.stdout.readline() == "ready\n"
    program.stdin.write("go\n")
    program.stdin.flush()
    with suppress(subprocess.TimeoutExpired):
        program.wait(after)
    program.kill()
    told, _ = program.communicate()
    return [line for line in told.splitlines(keepends=True) if line.endswith("\n")]


def missing(vault: Vault, told: list[str]) -> list[str]:
    return [record_id for record_id in told if vault.find(Note, record_id.strip()) is None]


def kill_again_and_again(folder: Path, moments: random.Random) -> tuple[int, int]:
    """How much was told as kept, all of it found again, and how many kills came amid writing."""
    told: list[str] = []
    interrupted = 0
    new_vault(folder).close()
    with ExitStack() as running:
        following = writer(folder, running)
        for _ in range(KILLS):
            program, following = following, writer(folder, running)
            told += told_before_killed(program, moments.uniform(0, LONGEST))
            interrupted += any(folder.glob("*-journal"))
            assert check_vault(folder, PASSPHRASE) == []
            with open_vault(folder, PASSPHRASE) as vault:
                assert missing(vault, told) == []
    return len(told), interrupted


@pytest.mark.parametrize("seed", range(SEEDS))
def test_nothing_that_was_told_as_kept_is_lost_when_the_program_is_killed(seed: int) -> None:
    with quick_folder() as place:
        told, interrupted = kill_again_and_again(place / "v.inglenook", random.Random(seed))
    assert told > KILLS
    assert interrupted > 0

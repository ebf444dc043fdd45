"""The program is killed in the middle of writing, again and again; what was kept is there."""

import random
import re
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from inglenook.vault.check import check_vault
from inglenook.vault.vault import open_vault
from support.killed_work import write_notes
from support.killing import run_and_kill
from support.long import repeats
from support.told import Told
from support.vaults import PASSPHRASE, new_vault, quick_folder

# Small vaults, because the check after each kill reads the whole of one.
SEEDS, VAULTS, KILLS = 2, repeats(10, 100), 10
NOTES = 8  # that would be written if nobody killed the program
Figures = Callable[[str, object], None]
OWN_FILE = re.compile(r"keys|keys\.bak|lock|reserve|attempts|backups|[0-9a-f]{8}\.db(-journal)?")


def kill_again_and_again(folder: Path, moments: random.Random, longest: float) -> Counter[str]:
    """Count the kills before all was written, those amid a transaction, and the notes kept."""
    told = Told()
    count: Counter[str] = Counter()
    new_vault(folder).close()
    for _ in range(KILLS):
        ended = run_and_kill(write_notes, folder, NOTES, after=moments.uniform(0, longest))
        told.hear(ended.told)
        count["early"] += ended.was_killed
        count["interrupted"] += any(folder.glob("*-journal"))
        assert check_vault(folder, PASSPHRASE) == []
        with open_vault(folder, PASSPHRASE) as vault:
            told.check(vault)
    assert [each.name for each in folder.iterdir() if not OWN_FILE.fullmatch(each.name)] == []
    count["kept"] += len(told.titles)
    return count


def time_of_the_work(folder: Path) -> float:
    """How many seconds it takes on this machine, so that kills fall on all of it."""
    new_vault(folder).close()
    begun = time.perf_counter()
    write_notes(lambda line: None, folder, NOTES)
    return time.perf_counter() - begun


@pytest.mark.parametrize("seed", range(SEEDS))
def test_nothing_that_was_told_as_kept_is_lost_when_the_program_is_killed(
    seed: int, record_property: Figures
) -> None:
    moments = random.Random(seed)
    count: Counter[str] = Counter()
    with quick_folder() as place:
        longest = time_of_the_work(place / "measured.inglenook")
        for number in range(VAULTS):
            count += kill_again_and_again(place / f"{number}.inglenook", moments, longest)
    record_property("kills", f"{VAULTS * KILLS}, of these {dict(count)}")
    # Far fewer than there are, because a machine that does other things too kills at other moments.
    assert count["kept"] > VAULTS
    assert count["early"] > VAULTS
    assert count["interrupted"] > VAULTS / 2

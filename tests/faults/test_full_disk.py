"""The disk gets full while somebody writes, exports and locks; nothing told as kept is lost."""

import random
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from inglenook.vault.check import check_vault
from inglenook.vault.vault import open_vault
from support.full_disks import live_on_full_disk
from support.killed_work import write_notes
from support.killing import PATIENCE, run_and_kill
from support.long import repeats
from support.told import Told
from support.vaults import PASSPHRASE, new_vault, quick_folder

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the disks are those of Linux")

TIMES = repeats(20, 200)
MOST_ROOM = 400_000  # bytes
OWN_FILES = {"keys", "keys.bak", "lock", "reserve", "attempts", "backups"}
KINDS = {"disk", "full", "export", "reserve"}


@pytest.fixture
def place() -> Iterator[Path]:
    with quick_folder() as folder:
        yield folder


@pytest.fixture
def before() -> list[str]:
    """What was told of the journal whose disk gets full."""
    return []


@pytest.fixture
def source(place: Path, before: list[str]) -> Path:
    folder = place / "Mine.inglenook"
    new_vault(folder).close()
    write_notes(before.append, folder, 3)
    return folder


def check_left(out: Path, lines: list[str]) -> None:
    """What is there in the end is all that was told, no more and no less, and whole."""
    told = Told(line for line in lines if line.split()[0] in ("note", "gone", "draft"))
    titles, draft = dict(told.titles), told.draft
    assert check_vault(out, PASSPHRASE) == []
    with open_vault(out, PASSPHRASE) as vault:
        told.check(vault)
        assert (told.titles, told.draft) == (titles, draft)
        assert f"length {len(vault.drafts()['today']['words'])}" in lines
    left = {path.name for path in out.iterdir() if not path.name.endswith((".db", ".db-journal"))}
    assert left <= OWN_FILES


def test_nothing_told_as_kept_is_lost_and_the_last_words_are_written(
    place: Path, source: Path, before: list[str], record_property: Callable[[str, object], None]
) -> None:
    luck, count = random.Random(1), Counter[str]()
    for number in range(TIMES):
        disk, out = place / f"disk {number}", place / f"out {number}"
        disk.mkdir()
        given = (source, disk, out, luck.randrange(MOST_ROOM), number % 2 == 0)
        told = run_and_kill(live_on_full_disk, *given, after=PATIENCE).told
        check_left(out, [*before, *told])
        count += Counter(line for line in told if line.split()[0] in KINDS)
        count["note"] += sum(line.startswith("note") for line in told)
        shutil.rmtree(disk)
        shutil.rmtree(out)
    record_property("disks", dict(count))
    assert count["full"] >= 6 * TIMES
    assert min(count["note"], count["export full"], count["reserve"]) > 0

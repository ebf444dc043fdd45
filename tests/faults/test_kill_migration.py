"""The program is killed while it brings an older journal up to date; the next start goes on."""

import random
import shutil
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from inglenook.vault.check import check_vault
from inglenook.vault.database import connect
from inglenook.vault.keys import open_with_passphrase
from inglenook.vault.migrations import newest, version_of
from inglenook.vault.vault import open_vault
from support.killed_work import bring_up_to_date
from support.killing import run_and_kill
from support.long import repeats
from support.old_vaults import check_contents, make_old_vault
from support.vaults import PASSPHRASE, database_file, quick_folder

KILLS = repeats(50, 500)


def version_in(folder: Path) -> int:
    keys = open_with_passphrase(folder, PASSPHRASE)
    database = connect(database_file(folder), keys.database_key(), keys.salt)
    try:
        return version_of(database)
    finally:
        database.close()


def time_of_the_work(old: Path, folder: Path) -> float:
    shutil.copytree(old, folder)
    begun = time.perf_counter()
    bring_up_to_date(lambda line: None, folder)
    return time.perf_counter() - begun


def test_a_journal_whose_migration_was_killed_is_whole_when_it_is_opened_again(
    record_property: Callable[[str, object], None],
) -> None:
    moments, versions = random.Random(1), Counter[int]()
    with quick_folder() as place:
        old = place / "old.inglenook"
        make_old_vault(old)
        time_of_the_work(old, place / "warm.inglenook")
        longest = time_of_the_work(old, place / "measured.inglenook")
        for _ in range(KILLS):
            folder = place / "killed.inglenook"
            shutil.copytree(old, folder)
            ended = run_and_kill(bring_up_to_date, folder, after=moments.uniform(0, longest * 1.5))
            version = version_in(folder)
            versions[version] += 1
            assert version == newest() or ended.told == []
            with open_vault(folder, PASSPHRASE) as vault:
                check_contents(vault)
            assert check_vault(folder, PASSPHRASE) == []
            assert version_in(folder) == newest()
            shutil.rmtree(folder)
    record_property("versions_after_the_kill", dict(versions))
    assert len(versions) > 1

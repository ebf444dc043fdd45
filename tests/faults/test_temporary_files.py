"""What SQLite needs for a while stays in memory: a file of its own would hold plain words."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from inglenook.journal.entries import Note
from inglenook.vault.database import Database
from inglenook.vault.vault import open_vault
from support.old_vaults import make_old_vault
from support.recording import recording
from support.searching import counted
from support.vaults import PASSPHRASE, journal_of, new_vault, quick_folder

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="it listens at Linux's SQLite")

# More words than the cache can hold, sorted, joined with a table made on the way, and gathered.
SORTED = """
    WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 60000)
    SELECT count(*) FROM (
        SELECT n * 7919 % 60013 AS mixed, printf('heron %0500d', n) AS words FROM number
        GROUP BY mixed ORDER BY words DESC LIMIT 50000
    )
"""


@pytest.fixture
def folder() -> Iterator[Path]:
    with quick_folder() as place:
        yield place / "Mine.inglenook"


def work_hard(database: Database) -> None:
    assert database.value(SORTED) == 50000
    database.run("CREATE TEMP TABLE some AS SELECT * FROM note")
    database.run("CREATE INDEX temp.words ON some (words)")
    with database.transaction():
        # So many rows changed by one statement that could still fail have a journal of their own.
        database.run("UPDATE note SET words = words || ' and owls', title = hex(randomblob(400))")


def test_no_temporary_file_is_made_however_hard_the_database_works(folder: Path) -> None:
    new_vault(folder).close()
    with recording(folder) as heard:
        with open_vault(folder, PASSPHRASE) as vault:
            journal = journal_of(vault)
            vault.fill([journal.new(Note, words=f"heron {number} " * 60) for number in range(1500)])
            assert counted(vault, "heron") == 1500
            work_hard(vault._database)
        assert heard.temporary == 0


def test_no_temporary_file_is_made_by_a_migration(folder: Path) -> None:
    make_old_vault(folder)
    with recording(folder) as heard:
        open_vault(folder, PASSPHRASE).close()
        assert heard.temporary == 0

"""Bringing tables up to date, one file at a time, each as a whole or not at all."""

import secrets
import shutil
from pathlib import Path

import pytest

from inglenook.journal.entries import Bid, Note
from inglenook.journal.errors import DatabaseDamaged, NewerVersion
from inglenook.journal.people import Person
from inglenook.journal.preferences import Preferences
from inglenook.vault.database import Database, DatabaseBug, create_database
from inglenook.vault.migrations import SCHEMA, migrate, newest, statements, version_of
from inglenook.vault.rows import find_all
from inglenook.vault.vault import Vault
from support.vaults import filled, journal_of

NEXT = newest() + 1
NEXT_FILE = f"{NEXT:04}"
SECOND = """
-- A comment; with a semicolon.
CREATE TABLE weather (id TEXT PRIMARY KEY NOT NULL, sky TEXT NOT NULL) STRICT;
ALTER TABLE note ADD COLUMN weather TEXT
    REFERENCES weather (id);
INSERT INTO weather VALUES ('w', 'grey; then blue');
CREATE TRIGGER rain AFTER INSERT ON weather BEGIN
    UPDATE weather SET sky = 'rain';
END;
"""
FAILING = "CREATE TABLE sun (id TEXT) STRICT;\nDELETE FROM note;\nINSERT INTO moon VALUES (1);\n"
DANGLING = "DELETE FROM person;\n"
REBUILDING = """
CREATE TABLE person_anew AS SELECT * FROM person;
CREATE UNIQUE INDEX person_id ON person_anew (id);
DROP TABLE person;
ALTER TABLE person_anew RENAME TO person;
"""
STAMP = "'2026-01-01T00:00:00.000Z'"
OF_THE_FIRST_VERSION = (
    f"INSERT INTO preferences VALUES ('preferences', {STAMP}, {STAMP}, 3, 'sunday')",
    f"INSERT INTO person VALUES ('p', {STAMP}, {STAMP}, 'Robin', NULL, 0, '', NULL, NULL,"
    " '', '', 0)",
    f"INSERT INTO bid VALUES ('b', {STAMP}, {STAMP}, '2026-01-01T00:00:00+00:00', 'unmarked', NULL,"
    " 'offered', 'p', 'against', NULL, NULL, 1, NULL, 'a walk')",
    "INSERT INTO catalogue VALUES (1, 'p', 'person', NULL, NULL, 0)",
    "INSERT INTO catalogue VALUES (2, 'b', 'bid', 1767225600, 1, 0)",
    "INSERT INTO search (rowid, words) VALUES (1, 'Robin'), (2, 'a walk')",
)


@pytest.fixture
def schema(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SCHEMA, tmp_path / "schema"))


@pytest.fixture
def database(vault: Vault) -> Database:
    """The database of a vault with some entries."""
    filled(journal_of(vault))
    return vault._database


def tables(database: Database) -> list[tuple]:
    return database.rows("SELECT type, name, sql FROM sqlite_schema ORDER BY type, name")


def ran(database: Database) -> list[int]:
    return [version for (version,) in database.rows("SELECT version FROM migration")]


def test_a_journal_of_the_first_version_keeps_all_it_had(tmp_path: Path, schema: Path) -> None:
    for path in schema.iterdir():
        if not path.name.startswith("0001"):
            path.unlink()
    database = create_database(tmp_path / "old.db", secrets.token_bytes(32), bytes(16))
    migrate(database, schema)
    for statement in OF_THE_FIRST_VERSION:
        database.run(statement)
    migrate(database)
    assert version_of(database) == newest()
    (bid,) = find_all(database, Bid, {})
    assert (bid.note, bid.afraid, bid.scene, bid.facts, bid.witnesses) == (
        "a walk",
        True,
        "",
        "",
        "",
    )
    (preferences,) = find_all(database, Preferences, {})
    assert (preferences.day_start, preferences.brake, preferences.hidden_lists) == (3, True, ())
    assert database.rows("SELECT rowid FROM search WHERE search MATCH '\"walk\"'") == [(2,)]
    database.close()


def test_a_new_database_runs_every_version(tmp_path: Path, schema: Path) -> None:
    (schema / f"{NEXT_FILE}_weather.sql").write_text(SECOND)
    database = create_database(tmp_path / "new.db", secrets.token_bytes(32), bytes(16))
    migrate(database, schema)
    assert version_of(database) == newest(schema) == NEXT
    assert ran(database) == [*range(1, NEXT + 1)]
    database.close()


def test_a_vault_that_is_behind_runs_what_it_lacks(
    vault: Vault, database: Database, schema: Path
) -> None:
    (schema / f"{NEXT_FILE}_weather.sql").write_text(SECOND)
    migrate(database, schema)
    assert version_of(database) == NEXT
    assert database.rows("SELECT sky FROM weather") == [("grey; then blue",)]
    assert len(vault.all(Note)) == 1
    before = tables(database)
    migrate(database, schema)
    assert tables(database) == before


@pytest.mark.parametrize(("script", "error"), [(FAILING, DatabaseBug), (DANGLING, DatabaseDamaged)])
def test_a_migration_that_fails_leaves_the_vault_as_it_was(
    vault: Vault, database: Database, schema: Path, script: str, error: type[Exception]
) -> None:
    before = tables(database)
    (schema / f"{NEXT_FILE}_broken.sql").write_text(script)
    with pytest.raises(error):
        migrate(database, schema)
    assert tables(database) == before
    assert version_of(database) == NEXT - 1
    assert ran(database) == [*range(1, NEXT)]
    assert len(vault.all(Note)) == 1
    assert database.value("PRAGMA foreign_keys") == 1


def test_of_two_migrations_the_first_stays_when_the_second_fails(
    database: Database, schema: Path
) -> None:
    (schema / f"{NEXT_FILE}_weather.sql").write_text(SECOND)
    (schema / f"{NEXT + 1:04}_broken.sql").write_text(FAILING)
    with pytest.raises(DatabaseBug):
        migrate(database, schema)
    assert version_of(database) == NEXT


def test_a_table_that_others_refer_to_can_be_made_anew(
    vault: Vault, database: Database, schema: Path
) -> None:
    (schema / f"{NEXT_FILE}_anew.sql").write_text(REBUILDING)
    migrate(database, schema)
    assert version_of(database) == NEXT
    assert database.rows("PRAGMA foreign_key_check") == []
    assert [bid.person for bid in vault.all(Bid)] == [person.id for person in vault.all(Person)] * 3


def test_a_newer_vault_is_refused(database: Database) -> None:
    database.run(f"PRAGMA user_version = {newest() + 1}")
    with pytest.raises(NewerVersion):
        migrate(database)


def test_a_script_is_split_where_its_statements_end() -> None:
    first, second, third, fourth = statements(SECOND)
    assert first.strip().startswith("-- A comment")
    assert first.strip().endswith("STRICT;")
    assert second.count("\n") == 2
    assert third == "INSERT INTO weather VALUES ('w', 'grey; then blue');\n"
    assert fourth.endswith("END;\n")


def test_no_script_has_an_unfinished_end() -> None:
    for path in SCHEMA.iterdir():
        script = path.read_text("utf-8")
        assert "".join(statements(script)) == script, path.name


def test_the_versions_have_no_gap() -> None:
    numbers = sorted(int(path.name[:4]) for path in SCHEMA.iterdir())
    assert numbers == [*range(1, newest() + 1)]

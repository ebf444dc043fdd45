"""Bringing tables up to date, one file at a time, each as a whole or not at all."""

import secrets
import shutil
from pathlib import Path

import pytest

from inglenook.journal.entries import Bid, Note
from inglenook.journal.errors import DatabaseDamaged, NewerVersion
from inglenook.journal.people import Person
from inglenook.vault.database import Database, DatabaseBug, create_database
from inglenook.vault.migrations import SCHEMA, migrate, newest, statements, version_of
from inglenook.vault.vault import Vault
from support.vaults import filled, journal_of

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


def test_a_new_database_runs_every_version(tmp_path: Path, schema: Path) -> None:
    (schema / "0002_weather.sql").write_text(SECOND)
    database = create_database(tmp_path / "new.db", secrets.token_bytes(32), bytes(16))
    migrate(database, schema)
    assert version_of(database) == newest(schema) == 2
    assert database.rows("SELECT version FROM migration") == [(1,), (2,)]
    database.close()


def test_a_vault_that_is_behind_runs_what_it_lacks(
    vault: Vault, database: Database, schema: Path
) -> None:
    (schema / "0002_weather.sql").write_text(SECOND)
    migrate(database, schema)
    assert version_of(database) == 2
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
    (schema / "0002_broken.sql").write_text(script)
    with pytest.raises(error):
        migrate(database, schema)
    assert tables(database) == before
    assert version_of(database) == 1
    assert database.rows("SELECT version FROM migration") == [(1,)]
    assert len(vault.all(Note)) == 1
    assert database.value("PRAGMA foreign_keys") == 1


def test_of_two_migrations_the_first_stays_when_the_second_fails(
    database: Database, schema: Path
) -> None:
    (schema / "0002_weather.sql").write_text(SECOND)
    (schema / "0003_broken.sql").write_text(FAILING)
    with pytest.raises(DatabaseBug):
        migrate(database, schema)
    assert version_of(database) == 2


def test_a_table_that_others_refer_to_can_be_made_anew(
    vault: Vault, database: Database, schema: Path
) -> None:
    (schema / "0002_anew.sql").write_text(REBUILDING)
    migrate(database, schema)
    assert version_of(database) == 2
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

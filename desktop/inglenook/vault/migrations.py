"""Bringing a vault's tables up to date: one SQL file per version, each run once and as a whole."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import sqlcipher3

from inglenook.journal.errors import DatabaseDamaged, NewerVersion
from inglenook.vault.database import Database, DatabaseBug

SCHEMA = Path(__file__).parent / "schema"
_NAME = re.compile(r"(\d{4})_[a-z0-9_]+\.sql")


def versions(schema: Path = SCHEMA) -> dict[int, Path]:
    """The files by the version that each of them leads to, in order."""
    found = ((_NAME.fullmatch(path.name), path) for path in sorted(schema.iterdir()))
    return {int(name[1]): path for name, path in found if name}


def version_of(database: Database) -> int:
    """The version of the tables; 0 where there are none yet."""
    return int(database.value("PRAGMA user_version"))


def newest(schema: Path = SCHEMA) -> int:
    """The version that ``migrate`` leads to."""
    return max(versions(schema))


def migrate(database: Database, schema: Path = SCHEMA) -> None:
    """Run every file beyond the database's version; one that fails leaves it as it was before.

    Raises NewerVersion where the database is ahead of the program.
    """
    files = versions(schema)
    version = version_of(database)
    if version > max(files):
        raise NewerVersion
    for following, path in files.items():
        if following > version:
            _run(database, following, path.read_text("utf-8"))


def statements(script: str) -> Iterator[str]:
    """The statements of a script one by one; each ends at the end of a line."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlcipher3.complete_statement(statement):
            yield statement
            statement = ""


def _run(database: Database, version: int, script: str) -> None:
    """References are checked at the end, so that a table can be made anew under its own name."""
    database.run("PRAGMA foreign_keys = OFF")
    try:
        with database.transaction():
            for statement in statements(script):
                database.run(statement)
            if database.row("PRAGMA foreign_key_check"):
                raise DatabaseDamaged
            ran = datetime.now(UTC).isoformat(timespec="seconds")
            database.run("INSERT INTO migration (version, ran) VALUES (?, ?)", (version, ran))
            database.run(f"PRAGMA user_version = {version:d}")
    finally:
        database.run("PRAGMA foreign_keys = ON")
        if database.value("PRAGMA foreign_keys") != 1:
            raise DatabaseBug("foreign_keys")

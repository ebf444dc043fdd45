"""The search index of an older vault is made anew from what is there."""

import secrets
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from inglenook.journal.entries import Finding, GutCheck, Note
from inglenook.journal.journal import Journal
from inglenook.journal.people import CoreGift, Person
from inglenook.journal.record import Entry, Record, words_of
from inglenook.journal.therapy import Session, Topic
from inglenook.journal.vocabulary import FindingKind
from inglenook.vault.catalogue import is_listed, local_seconds
from inglenook.vault.database import Database, create_database
from inglenook.vault.migrations import SCHEMA, migrate
from inglenook.vault.rows import put
from inglenook.vault.search_index import check_search_index
from inglenook.vault.vault import Vault
from support.searching import found
from support.vaults import START

BEFORE = 2  # the last version whose index held words as they were written


@pytest.fixture
def older(tmp_path: Path) -> Iterator[Database]:
    """A database of that version, without a row."""
    schema = tmp_path / "schema"
    shutil.copytree(SCHEMA, schema)
    for path in schema.iterdir():
        if int(path.name[:4]) > BEFORE:
            path.unlink()
    database = create_database(tmp_path / "older.db", secrets.token_bytes(32), bytes(16))
    migrate(database, schema)
    yield database
    database.close()


def records(journal: Journal) -> list[Record]:
    robin = journal.new(Person, name="Robin")
    check = journal.new(GutCheck, title="Straße", person=robin.id, happened=START)
    session = journal.new(Session, took_away="河边", happened=START + timedelta(days=9))
    return [
        robin,
        journal.new(CoreGift, name="Noticing"),
        check,
        session,
        journal.new(Note, words="An early walk", happened=START - timedelta(days=30000)),
        replace(journal.new(Note, words="Gone"), binned=START),
        journal.new(Finding, gut_check=check.id, kind=FindingKind.ECHO, words="Sommer"),
        journal.new(Topic, session=session.id, words="Sleep"),
        journal.new(Topic, words="Later", recorded=START),
        journal.new(Topic, words="Then", recorded=START + timedelta(milliseconds=1)),
    ]


def list_as_before(database: Database, record: Record) -> None:
    """A line of the catalogue as it was then, and the words to the letter."""
    is_entry = isinstance(record, Entry)
    person = getattr(record, "person", None)
    database.run(
        "INSERT INTO catalogue (id, kind, local, person, binned) VALUES "
        "(?, ?, ?, (SELECT number FROM catalogue WHERE id = ?), ?)",
        (
            record.id,
            record.KIND,
            local_seconds(record.happened) if is_entry else None,
            person,
            int(is_entry and record.binned is not None),
        ),
    )
    database.run(
        "INSERT INTO search (rowid, words) VALUES (last_insert_rowid(), ?)", (words_of(record),)
    )


def test_every_record_is_listed_and_found_as_if_it_had_been_kept_now(
    older: Database, journal: Journal, vault: Vault
) -> None:
    made = records(journal)
    for record in made:
        put(older, record)
        list_as_before(older, record)
    migrate(older)
    assert [each for each in made if not is_listed(older, each)] == []
    check_search_index(older)
    vault._database, own = older, vault._database
    assert found(vault, "strasse") == [made[2].id]
    assert found(vault, "边") == [made[3].id]
    assert found(vault, "gone") == []
    assert found(vault, "with:robin kind:finding") == [made[6].id]
    vault._database = own


def test_the_index_keeps_to_its_settings(older: Database) -> None:
    migrate(older)
    settings = dict(older.rows("SELECT k, v FROM search_config"))
    assert {"secure-delete": 1, "automerge": 0, "pgsz": 3900}.items() <= settings.items()
    names = {name for (name,) in older.rows("SELECT name FROM sqlite_schema")}
    assert not [name for name in names if "anew" in name]

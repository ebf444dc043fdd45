"""The tables and the records are two descriptions of the same thing, and are held together."""

import re

import pytest

from inglenook.journal.field import fields_of
from inglenook.journal.fields import Choice, Ref, Scale
from inglenook.journal.record import Record
from inglenook.journal.records import ENTRIES, KINDS, RECORDS
from inglenook.vault.vault import Vault

of_every_kind = pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.KIND)


def described(vault: Vault, statement: str) -> list[tuple]:
    return vault._database.rows(statement)


def source(vault: Vault, table: str) -> str:
    return vault._database.value("SELECT sql FROM sqlite_schema WHERE name = ?", (table,))


def check_on(vault: Vault, table: str, column: str) -> str:
    """What stands in the CHECK of a column."""
    found = re.search(rf'CHECK \("?{column}"? ([^()]*(?:\([^()]*\))?)\)', source(vault, table))
    return " ".join(found[1].split()) if found else ""


@of_every_kind
def test_a_table_has_its_records_fields_in_their_order(vault: Vault, kind: type[Record]) -> None:
    columns = described(vault, f"PRAGMA table_info({kind.KIND})")
    assert [(name, column, not required) for _, name, column, required, _, _ in columns] == [
        (name, field.column, field.nullable) for name, field in fields_of(kind).items()
    ]


@of_every_kind
def test_a_table_is_strict_and_its_key_is_the_id(vault: Vault, kind: type[Record]) -> None:
    assert source(vault, kind.KIND).endswith("STRICT")
    columns = described(vault, f"PRAGMA table_info({kind.KIND})")
    assert [name for _, name, _, _, _, key in columns if key] == ["id"]


@of_every_kind
def test_a_closed_list_is_the_same_in_its_table(vault: Vault, kind: type[Record]) -> None:
    for name, field in fields_of(kind).items():
        if isinstance(field, Choice):
            words = ", ".join(f"'{word.value}'" for word in field.words)
            assert check_on(vault, kind.KIND, name) == f"IN ({words})"


@of_every_kind
def test_a_scale_has_the_same_ends_in_its_table(vault: Vault, kind: type[Record]) -> None:
    for name, field in fields_of(kind).items():
        if isinstance(field, Scale):
            assert check_on(vault, kind.KIND, name) == f"BETWEEN {field.low} AND {field.high}"


@of_every_kind
def test_what_refers_to_a_record_is_held_by_a_reference(vault: Vault, kind: type[Record]) -> None:
    references = described(vault, f"PRAGMA foreign_key_list({kind.KIND})")
    assert {(column, table) for _, _, table, column, *_ in references} == {
        (name, field.kind)
        for name, field in fields_of(kind).items()
        if isinstance(field, Ref) and field.kind in KINDS
    }
    assert source(vault, kind.KIND).count("DEFERRABLE INITIALLY DEFERRED") == len(references)


@of_every_kind
def test_what_refers_to_a_record_is_found_by_an_index(vault: Vault, kind: type[Record]) -> None:
    for name, field in fields_of(kind).items():
        if isinstance(field, Ref):
            statement = f"EXPLAIN QUERY PLAN SELECT id FROM {kind.KIND} WHERE {name} IS ?"
            plan = vault._database.rows(statement, ("x",))[0][3]
            assert "SEARCH" in plan
            assert "INDEX" in plan


@pytest.mark.parametrize("kind", ENTRIES, ids=lambda kind: kind.KIND)
def test_entries_are_read_in_the_order_they_happened_without_sorting(
    vault: Vault, kind: type[Record]
) -> None:
    plan = f"EXPLAIN QUERY PLAN SELECT happened FROM {kind.KIND} ORDER BY happened"
    assert [line for *_, line in described(vault, plan) if "TEMP" in line] == []


def test_there_is_a_table_for_every_kind_and_no_other_of_records(vault: Vault) -> None:
    tables = {name for (name,) in described(vault, "SELECT name FROM pragma_table_list")}
    kept = {
        "backup",
        "catalogue",
        "draft",
        "migration",
        "revision",
        "search",
        "tally",
        "tombstone",
        "unlock",
    }
    assert {name for name in tables if not name.startswith(("sqlite_", "search_"))} == {
        *KINDS,
        *kept,
    }

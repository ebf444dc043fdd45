"""The check finds each kind of damage, says where, and never what was written."""

import os
import secrets
from collections.abc import Callable
from pathlib import Path

import pytest

from inglenook.journal.entries import Bid, Finding, GutCheck, Note
from inglenook.journal.errors import (
    InUse,
    JournalMissing,
    KeyFileDamaged,
    NewerVersion,
    WrongPassphrase,
)
from inglenook.journal.people import Person
from inglenook.journal.vocabulary import FindingKind
from inglenook.vault import migrations
from inglenook.vault.check import check_database, check_vault
from inglenook.vault.database import PAGE
from inglenook.vault.vault import Vault, open_vault
from support.vaults import PASSPHRASE, database_file, filled, journal_of, new_vault


@pytest.fixture
def closed(folder: Path) -> Path:
    """A vault with something of most kinds, and a page that nothing uses any more."""
    with new_vault(folder) as vault:
        journal = journal_of(vault)
        filled(journal, bids=60)
        check = journal.new(GutCheck, title="Late again")
        finding = journal.new(Finding, gut_check=check.id, kind=FindingKind.ECHO, words="x")
        long = journal.new(Note, words="heron " * 5000)
        journal.keep(check, finding, long)
        journal.remove(long)
        journal.erase(long)
        vault.write_drafts({"today": {"words": "half a sentence"}})
    return folder


def found_after(folder: Path, *statements: str) -> list[str]:
    """What the check finds once somebody has meddled with the tables."""
    with open_vault(folder, PASSPHRASE) as vault:
        vault._database.run("PRAGMA foreign_keys = OFF")
        vault._database.run("PRAGMA ignore_check_constraints = ON")
        for statement in statements:
            vault._database.run(statement)
    return check_vault(folder, PASSPHRASE)


def flip(path: Path, *pages: int) -> None:
    """Turn one bit in the middle of some pages, counted from 1 as SQLite does."""
    content = bytearray(path.read_bytes())
    for page in pages:
        content[(page - 1) * PAGE + 2000] ^= 1
    path.write_bytes(content)


def test_nothing_is_found_in_a_whole_vault_and_nothing_is_changed(closed: Path) -> None:
    before = {path: path.read_bytes() for path in closed.iterdir()}
    assert check_vault(closed, PASSPHRASE) == []
    assert {path: path.read_bytes() for path in closed.iterdir()} == before


def test_a_copy_of_the_database_can_be_checked_alone(closed: Path, tmp_path: Path) -> None:
    with open_vault(closed, PASSPHRASE) as vault:
        key, salt = vault.keys.database_key(), vault.keys.salt
    copy = tmp_path / "copy"
    copy.write_bytes(database_file(closed).read_bytes())
    assert check_database(copy, key, salt) == []
    assert len(check_database(copy, secrets.token_bytes(32), salt)) == 1
    assert len(check_database(tmp_path / "nowhere", key, salt)) == 1


# -- what is raised


def test_what_keeps_the_key_file_from_opening_is_raised(closed: Path, tmp_path: Path) -> None:
    with pytest.raises(WrongPassphrase):
        check_vault(closed, "not the passphrase")
    with open_vault(closed, PASSPHRASE), pytest.raises(InUse):
        check_vault(closed, PASSPHRASE)
    for name in ("keys", "keys.bak"):
        (closed / name).write_bytes(b"torn")
    with pytest.raises(KeyFileDamaged):
        check_vault(closed, PASSPHRASE)
    with pytest.raises(JournalMissing):
        check_vault(tmp_path, PASSPHRASE)


def test_a_newer_vault_cannot_be_checked(closed: Path) -> None:
    with pytest.raises(NewerVersion):
        found_after(closed, f"PRAGMA user_version = {migrations.newest() + 1}")


# -- the files


@pytest.mark.parametrize("name", ["keys", "keys.bak"])
def test_a_lost_or_torn_copy_of_the_key_file_is_found(closed: Path, name: str) -> None:
    (closed / name).write_bytes(b"torn")
    (sentence,) = check_vault(closed, PASSPHRASE)
    assert f"“{name}”" in sentence
    (closed / name).unlink()
    assert check_vault(closed, PASSPHRASE) == [sentence]


def test_two_copies_of_the_key_file_that_differ_are_found(closed: Path) -> None:
    old = (closed / "keys.bak").read_bytes()
    with open_vault(closed, PASSPHRASE) as vault:
        vault.keys.add_recovery(closed)
    (closed / "keys.bak").write_bytes(old)
    (sentence,) = check_vault(closed, PASSPHRASE)
    assert "differ" in sentence


def cut_in_a_page(path: Path) -> None:
    os.truncate(path, path.stat().st_size - 100)


def cut_between_pages(path: Path) -> None:
    os.truncate(path, path.stat().st_size - PAGE)


def cut_in_half(path: Path) -> None:
    os.truncate(path, path.stat().st_size // PAGE // 2 * PAGE)


def emptied(path: Path) -> None:
    os.truncate(path, 0)


def removed(path: Path) -> None:
    path.unlink()


def added_to(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"rubbish")


def added_a_page_to(path: Path) -> None:
    path.write_bytes(path.read_bytes() + bytes(PAGE))


def replaced_by_rubbish(path: Path) -> None:
    path.write_bytes(secrets.token_bytes(8 * PAGE))


def given_another_salt(path: Path) -> None:
    path.write_bytes(secrets.token_bytes(16) + path.read_bytes()[16:])


def swapped_two_pages_of(path: Path) -> None:
    content = path.read_bytes()
    one, two = content[7 * PAGE : 8 * PAGE], content[8 * PAGE : 9 * PAGE]
    path.write_bytes(content[: 7 * PAGE] + two + one + content[9 * PAGE :])


DAMAGES = [
    cut_in_a_page,
    cut_between_pages,
    cut_in_half,
    emptied,
    removed,
    added_to,
    added_a_page_to,
    replaced_by_rubbish,
    given_another_salt,
    swapped_two_pages_of,
]


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_a_damaged_file_is_found(closed: Path, damage: Callable[[Path], None]) -> None:
    damage(database_file(closed))
    assert check_vault(closed, PASSPHRASE) != []


def test_every_page_is_looked_at_and_one_that_nothing_uses_is_told_apart(closed: Path) -> None:
    """A power cut can leave such a one, with every entry in its place."""
    path = database_file(closed)
    whole = path.read_bytes()
    pages, unopened, unused = len(whole) // PAGE, [], []
    for page in range(1, pages + 1):
        flip(path, page)
        found = check_vault(closed, PASSPHRASE)
        path.write_bytes(whole)
        if found == [f"1 unused page is damaged: {page}. No entry is touched by this."]:
            unused.append(page)
        elif f"1 page is damaged: {page}" not in found:
            unopened.append(page)
            assert ["cannot be opened" in sentence for sentence in found] == [True]
    assert len(unopened) < 8  # those that hold the description of the tables
    assert 0 < len(unused) < pages // 3
    flip(path, *unused)
    (sentence,) = check_vault(closed, PASSPHRASE)
    assert sentence.startswith(f"{len(unused)} unused pages")


def test_one_damaged_page_does_not_hide_what_else_is_wrong(closed: Path) -> None:
    found_after(closed, "UPDATE person SET name = ''")
    with open_vault(closed, PASSPHRASE) as vault:
        (page,) = vault._database.rows("SELECT rootpage FROM sqlite_schema WHERE name = 'note'")[0]
    flip(database_file(closed), page)
    found = check_vault(closed, PASSPHRASE)
    assert any("“Note” cannot be read" in sentence for sentence in found)
    assert "1 of “Person” does not fit its questions." in found


# -- the tables


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("UPDATE note SET happened = 'soon'", "1 of “Note” does not fit its questions."),
        ("UPDATE note SET title = '', words = ''", "1 of “Note” does not fit its questions."),
        ("UPDATE bid SET afraid = 1", "60 of “Bid” do not fit their questions."),
        ("DELETE FROM draft WHERE place = 'x'", None),
        ("UPDATE draft SET content = '['", "What is half-written cannot be read."),
        (
            "DELETE FROM person",
            "60 rows of the table “bid” refer to something that is missing.",
        ),
        ("DELETE FROM person", "There are 0 of “Person”, and there should be 1."),
        ("UPDATE tally SET rows = 7 WHERE kind = 'note'", "There are 1 of “Note”, and"),
        ("DELETE FROM catalogue WHERE kind = 'note'", "1 of “Note” is not listed as it should be."),
        ("UPDATE catalogue SET local = local + 1", "60 of “Bid” are not listed as they should"),
        ("UPDATE catalogue SET person = NULL", "60 of “Bid” are not listed as they should be."),
        ("UPDATE catalogue SET binned = 1", "1 of “Note” is not listed as it should be."),
        ("UPDATE search SET words = 'owl' WHERE rowid = 2", "1 of “Note” is not listed as"),
        ("INSERT INTO search (words) VALUES ('owl')", "1 line in the lists stands for nothing."),
        (
            "INSERT INTO catalogue (id, kind, binned) VALUES ('x', 'note', 0)",
            "1 line in the lists stands for nothing.",
        ),
        ("INSERT INTO tally VALUES ('moon', 3)", "3 lines in the lists stand for nothing."),
        ("UPDATE search_content SET c0 = 'owl' WHERE id = 2", "The search index is damaged."),
        ("UPDATE search_data SET block = x'00' WHERE id > 10", "The search index is damaged."),
        ("DROP TABLE catalogue", "The lists cannot be read."),
        ("DROP TABLE hidden_word", "Some of “Word to replace” cannot be read."),
    ],
)
def test_what_does_not_agree_is_found(closed: Path, statement: str, sentence: str | None) -> None:
    found = found_after(closed, statement)
    if sentence is None:
        assert found == []
    else:
        assert any(each.startswith(sentence) for each in found), found


def test_an_older_vault_is_told_to_be_opened_once(closed: Path) -> None:
    found = found_after(closed, f"PRAGMA user_version = {migrations.newest() - 1}")
    assert "earlier version" in found[0]


def test_a_time_ahead_of_the_clock_is_no_damage(vault: Vault, folder: Path) -> None:
    journal = journal_of(vault)
    ahead = journal.clock().replace(year=2090)
    journal.clock = lambda: ahead
    journal.keep(journal.new(Note, title="from the future"))
    vault.close()
    assert check_vault(folder, PASSPHRASE) == []


def test_no_sentence_holds_anything_written(closed: Path) -> None:
    found = found_after(
        closed,
        "UPDATE note SET happened = 'heron'",
        "UPDATE bid SET person = 'heron', note = 'heron', zone = 'heron'",
        "UPDATE draft SET content = 'heron'",
        "UPDATE search_content SET c0 = 'heron'",
    )
    assert len(found) > 4
    assert not any("heron" in sentence for sentence in found)


def test_the_records_are_all_still_there_after_a_check(closed: Path) -> None:
    check_vault(closed, PASSPHRASE)
    with open_vault(closed, PASSPHRASE) as vault:
        assert (len(vault.all(Bid)), len(vault.all(Person))) == (60, 1)

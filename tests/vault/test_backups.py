"""Backups of a vault: what is in them, when one is due, what is noticed, what stays."""

import stat
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from inglenook.journal.backups import Backup
from inglenook.journal.entries import Note
from inglenook.journal.errors import (
    BackupDamaged,
    JournalError,
    NotBackedUp,
    OtherKeys,
)
from inglenook.journal.journal import Journal
from inglenook.vault import backups, known_backups
from inglenook.vault.backup_folder import FOLDER, backups_of, free_path, moment_of
from inglenook.vault.backups import (
    Unwanted,
    check_backup,
    is_due,
    known_to,
    make_backup,
)
from inglenook.vault.container import check_seal, read_container, take_out
from inglenook.vault.database import PAGE, Database, open_database
from inglenook.vault.vault import Vault, open_vault
from support.vaults import PASSPHRASE, database_file, filled, journal_of, new_vault

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def full(journal: Journal, vault: Vault) -> Vault:
    filled(journal)
    return vault


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / FOLDER).glob("*"))


class Enough(Exception):
    """Somebody wants no more of it."""


# -- making one


def test_a_backup_is_the_key_file_and_a_database_that_opens_by_the_recipe(
    full: Vault, tmp_path: Path
) -> None:
    made = make_backup(full)
    container = read_container(made.path)
    assert container.keys == (full.folder / "keys").read_bytes()
    check_seal(container, full.keys.backup_key())
    out = tmp_path / "out.db"
    take_out(container, out)
    assert out.read_bytes()[:16] == full.keys.salt
    assert out.stat().st_size % PAGE == 0
    content = made.path.read_bytes()
    assert b"Robin" not in content
    assert b"SQLite format" not in content
    database = open_database(out, full.keys.database_key(), full.keys.salt)
    try:
        versions = ("PRAGMA user_version", "PRAGMA application_id")
        assert [database.value(each) for each in versions] == [
            full.database.value(each) for each in versions
        ]
        assert database.value("SELECT count(*) FROM bid") == 3
    finally:
        database.close()


def test_a_backup_is_for_this_user_only_and_its_name_says_no_more_than_when(full: Vault) -> None:
    made = make_backup(full, now=NOON)
    assert made.name == "2026-11-23T120000.000Z.backup"
    assert (made.made, made.bytes) == (NOON, made.path.stat().st_size)
    assert stat.S_IMODE(made.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(made.path.parent.stat().st_mode) == 0o700
    assert names(full.folder) == [made.name]


def test_two_of_one_moment_have_two_names(full: Vault) -> None:
    first = make_backup(full, now=NOON)
    assert free_path(first.path.parent, NOON).name == "2026-11-23T120000.001Z.backup"


def test_names_sort_as_moments_do_and_others_are_no_backups(tmp_path: Path) -> None:
    moments = [NOON + timedelta(milliseconds=step * 7) for step in range(400)]
    written = [free_path(tmp_path, each).name for each in moments]
    assert written == sorted(written)
    assert [moment_of(each) for each in written] == moments
    for other in ("", "keys", f"x{written[0]}", f"{written[0]}x", "2026-13-23T120000.000Z.backup"):
        assert moment_of(other) is None


def test_what_is_in_it_is_known(full: Vault) -> None:
    made = make_backup(full, now=NOON)
    assert made == Backup(made.path, NOON, made.bytes, 4, NOON, is_whole=True)
    assert known_to(full) == [made]
    assert backups_of(full.folder) == [Backup(made.path, NOON, made.bytes)]


def test_the_shares_go_from_nothing_to_all(full: Vault) -> None:
    shares: list[float] = []
    make_backup(full, shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert len(shares) > 10


def test_one_that_the_journal_does_not_know_is_listed_all_the_same(full: Vault) -> None:
    made = make_backup(full, now=NOON)
    known_backups.forget(full.database, [made.name])
    assert known_to(full) == [Backup(made.path, NOON, made.bytes)]


def test_whoever_stops_it_leaves_nothing(full: Vault) -> None:
    for share in (0.0, 0.2, 0.6, 0.94, 1.0):

        def look(done: float, at: float = share) -> None:
            if done >= at:
                raise Enough

        with pytest.raises(Enough):
            make_backup(full, look)
        assert names(full.folder) == [] or share == 1.0


def test_closing_the_vault_ends_it_and_waits_for_nobody(folder: Path) -> None:
    vault = new_vault(folder)
    filled(journal_of(vault))

    def look(done: float) -> None:
        if done > 0.3:
            vault.close()

    with pytest.raises(Unwanted):
        make_backup(vault, look)
    assert names(folder) == []


def test_closed_at_the_last_moment_it_is_named_and_whole_or_nothing(folder: Path) -> None:
    vault = new_vault(folder)
    filled(journal_of(vault))
    real = known_backups.note

    def closed_first(*given: Any) -> None:
        vault.close()
        real(*given)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(known_backups, "note", closed_first)
        with pytest.raises(Unwanted):
            make_backup(vault)
    with open_vault(folder, PASSPHRASE) as again:
        (made,) = known_to(again)
        assert check_backup(again, made) == []


def test_one_that_cannot_be_removed_yet_is_no_hindrance(
    full: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_backup(full, now=NOON)
    real = Path.unlink

    def held(path: Path, missing_ok: bool = False) -> None:
        if moment_of(path.name):
            raise PermissionError
        real(path, missing_ok=missing_ok)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", held)
        make_backup(full, now=NOON + timedelta(hours=1))
    assert len(names(full.folder)) == len(known_to(full)) == 2
    make_backup(full, now=NOON + timedelta(hours=2))
    assert len(names(full.folder)) == 1


def test_what_a_killed_one_left_is_gone_after_the_next_opening(folder: Path) -> None:
    with new_vault(folder) as vault:
        filled(journal_of(vault))
        make_backup(vault, now=NOON)
    left = [".0123456789abcdef.part", ".0123456789abcdef.part-journal"]
    for name in left:
        (folder / FOLDER / name).write_bytes(b"half")
    (folder / FOLDER / "mine.txt").write_bytes(b"not ours")
    with open_vault(folder, PASSPHRASE) as vault:
        assert [each.made for each in known_to(vault)] == [NOON]
    assert names(folder) == ["2026-11-23T120000.000Z.backup", "mine.txt"]


def test_a_damaged_journal_makes_no_backup_and_loses_none(full: Vault) -> None:
    made = make_backup(full, now=NOON)
    full.database.run("UPDATE tally SET rows = rows + 1 WHERE kind = 'bid'")
    with pytest.raises(NotBackedUp):
        make_backup(full, now=NOON + DAY)
    assert names(full.folder) == [made.name]


def test_a_page_torn_in_the_file_is_never_backed_up(folder: Path) -> None:
    with new_vault(folder) as vault:
        filled(journal_of(vault), bids=300)
        path = database_file(folder)
        content = bytearray(path.read_bytes())
        content[len(content) // 2] ^= 1
        path.write_bytes(content)
        with pytest.raises(JournalError):
            make_backup(vault)
        assert names(folder) == []


# -- while somebody writes


def test_what_is_kept_meanwhile_stays_and_the_backup_is_whole(full: Vault) -> None:
    journal = journal_of(full)
    stop = threading.Event()
    made: list[Backup] = []

    def work() -> None:
        while not stop.is_set():
            made.append(make_backup(full))

    thread = threading.Thread(target=work)
    thread.start()
    kept = 0
    while len(made) < 4:
        journal.keep(journal.new(Note, title=f"note {kept}", words="owl " * 2000))
        kept += 1
    stop.set()
    thread.join()
    assert len(full.all(Note)) == kept + 1
    assert check_backup(full, known_to(full)[0]) == []


def test_a_copy_that_was_overtaken_is_made_again(
    full: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    from inglenook.vault import copying

    journal, real, tries = journal_of(full), copying._copy, []

    def disturbed(source: Path, target: Path) -> None:
        tries.append(source)
        if len(tries) < 3:
            journal.keep(journal.new(Note, title=f"note {len(tries)}"))
        real(source, target)

    monkeypatch.setattr(copying, "_copy", disturbed)
    made = make_backup(full)
    assert len(tries) == 3
    assert made.entries == 4 + 2


def test_two_at_once_come_one_after_the_other(full: Vault) -> None:
    threads = [threading.Thread(target=make_backup, args=(full,)) for _ in range(3)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert len(names(full.folder)) == 1
    assert known_to(full)[0].is_whole


# -- checking one


def flipped(content: bytes, at: int) -> bytes:
    return content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]


def test_every_sampled_bit_that_was_flipped_is_noticed(full: Vault) -> None:
    made = make_backup(full)
    content = made.path.read_bytes()
    places = [*range(0, 700, 5), *range(700, len(content), 3571), *range(-40, 0)]
    for place in places:
        made.path.write_bytes(flipped(content, place % len(content)))
        with pytest.raises(BackupDamaged):
            check_seal(read_container(made.path), full.keys.backup_key())


def test_one_that_was_cut_or_added_to_is_noticed(full: Vault) -> None:
    made = make_backup(full)
    content = made.path.read_bytes()
    for size in (0, 1, 500, 570, 580, 5000, len(content) - 4096, len(content) - 1):
        made.path.write_bytes(content[:size])
        assert check_backup(full, made)
    made.path.write_bytes(content + b"\0")
    assert check_backup(full, made)
    made.path.write_bytes(content)
    assert check_backup(full, made) == []


def test_what_a_check_finds_is_remembered_and_counts_for_nothing(full: Vault) -> None:
    made = make_backup(full, now=NOON)
    content = made.path.read_bytes()
    made.path.write_bytes(flipped(content, len(content) // 2))
    assert check_backup(full, made) == [
        "This backup is damaged and cannot be used. Choose another one."
    ]
    (listed,) = known_to(full)
    assert (listed.is_whole, listed.entries) == (False, 4)
    assert is_due(full, NOON + DAY)
    make_backup(full, now=NOON + timedelta(hours=1))
    assert len(names(full.folder)) == 2


def test_a_database_that_is_sealed_but_not_whole_is_noticed(
    full: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backups, "_findings", lambda *_given: [])
    full.database.run("UPDATE tally SET rows = rows + 1 WHERE kind = 'bid'")
    made = make_backup(full)
    monkeypatch.undo()
    assert check_backup(full, made) == ["There are 3 of “Bid”, and there should be 4."]


def test_one_of_another_vault_is_told_apart_from_a_damaged_one(full: Vault, tmp_path: Path) -> None:
    with new_vault(tmp_path / "Other.inglenook") as other:
        filled(journal_of(other))
        foreign = make_backup(other, now=NOON)
    mine = make_backup(full, now=NOON + DAY)
    foreign.path.rename(mine.path.with_name(foreign.name))
    with pytest.raises(OtherKeys):
        check_backup(full, known_to(full)[1])


# -- when one is due, and which go


def test_one_is_due_once_a_day_and_only_after_a_change(vault: Vault) -> None:
    journal = journal_of(vault)
    assert not is_due(vault, NOON)
    journal.keep(journal.new(Note, title="Sunday"))
    assert is_due(vault, NOON)
    make_backup(vault, now=NOON)
    assert not is_due(vault, NOON)
    assert not is_due(vault, NOON + 5 * DAY)
    vault.write_drafts({"today": {"words": "half"}})
    assert not is_due(vault, NOON + 5 * DAY)
    journal.keep(journal.new(Note, title="Monday"))
    assert not is_due(vault, NOON + timedelta(hours=3))
    assert is_due(vault, NOON + DAY)
    assert is_due(vault, NOON - 3650 * DAY)


def test_one_is_due_where_the_file_of_the_last_is_gone(full: Vault) -> None:
    made = make_backup(full, now=NOON)
    made.path.unlink()
    assert is_due(full, NOON)


def test_taking_a_change_back_is_a_change(full: Vault) -> None:
    journal = journal_of(full)
    journal.keep(journal.new(Note, title="Monday"))
    make_backup(full, now=NOON)
    journal.undo()
    assert is_due(full, NOON + DAY)


def test_after_a_year_of_days_those_that_are_many_are_gone(full: Vault) -> None:
    for day in range(30):
        make_backup(full, now=NOON + day * DAY)
    days = [f"{each.made:%m-%d}" for each in known_to(full)]
    assert days == [
        *("12-22", "12-21", "12-20", "12-19", "12-18", "12-17", "12-16"),
        *("12-13", "12-06", "11-30"),
    ]
    assert set(known_backups.known(full.database)) == set(names(full.folder))


def test_the_one_just_made_stays_whatever_the_clock_says(full: Vault) -> None:
    for day in range(9):
        make_backup(full, now=NOON + day * DAY)
    made = make_backup(full, now=NOON - 3650 * DAY)
    assert made.path.exists()
    assert len(names(full.folder)) == 7 + 1


# -- before a migration


@pytest.fixture
def older(folder: Path) -> Path:
    """A vault of the version before this one."""
    with new_vault(folder) as vault:
        filled(journal_of(vault))
        make_older(vault.database)
    return folder


def make_older(database: Database) -> None:
    database.run("DROP TABLE backup")
    database.run("DROP TABLE revision")
    database.run("DROP TABLE unlock")
    database.run("DELETE FROM migration WHERE version > 4")
    database.run("PRAGMA user_version = 4")


def test_before_a_migration_there_is_a_backup_of_the_older_version(
    older: Path, tmp_path: Path
) -> None:
    with open_vault(older, PASSPHRASE) as vault:
        (made,) = known_to(vault)
        assert (made.entries, made.is_whole) == (4, True)
        assert check_backup(vault, made) == []
        out = tmp_path / "out.db"
        take_out(read_container(made.path), out)
        database = open_database(out, vault.keys.database_key(), vault.keys.salt)
        assert database.value("PRAGMA user_version") == 4
        database.close()
        assert is_due(vault, made.made + DAY)


def test_without_the_backup_nothing_is_migrated(
    older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from inglenook.journal.errors import DiskFull

    def full_disk(*_given: object) -> None:
        raise DiskFull

    monkeypatch.setattr(backups, "write_container", full_disk)
    before = database_file(older).read_bytes()
    with pytest.raises(DiskFull):
        open_vault(older, PASSPHRASE)
    assert database_file(older).read_bytes() == before
    assert names(older) == []


def test_an_older_one_with_a_row_missing_is_not_migrated(folder: Path) -> None:
    with new_vault(folder) as vault:
        filled(journal_of(vault))
        vault.database.run("DELETE FROM note")
        make_older(vault.database)
    with pytest.raises(NotBackedUp):
        open_vault(folder, PASSPHRASE)
    assert names(folder) == []

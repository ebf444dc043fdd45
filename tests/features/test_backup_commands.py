"""Backups on the command line, each time in a real process of its own."""

import stat
import subprocess
import sys
from pathlib import Path

import pytest

from inglenook.vault.backup_folder import FOLDER, backups_of
from inglenook.vault.check import check_vault
from inglenook.vault.vault import open_vault
from privacy.world import Ended, World, assert_refused, without_display
from support.vaults import PASSPHRASE, database_file

GIVEN = ("--passphrase-file", "passphrase")


@pytest.fixture
def world(tmp_path: Path) -> World:
    world = World(tmp_path / "world")
    world.environment = without_display(world.environment)
    return world


@pytest.fixture
def journal(world: World) -> Path:
    return world.journal()


@pytest.fixture
def there(world: World) -> Path:
    place = world.cwd / "there"
    place.mkdir()
    return place


@pytest.fixture
def made(world: World, journal: Path, there: Path) -> Path:
    """A backup in another folder."""
    assert world.run("backup", journal, there, *GIVEN).returncode == 0
    (made,) = there.iterdir()
    return made


def restore(world: World, backup: Path, new: str | Path) -> Ended:
    return world.run("restore", backup, new, *GIVEN)


def test_a_backup_goes_into_a_folder_and_stays_in_the_journal_too(
    world: World, journal: Path, there: Path
) -> None:
    ended = world.run("backup", journal, there, *GIVEN, umask=0)
    (made,) = there.iterdir()
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout.splitlines() == [
        f"Backed up and checked: 201 entries, in {made}",
        "It opens with the passphrase that is valid now, also after that is changed.",
    ]
    assert stat.S_IMODE(made.stat().st_mode) == 0o600
    (own,) = backups_of(journal)
    assert own.path.read_bytes() == made.read_bytes()
    assert check_vault(journal, PASSPHRASE) == []


def test_a_backup_becomes_a_journal_again(world: World, made: Path) -> None:
    ended = restore(world, made, "new.inglenook")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout.splitlines() == [
        f"Restored 201 entries to {world.cwd / 'new.inglenook'}",
        "It opens with the passphrase that was valid when the backup was made.",
    ]
    assert world.run("check", "new.inglenook", *GIVEN).returncode == 0
    open_vault(world.cwd / "new.inglenook", PASSPHRASE).close()


@pytest.mark.parametrize("taken", ["journal", "folder", "file", "link"])
def test_a_restore_goes_over_nothing_that_exists(
    world: World, journal: Path, made: Path, taken: str
) -> None:
    new = journal if taken == "journal" else world.cwd / "new.inglenook"
    if taken == "folder":
        new.mkdir()
    elif taken == "file":
        new.write_text("dear")
    elif taken == "link":
        new.symlink_to("nowhere")
    before = sorted(world.cwd.rglob("*"))
    ended = restore(world, made, new)
    assert_refused(ended)
    assert "already something" in ended.stderr
    assert sorted(world.cwd.rglob("*")) == before


def test_what_cannot_be_restored_is_told_and_leaves_nothing(world: World, made: Path) -> None:
    before = sorted(world.cwd.rglob("*"))
    assert "no backup in this place" in restore(world, made.with_name("none"), "new").stderr
    assert "no such folder" in restore(world, made, "deeper/new").stderr
    assert "damaged" in restore(world, world.cwd / "passphrase", "new").stderr
    (world.cwd / "passphrase").write_text("not this one")
    ended = restore(world, made, "new")
    assert_refused(ended)
    assert "valid when the backup was made" in ended.stderr
    assert sorted(world.cwd.rglob("*")) == before


def test_the_folder_must_be_there_and_not_the_journals_own(world: World, journal: Path) -> None:
    ended = world.run("backup", journal, "nowhere", *GIVEN)
    assert_refused(ended)
    assert "no such folder" in ended.stderr
    ended = world.run("backup", journal, journal / FOLDER / "..", *GIVEN)
    assert_refused(ended)
    assert not (journal / FOLDER).exists()


def test_a_synchronised_folder_is_pointed_out(world: World, journal: Path) -> None:
    (world.cwd / "Nextcloud").mkdir()
    ended = world.run("backup", journal, "Nextcloud", *GIVEN)
    assert ended.returncode == 0
    assert ended.stdout.startswith("This folder is kept in step by Nextcloud")


def test_a_journal_that_is_open_elsewhere_is_not_backed_up(
    world: World, journal: Path, there: Path
) -> None:
    with open_vault(journal, PASSPHRASE):
        ended = world.run("backup", journal, there, *GIVEN)
    assert_refused(ended)
    assert "open in another window" in ended.stderr
    assert list(there.iterdir()) == []


def test_a_backups_file_can_be_checked(world: World, made: Path) -> None:
    ended = world.run("check", made, *GIVEN)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")
    content = bytearray(made.read_bytes())
    content[len(content) // 2] ^= 1
    made.write_bytes(content)
    ended = world.run("check", made, *GIVEN)
    assert (ended.returncode, ended.stderr) == (1, "")
    assert ended.stdout == "This backup is damaged and cannot be used. Choose another one.\n"
    assert list(made.parent.iterdir()) == [made]


def test_a_full_disk_is_told_and_leaves_nothing(world: World, journal: Path, there: Path) -> None:
    limit = database_file(journal).stat().st_size // 2
    program = (
        f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}));"
        "import sys; from inglenook.cli import main; sys.exit(main(sys.argv[1:]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "backup", journal, there, *GIVEN],
        cwd=world.cwd,
        env=world.environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.startswith("The disk is full")
    assert [*there.iterdir(), *(journal / FOLDER).iterdir()] == []

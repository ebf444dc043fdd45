"""The command line as it is promised, each time in a real process of its own."""

import stat
from pathlib import Path

import pytest

from inglenook import __version__
from inglenook.journal.record import Record
from inglenook.journal.records import RECORDS
from inglenook.journal.store import Filter
from inglenook.vault.vault import open_vault
from privacy.world import Ended, World, assert_refused, without_display
from support.vaults import PASSPHRASE, database_file

DEMO = ("demo", "--no-window", "--weeks", "2")


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path / "world")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[World, Ended]:
    """A sample journal, made where there is no display and new files are for everybody."""
    world = World(tmp_path_factory.mktemp("sample") / "world")
    world.environment = without_display(world.environment)
    return world, world.run(*DEMO, "--at", "new/there", umask=0)


@pytest.fixture
def sample(made: tuple[World, Ended]) -> Path:
    """The sample journal's folder."""
    world, _ended = made
    return world.cwd / "new" / "there" / "demo.inglenook"


@pytest.fixture
def journal(world: World) -> Path:
    return world.journal()


def snapshot(folder: Path) -> dict[str, tuple[int, bytes]]:
    return {
        str(path.relative_to(folder)): (path.lstat().st_mtime_ns, path.read_bytes())
        for path in folder.rglob("*")
        if path.is_file()
    }


def check(world: World, journal: Path) -> Ended:
    return world.run("check", journal, "--passphrase-file", "passphrase")


# -- version and usage


def test_the_version_is_told(world: World) -> None:
    ended = world.run("--version")
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, f"inglenook {__version__}\n", "")


@pytest.mark.parametrize(
    "arguments",
    [
        ("check",),
        ("--unknown",),
        ("one.inglenook", "another.inglenook"),
        ("demo", "--weeks", "0"),
        ("demo", "--weeks", "many"),
        ("demo", "--entries", "-3"),
        ("demo", "--seed", "first"),
        ("demo", "--no-w"),
        ("check", "mine.inglenook", "--passphrase", "secret"),
        ("check", "mine.inglenook", "secret"),
    ],
)
def test_wrong_usage_ends_with_2_and_says_what_is_right(
    world: World, arguments: tuple[str, ...]
) -> None:
    ended = world.run(*arguments)
    assert ended.returncode == 2
    assert ended.stdout == ""
    assert ended.stderr.startswith("usage: inglenook")
    assert "_positive" not in ended.stderr
    assert "Traceback" not in ended.stderr


# -- demo


def test_the_sample_lies_in_the_folder_under_its_own_name(
    made: tuple[World, Ended], sample: Path
) -> None:
    _world, ended = made
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout.splitlines() == [
        f"Made a sample journal at {Path('new', 'there', 'demo.inglenook')}",
        "Its passphrase is: demo",
    ]
    open_vault(sample, "demo").close()


def test_the_sample_is_for_this_user_only_whatever_the_umask(sample: Path) -> None:
    for folder in (sample, sample.parent, sample.parent.parent):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in sample.iterdir()} == {0o600}


def test_the_sample_takes_the_name_and_the_length_it_is_given(world: World) -> None:
    given = ("--entries", "40", "--at", "folder/mine.inglenook")
    assert world.run(*DEMO, *given).returncode == 0
    with open_vault(world.cwd / "folder" / "mine.inglenook", "demo") as vault:
        assert vault.count(Filter()) == 40


def test_without_a_place_the_sample_goes_to_the_persons_data_and_is_found_again(
    world: World,
) -> None:
    first, second = world.run(*DEMO), world.run(*DEMO)
    assert (first.returncode, second.returncode) == (0, 0)
    (made,) = world.path("HOME").rglob("demo.inglenook")
    assert str(made) in first.stdout
    assert str(made) in second.stdout


@pytest.mark.parametrize("taken", ["folder", "file", "link"])
def test_the_sample_never_takes_the_place_of_something(world: World, taken: str) -> None:
    place = world.cwd / "there" / "demo.inglenook"
    place.parent.mkdir()
    if taken == "folder":
        place.mkdir()
        (place / "letter").write_text("dear", encoding="utf-8")
    elif taken == "file":
        place.write_text("dear", encoding="utf-8")
    else:
        place.symlink_to("nowhere")
    before = snapshot(world.root), sorted(world.cwd.rglob("*"))
    ended = world.run(*DEMO, "--at", "there")
    assert_refused(ended)
    assert "already something" in ended.stderr
    assert (snapshot(world.root), sorted(world.cwd.rglob("*"))) == before


def test_the_sample_says_so_where_a_file_is_in_the_way_of_its_folder(world: World) -> None:
    (world.cwd / "there").write_text("dear", encoding="utf-8")
    assert_refused(world.run(*DEMO, "--at", "there"))
    assert_refused(world.run(*DEMO, "--at", "there/deeper"))


def test_the_same_seed_makes_the_same_journal_and_another_seed_another(
    world: World, sample: Path
) -> None:
    for seed in ("1", "2"):
        assert world.run(*DEMO, "--seed", seed, "--at", seed).returncode == 0
    same, other = (records(world.cwd / seed / "demo.inglenook") for seed in ("1", "2"))
    assert same == records(sample)
    assert same != other


def records(folder: Path) -> dict[type[Record], list[Record]]:
    with open_vault(folder, "demo") as vault:
        found = {kind: list[Record](vault.all(kind)) for kind in RECORDS}
    assert sum(map(len, found.values())) > 20
    return found


# -- check


def test_a_fine_vault_is_passed_over_in_silence_and_not_changed(
    world: World, journal: Path
) -> None:
    before = snapshot(journal)
    ended = check(world, journal)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")
    assert snapshot(journal) == before


@pytest.mark.parametrize("ending", ["", "\n", "\r\n"])
def test_the_passphrase_is_read_from_a_file(world: World, journal: Path, ending: str) -> None:
    (world.cwd / "passphrase").write_bytes(f"{PASSPHRASE}{ending}".encode())
    assert check(world, journal).returncode == 0


def test_only_the_end_of_the_line_is_taken_off_the_passphrase(world: World, journal: Path) -> None:
    (world.cwd / "passphrase").write_bytes(f" {PASSPHRASE}\n".encode())
    assert_refused(check(world, journal))


def test_the_folder_around_a_journal_means_the_journal(world: World, journal: Path) -> None:
    assert check(world, journal.parent).returncode == 0


def test_a_flipped_byte_is_found(world: World, journal: Path) -> None:
    pages = bytearray(database_file(journal).read_bytes())
    pages[3 * 4096 + 100] ^= 1
    database_file(journal).write_bytes(pages)
    ended = check(world, journal)
    assert ended.returncode == 1
    assert ended.stderr == ""
    assert all(line.strip() for line in ended.stdout.splitlines())
    assert len(ended.stdout.splitlines()) >= 1


def test_a_damaged_second_key_file_is_the_only_finding(world: World, journal: Path) -> None:
    (journal / "keys.bak").write_bytes(b"rubbish")
    ended = check(world, journal)
    assert ended.returncode == 1
    assert len(ended.stdout.splitlines()) == 1
    assert "keys.bak" in ended.stdout
    assert ended.stderr == ""


def test_a_wrong_passphrase_is_told_in_one_sentence(world: World, journal: Path) -> None:
    (world.cwd / "passphrase").write_text("something else", encoding="utf-8")
    ended = check(world, journal)
    assert_refused(ended)
    assert "passphrase does not open" in ended.stderr


def test_a_damaged_key_file_is_not_called_a_wrong_passphrase(world: World, journal: Path) -> None:
    for name in ("keys", "keys.bak"):
        (journal / name).write_bytes(b"rubbish")
    ended = check(world, journal)
    assert_refused(ended)
    assert "damaged" in ended.stderr


def test_a_journal_that_is_open_elsewhere_is_told_as_that(world: World, journal: Path) -> None:
    with open_vault(journal, PASSPHRASE):
        ended = check(world, journal)
    assert_refused(ended)
    assert "open in another window" in ended.stderr


@pytest.mark.parametrize("place", ["nowhere", "nowhere/at/all", "passphrase", ".", ""])
def test_what_is_no_journal_is_told_as_that(world: World, place: str) -> None:
    (world.cwd / "passphrase").write_text("something", encoding="utf-8")
    assert_refused(world.run("check", place, "--passphrase-file", "passphrase"))


# -- no display


@pytest.mark.parametrize("arguments", [(), ("mine.inglenook",), ("demo",), ("demo", "--at", "x")])
def test_without_a_display_one_sentence_names_what_needs_none(
    world: World, arguments: tuple[str, ...]
) -> None:
    world.environment = without_display(world.environment)
    ended = world.run(*arguments)
    assert_refused(ended)
    assert "--no-window" in ended.stderr
    assert "check" in ended.stderr
    assert not list(world.root.rglob("*.inglenook"))


def test_a_display_that_does_not_answer_is_told_in_one_sentence(world: World) -> None:
    world.environment = without_display(world.environment) | {
        "DISPLAY": ":32100",
        "QT_QPA_PLATFORM": "xcb",
    }
    assert_refused(world.run("mine.inglenook"))


def test_a_check_needs_no_display(world: World, sample: Path) -> None:
    world.environment = without_display(world.environment)
    ended = world.run("check", sample, "--passphrase-file", "-", given=b"demo\n")
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")

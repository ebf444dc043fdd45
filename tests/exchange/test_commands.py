"""All data out and in on the command line, each time in a real process of its own."""

import json
import stat
import zipfile
from pathlib import Path

import pytest

from inglenook.journal.entries import Bid, Note
from inglenook.journal.therapy import Packet
from inglenook.journal.vocabulary import PacketFormat, Share
from inglenook.vault.check import check_vault
from inglenook.vault.vault import open_vault
from privacy.world import Ended, World, assert_refused, without_display
from support.vaults import PASSPHRASE, journal_of, new_vault

WORDS = "a walk by the sea"


@pytest.fixture
def world(tmp_path: Path) -> World:
    world = World(tmp_path / "world")
    world.environment = without_display(world.environment)
    return world


@pytest.fixture
def journal(world: World) -> Path:
    return world.journal()


@pytest.fixture
def empty(world: World) -> Path:
    folder = world.cwd / "empty.inglenook"
    new_vault(folder).close()
    return folder


def export(world: World, journal: Path, out: str, *how: str) -> Ended:
    return world.run("export", journal, "--data", out, *how, "--passphrase-file", "passphrase")


def bring_in(world: World, journal: Path, file: str, *how: str) -> Ended:
    return world.run("import", journal, file, *how, "--passphrase-file", "passphrase")


def rest(file: Path) -> bytes:
    """All but when it was exported."""
    return b"".join(line for line in file.read_bytes().splitlines() if b'"exported"' not in line)


def counted(folder: Path) -> dict[str, int]:
    with open_vault(folder, PASSPHRASE) as vault:
        return {kind.KIND: len(vault.all(kind)) for kind in (Bid, Note)}


def test_all_data_goes_into_one_file_that_only_this_user_can_read(
    world: World, journal: Path
) -> None:
    before = {path for path in world.files() if not path.is_relative_to(journal)}
    ended = export(world, journal, "all.json")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "Anybody who gets at this file can read it" in ended.stdout
    assert WORDS not in ended.stdout
    made = world.cwd / "all.json"
    assert {path for path in world.files() if not path.is_relative_to(journal)} - before == {made}
    assert stat.S_IMODE(made.stat().st_mode) == 0o600
    assert len(json.loads(made.read_bytes())["records"]["bid"]) == 200


def test_a_zip_holds_a_table_of_each_kind(world: World, journal: Path) -> None:
    assert export(world, journal, "all.ZIP").returncode == 0
    with zipfile.ZipFile(world.cwd / "all.ZIP") as packed:
        assert packed.testzip() is None
        assert len(packed.read("bid.csv").splitlines()) == 201


@pytest.mark.parametrize("out", ["all.json", "all.zip"])
def test_the_journal_remembers_what_left(world: World, journal: Path, out: str) -> None:
    export(world, journal, out)
    with open_vault(journal, PASSPHRASE) as vault:
        (packet,) = vault.all(Packet)
    assert (packet.format, packet.file_name) == (PacketFormat.DATA, out)
    assert packet.sections
    assert check_vault(journal, PASSPHRASE) == []


def test_how_many_entries_stay_is_said(world: World, journal: Path) -> None:
    with open_vault(journal, PASSPHRASE) as vault:
        own = journal_of(vault)
        own.keep(own.new(Note, words="canary", share=Share.NEVER))
    ended = export(world, journal, "all.json")
    assert "1 entry is marked never to be exported" in ended.stdout
    assert b"canary" not in (world.cwd / "all.json").read_bytes()


def test_a_file_that_exists_is_replaced_only_by_force(world: World, journal: Path) -> None:
    (world.cwd / "all.json").write_text("dear", encoding="utf-8")
    ended = export(world, journal, "all.json")
    assert_refused(ended)
    assert "already a file" in ended.stderr
    assert (world.cwd / "all.json").read_text("utf-8") == "dear"
    with open_vault(journal, PASSPHRASE) as vault:
        assert vault.all(Packet) == []
    assert export(world, journal, "all.json", "--force").returncode == 0
    assert len(rest(world.cwd / "all.json")) > 1000


@pytest.mark.parametrize(
    ("out", "reason"),
    [("all.txt", ".json"), ("all", ".json"), ("none/all.json", "folder"), ("f.json", "folder")],
)
def test_what_cannot_be_a_file_is_told_before_the_passphrase_is_asked(
    world: World, journal: Path, out: str, reason: str
) -> None:
    (world.cwd / "f.json").mkdir()
    ended = world.run("export", journal, "--data", out, "--force")
    assert_refused(ended)
    assert reason in ended.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("export",),
        ("export", "mine.inglenook"),
        ("export", "mine.inglenook", "--data"),
        ("export", "mine.inglenook", "--da", "x.json"),
        ("import", "mine.inglenook"),
        ("import", "mine.inglenook", "x.json", "--passphrase", "secret"),
    ],
)
def test_wrong_usage_ends_with_2(world: World, arguments: tuple[str, ...]) -> None:
    ended = world.run(*arguments)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.startswith(f"usage: inglenook {arguments[0]}")


@pytest.mark.parametrize("command", ["export", "import"])
def test_a_wrong_passphrase_is_told_in_one_sentence(
    world: World, journal: Path, command: str
) -> None:
    (world.cwd / "in.json").write_text("{}", encoding="utf-8")
    arguments = ("--data", "all.json") if command == "export" else ("in.json",)
    ended = world.run(command, journal, *arguments, "--passphrase-file", "-", given=b"wrong")
    assert_refused(ended)
    assert "passphrase does not open" in ended.stderr
    assert not (world.cwd / "all.json").exists()


def test_all_data_comes_in_again_byte_for_byte(world: World, journal: Path, empty: Path) -> None:
    export(world, journal, "all.json")
    ended = bring_in(world, empty, "all.json")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout.splitlines() == ["person: 1 new", "bid: 200 new", "note: 1 new"]
    export(world, empty, "again.json")
    assert rest(world.cwd / "again.json") == rest(world.cwd / "all.json")
    assert check_vault(empty, PASSPHRASE) == []


def test_twice_makes_no_doubles_and_says_so(world: World, journal: Path, empty: Path) -> None:
    export(world, journal, "all.json")
    bring_in(world, empty, "all.json")
    ended = bring_in(world, empty, "all.json")
    assert ended.returncode == 0
    assert "bid: 200 here already" in ended.stdout
    assert counted(empty) == {"bid": 200, "note": 1}


def test_a_dry_run_says_the_same_and_writes_nothing(
    world: World, journal: Path, empty: Path
) -> None:
    export(world, journal, "all.json")
    before = counted(empty)
    ended = bring_in(world, empty, "all.json", "--dry-run")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout.splitlines()[-2:] == ["note: 1 new", "Nothing was written."]
    assert counted(empty) == before


def test_each_record_is_told_where_that_is_wanted(world: World, journal: Path, empty: Path) -> None:
    export(world, journal, "all.json")
    told = bring_in(world, empty, "all.json", "--each", "--dry-run").stdout.splitlines()
    assert told[:2] == ["person 1: new", "bid 1: new"]
    assert len(told) == 202 + 3 + 1


def test_a_bad_record_is_named_and_stops_everything(
    world: World, journal: Path, empty: Path
) -> None:
    export(world, journal, "all.json")
    file = world.cwd / "all.json"
    made = json.loads(file.read_bytes())
    made["records"]["bid"][11]["zone"] = "violets"
    made["records"]["note"][0]["happened"] = "violets"
    file.write_text(json.dumps(made), encoding="utf-8")
    for dry in (("--dry-run",), ()):
        ended = bring_in(world, empty, "all.json", *dry)
        assert ended.returncode == 1
        assert ended.stdout.splitlines()[:2] == [
            "bid 12: My zone: This is not a word of the list for this question.",
            "note 1: When: This is not written as Inglenook writes it.",
        ]
        assert "violets" not in ended.stdout + ended.stderr
        assert counted(empty) == {"bid": 0, "note": 0}
    assert "nothing was brought in" in ended.stderr
    ended = bring_in(world, empty, "all.json", "--skip-bad")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert counted(empty) == {"bid": 199, "note": 0}


@pytest.mark.parametrize("content", [None, b"", b"PK\3\4", b'{"format": "other", "version": 1}'])
def test_what_is_no_export_is_told_in_one_sentence(
    world: World, empty: Path, content: bytes | None
) -> None:
    (world.cwd / "passphrase").write_text(PASSPHRASE, encoding="utf-8")
    if content is not None:
        (world.cwd / "in.json").write_bytes(content)
    assert_refused(bring_in(world, empty, "in.json"))


def test_a_folder_is_no_file_to_bring_in(world: World, journal: Path) -> None:
    assert_refused(bring_in(world, journal, "."))


def test_a_folder_that_is_kept_in_step_is_told_before_the_file_is_written(
    world: World, journal: Path
) -> None:
    folder = world.cwd / "Dropbox"
    folder.mkdir()
    ended = export(world, journal, "Dropbox/mine.json")
    assert "kept in step by Dropbox" in ended.stdout
    assert (folder / "mine.json").exists()

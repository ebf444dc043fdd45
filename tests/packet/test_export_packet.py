"""``inglenook export --packet``, each time in a real process of its own."""

import json
import stat
from pathlib import Path

import pikepdf
import pytest

from inglenook.journal import vocabulary as v
from inglenook.journal.therapy import Packet
from inglenook.vault.vault import open_vault
from privacy.world import Ended, World, assert_refused, without_display
from support.packet_journals import a_story
from support.vaults import PASSPHRASE, journal_of, new_vault

SECRET = "a lamp in the other window"
SINCE, UNTIL = "2026-10-27", "2026-11-23"


@pytest.fixture
def world(tmp_path: Path) -> World:
    world = World(tmp_path / "world")
    world.environment = without_display(world.environment)
    with new_vault(world.cwd / "mine.inglenook") as vault:
        a_story(journal_of(vault))
    (world.cwd / "passphrase").write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    (world.cwd / "secret").write_text(f"{SECRET}\n", encoding="utf-8")
    return world


def export(world: World, out: str, *more: str) -> Ended:
    days = ("--since", SINCE, "--until", UNTIL)
    journal = ("mine.inglenook", "--passphrase-file", "passphrase")
    return world.run("export", *journal, "--packet", out, *days, *more, umask=0)


def packets(world: World) -> list[Packet]:
    with open_vault(world.cwd / "mine.inglenook", PASSPHRASE) as vault:
        return vault.all(Packet)


def test_one_file_appears_that_only_this_user_can_read_and_is_noted(world: World) -> None:
    before = set(world.cwd.rglob("*"))
    ended = export(world, "notes.md", "--names", "roles", "--sections", "summary,bids")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "Anybody who gets at this file can read it" in ended.stdout
    assert "Sam" not in ended.stdout
    assert set(world.cwd.rglob("*")) - before == {world.cwd / "notes.md"}
    assert stat.S_IMODE((world.cwd / "notes.md").stat().st_mode) == 0o600
    text = (world.cwd / "notes.md").read_text(encoding="utf-8")
    assert "27 October to 23 November 2026" in text
    assert "I reached out, someone I am dating turned toward me" in text
    assert "Sam" not in text
    (packet,) = packets(world)
    assert (packet.format, packet.file_name, packet.names) == (
        v.PacketFormat.MARKDOWN,
        "notes.md",
        v.Names.ROLES,
    )
    assert (str(packet.since), str(packet.until)) == (SINCE, UNTIL)
    assert packet.sections == "One-page summary, All bids"
    assert not packet.encrypted


def test_a_pdf_opens_with_its_passphrase_only(world: World) -> None:
    ended = export(world, "notes.pdf", "--pdf-passphrase-file", "secret")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "opens only with its passphrase" in ended.stdout
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(world.cwd / "notes.pdf")
    with pikepdf.open(world.cwd / "notes.pdf", password=SECRET) as opened:
        assert len(opened.pages) > 1
    (packet,) = packets(world)
    assert packet.encrypted


def test_a_docx_is_one(world: World) -> None:
    assert export(world, "notes.docx").returncode == 0
    assert (world.cwd / "notes.docx").read_bytes()[:2] == b"PK"


def test_a_file_that_exists_stays_without_force(world: World) -> None:
    (world.cwd / "notes.md").write_text("dear", encoding="utf-8")
    assert_refused(export(world, "notes.md"))
    assert (world.cwd / "notes.md").read_text(encoding="utf-8") == "dear"
    assert packets(world) == []
    assert export(world, "notes.md", "--force").returncode == 0
    assert "Notes for therapy" in (world.cwd / "notes.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("out", "more"),
    [
        ("notes.txt", ()),
        ("notes", ()),
        ("nowhere/notes.md", ()),
        ("notes.md", ("--pdf-passphrase-file", "secret")),
        ("notes.pdf", ("--pdf-passphrase-file", "nothing")),
        ("notes.pdf", ("--pdf-passphrase-file", "empty")),
        ("notes.md", ("--since", "2026-11-23", "--until", "2026-11-01")),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence_and_nothing_is_written(
    world: World, out: str, more: tuple[str, ...]
) -> None:
    (world.cwd / "empty").write_text("\n", encoding="utf-8")
    before = set(world.cwd.rglob("*"))
    assert_refused(export(world, out, *more))
    assert set(world.cwd.rglob("*")) == before
    assert packets(world) == []


@pytest.mark.parametrize(
    "more",
    [
        ("--sections", "summary,poems"),
        ("--since", "yesterday"),
        ("--names", "nicknames"),
        ("--data", "all.json"),
    ],
)
def test_wrong_usage_ends_with_2(world: World, more: tuple[str, ...]) -> None:
    ended = export(world, "notes.md", *more)
    assert ended.returncode == 2
    assert ended.stderr.startswith("usage: inglenook export")
    assert "Traceback" not in ended.stderr
    assert not (world.cwd / "notes.md").exists()


def test_what_only_a_packet_knows_is_refused_for_all_data(world: World) -> None:
    ended = world.run("export", "mine.inglenook", "--data", "all.json", "--names", "roles")
    assert ended.returncode == 2


def test_all_data_still_leaves(world: World) -> None:
    journal = ("mine.inglenook", "--passphrase-file", "passphrase")
    assert world.run("export", *journal, "--data", "all.json").returncode == 0
    assert json.loads((world.cwd / "all.json").read_text(encoding="utf-8"))

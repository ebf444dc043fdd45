"""This device's settings: what is read from a file that anybody may have edited, and written."""

import json
from dataclasses import fields
from pathlib import Path

import pytest

from inglenook.ui.device import Device, Settings


def read(file: Path, content: object) -> Settings:
    file.write_text(json.dumps(content), "utf-8")
    return Device(file).settings


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


def test_without_a_file_everything_is_as_usual_and_nothing_is_written(file: Path) -> None:
    assert Device(file).settings == Settings()
    assert not file.parent.exists()


def test_nothing_is_remembered_about_the_journal_unless_it_is_wanted() -> None:
    assert Settings().remember_journal is False
    assert Settings().last_journal == ""


def test_what_is_changed_is_there_the_next_time(file: Path) -> None:
    Device(file).change(theme="dark", idle_minutes=10)
    Device(file).change(geometry=[1, 2, 1000, 700])
    found = Device(file).settings
    assert (found.theme, found.idle_minutes, found.geometry) == ("dark", 10, [1, 2, 1000, 700])


def test_the_file_is_for_this_user_only(file: Path) -> None:
    Device(file).change(theme="dark")
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700


def test_a_journal_is_forgotten_as_soon_as_it_is_not_to_be_remembered(file: Path) -> None:
    device = Device(file)
    device.change(last_journal="/home/somebody/journal.inglenook")
    assert device.settings.last_journal == ""
    device.change(remember_journal=True, last_journal="/home/somebody/journal.inglenook")
    assert Device(file).settings.last_journal == "/home/somebody/journal.inglenook"
    device.change(remember_journal=False)
    assert "somebody" not in file.read_text("utf-8")


def test_only_the_fixed_keys_are_ever_written(file: Path) -> None:
    file.parent.mkdir()
    file.write_text(json.dumps({"theme": "dark", "name": "Robin"}), "utf-8")
    Device(file).change(idle_minutes=3)
    assert set(json.loads(file.read_text("utf-8"))) == {each.name for each in fields(Settings)}


@pytest.mark.parametrize(
    "content",
    [
        {"theme": "mauve"},
        {"theme": 3},
        {"idle_minutes": "5"},
        {"idle_minutes": True},
        {"geometry": [1, 2]},
        {"geometry": [1, 2, 3, "4"]},
        {"remember_journal": 1},
        {"text_size": "150"},
        {"text_size": 1.5},
        {"text_size": True},
        {"quick_hide": 1},
        {"hide_key": "a"},
        {"hide_key": "Ctrl+F9"},
        {"hide_key": ["F9"]},
        {"unknown": {"deep": []}},
        [],
        "text",
        None,
    ],
)
def test_what_does_not_fit_is_as_usual(tmp_path: Path, content: object) -> None:
    assert read(tmp_path / "settings.json", content) == Settings()


@pytest.mark.parametrize(("minutes", "kept"), [(0, 1), (-3, 1), (61, 60), (10_000, 60), (7, 7)])
def test_the_lock_cannot_be_put_off_by_an_edited_file(
    tmp_path: Path, minutes: int, kept: int
) -> None:
    assert read(tmp_path / "settings.json", {"idle_minutes": minutes}).idle_minutes == kept


@pytest.mark.parametrize(
    ("size", "kept"),
    [(100, 100), (130, 130), (200, 200), (149, 150), (-5, 100), (0, 100), (10**30, 200)],
)
def test_an_edited_size_of_text_is_brought_to_one_that_is_offered(
    tmp_path: Path, size: int, kept: int
) -> None:
    assert read(tmp_path / "settings.json", {"text_size": size}).text_size == kept


def test_nothing_is_hidden_by_a_key_before_that_is_explained_and_wanted(file: Path) -> None:
    device = Device(file)
    assert device.settings.quick_hide is False
    device.change(quick_hide=True, text_size=175)
    assert (Device(file).settings.quick_hide, Device(file).settings.text_size) == (True, 175)


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe\x00", b"[" * 100_000])
def test_a_spoilt_file_counts_as_none(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "settings.json"
    file.write_bytes(content)
    assert Device(file).settings == Settings()


def test_a_place_that_cannot_be_written_costs_only_the_settings(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("a file where the folder should be")
    device = Device(tmp_path / "config" / "settings.json")
    device.change(theme="dark")
    assert device.settings.theme == "dark"

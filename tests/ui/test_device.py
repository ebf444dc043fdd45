"""This device's settings: a fixed list of keys, whatever somebody wrote into the file."""

import json
from pathlib import Path

import pytest

from inglenook.ui.device import Device, Settings

KEYS = {"theme", "idle_minutes", "remember_journal", "last_journal", "geometry"}


def test_settings_come_back_and_the_file_holds_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "settings.json"
    Device(file).change(theme="dark", idle_minutes=10, geometry=[1, 2, 800, 600])
    assert Device(file).settings == Settings(
        theme="dark", idle_minutes=10, geometry=[1, 2, 800, 600]
    )
    assert set(json.loads(file.read_text("utf-8"))) <= KEYS
    assert file.stat().st_mode & 0o777 == 0o600


def test_where_the_journal_lies_is_kept_only_if_it_is_wanted(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    device = Device(file)
    device.change(last_journal="somewhere", theme="dark")
    assert "somewhere" not in file.read_text("utf-8")
    device.change(remember_journal=True, last_journal="somewhere")
    assert Device(file).settings.last_journal == "somewhere"
    device.change(remember_journal=False)
    assert "somewhere" not in file.read_text("utf-8")


@pytest.mark.parametrize(
    "content",
    [
        "",
        "not json",
        "[]",
        "null",
        '{"theme": 4, "idle_minutes": "ten", "geometry": {"a": 1}}',
        '{"theme": "purple", "geometry": [1, 2]}',
        '{"geometry": ["a", "b", "c", "d"], "unknown": 1}',
    ],
)
def test_a_file_that_makes_no_sense_counts_as_usual(tmp_path: Path, content: str) -> None:
    file = tmp_path / "settings.json"
    file.write_text(content, "utf-8")
    assert Device(file).settings == Settings()


@pytest.mark.parametrize(("written", "counts"), [(0, 1), (-5, 1), (61, 60), (5, 5)])
def test_the_idle_time_is_never_off(tmp_path: Path, written: int, counts: int) -> None:
    file = tmp_path / "settings.json"
    file.write_text(json.dumps({"idle_minutes": written}), "utf-8")
    assert Device(file).settings.idle_minutes == counts


def test_a_disk_that_refuses_costs_only_the_settings(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    device = Device(tmp_path / "file" / "settings.json")
    device.change(theme="dark")
    assert device.settings.theme == "dark"

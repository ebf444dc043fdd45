"""One file leaves, whole and for this user only, and nothing else is ever made on the way."""

import ctypes
import os
import shutil
import socket
import stat
import struct
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from inglenook import outside
from inglenook.journal.errors import (
    DiskFault,
    DiskFull,
    JournalError,
    PlaceTaken,
)
from inglenook.outside import write_new

DATA = b"what was written " * 1000
CREATED, MOVED_TO, MOVED_FROM, DELETED = 0x100, 0x80, 0x40, 0x200


@pytest.fixture(params=["nameless first", "under its name"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both ways to write, wherever the tests run."""
    if request.param == "under its name":
        monkeypatch.delattr(outside.os, "O_TMPFILE", raising=False)
    return str(request.param)


@contextmanager
def watched(folder: Path) -> Iterator[list[tuple[int, str]]]:
    """What appears in a folder, moves or goes, as the system itself tells it."""
    libc = ctypes.CDLL(None, use_errno=True)
    descriptor = libc.inotify_init1(os.O_NONBLOCK)
    told: list[tuple[int, str]] = []
    mask = CREATED | MOVED_TO | MOVED_FROM | DELETED
    assert libc.inotify_add_watch(descriptor, os.fsencode(folder), mask) > 0
    try:
        yield told
        content = os.read(descriptor, 2**16)
    finally:
        os.close(descriptor)
    at = 0
    while at < len(content):
        _watch, event, _cookie, length = struct.unpack_from("iIII", content, at)
        name = content[at + 16 : at + 16 + length].rstrip(b"\0").decode()
        told.append((event, name))
        at += 16 + length


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_written_whole_and_for_this_user_only(tmp_path: Path, way: str) -> None:
    write_new(tmp_path / "all.json", DATA)
    assert (tmp_path / "all.json").read_bytes() == DATA
    assert stat.S_IMODE((tmp_path / "all.json").stat().st_mode) == 0o600
    assert names(tmp_path) == ["all.json"]


def test_nothing_may_be_in_it(tmp_path: Path, way: str) -> None:
    write_new(tmp_path / "empty", b"")
    assert (tmp_path / "empty").read_bytes() == b""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells of it like this")
def test_exactly_one_file_appears(tmp_path: Path, way: str) -> None:
    with watched(tmp_path) as told:
        write_new(tmp_path / "all.json", DATA)
    assert told == [(CREATED, "all.json")]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells of it like this")
def test_an_older_file_goes_and_nothing_else_appears(tmp_path: Path, way: str) -> None:
    (tmp_path / "all.json").write_bytes(b"older")
    with watched(tmp_path) as told:
        write_new(tmp_path / "all.json", DATA, replace=True)
    assert told == [(DELETED, "all.json"), (CREATED, "all.json")]


def test_a_file_that_exists_is_not_touched(tmp_path: Path, way: str) -> None:
    (tmp_path / "all.json").write_bytes(b"older")
    with pytest.raises(PlaceTaken, match="not been changed"):
        write_new(tmp_path / "all.json", DATA)
    assert (tmp_path / "all.json").read_bytes() == b"older"


def test_a_file_that_is_to_be_replaced_is_and_its_mode_with_it(tmp_path: Path, way: str) -> None:
    (tmp_path / "all.json").write_bytes(b"older, and much longer than the newer" * 1000)
    (tmp_path / "all.json").chmod(0o644)
    write_new(tmp_path / "all.json", DATA, replace=True)
    assert (tmp_path / "all.json").read_bytes() == DATA
    assert stat.S_IMODE((tmp_path / "all.json").stat().st_mode) == 0o600


def test_what_appears_at_the_last_moment_is_not_touched(
    tmp_path: Path, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "all.json"
    monkeypatch.setattr(outside, "demand_room_for_name", lambda *_given, **_how: path.touch())
    with pytest.raises(PlaceTaken):
        write_new(path, DATA)
    assert path.read_bytes() == b""


@pytest.mark.parametrize("replace", [False, True])
def test_a_folder_and_what_is_no_file_are_left_alone(
    tmp_path: Path, way: str, replace: bool
) -> None:
    (tmp_path / "folder").mkdir()
    with socket.socket(socket.AF_UNIX) as plug:
        plug.bind(str(tmp_path / "plug"))
        for name in ("folder", "plug"):
            with pytest.raises(PlaceTaken):
                write_new(tmp_path / name, DATA, replace=replace)
    assert names(tmp_path) == ["folder", "plug"]


def test_a_link_is_replaced_and_not_followed(tmp_path: Path, way: str) -> None:
    (tmp_path / "elsewhere").write_bytes(b"other")
    for target in ("elsewhere", "nowhere"):
        link = tmp_path / f"link to {target}"
        link.symlink_to(target)
        with pytest.raises(PlaceTaken):
            write_new(link, DATA)
        write_new(link, DATA, replace=True)
        assert not link.is_symlink()
    assert (tmp_path / "elsewhere").read_bytes() == b"other"
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize("name", ["none/all.json", "file/all.json", "n" * 300, "a\0b"])
def test_a_name_that_cannot_be_is_told_without_being_named(
    tmp_path: Path, way: str, name: str
) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(JournalError) as told:
        write_new(tmp_path / name, DATA)
    assert name not in str(told.value)
    assert names(tmp_path) == ["file"]


@pytest.mark.parametrize("error", [KeyboardInterrupt, OSError(5, "")])
def test_a_failure_in_the_middle_leaves_nothing(
    tmp_path: Path, way: str, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    def fail(_descriptor: int) -> None:
        raise error

    monkeypatch.setattr(outside.os, "fsync", fail)
    with pytest.raises((KeyboardInterrupt, DiskFault)):
        write_new(tmp_path / "all.json", DATA)
    assert names(tmp_path) == []


def test_a_full_disk_is_told_where_the_file_has_its_name_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "")

    monkeypatch.delattr(outside.os, "O_TMPFILE", raising=False)
    monkeypatch.setattr(outside.os, "fsync", full)
    with pytest.raises(DiskFull):
        write_new(tmp_path / "all.json", DATA)
    assert names(tmp_path) == []


def test_an_older_file_stays_where_the_disk_has_no_room_for_the_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_folder: Path) -> tuple[int, int, int]:
        return shutil._ntuple_diskusage(10**9, 10**9 - len(DATA) + 1, len(DATA) - 1)

    monkeypatch.delattr(outside.os, "O_TMPFILE", raising=False)
    monkeypatch.setattr(outside.shutil, "disk_usage", full)
    (tmp_path / "all.json").write_bytes(b"older")
    with pytest.raises(DiskFull):
        write_new(tmp_path / "all.json", DATA, replace=True)
    assert (tmp_path / "all.json").read_bytes() == b"older"


def test_a_system_without_the_way_to_a_nameless_file_writes_it_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_given: object, **_how: object) -> None:
        raise OSError(2, "")

    monkeypatch.setattr(outside.os, "link", refuse)
    write_new(tmp_path / "all.json", DATA)
    assert (tmp_path / "all.json").read_bytes() == DATA

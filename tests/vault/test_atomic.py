"""After any crash, kill or full disk, a file written atomically is the old one or the new one."""

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path, PosixPath

import pytest

from inglenook.journal.errors import DiskFault, DiskFull, JournalError, ReadOnlyPlace
from inglenook.vault import atomic
from inglenook.vault.atomic import remove_unfinished, write_atomically, write_copies
from inglenook.vault.disk import disk_errors

ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
OPENING = """
import os, resource, sys
from pathlib import Path
from inglenook.vault.atomic import write_atomically
path = Path(sys.argv[1])
"""


def run(program: str, path: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", OPENING + program, str(path)],
        capture_output=True,
        text=True,
        check=False,
        env=ENVIRONMENT,
    )


def test_a_file_is_made_and_replaced(tmp_path: Path) -> None:
    path = tmp_path / "keys"
    write_atomically(path, b"old")
    write_atomically(path, b"new\r\n\x1a\x00")
    assert path.read_bytes() == b"new\r\n\x1a\x00"
    assert list(tmp_path.iterdir()) == [path]


def test_only_its_owner_may_read_it_whatever_was_there_before(tmp_path: Path) -> None:
    path = tmp_path / "keys"
    path.write_bytes(b"open to all")
    path.chmod(0o644)
    before = os.umask(0)
    try:
        write_atomically(path, b"private")
    finally:
        os.umask(before)
    assert path.stat().st_mode & 0o777 == 0o600


def test_the_data_is_on_the_disk_before_the_name_and_the_name_before_the_return(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    events: list[str] = []
    fsync, replace = os.fsync, Path.replace

    def watched_fsync(descriptor: int) -> None:
        kind = "folder" if os.path.isdir(f"/proc/self/fd/{descriptor}") else "file"  # noqa: PTH112
        events.append(kind)
        fsync(descriptor)

    def watched_replace(new: Path, path: Path) -> Path:
        events.append(new.read_text())
        return replace(new, path)

    monkeypatch.setattr(os, "fsync", watched_fsync)
    monkeypatch.setattr(Path, "replace", watched_replace)
    write_atomically(tmp_path / "keys", b"data")
    assert events == ["file", "data", "folder"]


def test_a_full_disk_leaves_the_old_file_whole_and_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "keys"
    write_atomically(path, b"old")
    done = run(
        """
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
try:
    write_atomically(path, b"n" * 200_000)
except Exception as error:
    print(type(error).__name__)
""",
        path,
    )
    assert done.stdout.strip() == DiskFull.__name__
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_program_that_dies_half_way_leaves_the_old_file_and_what_can_be_cleared(
    tmp_path: Path,
) -> None:
    path = tmp_path / "keys"
    write_atomically(path, b"old")
    run("os.fsync = lambda descriptor: os._exit(1)\nwrite_atomically(path, b'new')", path)
    assert path.read_bytes() == b"old"
    assert len(list(tmp_path.iterdir())) == 2
    (tmp_path / ".keys.mine.part").write_bytes(b"somebody's own")
    remove_unfinished(path)
    assert sorted(left.name for left in tmp_path.iterdir()) == [".keys.mine.part", "keys"]


def test_a_program_that_is_killed_at_any_time_leaves_one_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "keys"
    contents = {letter.encode() * 50_000 for letter in "ab"}
    write_atomically(path, min(contents))
    program = """
while True:
    for letter in (b"b", b"a"):
        write_atomically(path, letter * 50_000)
        print("written", flush=True)
"""
    for lines in (1, 2, 3, 5, 8):
        with subprocess.Popen(
            [sys.executable, "-c", OPENING + program, str(path)],
            stdout=subprocess.PIPE,
            env=ENVIRONMENT,
        ) as writer:
            assert writer.stdout is not None
            for _line in range(lines):
                assert writer.stdout.readline() == b"written\n"
            writer.send_signal(signal.SIGKILL)
        assert path.read_bytes() in contents
    remove_unfinished(path)
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_planted_under_the_new_name_is_not_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("secrets.token_hex", lambda size: "guessed")
    (tmp_path / ".keys.guessed.part").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(DiskFault):
        write_atomically(tmp_path / "keys", b"data")
    assert [path.name for path in tmp_path.iterdir()] == [".keys.guessed.part"]


def test_copies_are_replaced_only_once_there_is_room_for_all(tmp_path: Path) -> None:
    path = tmp_path / "keys"
    write_atomically(path, b"old")
    with pytest.raises(DiskFault):
        write_copies((path, tmp_path / "missing" / "keys.bak"), b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


class Held(PosixPath):
    """A file whose target another program holds open, as on Windows, for some attempts."""

    def held_for(self, attempts: int) -> "Held":
        self.attempts = attempts
        return self

    def replace(self, target: "str | os.PathLike[str]") -> Path:  # type: ignore[override]
        self.attempts -= 1
        if self.attempts >= 0:
            raise PermissionError(errno.EACCES, "held")
        return Path(self).replace(target)


def test_a_file_held_by_another_program_is_tried_again_a_few_times(tmp_path: Path) -> None:
    new, path = Held(tmp_path / "new"), tmp_path / "keys"
    new.write_bytes(b"new")
    with pytest.raises(ReadOnlyPlace), disk_errors():
        atomic._replace(new.held_for(4), path, pauses=(0, 0, 0))
    assert not path.exists()
    atomic._replace(new.held_for(3), path, pauses=(0, 0, 0))
    assert path.read_bytes() == b"new"


@pytest.mark.parametrize(
    ("number", "meaning"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EDQUOT, DiskFull),
        (errno.EFBIG, DiskFull),
        (errno.EROFS, ReadOnlyPlace),
        (errno.EACCES, ReadOnlyPlace),
        (errno.EPERM, ReadOnlyPlace),
        (errno.EIO, DiskFault),
        (errno.ENOENT, DiskFault),
    ],
)
def test_what_the_system_says_of_a_disk_becomes_a_sentence(
    number: int, meaning: type[JournalError]
) -> None:
    with pytest.raises(meaning) as failed, disk_errors():
        raise OSError(number, "said by the system", "/home/anna/Anna.inglenook/keys")
    assert type(failed.value) is meaning
    assert "nna" not in str(failed.value)
    assert failed.value.__suppress_context__


def test_what_is_not_the_disks_fault_passes_through() -> None:
    with pytest.raises(ValueError, match="a bug"), disk_errors():
        raise ValueError("a bug")

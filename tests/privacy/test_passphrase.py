"""A passphrase is read from a file or asked for unseen, and taken from nowhere else."""

import os
import pty
import select
import subprocess
import sys
from pathlib import Path
from typing import Self

import pytest

from privacy.world import PATIENCE, World, assert_refused
from support.vaults import PASSPHRASE


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path / "world")


@pytest.fixture
def journal(world: World) -> Path:
    return world.journal()


def test_nobody_to_ask_is_told_and_the_environment_is_not_read(world: World, journal: Path) -> None:
    names = ("PASSPHRASE", "PASSWORD", "INGLENOOK_PASSPHRASE", "INGLENOOK_PASSWORD")
    ended = world.run("check", journal, environment=dict.fromkeys(names, PASSPHRASE))
    assert_refused(ended)
    assert "--passphrase-file" in ended.stderr


@pytest.mark.parametrize("file", ["missing", "folder", "not-text", "unreadable"])
def test_a_passphrase_file_that_cannot_be_read_is_told(
    world: World, journal: Path, file: str
) -> None:
    place = world.cwd / file
    if file == "folder":
        place.mkdir()
    elif file == "not-text":
        place.write_bytes(b"\xff\xfe\x00")
    elif file == "unreadable":
        place.symlink_to(place)
    assert_refused(world.run("check", journal, "--passphrase-file", file))


def test_standard_input_that_is_not_text_is_told(world: World, journal: Path) -> None:
    assert_refused(world.run("check", journal, "--passphrase-file", "-", given=b"\xff\n"))


@pytest.mark.parametrize(("typed", "code"), [(PASSPHRASE, 0), ("something quite wrong", 1)])
def test_on_a_terminal_it_is_asked_for_and_not_shown(
    world: World, journal: Path, typed: str, code: int
) -> None:
    with Terminal(world, "check", str(journal)) as terminal:
        terminal.read_until("Passphrase: ")
        terminal.type(typed + "\n")
        assert terminal.wait() == code
    assert typed not in terminal.seen
    assert len(terminal.seen.splitlines()) == 1 + code


def test_leaving_the_question_unanswered_is_told_without_a_traceback(
    world: World, journal: Path
) -> None:
    with Terminal(world, "check", str(journal)) as terminal:
        terminal.read_until("Passphrase: ")
        terminal.type("\x04")
        assert terminal.wait() == 1
    assert "Traceback" not in terminal.seen
    assert "Something went wrong" not in terminal.seen


class Terminal:
    """The program on a terminal of its own, which shows what a person would see."""

    def __init__(self, world: World, *arguments: str) -> None:
        self.seen = ""
        self._ours, theirs = pty.openpty()
        # Whoever leads a session and opens a terminal has it for its own, as in a window.
        script = 'exec "$0" -m inglenook "$@" <"$TERMINAL" >"$TERMINAL" 2>&1'
        self._process = subprocess.Popen(
            ["sh", "-c", script, sys.executable, *arguments],
            cwd=world.cwd,
            env=world.environment | {"TERMINAL": os.ttyname(theirs)},
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )
        self._theirs = theirs

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._ours)
        os.close(self._theirs)

    def read_until(self, words: str) -> None:
        while words not in self.seen:
            ready, _, _ = select.select([self._ours], [], [], PATIENCE)
            assert ready, f"not seen on the terminal: {words}"
            self.seen += os.read(self._ours, 4096).decode()

    def type(self, letters: str) -> None:
        os.write(self._ours, letters.encode())

    def wait(self) -> int:
        code = self._process.wait(PATIENCE)
        while select.select([self._ours], [], [], 0)[0]:
            self.seen += os.read(self._ours, 4096).decode()
        return code

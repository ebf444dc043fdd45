"""The process: kept from prying, given streams that take everything, replaced on a lock."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from inglenook import cli, process
from inglenook.vault.vault import open_vault
from privacy.world import PATIENCE, ROOT, Ended, World, assert_refused
from support.vaults import PASSPHRASE

LINUX = sys.platform == "linux"


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path / "world")


@pytest.fixture
def journal(world: World) -> Path:
    return world.journal()


def run_python(code: str, *arguments: str, umask: int = -1) -> Ended:
    """Run a few lines in a process of their own that can import the program."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env=environment,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
        umask=umask,
    )


# -- kept from prying

PRIVATE = """
import ctypes, json, os, resource, sys
from inglenook import process
process.restrict()
process.hide_memory()
dumpable = ctypes.CDLL(None).prctl(3, 0, 0, 0, 0) if sys.platform == "linux" else 0
print(json.dumps([os.umask(0), resource.getrlimit(resource.RLIMIT_CORE), dumpable]))
"""


def test_nothing_is_for_others_no_core_is_dumped_and_memory_is_hidden() -> None:
    told = json.loads(run_python(PRIVATE, umask=0).stdout)
    assert told == [0o077, [0, 0], 0]


WATCHER = """
import os, subprocess, sys
from privacy.memory import find
code, how = sys.argv[1:]
secret = os.urandom(32)
holder = subprocess.Popen(
    [sys.executable, "-c", code, how], stdin=subprocess.PIPE, stdout=subprocess.PIPE
)
holder.stdin.write(secret)
holder.stdin.flush()
holder.stdout.readline()
if not os.geteuid():
    os.setuid(65534)
try:
    print("seen" if find(holder.pid, {"secret": secret}) else "not there")
except PermissionError:
    print("refused")
holder.communicate()
"""
HOLDER = """
import ctypes, os, sys
from inglenook import own_memory, process
secret = sys.stdin.buffer.read(32)
if not os.geteuid():
    os.setuid(65534)
ctypes.CDLL(None).prctl(own_memory.PR_SET_DUMPABLE, 1, 0, 0, 0)
if "hidden" in sys.argv:
    process.hide_memory()
print("ready", flush=True)
sys.stdin.read()
"""


@pytest.mark.parametrize(("how", "seen"), [("hidden", "refused"), ("open", "seen")])
def test_a_hidden_memory_is_refused_to_other_programs_of_the_same_user(how: str, seen: str) -> None:
    ended = run_python(WATCHER, HOLDER, how)
    assert ended.stdout.strip() == (seen if LINUX else "")


# -- streams


@pytest.fixture(params=["--version", "--help", "check"])
def talk(request: pytest.FixtureRequest, journal: Path) -> list[str]:
    """A command that has something to say."""
    (journal / "keys.bak").write_bytes(b"rubbish")
    check = ["check", str(journal), "--passphrase-file", "passphrase"]
    return check if request.param == "check" else [request.param]


def run_in_shell(world: World, script: str, arguments: list[str]) -> Ended:
    """Run ``inglenook`` as ``$@`` of a shell script."""
    return subprocess.run(
        ["sh", "-c", script, "sh", sys.executable, "-m", "inglenook", *arguments],
        cwd=world.cwd,
        env=world.environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=PATIENCE,
        check=False,
        text=True,
    )


def test_a_reader_who_has_left_is_no_reason_for_a_traceback(world: World, talk: list[str]) -> None:
    ended = run_in_shell(world, 'exec 3>&1; { "$@"; echo $? >&3; } | :', talk)
    # A short answer may still get into the pipe before the other end is closed.
    assert ended.stdout in ("1\n", "0\n")
    assert ended.stderr == ""


def test_a_closed_pipe_is_no_reason_for_a_traceback(world: World, talk: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    ended = subprocess.run(
        [sys.executable, "-m", "inglenook", *talk],
        cwd=world.cwd,
        env=world.environment,
        stdin=subprocess.DEVNULL,
        stdout=writing,
        stderr=subprocess.PIPE,
        timeout=PATIENCE,
        check=False,
    )
    os.close(writing)
    assert (ended.returncode, ended.stderr) == (1, b"")


def test_a_full_disk_under_the_output_is_told_in_one_sentence(
    world: World, talk: list[str]
) -> None:
    assert_refused(run_in_shell(world, 'ulimit -f 0; "$@" >full', talk))


def test_closed_streams_are_no_reason_for_a_traceback(world: World, talk: list[str]) -> None:
    ended = run_in_shell(world, '"$@" <&- >&-', talk)
    assert (ended.returncode, ended.stderr) == (int(talk[0] == "check"), "")


def test_a_closed_stream_never_lends_its_number_to_the_database(
    world: World, journal: Path
) -> None:
    check = ["check", str(journal), "--passphrase-file", "passphrase"]
    assert run_in_shell(world, '"$@" <&- >&- 2>&-', check).returncode == 0
    told = run_python(LENDS, str(world.root / "told"))
    assert told.stderr == ""
    open_vault(journal, PASSPHRASE).close()


LENDS = """
import os, sys
for number, name in enumerate(("stdin", "stdout", "stderr")):
    os.close(number)
    setattr(sys, name, None)
from inglenook import process
process.furnish_streams()
assert os.open(sys.argv[1], os.O_CREAT | os.O_WRONLY) > 2
"""


@pytest.mark.parametrize("encoding", ["ascii", "utf-8"])
def test_a_name_that_the_output_cannot_spell_is_told_all_the_same(
    world: World, encoding: str
) -> None:
    name = os.fsdecode(b"caf\xc3\xa9-\xff") if LINUX else "café"
    demo = ("demo", "--no-window", "--weeks", "1", "--at", name)
    ended = world.run(*demo, environment={"PYTHONIOENCODING": encoding})
    assert ended.returncode == 0
    assert "demo.inglenook" in ended.stdout
    assert ended.stderr == ""


# -- replaced


def test_the_programs_own_command_is_its_module_or_its_bundle(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert process.own_command() == [sys.executable, "-m", "inglenook"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert process.own_command() == [sys.executable]


REPLACED = """
import os, sys
from inglenook import process
left = process.handed_over()
if left is not None:
    print(os.getpid(), left, sys.argv[1:], process.handed_over(), process.HANDED_OVER in os.environ)
else:
    print(os.getpid(), flush=True)
    process.own_command = lambda: sys.orig_argv[:3]
    process.replace(["--after-lock", "kept", "a place with “signs”"])
"""


def test_a_replaced_process_keeps_its_number_and_no_argument_tells_what_it_is_given() -> None:
    before, after = run_python(REPLACED).stdout.splitlines()
    left = "['--after-lock', 'kept', 'a place with “signs”']"
    assert after == f"{before} {left} [] None False"


# Where there is no exec, a child asks its parent to be started anew.
CHILD = """
import json, sys
from pathlib import Path
from inglenook import process
(log,), arguments = sys.argv[1:], process.handed_over()
with Path(log).open("a", encoding="utf-8") as file:
    file.write(json.dumps(arguments) + chr(10))
if "second" in arguments:
    sys.exit(3)
sys.platform = "win32"
process.replace(["second", "a place with “signs”", "and a\\nline", chr(0xDC80)])
"""


def test_a_watched_child_is_started_anew_with_what_it_leaves_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script, log = tmp_path / "child.py", tmp_path / "log"
    script.write_text(CHILD, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(ROOT / "desktop"))
    command = [sys.executable, str(script), str(log)]
    monkeypatch.setattr(process, "own_command", lambda: command)
    assert process.watch_over(["first"]) == 3
    first, second = map(json.loads, log.read_text("utf-8").splitlines())
    assert first == ["--child", "first"]
    assert second == ["--child", "second", "a place with “signs”", "and a\nline", "\udc80"]


def test_where_there_is_no_exec_every_window_has_a_parent_that_can_start_it_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    watched: list[list[str]] = []

    def watch(arguments: list[str]) -> int:
        watched.append(arguments)
        return 0

    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(process, "watch_over", watch)
    monkeypatch.setattr(process, "restrict", lambda: None)
    path = tmp_path / "demo.inglenook"
    assert cli.main(["journal"]) == 0
    assert cli._show_demo(path) == 0
    assert watched == [["journal"], [str(path)]]


@pytest.mark.parametrize("left", ["", "{", "7"])
def test_rubbish_in_the_place_of_what_was_left_is_nothing(
    left: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(process.HANDED_OVER, left)
    assert process.handed_over() is None

"""Sets up this checkout, then starts Inglenook, checks it, measures it or pins its packages anew.

    python3 packaging/bootstrap.py run [demo] [more arguments for inglenook]
    python3 packaging/bootstrap.py test [arguments for pytest]
    python3 packaging/bootstrap.py benchmark [arguments for pytest]
    python3 packaging/bootstrap.py lock [arguments for uv pip compile]

Needs nothing but Python itself. It sets up `.venv` in the project's root, and on Linux the shared
libraries that Qt needs.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from system_packages import LIBRARIES, TEST_EXTRAS, Need, is_found, loads, provide

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
RECORD = VENV / "inglenook-install.json"
RUN_LOCK = ROOT / "packaging" / "requirements.lock"
TEST_LOCK = ROOT / "packaging" / "requirements-test.lock"
LOCKS = (RUN_LOCK, TEST_LOCK)  # each pins all that the one before it pins
OLDEST, NEWEST = (3, 11), (3, 13)

NO_DISPLAY = (
    "There is no display here to open a window on; what needs none is `inglenook demo --no-window`"
    " and `inglenook check` (from here `python3 packaging/bootstrap.py run demo --no-window` and"
    " `run check`), and `python3 packaging/bootstrap.py test`."
)
# What is written for the other systems is at least of one piece, although it runs nowhere here.
ELSEWHERE = tuple(
    tuple(
        f"mypy --strict --platform {system} --cache-dir .mypy_cache/{system}"
        " --package inglenook.system".split()
    )
    for system in ("linux", "win32", "darwin")
    if system != sys.platform
)
CHECKS = (
    ("ruff", "check"),
    ("ruff", "format", "--check"),
    ("mypy", "--strict"),
    *ELSEWHERE,
    ("mypy", "--strict", "packaging/bootstrap.py"),
    ("lint-imports", "--no-logo"),
    ("deptry", "desktop"),
)
TESTS = ("pytest", "-n", "2", "--dist", "loadgroup", "--ignore", "tests/benchmarks")
BENCHMARKS = ("pytest", "tests/benchmarks", "-s", "-n", "0")


class Stop(Exception):
    """Why it cannot go on, in one sentence for the person."""


def say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


def succeeds(*command: str) -> bool:
    return subprocess.run(command, cwd=ROOT, check=False).returncode == 0


def starts(python: str, code: str = "pass") -> bool:
    """Whether this Python starts, is one Inglenook runs on, and gets through `code`."""
    probe = f"import sys; assert {OLDEST} <= sys.version_info[:2] <= {NEWEST}; {code}"
    try:
        done = subprocess.run([python, "-c", probe], capture_output=True, check=False)
    except OSError:
        return False
    return done.returncode == 0


def can_make_environments(python: str) -> bool:
    return starts(python, "import ensurepip, venv")


def suitable_python() -> tuple[str, int]:
    """A Python that Inglenook runs on, this one if it can be, and the number after its `3.`."""
    if OLDEST <= sys.version_info[:2] <= NEWEST:
        return sys.executable, sys.version_info[1]
    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        found = shutil.which(f"python3.{minor}")
        if found and starts(found):
            return found, minor
    raise Stop(
        f"Inglenook runs on Python 3.{OLDEST[1]} to 3.{NEWEST[1]}; this is"
        f" 3.{sys.version_info[1]}, and no other was found on the PATH."
    )


def tool(name: str) -> str:
    """The path of one of the programs in .venv."""
    windows = os.name == "nt"
    return str(VENV / "Scripts" / f"{name}.exe" if windows else VENV / "bin" / name)


def make_environment() -> None:
    python, minor = suitable_python()
    venv_package = Need(python, f"python3.{minor}-venv", "python3", "python")
    if line := provide([venv_package], can_make_environments):
        raise Stop(f"Python cannot make environments here yet; as root: {line}")
    if not succeeds(python, "-m", "venv", "--clear", str(VENV)):
        raise Stop("The environment .venv could not be made; what Python said is above.")


def digest(lock: Path) -> str:
    """What an install of this lock hangs on: where this differs, there is something to install."""
    parts = (lock.read_bytes(), (ROOT / "pyproject.toml").read_bytes())
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def record_installed(digests: Sequence[str]) -> None:
    RECORD.write_text(json.dumps({"root": str(ROOT), "digests": digests}), encoding="utf-8")


def installed_digests() -> list[str]:
    """What .venv was given completely; nothing where that was elsewhere, cut short, or never."""
    try:
        record = json.loads(RECORD.read_text(encoding="utf-8"))
        return list(record["digests"]) if record["root"] == str(ROOT) else []
    except (OSError, ValueError, KeyError, TypeError):
        return []


def pip_install(*arguments: str) -> None:
    if not succeeds(tool("python"), "-m", "pip", "-qq", "--no-input", "install", *arguments):
        raise Stop("The packages could not be installed; what pip said is above.")


def prepare(lock: Path) -> None:
    """Leave .venv holding what `lock` pins and this checkout, at no cost where it does already.

    Makes .venv anew where it does not start, came here from elsewhere, or was left half installed.
    """
    installed = installed_digests()
    works = bool(installed) and starts(tool("python"), "import pip")
    if works and digest(lock) in installed:
        return
    say("Setting up .venv; the first time this takes a minute or two.")
    if not works:
        make_environment()
    record_installed([])
    pip_install("--require-hashes", "--only-binary=:all:", "--requirement", str(lock))
    pip_install("--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    record_installed([digest(each) for each in LOCKS[: LOCKS.index(lock) + 1]])


def lacks_display() -> bool:
    """Whether Qt would find no display here and was not told to do without one."""
    signs = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform == "linux" and not any(os.environ.get(sign) for sign in signs)


def opens_window(arguments: Sequence[str]) -> bool:
    windowless = {"--no-window", "--help", "-h", "--version"}
    return list(arguments[:1]) in ([], ["open"], ["demo"]) and not windowless & {*arguments}


def provide_libraries() -> None:
    if sys.platform == "linux" and (line := provide(LIBRARIES, loads)):
        raise Stop(f"Qt needs libraries that are missing here; as root: {line}")


def run(arguments: Sequence[str]) -> int:
    if opens_window(arguments):
        if lacks_display():
            raise Stop(NO_DISPLAY)
        provide_libraries()
    prepare(RUN_LOCK)
    command = [tool("python"), "-m", "inglenook", *arguments]
    if os.name != "nt":
        os.execv(command[0], command)
    return subprocess.run(command, check=False).returncode


def prepare_tests() -> None:
    provide_libraries()
    if sys.platform == "linux" and (line := provide(TEST_EXTRAS, is_found)):
        say(f"Some tests need more than is here; as root: {line}")
    prepare(TEST_LOCK)
    if lacks_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"


def passes(name: str, *arguments: str) -> bool:
    say(f"== {' '.join((name, *arguments))}")
    return succeeds(tool(name), *arguments)


def test(arguments: Sequence[str]) -> int:
    prepare_tests()
    failed = [check for check in (*CHECKS, (*TESTS, *arguments)) if not passes(*check)]
    for check in failed:
        say(f"Failed: {' '.join(check)}")
    return 1 if failed else 0


def benchmark(arguments: Sequence[str]) -> int:
    prepare_tests()
    return 0 if passes(*BENCHMARKS, *arguments) else 1


def pin(arguments: Sequence[str]) -> int:
    """Write both locks from pyproject.toml, each for every system and Python at once."""
    if not shutil.which("uv"):
        raise Stop("Pinning the packages takes uv on the PATH; `pip install uv` brings it.")
    command = (
        f"uv pip compile --quiet --universal --python-version 3.{OLDEST[1]} --fork-strategy fewest"
        " --generate-hashes --only-binary :all: pyproject.toml packaging/requirements-build.in"
    ).split()
    header = ("--custom-compile-command", "python3 packaging/bootstrap.py lock")
    for lock, extra in ((RUN_LOCK, ()), (TEST_LOCK, ("--group", "test", "-c", str(RUN_LOCK)))):
        if not succeeds(*command, *header, *extra, *arguments, "-o", str(lock)):
            raise Stop(f"{lock.name} could not be made; what uv said is above.")
    return 0


COMMANDS = {"run": run, "test": test, "benchmark": benchmark, "lock": pin}


def main(words: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("command", choices=COMMANDS)
    parser.add_argument("arguments", nargs=argparse.REMAINDER)
    chosen = parser.parse_args(words)
    try:
        return COMMANDS[chosen.command](chosen.arguments)
    except Stop as stop:
        say(str(stop))
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

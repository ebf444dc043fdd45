"""A small world of its own for a real process: a home, a desk to work at, and nothing else."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from support.vaults import PASSPHRASE, filled, journal_of, new_vault

ROOT = Path(__file__).resolve().parents[2]
HAND = Path(__file__).with_name("hand")
PATIENCE = 60.0
_FOLDERS = {
    "HOME": "home",
    "XDG_CONFIG_HOME": "home/config",
    "XDG_DATA_HOME": "home/data",
    "XDG_CACHE_HOME": "home/cache",
    "XDG_STATE_HOME": "home/state",
    "XDG_RUNTIME_DIR": "runtime",
    "TMPDIR": "tmp",
}
_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


Ended = subprocess.CompletedProcess[str]


class World:
    """Folders for everything that a process is told to put somewhere, and the ways to run one."""

    def __init__(self, root: Path, **environment: str) -> None:
        self.root = root
        self.cwd = root / "desk"
        self.cwd.mkdir(parents=True)
        for name in _FOLDERS.values():
            (root / name).mkdir(mode=0o700, parents=True, exist_ok=True)
        self.environment = _environment(root) | environment

    def path(self, variable: str) -> Path:
        """The folder that an environment variable names."""
        return self.root / _FOLDERS[variable]

    def run(
        self,
        *arguments: str | os.PathLike[str],
        given: bytes | None = None,
        environment: Mapping[str, str] | None = None,
        umask: int = -1,
        under: Sequence[str] = (),
    ) -> Ended:
        """Run ``inglenook`` to its end, with ``given`` on its standard input, or nothing."""
        done = subprocess.run(
            [*under, sys.executable, "-m", "inglenook", *arguments],
            cwd=self.cwd,
            env={**self.environment, **(environment or {})},
            input=given or b"",
            capture_output=True,
            timeout=PATIENCE,
            check=False,
            umask=umask,
        )
        return Ended(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())

    def journal(self) -> Path:
        """Put a small journal on the desk, and beside it a file with its passphrase."""
        folder = self.cwd / "mine.inglenook"
        with new_vault(folder) as vault:
            filled(journal_of(vault), bids=200)
        (self.cwd / "passphrase").write_text(f"{PASSPHRASE}\n", encoding="utf-8")
        return folder

    def files(self) -> Iterator[Path]:
        """Every file there is in this world."""
        return (path for path in self.root.rglob("*") if path.is_file() or path.is_symlink())


def assert_refused(ended: Ended) -> None:
    """One sentence on standard error, nothing else, and 1."""
    assert ended.returncode == 1, ended.stderr
    assert ended.stdout == ""
    assert ended.stderr.count("\n") == 1, ended.stderr
    assert ended.stderr.endswith(".\n")
    assert "Something went wrong" not in ended.stderr


def without_display(environment: Mapping[str, str]) -> dict[str, str]:
    """The same environment on a machine that has no screen."""
    return {name: value for name, value in environment.items() if name not in _DISPLAYS}


def _environment(root: Path) -> dict[str, str]:
    """Nothing of the tester's own but what finds programs and libraries."""
    kept = ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT", "VIRTUAL_ENV")
    environment = {name: os.environ[name] for name in kept if name in os.environ}
    environment |= {name: str(root / folder) for name, folder in _FOLDERS.items()}
    return environment | {
        "LANG": "C.UTF-8",
        "DBUS_SESSION_BUS_ADDRESS": "disabled:",
        "DBUS_SYSTEM_BUS_ADDRESS": "disabled:",
        "TZ": _far_from_midnight(),
        "PYTHONPATH": str(ROOT / "desktop"),
        "PYTHONDONTWRITEBYTECODE": "1",
        "QT_QPA_PLATFORM": "offscreen",
    }


def _far_from_midnight() -> str:
    """A time zone in which it is about noon: the sample journal ends on the day it is made."""
    return f"NOON{datetime.now(UTC).hour - 12:+d}"

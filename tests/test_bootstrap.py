"""The script that sets up a checkout: when it installs, and what it says when it cannot."""

import importlib
import json
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest
from packaging.specifiers import SpecifierSet

ROOT = Path(__file__).resolve().parent.parent
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of what the script reads, with nothing set up in it."""
    copy = tmp_path / "checkout"
    shutil.copytree(
        ROOT / "packaging", copy / "packaging", ignore=shutil.ignore_patterns("__pycache__")
    )
    shutil.copy(ROOT / "pyproject.toml", copy)
    return copy


@pytest.fixture
def bootstrap(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script of that copy, as a module."""
    monkeypatch.syspath_prepend(checkout / "packaging")
    for name in ("bootstrap", "system_packages"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    return importlib.import_module("bootstrap")


def start(checkout: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """The script as a person without a display starts it."""
    displays = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in displays}
    command = [sys.executable, str(checkout / "packaging" / "bootstrap.py"), *words]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("words", [["run"], ["run", "demo"], ["run", "open", "x"]])
def test_without_a_display_run_says_in_one_sentence_what_needs_none(
    checkout: Path, words: list[str]
) -> None:
    done = start(checkout, *words)

    assert done.returncode == 1
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    for command in ("demo --no-window", "check", "bootstrap.py test"):
        assert command in done.stderr
    assert not (checkout / ".venv").exists()


@pytest.mark.parametrize("words", [[], ["fly"]])
def test_wrong_words_are_answered_with_the_usage(checkout: Path, words: list[str]) -> None:
    done = start(checkout, *words)

    assert done.returncode == 2
    assert done.stderr.startswith("usage:")


@pytest.mark.parametrize(
    ("words", "opens"),
    [
        ([], True),
        (["demo"], True),
        (["demo", "--no-window"], False),
        (["open", "somewhere"], True),
        (["check", "somewhere"], False),
        (["--version"], False),
        (["demo", "--help"], False),
    ],
)
def test_only_what_opens_a_window_asks_for_a_display(
    bootstrap: ModuleType, words: list[str], opens: bool
) -> None:
    assert bootstrap.opens_window(words) is opens


@pytest.mark.parametrize("changed", ["packaging/requirements.lock", "pyproject.toml"])
def test_another_lock_or_project_file_has_another_digest(
    bootstrap: ModuleType, checkout: Path, changed: str
) -> None:
    before = bootstrap.digest(bootstrap.RUN_LOCK)
    assert bootstrap.digest(bootstrap.RUN_LOCK) == before

    with (checkout / changed).open("a", encoding="utf-8") as file:
        file.write("\n")

    assert bootstrap.digest(bootstrap.RUN_LOCK) != before


class Installs:
    """Stands for the two slow steps, which need a network: keeps what was asked of them."""

    def __init__(self, bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
        self.steps: list[str] = []
        self.breaks_at = ""
        self._stop = bootstrap.Stop
        self._venv: Path = bootstrap.VENV
        monkeypatch.setattr(bootstrap, "make_environment", self.make_environment)
        monkeypatch.setattr(bootstrap, "pip_install", self.pip_install)
        monkeypatch.setattr(bootstrap, "tool", lambda name: sys.executable)

    def make_environment(self) -> None:
        shutil.rmtree(self._venv, ignore_errors=True)
        self._venv.mkdir()
        self.steps.append("environment")

    def pip_install(self, *arguments: str) -> None:
        self.steps.append(Path(arguments[-1]).name)
        if self.steps[-1] == self.breaks_at:
            raise self._stop


@pytest.fixture
def installs(bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch) -> Installs:
    return Installs(bootstrap, monkeypatch)


def test_what_is_installed_already_is_not_installed_again(
    bootstrap: ModuleType, installs: Installs
) -> None:
    bootstrap.prepare(bootstrap.RUN_LOCK)
    assert installs.steps == ["environment", "requirements.lock", "checkout"]

    bootstrap.prepare(bootstrap.RUN_LOCK)
    assert installs.steps == ["environment", "requirements.lock", "checkout"]


def test_the_test_packages_hold_what_a_run_needs_and_not_the_other_way_round(
    bootstrap: ModuleType, installs: Installs
) -> None:
    bootstrap.prepare(bootstrap.RUN_LOCK)
    bootstrap.prepare(bootstrap.TEST_LOCK)
    assert installs.steps[3:] == ["requirements-test.lock", "checkout"]

    bootstrap.prepare(bootstrap.RUN_LOCK)
    assert len(installs.steps) == 5


def test_a_changed_lock_is_installed_into_the_environment_that_is_there(
    bootstrap: ModuleType, installs: Installs
) -> None:
    bootstrap.prepare(bootstrap.RUN_LOCK)
    bootstrap.RUN_LOCK.write_text("", encoding="utf-8")
    bootstrap.prepare(bootstrap.RUN_LOCK)

    assert installs.steps[3:] == ["requirements.lock", "checkout"]


@pytest.mark.parametrize("breaks_at", ["requirements.lock", "checkout"])
def test_an_install_that_was_cut_short_starts_again_from_nothing(
    bootstrap: ModuleType, installs: Installs, breaks_at: str
) -> None:
    bootstrap.prepare(bootstrap.RUN_LOCK)
    bootstrap.RUN_LOCK.write_text("", encoding="utf-8")
    installs.breaks_at = breaks_at
    with pytest.raises(bootstrap.Stop):
        bootstrap.prepare(bootstrap.RUN_LOCK)
    installs.breaks_at = ""
    installs.steps.clear()

    bootstrap.prepare(bootstrap.RUN_LOCK)

    assert installs.steps == ["environment", "requirements.lock", "checkout"]


@pytest.mark.parametrize(
    "record", ['{"root": "elsewhere", "digests": ["DIGEST"]}', "[]", "{", '{"digests": ["DIGEST"]}']
)
def test_an_environment_from_elsewhere_or_with_a_damaged_record_is_made_anew(
    bootstrap: ModuleType, installs: Installs, record: str
) -> None:
    bootstrap.VENV.mkdir()
    digest = bootstrap.digest(bootstrap.RUN_LOCK)
    bootstrap.RECORD.write_text(record.replace("DIGEST", digest), encoding="utf-8")

    bootstrap.prepare(bootstrap.RUN_LOCK)

    assert installs.steps[0] == "environment"
    kept = json.loads(bootstrap.RECORD.read_text(encoding="utf-8"))
    assert kept == {"root": str(bootstrap.ROOT), "digests": [digest]}


def test_a_python_that_does_not_start_is_passed_over_with_a_sentence(
    bootstrap: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shim = tmp_path / "bin" / "python3.99"
    shim.parent.mkdir()
    shim.write_text("#!/bin/sh\nexit 127\n", encoding="utf-8")
    shim.chmod(0o755)
    monkeypatch.setenv("PATH", str(shim.parent))
    monkeypatch.setattr(bootstrap, "OLDEST", (3, 98))
    monkeypatch.setattr(bootstrap, "NEWEST", (3, 99))

    with pytest.raises(bootstrap.Stop, match=r"runs on Python 3\.98 to 3\.99; this is 3\.1"):
        bootstrap.suitable_python()


def test_the_script_accepts_the_pythons_that_the_project_declares(bootstrap: ModuleType) -> None:
    declared = SpecifierSet(PYPROJECT["project"]["requires-python"])
    accepted = range(bootstrap.OLDEST[1], bootstrap.NEWEST[1] + 1)

    assert [minor for minor in range(30) if f"3.{minor}" in declared] == list(accepted)

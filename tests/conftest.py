"""What every test stands on: nothing of this machine is read or written, and windows are freed."""

import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

# Before any window: no test needs a screen.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from inglenook import app, font_folder
from inglenook.vault import guessing
from support.looks import UsualLook
from support.vaults import CHEAP, quick_folder
from support.windows import Desk

# Before the homes below are put in place: the list of fonts takes a second and a half to build.
font_folder.settle()

_numbers = count()


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which every test has a home of its own."""
    return tmp_path_factory.mktemp("homes")


@pytest.fixture(autouse=True)
def own_home(homes: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a test its own place for settings, data and caches; it is made when it is used."""
    home = homes / str(next(_numbers))
    for name in ("CONFIG", "DATA", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
    # Or the tester's own lock screen would have a say in every test.
    for bus in ("SESSION", "SYSTEM"):
        monkeypatch.setenv(f"DBUS_{bus}_BUS_ADDRESS", "disabled:")
    return home


@pytest.fixture(autouse=True)
def cheap_usual_cost(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no unlock raise the cost of the cheap passphrases of tests, which would take a second."""
    monkeypatch.setattr(guessing, "USUAL_COST", CHEAP)


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """Qt's own application, made as the program makes it; there is one per process."""
    return app.build_application()


@pytest.fixture(scope="session")
def loaded() -> None:
    """Import once what the program imports in the background, so that no test waits for it."""
    import inglenook.charts.responsiveness
    import inglenook.ui.journal_pages
    import inglenook.ui.pages.welcome  # noqa: F401


@pytest.fixture
def look(qapp: QApplication) -> Iterator[UsualLook]:
    """The program's look as it is at a start, and put back afterwards."""
    with UsualLook(qapp) as usual:
        yield usual


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, look: UsualLook, loaded: None) -> Iterator[Desk]:
    """Somebody at the program; the window is gone when the test ends."""
    with quick_folder() as folder, Desk(qtbot, qapp, folder) as someone:
        yield someone

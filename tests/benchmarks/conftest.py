"""What the benchmarks share: a journal of 100,000 entries, and the table of what was measured.

They run only where they are asked for by name, with ``-s``, on a machine that does nothing else.
"""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from benchmarks.figures import Figures
from inglenook import app, demo, doorway
from inglenook.journal.changes import Change
from inglenook.journal.days import local_now
from inglenook.journal.journal import Journal
from inglenook.ui.device import Device
from inglenook.ui.main_window import MainWindow
from inglenook.vault.vault import create_vault

HERE = Path(__file__).parent
ENTRIES = 100_000
AT_ONCE = 2000
PASSPHRASE = "demo"
_figures = Figures()


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Module | None:
    """Measure only where the command line names this folder; a file it names needs no help."""
    if parent.session.isinitpath(file_path):
        return None
    named = (Path(each.split("::")[0]).resolve() for each in parent.config.args)
    asked = any(each.is_relative_to(HERE) for each in named)
    if asked and file_path.name.startswith("bench_"):
        module: pytest.Module = pytest.Module.from_parent(parent, path=file_path)
        return module
    return None


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print everything that was measured as one table."""
    for line in _figures.lines():
        terminalreporter.write_line(line)


@pytest.fixture
def figures() -> Figures:
    """Where a benchmark puts what it measured."""
    return _figures


@pytest.fixture(scope="session")
def vault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a journal with 100,000 entries, locked."""
    folder = tmp_path_factory.mktemp("big") / "big.inglenook"
    start = time.perf_counter()
    records = demo.sample(local_now().date(), entries=ENTRIES)
    with create_vault(folder, PASSPHRASE) as made:
        for first in range(0, len(records), AT_ONCE):
            made.write([Change(None, each) for each in records[first : first + AT_ONCE]])
    os.sync()  # or the first to be measured waits for what was written here
    _figures.note(
        f"A journal of {ENTRIES:,} entries was made in {time.perf_counter() - start:.0f} s."
    )
    return folder


@pytest.fixture
def journal(vault: Path) -> Iterator[Journal]:
    """The large journal, open."""
    journal = doorway.open_journal(vault, PASSPHRASE)
    yield journal
    journal.store.close()


@pytest.fixture
def window(
    journal: Journal, vault: Path, qapp: QApplication, tmp_path: Path
) -> Iterator[MainWindow]:
    """The real window, at its usual size, with the large journal in it."""
    device = Device(tmp_path / "settings.json")
    program = app.Program(qapp, doorway.doors(), device, lambda _arguments: None)
    program.window.show_journal(journal, vault)
    program.window.show()
    yield program.window
    program.window.hide()
    program.window.deleteLater()
    program.deleteLater()

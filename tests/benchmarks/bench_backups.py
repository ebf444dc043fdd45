"""How long a backup of 100,000 entries takes and its check, and what whoever writes notices."""

import random
import sqlite3
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QElapsedTimer, QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.figures import Figures, timed
from inglenook.journal.entries import TrustFeeling
from inglenook.journal.journal import Journal
from inglenook.ui.main_window import MainWindow
from inglenook.vault.backups import check_backup, known_to, make_backup
from inglenook.vault.vault import Vault

ROUNDS = 3
A_KEEP_EVERY = 0.25  # seconds; somebody writes without a stop
TICK_MS = 1


@pytest.fixture
def store(journal: Journal) -> Vault:
    assert isinstance(journal.store, Vault)
    return journal.store


def test_backing_up(store: Vault, tmp_path: Path, figures: Figures) -> None:
    ours: list[float] = []
    plain: list[float] = []
    source = plain_copy(tmp_path / "plain.db", store.database.path.stat().st_size)
    for number in range(ROUNDS):
        with timed(ours):
            made = make_backup(store)
        with timed(plain):
            source.execute("VACUUM INTO ?", (str(tmp_path / f"{number}.db"),))
    source.close()
    assert made.is_whole
    figures.compare("Backup made, checked and named", ours, plain, "goal: < 8 s")


def test_checking(store: Vault, tmp_path: Path, figures: Figures) -> None:
    make_backup(store)
    ours: list[float] = []
    plain: list[float] = []
    source = plain_copy(tmp_path / "plain.db", store.database.path.stat().st_size)
    for _ in range(ROUNDS):
        with timed(ours):
            assert check_backup(store, known_to(store)[0]) == []
        with timed(plain):
            source.execute("PRAGMA integrity_check").fetchall()
    source.close()
    figures.compare("Backup checked", ours, plain, "goal: < 10 s")


def test_keeping_meanwhile(journal: Journal, store: Vault, figures: Figures) -> None:
    chance = random.Random(1)
    feelings = chance.sample(journal.all(TrustFeeling), 2000)
    alone: list[float] = []
    beside: list[float] = []

    def keep(into: list[float]) -> None:
        each = feelings.pop()
        with timed(into):
            journal.keep(replace(each, note=f"{each.note} And then it passed."))

    for _ in range(100):
        keep(alone)
    worker = threading.Thread(target=make_backup, args=(store,))
    worker.start()
    while worker.is_alive():
        keep(beside)
        time.sleep(A_KEEP_EVERY)
    worker.join()
    figures.compare("A keep while a backup is made", beside, alone)
    figures.tell("A keep while a backup is made, all", beside, "goal: worst < 50 ms")


def test_the_window_meanwhile(
    window: MainWindow, journal: Journal, store: Vault, qapp: QApplication, figures: Figures
) -> None:
    quiet = gaps(qapp, lambda: time.sleep(3))
    busy = gaps(qapp, lambda: make_backup(store))
    figures.tell("The window's longest pause, nothing going on", quiet)
    figures.tell("The window's longest pause during a backup", busy, "goal: worst < 50 ms")


def gaps(qapp: QApplication, work: Callable[[], object]) -> list[float]:
    """Seconds between two turns of the window's loop while something works beside it."""
    found: list[float] = []
    clock = QElapsedTimer()
    clock.start()
    ticks = QTimer(interval=TICK_MS)
    ticks.timeout.connect(lambda: found.append(clock.restart() / 1000))
    worker = threading.Thread(target=work)
    ticks.start()
    worker.start()
    while worker.is_alive():
        qapp.processEvents()
        time.sleep(0)
    ticks.stop()
    worker.join()
    return found[1:]


def plain_copy(file: Path, size: int) -> sqlite3.Connection:
    """A plain database of about the same size, on the same disk."""
    database = sqlite3.connect(file, isolation_level=None)
    database.execute("CREATE TABLE entry (id INTEGER PRIMARY KEY, words TEXT)")
    database.execute("CREATE INDEX entry_words ON entry (words)")
    chance = random.Random(1)
    words = ((f"{chance.getrandbits(2400):x}",) for _ in range(size // 1400))
    database.execute("BEGIN")
    database.executemany("INSERT INTO entry (words) VALUES (?)", words)
    database.execute("COMMIT")
    return database

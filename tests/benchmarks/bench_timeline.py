"""How long the Timeline takes to show its first page, and any other place in it."""

import random
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from benchmarks.figures import Figures, timed
from inglenook.journal.journal import Journal
from inglenook.journal.store import Filter
from inglenook.journal.summary import excerpt
from inglenook.ui.main_window import MainWindow
from inglenook.ui.models.timeline_model import PAGE
from inglenook.ui.pages.timeline import TimelinePage

JUMPS = 200
FIRSTS = 20
READ = "SELECT happened, kind, words FROM entry ORDER BY happened DESC LIMIT ? OFFSET ?"


def test_timeline(window: MainWindow, vault: Path, qapp: QApplication, figures: Figures) -> None:
    assert window.pages
    assert window.journal
    plain = plain_table(vault.parent / "plain_timeline.db", window.journal)
    theirs: list[float] = []
    for offset in random.Random(1).sample(range(100_000), JUMPS):
        with timed(theirs):
            plain.execute(READ, (PAGE, offset)).fetchall()
    plain.close()
    shown: list[float] = []
    settle(qapp)
    with timed(shown):
        window.pages.show_page("timeline")
        window.repaint()
    page = window.pages.page
    assert isinstance(page, TimelinePage)
    settle(qapp)
    figures.tell("Timeline: the page made and shown, once", shown)
    figures.compare("Timeline: first page read and painted", firsts(page), theirs, "goal: < 30 ms")
    figures.compare("Timeline: a jump read and painted", jumps(page, qapp), theirs, "goal: < 30 ms")


def firsts(page: TimelinePage) -> list[float]:
    """Read everything anew at the top, as after a change elsewhere."""
    page.list.verticalScrollBar().setValue(0)
    found: list[float] = []
    for _ in range(FIRSTS):
        with timed(found):
            page.refresh()
            page.list.viewport().repaint()
    return found


def jumps(page: TimelinePage, qapp: QApplication) -> list[float]:
    """Drag the scroll bar to any place."""
    bar, chance = page.list.verticalScrollBar(), random.Random(2)
    found: list[float] = []
    for _ in range(JUMPS):
        place = chance.randrange(bar.maximum())
        with timed(found):
            bar.setValue(place)
            qapp.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
            page.list.viewport().repaint()
    return found


def settle(qapp: QApplication) -> None:
    """Let everything happen that is still waiting to."""
    for _ in range(20):
        qapp.processEvents()


def plain_table(file: Path, journal: Journal) -> sqlite3.Connection:
    """The same entries in one table with one index, not encrypted."""
    database = sqlite3.connect(file)
    database.execute(
        "CREATE TABLE entry (id TEXT PRIMARY KEY, happened TEXT, kind TEXT, words TEXT)"
    )
    database.executemany("INSERT INTO entry VALUES (?, ?, ?, ?)", rows(journal))
    database.execute("CREATE INDEX entry_happened ON entry (happened)")
    database.commit()
    return database


def rows(journal: Journal) -> Iterator[tuple[str, str, str, str]]:
    for start in range(0, journal.store.count(Filter()), 2000):
        for each in journal.store.page(Filter(), start, 2000):
            yield each.id, each.happened.isoformat(), each.KIND, excerpt(each)

"""How long Trends takes with ten years of ten bids and four feelings a day."""

import gc
import itertools
import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.conftest import PASSPHRASE
from benchmarks.figures import Figures, timed
from inglenook import app, doorway
from inglenook.charts.trends import charts
from inglenook.insights.ledger import Ledger, ledger, slices
from inglenook.insights.spans import Unit
from inglenook.insights.view import View
from inglenook.journal.entries import Bid, TrustFeeling
from inglenook.journal.journal import Journal
from inglenook.journal.people import Person
from inglenook.journal.record import Record
from inglenook.journal.vocabulary import About, Answer, Direction, Root, Sign, Zone
from inglenook.ui.device import Device
from inglenook.ui.ledger_reader import _filters
from inglenook.ui.main_window import MainWindow
from inglenook.ui.pages.trends import TrendsPage
from inglenook.vault.vault import create_vault
from support.windows import stop_timers

DAYS, BIDS, FEELINGS = 3650, 10, 4
ROUNDS = 10
BEAT_MS, LONGEST_S = 5, 20
PERIODS = {"26 weeks": 181, "10 years": DAYS}


@pytest.fixture(scope="module")
def decade(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a journal with ten full years in it, locked."""
    folder = tmp_path_factory.mktemp("decade") / "decade.inglenook"
    with create_vault(folder, PASSPHRASE) as vault:
        journal = Journal(vault)
        people = [journal.new(Person, name=name) for name in ("Sam", "Alex", "Kim")]
        journal.keep(*people)
        vault.fill(_entries(journal, people))
    return folder


@pytest.fixture
def opened(decade: Path) -> Iterator[Journal]:
    """The same, unlocked."""
    journal = doorway.open_journal(decade, PASSPHRASE)
    yield journal
    journal.store.close()


def test_numbers(opened: Journal, figures: Figures) -> None:
    read: list[float] = []
    longest: list[float] = []
    made: list[float] = []
    for _ in range(ROUNDS):
        parts = []
        start = time.perf_counter()
        reading = slices(_filters(opened), opened.store)
        with timed(read):
            for part in reading:
                parts.append(part)
                longest.append(time.perf_counter() - start)
                start = time.perf_counter()
        with timed(made):
            columns = ledger(parts, opened.calendar)
    figures.tell(f"Trends: {len(columns):,} entries read", read)
    figures.tell("Trends: one slice of it", longest, "goal: none over 25 ms")
    figures.tell("Trends: columns made of them", made)
    for name, days in PERIODS.items():
        figures.tell(
            f"Trends: all series of the page, {name}",
            _series(opened, columns, days),
            "goal: < 150 ms",
        )


def test_page(opened: Journal, decade: Path, qapp: QApplication, figures: Figures) -> None:
    with _window(opened, decade, qapp) as window:
        assert window.pages
        pages = window.pages
        stalls: list[float] = []
        pages.show_page("settings")
        _rest(1000)
        first, worst = _measured(lambda: pages.show_page("trends"), window)
        stalls += [worst]
        figures.tell("Trends: shown for the first time, painted", [first], "goal: < 600 ms")
        page = pages.page
        assert isinstance(page, TrendsPage)
        again: list[float] = []
        for _ in range(ROUNDS):
            pages.show_page("settings")
            _rest(200)
            took, worst = _measured(lambda: pages.show_page("trends"), window)
            again.append(took)
            stalls.append(worst)
        figures.tell("Trends: shown again, painted", again, "goal: < 250 ms")
        tools = page._tools
        ways: dict[str, tuple[Callable[[], object], ...]] = {
            "person": tuple(lambda at=at: tools._person.setCurrentIndex(at) for at in (1, 0)),
            "period": tuple(lambda n=n: tools._period.choose_weeks(n) for n in (52, 26)),
            "unit": tuple(tools._units[key].click for key in ("month", "week")),
        }
        for name, steps in ways.items():
            changed: list[float] = []
            for step in steps * (ROUNDS // 2):
                took, worst = _measured(step, window)
                changed.append(took)
                stalls.append(worst)
            figures.tell(f"Trends: another {name}, painted", changed, "goal: < 250 ms")
        figures.tell("Trends: longest stall of the window, each", stalls, "goal: < 50 ms")


def _entries(journal: Journal, people: list[Person]) -> list[Record]:
    dice = random.Random(1)
    now = journal.clock().replace(microsecond=0)
    made: list[Record] = []
    for day in range(DAYS):
        for at in range(BIDS):
            happened = now - timedelta(days=day, minutes=37 * at + 1)
            made.append(
                journal.new(
                    Bid,
                    happened=happened,
                    person=dice.choice(people).id,
                    direction=dice.choice(list(Direction)),
                    answer=dice.choice(list(Answer)),
                    zone=dice.choice([None, *Zone]),
                )
            )
        for at in range(FEELINGS):
            happened = now - timedelta(days=day, minutes=51 * at + 1)
            made.append(
                journal.new(
                    TrustFeeling,
                    happened=happened,
                    person=dice.choice(people).id,
                    about=About.PERSON,
                    zone=dice.choice(list(Zone)),
                    trust=dice.randint(0, 10),
                    safe=dice.randint(0, 4),
                    seen=dice.randint(0, 4),
                    signs=tuple(dice.sample(list(Sign), 2)),
                    roots=(dice.choice(list(Root)),),
                )
            )
    return made


def _series(journal: Journal, columns: Ledger, days: int) -> list[float]:
    today = journal.calendar.day_of(journal.clock())
    first = today - timedelta(days=days)
    view = View(None, None, first, today, Unit.WEEK, journal.calendar)
    seconds: list[float] = []
    for _ in range(ROUNDS):
        with timed(seconds):
            charts(columns, view)
    return seconds


@contextmanager
def _window(journal: Journal, folder: Path, qapp: QApplication) -> Iterator[MainWindow]:
    """The real window at its usual size; what is loaded by now is never looked through again."""
    device = Device(folder.parent / "settings.json")
    program = app.Program(qapp, doorway.doors(), device, lambda _arguments: None)
    program.window.show_journal(journal, folder)
    program.window.show()
    gc.freeze()  # as the program does it when a journal is opened
    yield program.window
    gc.unfreeze()
    program.window.hide()
    stop_timers(program.window)
    program.window.deleteLater()
    program.deleteLater()


def _measured(deed: Callable[[], object], window: MainWindow) -> tuple[float, float]:
    """How long until all that is in sight is painted, and the longest gap between two beats."""
    beats: list[float] = []
    beat = QTimer(interval=BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
    beat.timeout.connect(lambda: beats.append(time.perf_counter()))
    beat.start()
    start = time.perf_counter()
    beats.append(start)
    deed()
    loop = QEventLoop()
    beat.timeout.connect(lambda: _in_sight_is_drawn(window, start) and loop.quit())
    loop.exec()
    took = time.perf_counter() - start
    _rest(300)
    beat.stop()
    return took, max(after - before for before, after in itertools.pairwise(beats))


def _in_sight_is_drawn(window: MainWindow, start: float) -> bool:
    assert time.perf_counter() - start < LONGEST_S, "nothing is painted"
    page = window.pages.page if window.pages else None
    if not isinstance(page, TrendsPage) or page._reader.busy or page._timer.isActive():
        return False
    seen = {name: card for name, card in page._cards.items() if card.in_sight}
    waiting = set(page._waiting)
    counted = page._task is None and bool(seen)
    return counted and all(name not in waiting and c.view.drawn for name, c in seen.items())


def _rest(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()

"""How long each page takes to open in a large journal, and People where one fills half of it."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from benchmarks.bench_timeline import settle
from benchmarks.conftest import PASSPHRASE
from benchmarks.figures import Figures, timed
from inglenook import app, doorway
from inglenook.journal.entries import Bid
from inglenook.journal.journal import Journal
from inglenook.journal.merging import merge_people
from inglenook.journal.people import Person
from inglenook.journal.store import Filter
from inglenook.journal.vocabulary import Answer, Direction
from inglenook.ui.device import Device
from inglenook.ui.journal_pages import ALL
from inglenook.ui.main_window import MainWindow
from inglenook.ui.pages.people import PeoplePage
from inglenook.vault.vault import Vault, open_vault
from support.windows import stop_timers

ROUNDS = 10
GOAL = "goal: < 100 ms"
MERGED = 5000


def test_pages(window: MainWindow, qapp: QApplication, figures: Figures) -> None:
    assert window.pages
    for page in ALL:
        made: list[float] = []
        again: list[float] = []
        settle(qapp)
        with timed(made):
            show(window, page.NAME)
        for _ in range(ROUNDS):
            settle(qapp)
            window.pages.page._stale = True
            window.pages.page.hide()
            with timed(again):
                show(window, page.NAME)
        figures.tell(f"{page.NAME}: made and painted, once", made, GOAL)
        figures.tell(f"{page.NAME}: brought up to date and painted", again, GOAL)


def test_people_with_half_of_the_entries(
    copy: Path, tmp_path: Path, qapp: QApplication, figures: Figures
) -> None:
    with opened(copy, tmp_path, qapp) as window:
        assert window.journal
        foremost = with_half(window.journal)
        made: list[float] = []
        told: list[float] = []
        assert window.pages
        window.pages.show_page("settings")
        settle(qapp)
        with timed(made):
            show(window, PeoplePage.NAME)
        with timed(told):
            settle(qapp)
        page = window.pages.page
        assert isinstance(page, PeoplePage)
        figures.tell("people: made and painted, once", made, GOAL)
        figures.tell("people: its numbers read, with numpy loaded", told)
        others: list[float] = []
        for person in window.journal.people(retired=True) * 2:
            for each in (person, foremost):
                settle(qapp)
                with timed(others):
                    page.open_record(each)
                    window.repaint()
        figures.tell("people: somebody else chosen and painted", others, GOAL)


def test_merge(copy: Path, figures: Figures) -> None:
    done: list[float] = []
    undone: list[float] = []
    with open_vault(copy, PASSPHRASE) as vault:
        journal = Journal(vault)
        one, other = fill(journal, vault)
        for _ in range(3):
            with timed(done):
                merge_people(journal, one, other)
            assert vault.count(Filter(person=other.id)) == MERGED
            with timed(undone):
                journal.undo()
            assert vault.count(Filter(person=one.id)) == MERGED
    figures.tell(f"Merging two people, {MERGED:,} entries", done)
    figures.tell(f"The same undone, {MERGED:,} entries", undone)


@pytest.fixture
def copy(vault: Path, tmp_path: Path) -> Path:
    """A copy of the large journal, to be changed."""
    return Path(shutil.copytree(vault, tmp_path / vault.name))


@contextmanager
def opened(folder: Path, place: Path, qapp: QApplication) -> Iterator[MainWindow]:
    """The real window with a journal in it."""
    journal = doorway.open_journal(folder, PASSPHRASE)
    program = app.Program(qapp, doorway.doors(), Device(place / "s.json"), lambda _arguments: None)
    program.window.show_journal(journal, folder)
    program.window.show()
    yield program.window
    program.window.hide()
    stop_timers(program.window)
    journal.close()
    program.window.deleteLater()
    program.deleteLater()


def show(window: MainWindow, name: str) -> None:
    """Show a page and paint it at once."""
    assert window.pages
    window.pages.show_page(name)
    window.pages.page.show()
    window.repaint()


def with_half(journal: Journal) -> Person:
    """Give one person about half of all entries, as the journal's only close one."""
    counted = {each.id: journal.store.count(Filter(person=each.id)) for each in all_of(journal)}
    first, *rest = sorted(all_of(journal), key=lambda each: -counted[each.id])
    for each in rest:
        if journal.store.count(Filter(person=first.id)) < journal.store.count(Filter()) / 2 - 2000:
            merge_people(journal, each, first)
    found = journal.find(Person, first.id)
    assert found
    return found


def all_of(journal: Journal) -> list[Person]:
    return journal.people(retired=True)


def fill(journal: Journal, vault: Vault) -> tuple[Person, Person]:
    """Two new people, one with very many bids."""
    one, other = (journal.new(Person, name=name) for name in ("One and all", "All and one"))
    journal.keep(one, other)
    now = journal.clock().replace(microsecond=0)
    asked = {"person": one.id, "direction": Direction.OFFERED, "answer": Answer.TOWARD}
    vault.fill(
        [
            journal.new(Bid, happened=now - timedelta(hours=at), note=f"By the sea {at}", **asked)
            for at in range(MERGED)
        ]
    )
    return one, other

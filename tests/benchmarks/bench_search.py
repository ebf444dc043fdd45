"""How long it takes until what was typed is found, in 100,000 entries of 60 words each."""

import random
import sqlite3
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from benchmarks.conftest import ENTRIES, PASSPHRASE
from benchmarks.figures import Figures, timed
from benchmarks.prose import Prose
from inglenook.journal.days import local_now
from inglenook.journal.entries import Bid, Need, Note, TrustFeeling
from inglenook.journal.journal import Journal
from inglenook.journal.people import Person
from inglenook.journal.record import Record, words_of
from inglenook.journal.search_query import understand
from inglenook.journal.vocabulary import About, Answer, Direction
from inglenook.ui.main_window import MainWindow
from inglenook.ui.models.search_model import PAGE
from inglenook.ui.pages.search import SearchPage
from inglenook.vault.vault import create_vault

WORDS = 60
ROUNDS = 200
SHORTEST = 3
YEARS = 10
ALWAYS = ("the", "wit", "and")
PLAIN = """
    SELECT rowid, snippet(entry, 0, '[', ']', '…', 32) FROM entry WHERE entry MATCH ?
    ORDER BY rowid DESC LIMIT ?
"""


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a journal whose entries are long and all different, locked."""
    folder = tmp_path_factory.mktemp("written") / "written.inglenook"
    with create_vault(folder, PASSPHRASE) as made:
        made.fill(list(records(Journal(made))))
    return folder


def records(journal: Journal) -> Iterator[Record]:
    chance, now = random.Random(2), local_now().replace(microsecond=0)
    robin = journal.new(Person, name="Robin")
    yield robin
    for number, text in enumerate(Prose(3).texts(ENTRIES, WORDS)):
        when = now - timedelta(minutes=chance.randrange(YEARS * 365 * 24 * 60))
        given = {"happened": when, "person": robin.id}
        answered = {"direction": Direction.OFFERED, "answer": Answer.TOWARD}
        yield (
            journal.new(Note, words=text, **given),
            journal.new(Bid, note=text, **answered, **given),
            journal.new(Need, what=text, **given),
            journal.new(TrustFeeling, about=About.GENERAL, note=text, happened=when),
        )[number % 4]


def typed_words() -> dict[str, list[str]]:
    """What is typed: words as often as they are written, and the first three letters of others."""
    words = [word for word in Prose(9).words(4 * ROUNDS) if len(word) >= SHORTEST]
    prefixes = [*ALWAYS, *(word[:SHORTEST] for word in words[ROUNDS:])]
    return {"a word": words[:ROUNDS], "three letters": prefixes[:ROUNDS]}


def test_store(journal: Journal, vault: Path, figures: Figures) -> None:
    plain = plain_table(vault.parent / "plain_search.db", journal)
    people, calendar = journal.people(), journal.calendar
    for what, words in typed_words().items():
        ours: list[float] = []
        theirs: list[float] = []
        for word in words:
            with timed(ours):
                found = journal.store.search(understand(word, people, calendar), PAGE)
                marked = [hit.excerpt for hit in found]
            with timed(theirs):
                rows = plain.execute(PLAIN, (f'"{word}"*', PAGE)).fetchall()
            assert len(marked) == len(rows)
        tell(figures, f"Search: {what}, found and marked", ours, theirs)
    plain.close()


def test_page(window: MainWindow, qapp: QApplication, figures: Figures) -> None:
    assert window.pages
    window.pages.show_page("search")
    page = window.pages.page
    assert isinstance(page, SearchPage)
    watch = Watch()
    page.list.viewport().installEventFilter(watch)
    for what, words in typed_words().items():
        painted: list[float] = []
        for word in words:
            page.line.setText(word[:-1])
            settle(qapp)
            watch.has_painted = False
            with timed(painted):
                page.line.insert(word[-1])
                while not watch.has_painted:
                    qapp.processEvents()
            assert page.model.rowCount()
        tell(figures, f"Search: {what}, typed to painted", painted)
    counted: list[float] = []
    for word in ALWAYS:
        page.line.setText(word)
        settle(qapp)
        with timed(counted):
            page.model.count()
    figures.tell("Search: all that is found counted, later", counted)


class Watch(QObject):
    """Notes that something is painted."""

    has_painted = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.has_painted = self.has_painted or event.type() == QEvent.Type.Paint
        return False


def tell(figures: Figures, what: str, ours: Sequence[float], plain: Sequence[float] = ()) -> None:
    """The median and the slowest of twenty, in milliseconds, beside those of the plain one."""
    for name, share in (("median", 0.5), ("p95", 0.95)):
        mine = part_of(ours, share)
        beside = ""
        if plain:
            theirs = part_of(plain, share)
            beside = f"   plain {theirs * 1000:9.2f} ms   ratio {mine / theirs:6.2f}"
        goal = "   goal: p95 < 30 ms"
        figures.note(f"{what:<44} {name:<6} {mine * 1000:9.2f} ms{beside}{goal}")


def part_of(seconds: Sequence[float], share: float) -> float:
    """What this share of them stays below."""
    return sorted(seconds)[min(len(seconds) - 1, int(len(seconds) * share))]


def settle(qapp: QApplication) -> None:
    """Let everything happen that is still waiting to."""
    for _ in range(5):
        qapp.processEvents()


def plain_table(file: Path, journal: Journal) -> sqlite3.Connection:
    """The same entries in a full-text table of plain SQLite, not encrypted, the newest last."""
    database = sqlite3.connect(file)
    database.execute("CREATE VIRTUAL TABLE entry USING fts5 (words)")
    entries = [each for kind in (Note, Bid, Need, TrustFeeling) for each in journal.all(kind)]
    entries.sort(key=lambda each: each.happened)
    database.executemany("INSERT INTO entry VALUES (?)", ((words_of(each),) for each in entries))
    database.execute("INSERT INTO entry (entry) VALUES ('optimize')")
    database.commit()
    return database

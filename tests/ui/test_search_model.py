"""What was found as an item model: a page at once, and the others when they are looked at."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from inglenook.journal.days import Calendar
from inglenook.journal.entries import Note
from inglenook.journal.journal import Journal
from inglenook.journal.people import Person
from inglenook.journal.search_hits import Piece
from inglenook.journal.search_query import Query, understand
from inglenook.ui.models.search_model import PAGE, PAGES_KEPT, HitRole, SearchModel
from support.vaults import new_vault, quick_folder

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
COUNT = PAGE * (PAGES_KEPT + 3) + 5


@pytest.fixture(scope="module")
def journal() -> Iterator[Journal]:
    """A journal with more notes than the model keeps in mind, one every hour, and a person."""
    with quick_folder() as folder, new_vault(folder / "j.inglenook") as vault:
        journal = Journal(vault, lambda: NOON)
        notes = [
            journal.new(
                Note, title=f"{number}", words="A heron", happened=NOON - timedelta(hours=number)
            )
            for number in range(COUNT)
        ]
        journal.keep(journal.new(Person, name="Wader"), *notes)
        yield journal


@pytest.fixture
def model(qapp: QApplication, journal: Journal) -> SearchModel:
    made = SearchModel(journal)
    show(made, journal, "heron")
    return made


def show(
    model: SearchModel, journal: Journal, typed: str, calendar: Calendar | None = None
) -> None:
    people = journal.people()
    model.show_query(understand(typed, people, Calendar()), people, calendar or Calendar())


def title(model: SearchModel, row: int) -> str:
    hit = model.hit(row)
    assert hit is not None
    assert isinstance(hit.record, Note)
    return hit.record.title


def test_it_keeps_to_the_rules_of_item_models(model: SearchModel, journal: Journal) -> None:
    mode = QAbstractItemModelTester.FailureReportingMode.Warning
    tester = QAbstractItemModelTester(model, mode)
    assert (model.rowCount(), model.is_counted) == (PAGE, False)
    model.count()
    assert (model.rowCount(), model.is_counted) == (COUNT, True)
    assert model.rowCount(model.index(0)) == 0
    show(model, journal, "wader")
    assert (model.rowCount(), model.is_counted) == (1, True)
    model.count()
    assert model.rowCount() == 1
    model.show_query(Query(), [], Calendar())
    assert (model.rowCount(), model.is_counted) == (0, True)
    assert tester.model() is model


def test_every_row_is_what_was_found_wherever_one_jumps(model: SearchModel) -> None:
    model.count()
    jumps = [0, COUNT - 1, PAGE, PAGE - 1, COUNT // 2, 3, COUNT - PAGE]
    assert [title(model, row) for row in jumps] == [str(row) for row in jumps]
    assert [title(model, row) for row in range(COUNT)] == [str(row) for row in range(COUNT)]
    assert len(model._pages) == PAGES_KEPT


def test_nothing_is_read_before_it_is_asked_for(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[int] = []
    search = journal.store.search

    def noted(query: Query, limit: int, start: int = 0) -> Any:
        read.append(start)
        return search(query, limit, start)

    monkeypatch.setattr(journal.store, "search", noted)
    model = SearchModel(journal)
    show(model, journal, "heron")
    model.count()
    assert read == [0]
    model.hit(PAGE * 5 + 1)
    model.hit(PAGE * 5 + 2)
    assert read == [0, PAGE * 5]


@pytest.mark.parametrize("row", [-1, COUNT, COUNT + 1000])
def test_beyond_its_ends_there_is_nothing(model: SearchModel, row: int) -> None:
    model.count()
    assert model.hit(row) is None
    assert model.data(model.index(row)) is None


def test_it_knows_the_row_of_what_is_on_its_first_page(model: SearchModel) -> None:
    hit = model.hit(7)
    assert hit is not None
    assert model.row_of(hit.id) == 7
    assert model.row_of("nobody") == 0


def test_a_row_is_told_in_words_and_handed_out_whole(model: SearchModel, journal: Journal) -> None:
    index = model.index(0)
    assert model.data(index) == "23 Nov 2026. 0. A heron"
    assert model.data(index, Qt.ItemDataRole.AccessibleTextRole) == model.data(index)
    assert model.data(index, HitRole) == model.hit(0)
    assert model.data(index, Qt.ItemDataRole.DecorationRole) is None
    assert model.data(QModelIndex()) is None
    show(model, journal, "wader")
    assert model.data(model.index(0)) == "Wader"


def test_only_words_of_ones_own_are_marked_in_a_heading(qapp: QApplication) -> None:
    with quick_folder() as folder, new_vault(folder / "j.inglenook") as vault:
        journal = Journal(vault, lambda: NOON)
        journal.keep(journal.new(Note, words="A note"), journal.new(Note, title="Note", words="x"))
        model = SearchModel(journal)
        show(model, journal, "note")
        headings = {model.heading(hit) for row in range(2) if (hit := model.hit(row))}
        assert headings == {(Piece("Note"),), (Piece("Note", is_marked=True),)}


def test_a_day_starts_where_this_journal_says(model: SearchModel, journal: Journal) -> None:
    show(model, journal, "kind:note", Calendar(day_start=6))
    hit = next(hit for row in range(PAGE) if (hit := model.hit(row)) and title(model, row) == "8")
    assert hit.moment == datetime(2026, 11, 23, 4, 0)
    assert model.day_of(hit) == date(2026, 11, 22)


def test_what_has_changed_is_shown_once_it_is_asked_again(
    model: SearchModel, journal: Journal
) -> None:
    (wader,) = journal.people()
    journal.keep(replace(wader, draws_me="A heron stands still"))
    show(model, journal, "heron")
    hit = model.hit(0)
    assert hit is not None
    assert hit.kind == "person"
    journal.undo()
    show(model, journal, "heron")
    assert title(model, 0) == "0"

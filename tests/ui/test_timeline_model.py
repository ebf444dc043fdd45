"""The timeline as an item model: it reads a page at a time, and always what the journal holds."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from inglenook.journal.entries import Bid, Note
from inglenook.journal.journal import Journal
from inglenook.journal.store import Filter
from inglenook.ui.models.timeline_model import PAGE, PAGES_KEPT, EntryRole, TimelineModel
from inglenook.ui.widgets.period_picker import ALL, CUSTOM, PeriodPicker
from support.timelines import half_year
from support.vaults import new_vault, quick_folder

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
COUNT = PAGE * (PAGES_KEPT + 3) + 5


@pytest.fixture(scope="module")
def long_journal() -> Iterator[Journal]:
    """A journal with more notes than the model keeps in mind, one every hour."""
    with quick_folder() as folder, new_vault(folder / "j.inglenook") as vault:
        journal = Journal(vault, lambda: NOON)
        notes = [
            journal.new(Note, title=f"{number}", happened=NOON - timedelta(hours=number))
            for number in range(COUNT)
        ]
        journal.keep(*notes)
        yield journal


@pytest.fixture
def model(qapp: QApplication, long_journal: Journal) -> TimelineModel:
    made = TimelineModel(long_journal)
    made.show_filter(Filter())
    return made


@pytest.fixture
def small(qapp: QApplication) -> Iterator[tuple[Journal, TimelineModel]]:
    with quick_folder() as folder, new_vault(folder / "j.inglenook") as vault:
        journal = Journal(vault, lambda: NOON)
        half_year(journal)
        model = TimelineModel(journal)
        model.show_filter(Filter())
        yield journal, model


def title(model: TimelineModel, row: int) -> str:
    entry = model.entry(row)
    assert isinstance(entry, Note)
    return entry.title


def test_it_keeps_to_the_rules_of_item_models(model: TimelineModel) -> None:
    mode = QAbstractItemModelTester.FailureReportingMode.Warning
    tester = QAbstractItemModelTester(model, mode)
    model.show_filter(Filter(kinds=frozenset({"bid"})))
    assert model.rowCount() == 0
    model.show_filter(Filter())
    assert model.rowCount() == COUNT
    assert model.rowCount(model.index(0)) == 0
    assert tester.model() is model


def test_every_row_is_its_entry_wherever_one_jumps(model: TimelineModel) -> None:
    jumps = [0, COUNT - 1, PAGE, PAGE - 1, COUNT // 2, 3, COUNT - PAGE]
    assert [title(model, row) for row in jumps] == [str(row) for row in jumps]
    assert [title(model, row) for row in range(COUNT)] == [str(row) for row in range(COUNT)]


def test_only_some_pages_are_kept_in_mind(model: TimelineModel) -> None:
    for row in range(0, COUNT, PAGE // 2):
        model.entry(row)
    assert len(model._pages) == PAGES_KEPT


def test_nothing_is_read_before_it_is_asked_for(
    long_journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[int] = []
    page = long_journal.store.page

    def noted(chosen: Filter, start: int, size: int) -> Any:
        read.append(start)
        return page(chosen, start, size)

    monkeypatch.setattr(long_journal.store, "page", noted)
    model = TimelineModel(long_journal)
    model.show_filter(Filter())
    assert read == []
    model.entry(PAGE * 5 + 1)
    model.entry(PAGE * 5 + 2)
    assert read == [PAGE * 5]


@pytest.mark.parametrize("row", [-1, COUNT, COUNT + 1000])
def test_beyond_its_ends_there_is_nothing(model: TimelineModel, row: int) -> None:
    assert model.entry(row) is None
    assert model.data(model.index(row)) is None


def test_it_knows_the_row_of_an_entry(model: TimelineModel) -> None:
    for row in (0, 17, PAGE, COUNT - 1):
        entry = model.entry(row)
        assert entry is not None
        assert model.row_of(entry) == row


def test_a_row_is_told_in_words_and_handed_out_whole(
    small: tuple[Journal, TimelineModel],
) -> None:
    _journal, model = small
    index = model.index(1)
    told = "20 Nov 2026. Alex reached out, I turned away. Did not hear me"
    assert model.data(index) == told
    assert model.data(index, Qt.ItemDataRole.AccessibleTextRole) == told
    assert model.data(index, EntryRole) == model.entry(1)
    assert model.data(index, Qt.ItemDataRole.DecorationRole) is None
    assert model.data(QModelIndex()) is None


def test_what_has_changed_is_shown_once_it_is_asked_again(
    small: tuple[Journal, TimelineModel],
) -> None:
    journal, model = small
    entry = model.entry(1)
    assert isinstance(entry, Bid)
    journal.keep(replace(entry, note="Said sorry"))
    model.show_filter(Filter())
    assert str(model.data(model.index(1))).endswith("Said sorry")
    journal.remove(entry)
    model.show_filter(Filter())
    assert model.rowCount() == 4


def test_a_day_starts_where_this_journal_says(qapp: QApplication) -> None:
    with quick_folder() as folder, new_vault(folder / "j.inglenook") as vault:
        journal = Journal(vault, lambda: NOON)
        hours = (23, 13, 2, 1, -3)
        for hour in hours:
            happened = NOON.replace(hour=0) - timedelta(days=2) + timedelta(hours=hour)
            journal.keep(journal.new(Note, title=str(hour), happened=happened))
        model = TimelineModel(journal)
        model.show_filter(Filter())
        assert [model.starts_day(row) for row in range(5)] == [True, False, False, False, True]
        journal.keep(replace(journal.preferences, day_start=3))
        model.show_filter(Filter())
        assert [model.starts_day(row) for row in range(5)] == [True, False, True, False, False]


# -- the periods it is filtered by


@pytest.fixture
def picker(qtbot: Any) -> PeriodPicker:
    made = PeriodPicker("period", "Any time")
    qtbot.addWidget(made)
    return made


def test_weeks_back_count_today_as_their_last_day(picker: PeriodPicker) -> None:
    today = date(2026, 11, 23)
    assert picker.days(today) == (None, None)
    picker.choose_weeks(4)
    assert picker.days(today) == (date(2026, 10, 27), None)
    picker.choose_weeks(1234)
    assert picker.weeks == ALL


def test_two_days_are_put_in_order(picker: PeriodPicker) -> None:
    picker.choose_days(date(2026, 3, 9), date(2026, 2, 1))
    assert picker.weeks == CUSTOM
    assert picker.days(date(2026, 11, 23)) == (date(2026, 2, 1), date(2026, 3, 9))


def test_a_period_is_returned_to_without_telling_anybody(picker: PeriodPicker, qtbot: Any) -> None:
    picker.choose_days(date(2026, 2, 1), date(2026, 3, 9))
    other = PeriodPicker("other", "Any time")
    qtbot.addWidget(other)
    heard: list[bool] = []
    other.changed.connect(lambda: heard.append(True))
    other.go_to(picker.place())
    assert other.days(date(2026, 11, 23)) == picker.days(date(2026, 11, 23))
    other.go_to({})
    assert other.weeks == CUSTOM
    assert heard == []

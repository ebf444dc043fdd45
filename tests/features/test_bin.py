"""The bin: entries rest in it, come back, and are deleted for good only when that is confirmed."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QDateTimeEdit, QWidget

from inglenook.journal.entries import Note
from inglenook.journal.store import Filter
from support.timelines import entries, half_year, open_row, rows
from support.windows import Desk

Answering = Callable[[bool], list[str]]


@pytest.fixture
def timeline(desk: Desk) -> Desk:
    with desk.journal() as journal:
        half_year(journal)
    desk.open()
    desk.click("sidebar.timeline")
    return desk


@pytest.fixture
def answering(timeline: Desk, monkeypatch: pytest.MonkeyPatch) -> Answering:
    """Answer every question from now on; what was asked is noted."""

    def answer(yes: bool) -> list[str]:
        asked: list[str] = []

        def confirm(question: str, explanation: str, agree: str) -> bool:
            asked.append(" ".join((question, explanation, agree)))
            return yes

        monkeypatch.setattr(timeline.window.ask, "confirm", confirm)
        return asked

    return answer


def put_in_bin(desk: Desk, row: int) -> None:
    open_row(desk, row)
    desk.click("entryEditor.bin")


def show_bin(desk: Desk) -> None:
    desk.click("timeline.bin")


def binned(desk: Desk) -> int:
    return desk.here.store.count(Filter(binned=True))


def test_an_entry_is_put_in_the_bin_and_taken_back_from_the_toast(timeline: Desk) -> None:
    before = rows(timeline)
    put_in_bin(timeline, 3)
    assert rows(timeline) == before[:3] + before[4:]
    assert not timeline.sees("entryEditor")
    assert timeline.window.toast.sentence == "In the bin, where it rests for 30 days."
    timeline.click("toastUndo")
    assert rows(timeline) == before


def test_the_delete_key_puts_the_entry_in_the_bin(timeline: Desk) -> None:
    timeline.focus("timeline.list")
    timeline.press("Ctrl+Home", "Delete")
    assert len(rows(timeline)) == 4
    timeline.press("Ctrl+Z")
    assert len(rows(timeline)) == 5


def test_an_entry_is_found_in_the_bin_and_restored(timeline: Desk) -> None:
    before = rows(timeline)
    put_in_bin(timeline, 1)
    show_bin(timeline)
    assert rows(timeline) == [before[1]]
    open_row(timeline, 0)
    assert not timeline.sees("entryEditor.bin")
    timeline.click("entryEditor.restore")
    assert "The bin is empty. What you put there rests for 30 days." in timeline.read()
    show_bin(timeline)
    assert rows(timeline) == before


def test_an_entry_in_the_bin_is_only_shown(timeline: Desk) -> None:
    put_in_bin(timeline, 3)
    show_bin(timeline)
    open_row(timeline, 0)
    assert not timeline.find("words", QWidget).isEnabled()


def test_delete_for_good_asks_and_does_nothing_on_no(timeline: Desk, answering: Answering) -> None:
    asked = answering(False)
    put_in_bin(timeline, 3)
    show_bin(timeline)
    open_row(timeline, 0)
    timeline.click("entryEditor.erase")
    assert asked == ["Delete this entry for good? It cannot be brought back. Delete"]
    assert binned(timeline) == 1


def test_delete_for_good_cannot_be_undone(timeline: Desk, answering: Answering) -> None:
    answering(True)
    put_in_bin(timeline, 3)
    show_bin(timeline)
    open_row(timeline, 0)
    timeline.click("entryEditor.erase")
    assert binned(timeline) == 0
    assert not timeline.sees("entryEditor")
    assert timeline.here.all(Note) == []
    timeline.press("Ctrl+Z")
    assert timeline.here.all(Note) == []


def test_the_whole_bin_is_emptied_when_that_is_confirmed(
    timeline: Desk, answering: Answering
) -> None:
    put_in_bin(timeline, 0)
    put_in_bin(timeline, 0)
    show_bin(timeline)
    asked = answering(False)
    timeline.click("timeline.emptyBin")
    assert asked == [
        "Delete all 2 entries in the bin for good? They cannot be brought back. Delete"
    ]
    assert binned(timeline) == 2
    answering(True)
    timeline.click("timeline.emptyBin")
    assert binned(timeline) == 0
    show_bin(timeline)
    assert len(rows(timeline)) == 3


def test_only_what_the_filter_shows_of_the_bin_is_counted_in_the_question(
    timeline: Desk, answering: Answering
) -> None:
    put_in_bin(timeline, 0)
    put_in_bin(timeline, 0)
    show_bin(timeline)
    timeline.choose("timeline.kind", "Bid")
    assert len(rows(timeline)) == 1
    asked = answering(True)
    timeline.click("timeline.emptyBin")
    assert "Delete all 2 entries" in asked[0]


def test_words_deleted_for_good_are_in_no_draft_either(
    timeline: Desk, answering: Answering
) -> None:
    """An entry whose date does not fit is held half-written, and goes with its entry."""
    answering(True)
    open_row(timeline, 3)
    timeline.focus("words")
    timeline.write("Heron. ")
    box = timeline.find("happened", QDateTimeEdit)
    box.setDateTime(box.dateTime().addYears(1))
    timeline.wait(lambda: "Heron" in str(timeline.here.store.drafts()))
    timeline.click("entryEditor.bin")
    show_bin(timeline)
    open_row(timeline, 0)
    timeline.click("entryEditor.erase")
    assert "Heron" not in str(timeline.here.store.drafts())
    timeline.end()
    with timeline.journal() as journal:
        assert "Heron" not in str(journal.store.drafts())


def test_what_has_rested_for_30_days_goes_by_itself(desk: Desk) -> None:
    with desk.journal() as journal:
        half_year(journal)
        now = journal.clock()
        *_others, fresh, old = journal.store.page(Filter(), 0, 9)
        journal.clock = lambda: now - timedelta(days=31)
        journal.remove(old)
        journal.clock = lambda: now - timedelta(days=29)
        journal.remove(fresh)
    desk.open()
    assert binned(desk) == 2
    desk.wait(lambda: binned(desk) == 1)
    desk.click("sidebar.timeline")
    show_bin(desk)
    assert [entry.id for entry in entries(desk)] == [fresh.id]

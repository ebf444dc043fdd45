"""The menu of an entry: the same wherever it is listed or open, each of its deeds undone."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QPushButton

from inglenook.journal import agenda
from inglenook.journal.entries import Bid, GutCheck, Note, TrustFeeling
from inglenook.journal.store import Filter
from inglenook.journal.therapy import Session, Topic
from inglenook.journal.vocabulary import Share
from inglenook.ui.widgets.entry_list import EntryList
from support.agendas import ask_for_menu, menu, offered, pick, session, topics
from support.entries import one_of_each
from support.timelines import HOPE, RANG, entries, half_year, open_row, rows
from support.windows import Desk, flush

FEELING, BID, NOTE = 0, 2, 3  # rows of the half year
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def timeline(desk: Desk) -> Desk:
    with desk.journal() as journal:
        half_year(journal)
    desk.open()
    desk.click("sidebar.timeline")
    return desk


def right_click(desk: Desk, row: int) -> None:
    view = desk.find("timeline.list", EntryList)
    place = view.visualRect(view.model().index(row, 0)).center()
    ask_for_menu(view.viewport(), place)


def bid(desk: Desk) -> Bid:
    return next(each for each in desk.here.all(Bid) if each.note == RANG)


def test_an_entry_is_brought_from_the_timeline_and_taken_off_again(timeline: Desk) -> None:
    session(timeline.here, 1)
    row = BID + 1  # the session that lies ahead stands above
    right_click(timeline, row)
    assert offered(timeline)[0] == "Bring to the next session"
    pick(timeline, "Bring to the next session")
    assert timeline.window.toast.sentence == "On the list for the next session."
    (topic,) = timeline.here.all(Topic)
    assert topic.entry == bid(timeline).id
    assert bid(timeline).share is Share.BRING
    timeline.click("sidebar.therapy")
    assert topics(timeline)[0].startswith("1. I reached out, Robin turned toward me. ")
    timeline.click("sidebar.timeline")
    right_click(timeline, row)
    pick(timeline, "Take off the list for the next session")
    assert timeline.here.all(Topic) == []
    assert bid(timeline).share is Share.UNMARKED
    timeline.click("toastUndo")
    assert [each.id for each in timeline.here.all(Topic)] == [topic.id]


def test_bringing_an_entry_is_undone_in_the_toast(timeline: Desk) -> None:
    right_click(timeline, BID)
    pick(timeline, "Bring to the next session")
    timeline.click("toastUndo")
    assert timeline.here.all(Topic) == []
    assert bid(timeline).share is Share.UNMARKED


def test_what_must_never_leave_is_refused_with_a_kind_sentence(timeline: Desk) -> None:
    agenda.mark_share(timeline.here, bid(timeline), Share.NEVER)
    right_click(timeline, BID)
    pick(timeline, "Bring to the next session")
    assert timeline.here.all(Topic) == []
    assert timeline.window.toast.sentence == (
        "This entry is marked “never export”. Change its mark, then bring it."
    )
    assert not timeline.sees("toastUndo")


def test_the_menu_key_opens_the_menu_of_the_row_that_the_keyboard_is_on(timeline: Desk) -> None:
    timeline.focus("timeline.list")
    timeline.press("Ctrl+Home", "Down", "Down")
    view = timeline.find("timeline.list", EntryList)
    ask_for_menu(view.viewport(), QPoint(), by_key=True)
    QTest.keyClick(menu(timeline), Qt.Key.Key_Down)
    QTest.keyClick(menu(timeline), Qt.Key.Key_Return)
    assert agenda.brought(timeline.here, bid(timeline)) is not None


def test_there_is_no_menu_beside_the_rows(timeline: Desk) -> None:
    view = timeline.find("timeline.list", EntryList)
    ask_for_menu(view.viewport(), QPoint(20, view.viewport().height() - 2))
    assert timeline.application.activePopupWidget() is None


@pytest.mark.parametrize(
    ("share", "label", "sentence"),
    [
        (Share.BRING, "Bring to therapy", "Marked to bring to therapy."),
        (Share.NEVER, "Never export", "Marked never to be exported."),
    ],
)
def test_an_entry_is_marked_and_the_mark_undone(
    timeline: Desk, share: Share, label: str, sentence: str
) -> None:
    right_click(timeline, BID)
    assert "✓ Not marked" in offered(timeline)
    pick(timeline, label)
    assert bid(timeline).share is share
    assert timeline.window.toast.sentence == sentence
    right_click(timeline, BID)
    assert f"✓ {label}" in offered(timeline)
    pick(timeline, label)
    timeline.press("Ctrl+Z")
    assert bid(timeline).share is Share.UNMARKED


def test_the_open_entry_shows_its_new_mark(timeline: Desk) -> None:
    open_row(timeline, BID)
    timeline.click("entryEditor.menu")
    pick(timeline, "Never export")
    assert timeline.find("share.never", QPushButton, "entryEditor").isChecked()


def test_words_typed_just_before_the_menu_are_kept(timeline: Desk) -> None:
    open_row(timeline, NOTE)
    timeline.focus("words")
    timeline.press("Ctrl+End")
    timeline.write(" by the stairs")
    timeline.click("entryEditor.menu")
    pick(timeline, "Bring to the next session")
    (note,) = timeline.here.all(Note)
    assert note.words == "Two gulls and a lantern by the stairs"
    assert note.share is Share.BRING


def test_an_entry_is_put_in_the_bin_and_comes_back(timeline: Desk) -> None:
    before = rows(timeline)
    right_click(timeline, NOTE)
    pick(timeline, "Put in the bin")
    assert rows(timeline) == [*before[:NOTE], *before[NOTE + 1 :]]
    timeline.click("toastUndo")
    assert rows(timeline) == before


def test_an_entry_in_the_bin_can_only_come_back_or_be_deleted(
    timeline: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    timeline.here.remove(*timeline.here.all(Note), *timeline.here.all(Bid))
    timeline.click("timeline.bin")
    right_click(timeline, 0)
    assert offered(timeline) == ["Take it out of the bin", "Delete for good"]
    pick(timeline, "Take it out of the bin")
    assert len(entries(timeline)) == 2
    asked: list[str] = []
    answers = [False, True]

    def confirm(question: str, explanation: str, yes: str) -> bool:
        asked.append(question)
        return answers.pop(0)

    monkeypatch.setattr(timeline.window.ask, "confirm", confirm)
    for left in (2, 1):
        right_click(timeline, 0)
        pick(timeline, "Delete for good")
        assert timeline.here.store.count(Filter(binned=True)) == left
    assert asked == ["Delete this entry for good?"] * 2


def test_a_gut_check_is_begun_from_a_trust_feeling(timeline: Desk) -> None:
    right_click(timeline, FEELING)
    pick(timeline, "Start a gut check")
    (check,) = timeline.here.all(GutCheck)
    (feeling,) = timeline.here.all(TrustFeeling)
    assert (check.feeling, check.started_from) == (HOPE, feeling.id)
    assert GutCheck in timeline.pages.page.OPENS
    timeline.click("toastUndo")
    assert timeline.here.all(GutCheck) == []


def test_each_kind_of_entry_is_offered_what_goes_with_it(desk: Desk) -> None:
    with desk.journal() as journal:
        made = one_of_each(journal)
    desk.open()
    desk.click("sidebar.timeline")
    own_page = {"gut_check", "need", "note", "weekly_review", "session"}
    for row, entry in enumerate(made):
        right_click(desk, row)
        texts = offered(desk)
        menu(desk).close()
        assert ("Bring to the next session" in texts) == (entry.KIND != "session"), entry.KIND
        assert ("Start a gut check" in texts) == (entry.KIND == "trust_feeling"), entry.KIND
        assert ("Open on its page" in texts) == (entry.KIND in own_page), entry.KIND
        assert texts[-1] == "Put in the bin"


def test_a_session_is_opened_on_its_page(desk: Desk) -> None:
    with desk.journal() as journal:
        made = session(journal, -3, took_away="Slowly")
    desk.open()
    desk.click("sidebar.timeline")
    right_click(desk, 0)
    pick(desk, "Open on its page")
    assert Session in desk.pages.page.OPENS
    assert desk.pages.page.place()["session"] == made.id


def test_a_lock_closes_an_open_menu(timeline: Desk) -> None:
    right_click(timeline, BID)
    timeline.window.lock.emit()
    assert timeline.replaced[-1].hidden


def test_menus_leave_nothing_behind(timeline: Desk) -> None:
    for _time in range(3):
        right_click(timeline, BID)
        menu(timeline).close()
        right_click(timeline, BID)
        pick(timeline, "Not marked")
    flush()
    assert timeline.window.findChildren(QMenu, "entryMenu") == []

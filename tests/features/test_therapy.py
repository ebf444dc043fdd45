"""Therapy: sessions, what to bring to them in which order, and what I took away."""

import gc
import re
import weakref
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QDate, QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDateTimeEdit, QLineEdit, QPlainTextEdit, QWidget

from inglenook.journal import agenda
from inglenook.journal.entries import Bid, Note
from inglenook.journal.people import Person
from inglenook.journal.store import Filter
from inglenook.journal.therapy import Packet, Session, Topic
from inglenook.journal.vocabulary import PacketFormat, PersonKind, Share
from inglenook.ui.pages.therapy import TherapyPage
from inglenook.ui.widgets.entry_list import EntryList
from inglenook.ui.widgets.topic_list import TopicList
from support.agendas import (
    LEFT,
    ask_for_menu,
    click_row,
    drag,
    noon,
    offered,
    pick,
    row_middle,
    session,
    take_hold,
    topics,
)
from support.looks import UsualLook, clipped, outside
from support.timelines import RANG, half_year
from support.windows import NO_KEYS, Desk, flush

BROUGHT = ("The cat", "The letter", "The door")
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
OLD = "This is before 1900. Choose a later date."


@pytest.fixture
def therapy(desk: Desk) -> Desk:
    """The therapy page with a session a week ago, and one tomorrow with three things to bring."""
    with desk.journal() as journal:
        half_year(journal)
        marion = journal.new(Person, name="Marion", kind=PersonKind.THERAPIST)
        journal.keep(marion)
        session(journal, -6, ("The suitcase",), person=marion.id, took_away="Slowly is a speed")
        session(journal, 1, BROUGHT, person=marion.id)
    desk.open()
    desk.click("sidebar.therapy")
    return desk


def numbered(*words: str) -> list[str]:
    return [f"{at}. {each}" for at, each in enumerate(words, start=1)]


def line(desk: Desk) -> QLineEdit:
    return desk.find("agenda.line", QLineEdit)


def listed(desk: Desk, name: str) -> EntryList:
    return desk.find(f"therapy.{name}", EntryList)


def open_past(desk: Desk, row: int = 0) -> None:
    view = listed(desk, "past")
    desk.click_at(view.viewport(), view.visualRect(view.model().index(row, 0)).center())


def the_call(desk: Desk) -> Bid:
    return next(each for each in desk.here.all(Bid) if each.note == RANG)


def next_session(desk: Desk) -> Session:
    found = agenda.next_session(desk.here)
    assert found is not None
    return found


def lock_and_return(desk: Desk) -> None:
    desk.press("Ctrl+L")
    assert desk.replaced[-1].arguments[1] == "kept"
    desk.come_back()


# -- the sessions


def test_an_empty_page_says_what_it_is_for_and_offers_the_first_step(desk: Desk) -> None:
    desk.open()
    desk.click("sidebar.therapy")
    assert "Here you gather what you want to bring to therapy" in desk.read()
    assert not desk.sees("agenda.list")
    assert desk.focused().objectName() == "therapy.first"
    desk.press("Space")
    (made,) = desk.here.all(Session)
    assert made.happened.date() == desk.here.clock().date() + timedelta(days=1)
    assert (made.happened.minute, made.happened.second) == (0, 0)
    assert "The next session" in desk.read()
    assert "Here you gather" not in desk.read()
    desk.click("toastUndo")
    assert desk.here.all(Session) == []
    assert desk.sees("therapy.first")


def test_the_next_session_is_open_with_what_to_bring(therapy: Desk) -> None:
    assert "The next session" in therapy.read()
    assert topics(therapy) == numbered(*BROUGHT)
    assert therapy.focused() is line(therapy)


def test_a_past_session_is_opened_from_its_list(therapy: Desk) -> None:
    open_past(therapy)
    assert "What I brought" in therapy.read()
    assert topics(therapy) == ["1. The suitcase"]
    paper = therapy.find("took_away", QPlainTextEdit)
    assert paper.toPlainText() == "Slowly is a speed"
    paper.setFocus()
    therapy.press("Ctrl+End")
    therapy.write(", not an apology")
    therapy.press("Ctrl+1")
    (past,) = (each for each in therapy.here.all(Session) if each.took_away)
    assert past.took_away == "Slowly is a speed, not an apology"


def test_a_new_session_is_a_week_after_the_last_one_with_the_same_person(therapy: Desk) -> None:
    before = next_session(therapy)
    therapy.click("therapy.new")
    made = therapy.here.all(Session)[-1]
    assert made.happened == before.happened + timedelta(days=7)
    assert made.person == before.person
    assert therapy.find("happened", QDateTimeEdit).date().toPython() == made.happened.date()
    assert topics(therapy) == []
    therapy.click("toastUndo")
    assert len(therapy.here.all(Session)) == 2
    assert topics(therapy) == numbered(*BROUGHT)


def test_a_session_may_lie_ahead_and_moves_to_where_it_belongs(therapy: Desk) -> None:
    box = therapy.find("happened", QDateTimeEdit)
    box.setDate(QDate.currentDate().addDays(300))
    therapy.wait(lambda: next_session(therapy).happened.date() > noon(therapy.here, 200).date())
    assert therapy.sees("therapy.ahead")
    box.setDate(QDate.currentDate().addDays(-2))
    therapy.wait(lambda: agenda.next_session(therapy.here) is None)
    assert listed(therapy, "past").model_of_entries.rowCount() == 2
    assert topics(therapy) == numbered(*BROUGHT)


def test_a_session_in_1899_is_refused_at_the_field_and_the_rest_is_kept(therapy: Desk) -> None:
    before = next_session(therapy)
    therapy.focus("took_away")
    therapy.write("Wait three days")
    box = therapy.find("happened", QDateTimeEdit)
    box.setDate(QDate(1899, 12, 31))
    therapy.wait(lambda: OLD in therapy.read())
    assert box.property("wrong") is True
    assert next_session(therapy).happened == before.happened
    line(therapy).setFocus()
    therapy.write("The key")
    therapy.press("Return")
    open_past(therapy)
    view = listed(therapy, "ahead")
    therapy.click_at(view.viewport(), view.visualRect(view.model().index(0, 0)).center())
    box = therapy.find("happened", QDateTimeEdit)
    assert box.date() == QDate(1899, 12, 31)
    assert therapy.find("took_away", QPlainTextEdit).toPlainText() == "Wait three days"
    assert topics(therapy) == numbered(*BROUGHT, "The key")
    box.setDate(QDate.currentDate().addDays(3))
    therapy.wait(lambda: next_session(therapy).took_away == "Wait three days")
    assert OLD not in therapy.read()


def test_a_session_is_put_in_the_bin_and_what_to_bring_waits(therapy: Desk) -> None:
    therapy.click("session.bin")
    assert therapy.here.store.count(Filter(binned=True)) == 1
    assert "What I brought" in therapy.read()  # the last session
    assert therapy.focused().objectName() == "took_away"
    therapy.click("therapy.undated")
    assert "It has no date yet." in therapy.read()
    assert topics(therapy) == numbered(*BROUGHT)
    therapy.click("toastUndo")
    assert "It has no date yet." not in therapy.read()
    assert topics(therapy) == numbered(*BROUGHT)
    assert therapy.here.all(Topic, session=None) == []


def test_what_waits_comes_to_the_session_whose_date_is_chosen(therapy: Desk) -> None:
    therapy.click("session.bin")
    therapy.click("therapy.undated")
    therapy.focus("agenda.line")
    therapy.write("The key")
    therapy.press("Return")
    therapy.click("session.setDate")
    assert topics(therapy) == numbered(*BROUGHT, "The key")
    coming = next_session(therapy)
    assert {each.session for each in agenda.agenda(therapy.here, coming)} == {coming.id}


def test_two_sessions_ahead_are_both_there(therapy: Desk) -> None:
    session(therapy.here, 12, ("The stairs",))
    view = listed(therapy, "ahead")
    assert view.model_of_entries.rowCount() == 2
    therapy.click_at(view.viewport(), view.visualRect(view.model().index(0, 0)).center())
    assert topics(therapy) == ["1. The stairs"]


# -- what to bring


def test_words_are_added_with_enter_and_undone(therapy: Desk) -> None:
    therapy.write("  Why do I go numb?  ")
    therapy.press("Return")
    assert topics(therapy) == numbered(*BROUGHT, "Why do I go numb?")
    assert line(therapy).text() == ""
    therapy.press("Return")
    assert len(topics(therapy)) == 4
    therapy.press("Ctrl+Z")
    assert topics(therapy) == numbered(*BROUGHT)


def test_words_that_do_not_fit_are_refused_at_the_line(therapy: Desk) -> None:
    therapy.paste("a" * 1001)
    therapy.press("Return")
    assert "longer than 1000 characters" in therapy.read()
    assert line(therapy).property("wrong") is True
    therapy.press("Backspace", "Return")
    assert len(topics(therapy)) == 4
    assert "longer than 1000 characters" not in therapy.read()


def test_a_topic_is_dragged_down_with_the_mouse_and_undone(therapy: Desk) -> None:
    drag(therapy, 0, below=1)
    assert topics(therapy) == numbered("The letter", "The cat", "The door")
    therapy.press("Ctrl+Z")
    assert topics(therapy) == numbered(*BROUGHT)


def test_a_topic_is_dragged_to_the_top_and_stays_there(therapy: Desk) -> None:
    drag(therapy, 2, below=-1)
    assert topics(therapy) == numbered("The door", "The cat", "The letter")
    therapy.end()
    therapy.open()
    therapy.click("sidebar.therapy")
    assert topics(therapy) == numbered("The door", "The cat", "The letter")


def test_a_topic_dragged_to_where_it_was_changes_nothing(therapy: Desk) -> None:
    drag(therapy, 1, below=1)
    drag(therapy, 1, below=0)
    assert topics(therapy) == numbered(*BROUGHT)
    assert line(therapy).text() == ""
    assert not therapy.here.can_undo


def test_escape_lets_go_of_what_is_dragged(therapy: Desk) -> None:
    inside = take_hold(therapy, 0)
    view = therapy.find("agenda.list", TopicList)
    QTest.mouseMove(inside, row_middle(view, 2))
    QTest.keyClick(view, Qt.Key.Key_Escape)
    QTest.mouseRelease(inside, LEFT, NO_KEYS, row_middle(view, 2))
    assert topics(therapy) == numbered(*BROUGHT)


def test_topics_are_put_in_order_from_the_keyboard(therapy: Desk) -> None:
    therapy.focus("agenda.list")
    therapy.press("Home", "Alt+Down")
    assert topics(therapy) == numbered("The letter", "The cat", "The door")
    therapy.press("Alt+Down", "Alt+Down")
    assert topics(therapy) == numbered("The letter", "The door", "The cat")
    therapy.press("Alt+Up")
    assert topics(therapy) == numbered("The letter", "The cat", "The door")
    view = therapy.find("agenda.list", TopicList)
    assert view.currentIndex().row() == 1
    therapy.press(*["Ctrl+Z"] * 3)
    assert topics(therapy) == numbered(*BROUGHT)


def test_a_topic_is_taken_off_with_the_delete_key_and_undone(therapy: Desk) -> None:
    therapy.focus("agenda.list")
    therapy.press("Home", "Down", "Delete")
    assert topics(therapy) == numbered("The cat", "The door")
    assert therapy.window.toast.sentence == "Off the list."
    therapy.click("toastUndo")
    assert topics(therapy) == numbered(*BROUGHT)


def test_a_topic_is_taken_off_with_the_cross_at_its_right(therapy: Desk) -> None:
    view = therapy.find("agenda.list", TopicList)
    place = row_middle(view, 0)
    place.setX(view.viewport().width() - 16)
    therapy.click_at(view.viewport(), place)
    assert topics(therapy) == numbered("The letter", "The door")


def test_words_are_changed_in_the_line(therapy: Desk) -> None:
    click_row(therapy, 1)
    assert line(therapy).text() == "The letter"
    therapy.write("The letter under the door")
    therapy.press("Return")
    assert topics(therapy) == numbered("The cat", "The letter under the door", "The door")
    therapy.press("Ctrl+Z")
    assert topics(therapy) == numbered(*BROUGHT)


def test_escape_leaves_the_words_as_they_were(therapy: Desk) -> None:
    therapy.focus("agenda.list")
    therapy.press("Home", "F2")
    therapy.write("Something else")
    therapy.press("Escape")
    assert line(therapy).text() == ""
    assert topics(therapy) == numbered(*BROUGHT)


def test_words_in_the_line_are_not_lost_when_others_are_changed(therapy: Desk) -> None:
    therapy.write("The key")
    click_row(therapy, 0)
    assert line(therapy).text() == "The cat"
    assert topics(therapy) == numbered(*BROUGHT, "The key")


def test_the_menu_of_a_topic_moves_it_and_takes_it_off(therapy: Desk) -> None:
    view = therapy.find("agenda.list", TopicList)
    ask_for_menu(view.viewport(), row_middle(view, 0))
    assert offered(therapy) == ["Change the words", "Move down", "Take it off the list"]
    pick(therapy, "Move down")
    assert topics(therapy) == numbered("The letter", "The cat", "The door")
    view.setFocus()
    ask_for_menu(view.viewport(), row_middle(view, 1), by_key=True)
    pick(therapy, "Take it off the list")
    assert topics(therapy) == numbered("The letter", "The door")


def test_an_entry_is_brought_and_opened_from_the_list(therapy: Desk) -> None:
    agenda.bring(therapy.here, the_call(therapy))
    assert topics(therapy)[3].startswith("4. I reached out, Robin turned toward me. ")
    click_row(therapy, 3)
    assert therapy.pages.page.NAME == "timeline"
    assert therapy.find("note", QPlainTextEdit).toPlainText() == RANG


def test_enter_opens_the_entry_of_a_topic(therapy: Desk) -> None:
    brought = agenda.bring(therapy.here, the_call(therapy))
    agenda.change_words(therapy.here, brought, "He rang")
    assert topics(therapy)[3].startswith("4. He rang. I reached out, Robin turned toward me · ")
    therapy.focus("agenda.list")
    therapy.press("End", "Return")
    assert therapy.pages.page.NAME == "timeline"


def test_a_topic_is_shown_where_it_is_at_home(therapy: Desk) -> None:
    topic = therapy.here.all(Topic, words="The suitcase")[0]
    therapy.press("Ctrl+1")
    therapy.pages.open_record(topic)
    assert topics(therapy) == ["1. The suitcase"]
    assert therapy.focused().objectName() == "agenda.list"


# -- carrying over


def test_what_was_left_over_is_carried_over_and_undone(therapy: Desk) -> None:
    open_past(therapy)
    therapy.click("agenda.carry")
    assert topics(therapy) == []
    assert "Nothing is left on this list." in therapy.read()
    assert len(agenda.agenda(therapy.here, next_session(therapy))) == 4
    therapy.click("toastUndo")
    assert topics(therapy) == ["1. The suitcase"]
    assert len(agenda.agenda(therapy.here, next_session(therapy))) == 3


def test_one_topic_is_carried_over_with_the_arrow_at_its_right(therapy: Desk) -> None:
    past = agenda.last_session(therapy.here)
    agenda.bring_words(therapy.here, past, "The keys")
    open_past(therapy)
    view = therapy.find("agenda.list", TopicList)
    place = row_middle(view, 0)
    place.setX(view.viewport().width() - 46)
    therapy.click_at(view.viewport(), place)
    assert topics(therapy) == ["1. The keys"]
    coming = agenda.agenda(therapy.here, next_session(therapy))
    assert [each.words for each in coming] == [*BROUGHT, "The suitcase"]


# -- from the keyboard


def test_the_tab_key_goes_the_way_of_the_eye(therapy: Desk) -> None:
    packets = [therapy.here.new(Packet, made=therapy.here.clock(), format=PacketFormat.PDF)] * 4
    therapy.here.keep(*(replace(each, id=f"{at}") for at, each in enumerate(packets)))
    therapy.focus("therapy.new")
    way = ["therapy.new"]
    while way[-1] != "sidebar.today":
        therapy.press("Tab")
        way.append(re.sub(r"^person\..*", "person", therapy.focused().objectName()))
    assert list(dict.fromkeys(way[:-1])) == [
        "therapy.new",
        "therapy.packet",
        "therapy.ahead",
        "therapy.past",
        "session.bin",
        "happened",
        "person",
        "agenda.list",
        "agenda.line",
        "took_away",
        "packets.more",
    ]


# -- over a lock


def test_half_a_line_is_there_after_a_lock(therapy: Desk) -> None:
    therapy.write("Half a tho")
    lock_and_return(therapy)
    assert line(therapy).text() == "Half a tho"
    assert therapy.focused() is line(therapy)
    therapy.write("ught")
    therapy.press("Return")
    assert topics(therapy) == numbered(*BROUGHT, "Half a thought")


def test_half_changed_words_are_there_after_a_lock(therapy: Desk) -> None:
    click_row(therapy, 0)
    therapy.write("The two c")
    lock_and_return(therapy)
    therapy.write("ats")
    therapy.press("Return")
    assert topics(therapy) == numbered("The two cats", "The letter", "The door")


def test_each_session_keeps_its_own_line(therapy: Desk) -> None:
    therapy.write("Half a tho")
    open_past(therapy)
    assert not therapy.sees("agenda.line")
    therapy.focus("took_away")
    lock_and_return(therapy)
    assert "What I brought" in therapy.read()
    assert therapy.focused().objectName() == "took_away"
    view = listed(therapy, "ahead")
    therapy.click_at(view.viewport(), view.visualRect(view.model().index(0, 0)).center())
    assert line(therapy).text() == "Half a tho"


def test_what_i_took_away_is_there_after_a_lock(therapy: Desk) -> None:
    open_past(therapy)
    therapy.focus("took_away")
    therapy.press("Ctrl+End")
    therapy.write(". Half a tho")
    lock_and_return(therapy)
    paper = therapy.find("took_away", QPlainTextEdit)
    assert paper.toPlainText() == "Slowly is a speed. Half a tho"
    assert therapy.focused() is paper


def test_what_waits_stays_in_front(therapy: Desk) -> None:
    therapy.click("session.bin")
    therapy.click("therapy.undated")
    lock_and_return(therapy)
    assert "It has no date yet." in therapy.read()


# -- from elsewhere


def test_a_session_in_the_bin_is_shown_there(therapy: Desk) -> None:
    coming = next_session(therapy)
    therapy.click("session.bin")
    kept = therapy.here.find(Session, coming.id)
    assert kept is not None
    therapy.pages.open_record(kept)
    assert therapy.pages.page.NAME == "timeline"
    assert therapy.sees("entryEditor.restore")


def test_a_name_changed_elsewhere_is_shown(therapy: Desk) -> None:
    (note,) = therapy.here.all(Note)
    agenda.bring(therapy.here, note)
    marked = therapy.here.all(Note)[0]
    assert marked.share is Share.BRING
    therapy.here.keep(replace(marked, title="The lighthouse"))
    assert topics(therapy)[3].startswith("4. The lighthouse. ")


def test_what_has_left_the_journal_is_listed_once_something_has(therapy: Desk) -> None:
    assert not therapy.sees("packets")
    made = [
        therapy.here.new(
            Packet,
            made=therapy.here.clock() - timedelta(days=days),
            format=PacketFormat.PDF,
            since=datetime(2026, 3, 1).date(),
            file_name=f"notes-{days}.pdf",
        )
        for days in range(5)
    ]
    therapy.here.keep(*made)
    shown = therapy.read("packets")
    assert "PDF · from 1 Mar 2026" in shown
    assert [name for name in shown.splitlines() if "notes" in name] == [
        f"notes-{days}.pdf" for days in range(3)
    ]
    therapy.click("packets.more")
    assert "notes-4.pdf" in therapy.read("packets")


def test_hundreds_of_sessions_are_opened_at_once(desk: Desk) -> None:
    with desk.journal() as journal:
        journal.keep(
            *(journal.new(Session, happened=noon(journal, -7 * week)) for week in range(500))
        )
    desk.open()
    desk.click("sidebar.therapy")
    model = listed(desk, "past").model_of_entries
    assert model.rowCount() == 499
    assert len(model._pages) <= 2


class Shown(QObject):
    """Notes whatever is shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.windows: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.windows.append(watched.objectName() or type(watched).__name__)
        return False


def test_nothing_flashes_up_as_a_window_of_its_own(therapy: Desk) -> None:
    packet = therapy.here.new(Packet, made=therapy.here.clock(), format=PacketFormat.PDF)
    therapy.here.keep(packet)
    therapy.press("Ctrl+1")
    therapy.end()
    shown = Shown()
    therapy.application.installEventFilter(shown)
    try:
        therapy.open()
        therapy.click("sidebar.therapy")
        open_past(therapy)
        therapy.click("therapy.new")
        therapy.here.remove(*therapy.here.all(Session)[1:])
        therapy.click("therapy.undated")
        assert shown.windows == ["window"]
    finally:
        therapy.application.removeEventFilter(shown)


def test_sessions_that_were_open_leave_nothing_behind(therapy: Desk) -> None:
    counts = []
    for _time in range(3):
        open_past(therapy)
        view = listed(therapy, "ahead")
        therapy.click_at(view.viewport(), view.visualRect(view.model().index(0, 0)).center())
        flush()
        counts.append(len(therapy.window.findChildren(QWidget)))
    assert counts[0] == counts[1] == counts[2]


def test_a_locked_window_is_freed(therapy: Desk) -> None:
    open_past(therapy)
    journal = weakref.ref(therapy.here)
    therapy.press("Ctrl+L")
    therapy.end()
    gc.collect()
    assert journal() is None


@pytest.mark.parametrize("size", [(1280, 820), (960, 640)], ids=str)
@pytest.mark.parametrize("factor", [1.0, 2.0], ids=["usual text", "twice the text"])
def test_every_word_has_room(therapy: Desk, size: tuple[int, int], factor: float) -> None:
    desk = therapy
    desk.end()
    UsualLook(desk.application).enlarge(factor)
    desk.begin(desk.path)
    desk.window.resize(*size)
    desk.unlock()
    desk.wait(lambda: isinstance(desk.pages.page, TherapyPage))
    found: list[str] = []
    for step in ("next", "past", "undated"):
        if step == "past":
            open_past(desk)
        elif step == "undated":
            desk.here.remove(next_session(desk))
            desk.click("therapy.undated")
        for _pass in range(3):
            desk.application.sendPostedEvents()
            desk.application.processEvents()
        found += [f"{step}: {each}" for each in (*clipped(desk.window), *outside(desk.window))]
    assert found == []

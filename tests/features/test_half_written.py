"""What is half-written when it locks is there afterwards, and so is the person's place."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDateTimeEdit,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
)

from inglenook.journal.entries import Bid, Note, TrustFeeling
from inglenook.journal.people import Person
from inglenook.journal.vocabulary import Zone
from inglenook.ui.widgets.slider import Slider
from inglenook.ui.widgets.zone_rings import ZoneRings
from support.timelines import half_year, open_row, rows
from support.windows import Desk

WORDS = "half a sent"


@pytest.fixture
def opened(desk: Desk) -> Desk:
    with desk.journal() as journal:
        half_year(journal)
    desk.open()
    return desk


def lock_and_return(desk: Desk) -> None:
    """Lock in the same breath, without waiting for anything, and unlock again."""
    desk.press("Ctrl+L")
    assert desk.replaced[-1].arguments[1] == "kept"
    desk.come_back()


def paper(desk: Desk, name: str, within: str = "") -> QPlainTextEdit:
    return desk.find(name, QPlainTextEdit, within)


def test_words_typed_right_before_the_lock(opened: Desk) -> None:
    opened.focus("unseen_part")
    opened.write(WORDS)
    lock_and_return(opened)
    assert paper(opened, "unseen_part").toPlainText() == WORDS
    assert opened.focused() is paper(opened, "unseen_part")
    opened.write("ence")
    opened.click("done")
    feelings = opened.here.all(TrustFeeling)
    assert [each.unseen_part for each in feelings][1:] == [WORDS + "ence"]


def test_the_cursor_is_where_it_was(opened: Desk) -> None:
    opened.focus("unseen_part")
    opened.write("🪔 one three")
    opened.press(*["Left"] * 5)
    lock_and_return(opened)
    opened.write("two ")
    assert paper(opened, "unseen_part").toPlainText() == "🪔 one two three"


def test_a_half_answered_feeling(opened: Desk) -> None:
    opened.focus("zone")
    opened.press("Right", "Right")
    opened.focus("safe")
    opened.write("2")
    opened.find("trust", Slider).setFocus()
    opened.press("End")
    lock_and_return(opened)
    assert opened.find("zone", ZoneRings).zone == Zone.PROTECTION
    assert opened.find("trust", Slider).number == 10
    assert opened.focused() is opened.find("trust", Slider)
    opened.click("done")
    feeling = opened.here.all(TrustFeeling)[1]
    assert (feeling.zone, feeling.safe, feeling.trust) == (Zone.PROTECTION, 2, 10)


def test_words_among_the_folded_questions(opened: Desk) -> None:
    opened.click("more")
    opened.focus("heart")
    opened.write(WORDS)
    opened.click("signs.cold")
    opened.focus("heart")
    lock_and_return(opened)
    assert paper(opened, "heart").toPlainText() == WORDS
    assert opened.find("signs.cold", QPushButton).isChecked()
    assert opened.focused() is paper(opened, "heart")


@pytest.mark.parametrize("direction", ["offered", "received"])
def test_the_note_of_a_bid(opened: Desk, direction: str) -> None:
    card = f"bids.{direction}"
    opened.click(f"{card}.away")
    opened.focus("note", within=card)
    opened.write(WORDS)
    lock_and_return(opened)
    assert paper(opened, "note", card).toPlainText() == WORDS
    assert opened.focused() is paper(opened, "note", card)
    opened.write(".")
    opened.click(f"{card}.done")
    assert [bid.note for bid in opened.here.all(Bid)][2:] == [WORDS + "."]


def test_both_bids_at_once(opened: Desk) -> None:
    for direction in ("offered", "received"):
        opened.click(f"bids.{direction}.toward")
        opened.focus("note", within=f"bids.{direction}")
        opened.write(direction)
    lock_and_return(opened)
    for direction in ("offered", "received"):
        assert paper(opened, "note", f"bids.{direction}").toPlainText() == direction
    assert opened.focused() is paper(opened, "note", "bids.received")


def test_the_name_of_somebody_new(opened: Desk) -> None:
    opened.click("person.add")
    opened.write("Sash")
    lock_and_return(opened)
    assert opened.find("person.newName", QLineEdit).text() == "Sash"
    assert opened.focused().objectName() == "person.newName"
    opened.write("a")
    opened.press("Return")
    assert "Sasha" in [person.name for person in opened.here.all(Person)]


def test_an_entry_that_is_open_on_the_timeline(opened: Desk) -> None:
    opened.click("sidebar.timeline")
    note = open_row(opened, 3)
    opened.focus("words")
    opened.press("Ctrl+End")
    opened.write(" " + WORDS)
    lock_and_return(opened)
    assert opened.pages.page.NAME == "timeline"
    assert paper(opened, "words").toPlainText() == "Two gulls and a lantern " + WORDS
    assert opened.focused() is paper(opened, "words")
    kept = opened.here.find(Note, note.id)
    assert kept is not None
    assert kept.words.endswith(WORDS)


def test_an_entry_that_does_not_fit_its_fields(opened: Desk) -> None:
    opened.click("sidebar.timeline")
    note = open_row(opened, 3)
    box = opened.find("happened", QDateTimeEdit)
    chosen = box.dateTime().addYears(2)
    box.setDateTime(chosen)
    for name in ("title", "words"):
        opened.focus(name)
        opened.press("Ctrl+A", "Backspace")
    opened.write(WORDS)
    opened.press("Ctrl+A", "Backspace")
    lock_and_return(opened)
    assert opened.find("happened", QDateTimeEdit).dateTime() == chosen
    assert paper(opened, "words").toPlainText() == ""
    assert opened.here.find(Note, note.id) == note
    opened.focus("words")
    opened.write("a")
    opened.find("happened", QDateTimeEdit).setDateTime(chosen.addYears(-2))
    opened.wait(lambda: opened.here.all(Note)[0].words == "a")


def test_two_locks_in_a_row(opened: Desk) -> None:
    opened.focus("unseen_part")
    opened.write(WORDS)
    lock_and_return(opened)
    lock_and_return(opened)
    assert paper(opened, "unseen_part").toPlainText() == WORDS
    opened.press("Ctrl+A", "Backspace")
    lock_and_return(opened)
    assert paper(opened, "unseen_part").toPlainText() == ""
    assert len(opened.here.all(TrustFeeling)) == 1


def test_what_was_finished_is_not_half_written_again(opened: Desk) -> None:
    opened.focus("unseen_part")
    opened.write(WORDS)
    opened.click("done")
    lock_and_return(opened)
    assert paper(opened, "unseen_part").toPlainText() == ""
    opened.click("bids.offered.toward")
    opened.click("bids.offered.done")
    lock_and_return(opened)
    assert not opened.sees("note", within="bids.offered")


def test_words_on_a_page_that_is_not_in_front(opened: Desk) -> None:
    opened.focus("unseen_part")
    opened.write(WORDS)
    opened.press("Ctrl+2")
    open_row(opened, 3)
    opened.press("Ctrl+3")
    lock_and_return(opened)
    assert opened.pages.page.NAME == "trends"
    opened.press("Ctrl+1")
    assert paper(opened, "unseen_part").toPlainText() == WORDS
    opened.press("Ctrl+2")
    assert opened.sees("entryEditor")


def test_the_filters_of_the_timeline(opened: Desk) -> None:
    opened.click("sidebar.timeline")
    opened.choose("timeline.kind", "Bid")
    opened.choose("timeline.person", "Alex")
    opened.choose("timeline.period", "Last 12 weeks")
    shown = rows(opened)
    lock_and_return(opened)
    assert rows(opened) == shown
    for name, text in (("kind", "Bid"), ("person", "Alex"), ("period", "Last 12 weeks")):
        assert opened.find(f"timeline.{name}", QComboBox).currentText() == text


def test_the_place_in_a_long_timeline(desk: Desk) -> None:
    with desk.journal() as journal:
        notes = [journal.new(Note, title=f"Note {number}") for number in range(300)]
        journal.keep(*notes)
    desk.open()
    desk.click("sidebar.timeline")
    view = desk.find("timeline.list", QAbstractItemView)
    view.scrollTo(view.model().index(150, 0), QAbstractItemView.ScrollHint.PositionAtTop)
    top = view.indexAt(view.rect().topLeft()).row()
    lock_and_return(desk)
    view = desk.find("timeline.list", QAbstractItemView)
    assert top > 100
    desk.wait(lambda: view.indexAt(view.rect().topLeft()).row() == top)


def test_the_bin_stays_in_front(opened: Desk) -> None:
    opened.click("sidebar.timeline")
    open_row(opened, 0)
    opened.click("entryEditor.bin")
    opened.click("timeline.bin")
    lock_and_return(opened)
    assert opened.find("timeline.bin", QPushButton).isChecked()
    assert len(rows(opened)) == 1


def test_the_choices_on_trends(opened: Desk) -> None:
    opened.click("sidebar.trends")
    opened.choose("trends.person", "Robin")
    opened.choose("trends.period", "Last 12 weeks")
    opened.wait(lambda: opened.find("trends.asTable", QPushButton).isEnabled())
    opened.click("trends.asTable")
    lock_and_return(opened)
    assert opened.pages.page.NAME == "trends"
    assert opened.find("trends.person", QComboBox).currentText() == "Robin"
    assert opened.find("trends.period", QComboBox).currentText() == "Last 12 weeks"
    opened.wait(lambda: opened.sees("trends.responsiveness.table"))


def test_settings_stay_in_front(opened: Desk) -> None:
    opened.click("sidebar.settings")
    lock_and_return(opened)
    assert opened.pages.page.NAME == "settings"


def test_how_far_the_page_was_scrolled(opened: Desk) -> None:
    opened.window.resize(960, 640)
    opened.click("more")
    area = scrolling(opened)
    opened.wait(lambda: area().verticalScrollBar().maximum() > 200)
    area().verticalScrollBar().setValue(150)
    lock_and_return(opened)
    assert opened.window.size().toTuple() == (960, 640)
    opened.wait(lambda: area().verticalScrollBar().value() == 150)


def scrolling(desk: Desk) -> Callable[[], QScrollArea]:
    """What scrolls the page; asked anew each time, for a lock takes the window away."""
    return lambda: next(
        each for each in desk.pages.page.findChildren(QScrollArea) if holds_the_page(each)
    )


def holds_the_page(area: QScrollArea) -> bool:
    held = area.widget()
    return held is not None and held.objectName() == "pageBody"

"""Everything works from the keyboard, and everything a person can act on says what it is."""

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from inglenook.journal.entries import Bid, TrustFeeling
from inglenook.journal.people import Person
from inglenook.journal.records import ENTRIES
from inglenook.journal.vocabulary import Zone
from inglenook.ui.journal_pages import PAGES
from inglenook.ui.widgets.chart_view import ChartView
from support.keys import controls, tabbed
from support.pages import IN_SIDEBAR, fill, states
from support.timelines import open_row
from support.vaults import filled
from support.windows import Desk


@pytest.fixture
def opened(desk: Desk) -> Desk:
    with desk.journal() as journal:
        filled(journal)
    desk.open()
    return desk


@pytest.mark.parametrize(
    ("keys", "page"), [(f"Ctrl+{number}", page.NAME) for number, page in enumerate(PAGES, 1)]
)
def test_a_page_is_shown_by_its_number(opened: Desk, keys: str, page: str) -> None:
    opened.click("sidebar.settings")
    opened.press(keys)
    assert page == opened.pages.page.NAME
    assert opened.find(f"sidebar.{page}", QPushButton).isChecked()
    assert not opened.find("sidebar.settings", QPushButton).isChecked()


def test_a_new_entry_is_begun_from_any_page(opened: Desk) -> None:
    opened.press("Ctrl+2", "Ctrl+N", "Right")
    opened.wait(lambda: [each.zone for each in opened.here.all(TrustFeeling)] == [Zone.CENTRE])


def test_a_bid_is_noted_from_any_page(opened: Desk) -> None:
    opened.press("Ctrl+3", "Ctrl+B", "Tab", "Space")
    assert [bid.answer for bid in opened.here.all(Bid)][3:] == ["away"]


def test_ctrl_enter_finishes(opened: Desk) -> None:
    opened.press("Ctrl+N", "Right", "Ctrl+Return")
    assert len(opened.here.all(TrustFeeling)) == 1
    assert opened.window.toast.sentence == "Kept on your timeline."
    opened.press("Ctrl+Return")
    assert len(opened.here.all(TrustFeeling)) == 1


def test_ctrl_enter_works_on_the_number_pad_too(opened: Desk) -> None:
    opened.press("Ctrl+N", "Right", "Ctrl+Enter")
    assert len(opened.here.all(TrustFeeling)) == 1
    assert opened.window.toast.sentence == "Kept on your timeline."


def test_a_day_is_written_from_the_keyboard_alone(desk: Desk) -> None:
    desk.open()
    desk.press("Ctrl+N", "Tab")
    while desk.focused().objectName() != "person.add":
        desk.press("Tab")
    desk.press("Space")
    desk.write("Robin")
    desk.press("Return")
    (robin,) = desk.here.all(Person)
    desk.press("Ctrl+N", "Right", "Right")
    while desk.focused().objectName() != "seen":
        desk.press("Tab")
    desk.write("4")
    desk.press("Tab")
    desk.write("the quiet part")
    desk.press("Ctrl+Return", "Ctrl+B", "Space")
    (feeling,), (bid,) = desk.here.all(TrustFeeling), desk.here.all(Bid)
    assert (feeling.person, feeling.zone, feeling.seen) == (robin.id, Zone.PROTECTION, 4)
    assert feeling.unseen_part == "the quiet part"
    assert bid.person == robin.id
    desk.press("Ctrl+L")
    assert len(desk.replaced) == 1


def test_the_tab_key_reaches_every_control_on_today(opened: Desk) -> None:
    opened.click("more")
    for direction in ("offered", "received"):
        opened.click(f"bids.{direction}.against")
    opened.wait(lambda: opened.sees("manner.critical", within="bids.received"))
    opened.focus("zone")
    reached = {id(each) for each in tabbed(opened)}
    missed = [each.objectName() for each in controls(opened.window) if id(each) not in reached]
    assert missed == []


@pytest.mark.parametrize("page", IN_SIDEBAR[1:])
def test_the_tab_key_reaches_every_control_on(opened: Desk, page: str) -> None:
    opened.click(f"sidebar.{page}")
    if page == "timeline":
        open_row(opened, 0)
    opened.wait(lambda: opened.sees(f"sidebar.{page}"))
    opened.focus(f"sidebar.{page}")
    reached = {id(each) for each in tabbed(opened)}
    missed = [each.objectName() for each in controls(opened.window) if id(each) not in reached]
    assert missed == []


def test_the_way_back_with_shift_and_tab_is_the_same(opened: Desk) -> None:
    opened.focus("zone")
    forth = tabbed(opened)
    opened.press("Shift+Tab")
    assert opened.focused() is forth[-1]


def unnamed(root: QWidget) -> list[str]:
    """Controls without a name for the program or without words for somebody who does not see."""
    found = []
    for each in controls(root):
        words = each.accessibleName()
        if isinstance(each, QAbstractButton):
            words = words or each.text().strip(" +")
        if not each.objectName() or not words:
            found.append(f"{type(each).__name__} {each.objectName()!r} says {words!r}")
    return found


def test_every_control_of_every_page_has_a_name(desk: Desk) -> None:
    with desk.journal() as journal:
        fill(journal)
    desk.begin(desk.path)
    assert unnamed(desk.window) == []
    desk.unlock()
    desk.click("more")
    desk.click("person.add")
    for direction in ("offered", "received"):
        desk.click(f"bids.{direction}.against")
    for state in states(desk):
        assert unnamed(desk.window) == [], state
    desk.click("sidebar.timeline")
    for row in range(len(ENTRIES)):
        open_row(desk, row)
        assert unnamed(desk.window) == []
    desk.choose("timeline.period", "From … to …")
    assert unnamed(desk.window) == []


def test_every_control_before_a_journal_has_a_name(desk: Desk) -> None:
    desk.begin()
    assert unnamed(desk.window) == []


def test_the_table_of_trends_has_a_name(opened: Desk) -> None:
    opened.click("sidebar.trends")
    opened.wait(lambda: opened.find("trends.responsiveness.chart", ChartView).drawn)
    assert unnamed(opened.window) == []
    opened.click("trends.asTable")
    assert unnamed(opened.window) == []


def test_what_is_chosen_is_told_to_somebody_who_does_not_see(opened: Desk) -> None:
    opened.focus("zone")
    opened.press("Right")
    assert opened.focused().accessibleName() == "Zone"
    assert opened.focused().accessibleDescription() == "Centre"
    opened.focus("safe")
    assert opened.focused().accessibleDescription() == "not chosen"
    opened.write("0")
    assert opened.focused().accessibleDescription() == "0 of 4"


def test_the_keyboard_is_where_a_page_begins(opened: Desk) -> None:
    assert opened.focused().objectName() == "zone"
    opened.press("Ctrl+2")
    assert opened.focused().objectName() == "timeline.list"


def test_tab_leaves_a_text_and_writes_nothing(opened: Desk) -> None:
    opened.focus("unseen_part")
    opened.press("Tab")
    assert not isinstance(opened.focused(), QPlainTextEdit | QLineEdit)
    assert opened.find("unseen_part", QPlainTextEdit).toPlainText() == ""

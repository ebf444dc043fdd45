"""A window that is gone is gone: nothing of it, and nothing of its journal, stays behind."""

import gc
import weakref

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from inglenook.journal.journal import Journal
from support.pages import fill, states
from support.timelines import half_year, open_row
from support.windows import Desk, flush


def visit_everything(desk: Desk) -> None:
    """Show every page and open and close an entry, as in a day's use."""
    desk.click("bids.offered.toward")
    desk.click("more")
    assert all(states(desk))
    desk.click("sidebar.timeline")
    for row in range(3):
        open_row(desk, row)
    desk.click("entryEditor.close")
    desk.click("sidebar.today")


@pytest.fixture
def opened(desk: Desk) -> Desk:
    with desk.journal() as journal:
        half_year(journal)
        fill(journal)
    desk.open()
    return desk


def test_a_closed_window_is_freed(opened: Desk) -> None:
    visit_everything(opened)
    window = opened.window
    parts = window.findChildren(QWidget)
    journal = weakref.ref(opened.here)
    window.close()
    opened.end()
    assert not isValid(window)
    assert not any(isValid(part) for part in parts)
    del window, parts
    gc.collect()
    assert journal() is None


def test_a_locked_window_is_freed(opened: Desk) -> None:
    visit_everything(opened)
    journal = weakref.ref(opened.here)
    opened.press("Ctrl+L")
    opened.end()
    gc.collect()
    assert journal() is None
    assert [each for each in gc.get_objects() if isinstance(each, Journal)] == []


def test_no_widgets_pile_up_from_one_journal_to_the_next(opened: Desk) -> None:
    visit_everything(opened)
    opened.end()
    counts = []
    for _time in range(2):
        opened.open()
        visit_everything(opened)
        opened.end()
        gc.collect()
        counts.append(len(QApplication.allWidgets()))
    assert counts[0] == counts[1]


def test_entries_that_were_open_leave_nothing_behind(opened: Desk) -> None:
    opened.click("sidebar.timeline")
    counts = []
    for _time in range(3):
        for row in range(5):
            open_row(opened, row)
        opened.click("entryEditor.close")
        flush()
        gc.collect()
        flush()
        counts.append(len(opened.window.findChildren(QWidget)))
    assert counts[0] == counts[1] == counts[2]


def test_a_page_before_the_journal_leaves_nothing_behind(desk: Desk) -> None:
    desk.begin()
    for _time in range(3):
        desk.click("welcome.unlock")
        desk.click("unlock.new")
        flush()
    assert len(desk.window.findChildren(QWidget, "create")) == 1

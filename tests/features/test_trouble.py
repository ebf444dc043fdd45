"""When nothing can be written: it is said in a sentence, nothing is lost, and the lock locks."""

import pytest
from PySide6.QtWidgets import QPlainTextEdit, QPushButton

from inglenook.journal.entries import Bid, Note, TrustFeeling
from inglenook.journal.errors import DiskFull
from inglenook.journal.store import Filter
from support.disks import full_disk
from support.timelines import half_year, open_row, rows
from support.windows import Desk

FULL = str(DiskFull())


@pytest.fixture
def opened(desk: Desk) -> Desk:
    with desk.journal() as journal:
        half_year(journal)
    desk.open()
    return desk


def said(desk: Desk) -> str:
    return desk.window.toast.sentence if desk.sees("toast") else ""


def test_words_stay_and_are_kept_once_there_is_room(opened: Desk) -> None:
    with full_disk(opened):
        opened.focus("unseen_part")
        opened.write("hope")
        opened.wait(lambda: said(opened) == FULL)
        assert len(opened.here.all(TrustFeeling)) == 1
    opened.write("s")
    opened.press("Tab")
    assert [each.unseen_part for each in opened.here.all(TrustFeeling)][1:] == ["hopes"]


def test_words_are_kept_on_leaving_the_page_without_typing_again(opened: Desk) -> None:
    with full_disk(opened):
        opened.focus("unseen_part")
        opened.write("hope")
        opened.press("Tab")
        assert said(opened) == FULL
    opened.press("Ctrl+2")
    assert [each.unseen_part for each in opened.here.all(TrustFeeling)][1:] == ["hope"]


def test_a_bid_that_could_not_be_kept_is_tapped_again_and_kept_once(opened: Desk) -> None:
    with full_disk(opened):
        opened.click("bids.offered.toward")
        assert said(opened) == FULL
        assert not opened.sees("note", within="bids.offered")
    opened.click("bids.offered.away")
    assert [bid.answer for bid in opened.here.all(Bid)][2:] == ["away"]


def test_an_entry_that_cannot_go_into_the_bin_stays(opened: Desk) -> None:
    opened.click("sidebar.timeline")
    open_row(opened, 3)
    with full_disk(opened):
        opened.click("entryEditor.bin")
        assert said(opened) == FULL
    assert len(rows(opened)) == 5
    assert opened.sees("entryEditor")


def test_an_entry_that_cannot_leave_the_bin_stays_in_it(
    opened: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opened.window.ask, "confirm", lambda *_asked: True)
    opened.click("sidebar.timeline")
    open_row(opened, 3)
    opened.click("entryEditor.bin")
    opened.click("timeline.bin")
    open_row(opened, 0)
    with full_disk(opened):
        for name in ("entryEditor.restore", "entryEditor.erase", "timeline.emptyBin"):
            opened.window.toast.hide()
            opened.click(name)
            assert said(opened) == FULL, name
    assert opened.here.store.count(Filter(binned=True)) == 1
    assert len(opened.here.all(Note)) == 1


def test_what_cannot_be_taken_back_is_said(opened: Desk) -> None:
    opened.click("bids.offered.toward")
    with full_disk(opened):
        opened.click("toastUndo")
        assert said(opened) == FULL
        opened.window.toast.hide()
        opened.press("Ctrl+Z")
        assert said(opened) == FULL
    assert len(opened.here.all(Bid)) == 3
    opened.press("Ctrl+Z")
    assert len(opened.here.all(Bid)) == 2


def test_somebody_new_who_could_not_be_kept_is_still_in_the_line(opened: Desk) -> None:
    opened.click("person.add")
    opened.write("Sasha")
    with full_disk(opened):
        opened.press("Return")
        assert FULL in opened.read()
    opened.press("Return")
    assert "Sasha" in [person.name for person in opened.here.people()]


def test_a_setting_that_could_not_be_kept_is_said(opened: Desk) -> None:
    opened.click("sidebar.settings")
    with full_disk(opened):
        opened.click("week_start.sunday")
        opened.wait(lambda: said(opened) == FULL)
    assert opened.here.preferences.week_start == "monday"


def test_the_lock_locks_and_owns_up(opened: Desk) -> None:
    opened.focus("unseen_part")
    opened.write("hope")
    with full_disk(opened):
        opened.press("Ctrl+L")
    (replaced,) = opened.replaced
    assert replaced.arguments[1] == "not-kept"
    assert replaced.hidden
    assert replaced.closed
    opened.begin(opened.path, not_kept=True)
    assert "the very last words could not be kept" in opened.read()


def test_once_the_last_words_are_gathered_nothing_is_written_by_itself(opened: Desk) -> None:
    """The vault may be closed by then, and hiding the window takes the keyboard from a field."""
    opened.focus("unseen_part")
    opened.write("hope")
    with full_disk(opened), pytest.raises(DiskFull):
        opened.pages.gather()
    forms = opened.pages.page.forms()
    assert forms
    assert not any(form._timer.isActive() for form in forms)


def test_closing_asks_only_where_something_would_be_lost(
    opened: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def confirm(question: str, *_more: str) -> bool:
        asked.append(question)
        return len(asked) > 1

    monkeypatch.setattr(opened.window.ask, "confirm", confirm)
    opened.focus("unseen_part")
    opened.write("hope")
    with full_disk(opened):
        opened.window.close()
        assert opened.window.isVisible()
        assert opened.find("unseen_part", QPlainTextEdit).toPlainText() == "hope"
        assert opened.find("done", QPushButton).isEnabled()
        opened.window.close()
    opened.end()
    assert asked == ["The last words could not be written to the disk."] * 2

"""Locking: by key, by button, by the clock; nothing stops it, and one process takes over once."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QThreadPool, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDateTimeEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from inglenook.journal.entries import Note
from inglenook.journal.journal import Journal
from inglenook.vault.vault import open_vault
from support.timelines import half_year, open_row
from support.vaults import PASSPHRASE, new_vault
from support.windows import Desk, Replaced

# What the plugin for no screen at all says of menus and dialogs.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def opened(desk: Desk) -> Desk:
    with desk.journal() as journal:
        half_year(journal)
    desk.open()
    return desk


def expected(desk: Desk) -> list[Replaced]:
    """One replacement, with the window hidden and the vault closed at that moment."""
    arguments = ["--after-lock", "kept", str(desk.path)]
    return [Replaced(arguments, hidden=True, closed=True)]


def test_the_key_locks(opened: Desk) -> None:
    opened.press("Ctrl+L")
    assert opened.replaced == expected(opened)


def test_the_button_locks(opened: Desk) -> None:
    opened.click("sidebar.lock")
    assert opened.replaced == expected(opened)


class Clocks:
    """Two clocks that go only when they are told to."""

    def __init__(self, desk: Desk) -> None:
        assert desk.program is not None
        self.monotonic = self.wall = 1000.0
        self._presence = desk.program.presence
        self._presence._monotonic = lambda: self.monotonic
        self._presence._wall = lambda: self.wall
        self._presence.start()

    def go(self, monotonic: float, wall: float) -> None:
        """Let both go on by so many seconds, and be looked at."""
        self.monotonic += monotonic
        self.wall += wall
        self._presence.look()


def test_five_minutes_without_input_lock(opened: Desk) -> None:
    clocks = Clocks(opened)
    clocks.go(299, 299)
    assert opened.replaced == []
    clocks.go(1, 1)
    assert opened.replaced == expected(opened)


def test_every_touch_of_the_window_begins_the_minutes_anew(opened: Desk) -> None:
    clocks = Clocks(opened)
    clocks.go(299, 299)
    opened.press("Tab")
    clocks.go(299, 299)
    opened.click("sidebar.trends")
    clocks.go(299, 299)
    assert opened.replaced == []
    clocks.go(1, 1)
    assert len(opened.replaced) == 1


def test_the_time_asleep_counts_even_where_one_clock_stood_still(opened: Desk) -> None:
    Clocks(opened).go(2, 301)
    assert opened.replaced == expected(opened)


def test_a_wall_clock_set_back_does_not_put_the_lock_off(opened: Desk) -> None:
    Clocks(opened).go(300, -7200)
    assert opened.replaced == expected(opened)


def test_the_minutes_are_those_of_the_settings(opened: Desk) -> None:
    opened.click("sidebar.settings")
    opened.click("settings.idleMinutes.1")
    Clocks(opened).go(60, 60)
    assert opened.replaced == expected(opened)


def test_the_timer_itself_looks_at_the_clocks(opened: Desk) -> None:
    clocks = Clocks(opened)
    clocks.monotonic += 301
    opened.wait(lambda: opened.replaced)
    assert opened.replaced == expected(opened)


def test_a_question_that_is_open_is_answered_with_no_and_closed(opened: Desk) -> None:
    opened.click("sidebar.timeline")
    open_row(opened, 3)
    opened.click("entryEditor.bin")
    opened.click("timeline.bin")
    open_row(opened, 0)
    asked: list[bool] = []

    def lock_while_asked() -> None:
        asked.append(opened.application.activeModalWidget() is not None)
        opened.press("Ctrl+L")

    QTimer.singleShot(50, lock_while_asked)
    opened.click("entryEditor.erase")  # comes back when the dialog is gone
    assert asked == [True]
    assert opened.replaced == expected(opened)
    with open_vault(opened.path, PASSPHRASE) as vault:
        assert len(vault.all(Note)) == 1


def test_the_clock_locks_while_a_question_is_open(opened: Desk) -> None:
    clocks = Clocks(opened)
    QTimer.singleShot(50, lambda: clocks.go(300, 300))
    assert (
        opened.window.ask.confirm("Delete this?", "It cannot be brought back.", "Delete") is False
    )
    assert opened.replaced == expected(opened)


def show_combo_box(desk: Desk) -> None:
    desk.find("timeline.kind", QComboBox).showPopup()


def show_menu_of_a_text(desk: Desk) -> None:
    open_row(desk, 3)
    paper = desk.find("words", QPlainTextEdit)
    place = paper.mapToGlobal(QPoint(5, 5))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(5, 5), place)
    QApplication.sendEvent(paper.viewport(), event)


def show_calendar(desk: Desk) -> None:
    open_row(desk, 3)
    box = desk.find("happened", QDateTimeEdit)
    desk.click_at(box, QPoint(box.width() - 8, box.height() // 2))


@pytest.mark.parametrize("show", [show_combo_box, show_menu_of_a_text, show_calendar])
def test_what_has_popped_up_is_closed(opened: Desk, show: Callable[[Desk], None]) -> None:
    opened.click("sidebar.timeline")
    clocks = Clocks(opened)
    show(opened)
    opened.wait(QApplication.activePopupWidget)
    clocks.go(300, 300)
    assert QApplication.activePopupWidget() is None
    assert opened.replaced == expected(opened)


def test_nothing_of_the_journal_can_be_seen_afterwards(opened: Desk) -> None:
    opened.click("sidebar.timeline")
    opened.press("Ctrl+L")
    assert not any(each.isVisible() for each in QApplication.topLevelWidgets())


def test_a_second_lock_finds_nothing_to_do(opened: Desk) -> None:
    assert opened.program is not None
    opened.program.lock()
    opened.program.lock()
    assert len(opened.replaced) == 1


def test_an_unlock_that_is_being_worked_on_is_cancelled(opened: Desk) -> None:
    opened.begin(opened.path)
    opened.write(PASSPHRASE)
    opened.press("Return")
    assert opened.find("unlock", QPushButton).text() == "Unlocking…"
    opened.press("Ctrl+L")
    nothing_came_of_it(opened)


def test_an_unlock_whose_result_is_already_on_its_way_is_cancelled(opened: Desk) -> None:
    opened.begin(opened.path)
    opened.write(PASSPHRASE)
    opened.press("Return")
    assert QThreadPool.globalInstance().waitForDone(5000)
    opened.press("Ctrl+L")
    nothing_came_of_it(opened)


def nothing_came_of_it(desk: Desk) -> None:
    """A process that never knew the key shows the unlock page; the journal is not open."""
    (replaced,) = desk.replaced
    assert replaced.arguments == ["--after-lock", "kept", str(desk.path)]
    assert replaced.hidden
    assert desk.window.journal is None
    assert QThreadPool.globalInstance().waitForDone(5000)
    QApplication.processEvents()
    open_vault(desk.path, PASSPHRASE).close()
    desk.come_back()


def test_without_a_journal_there_is_nothing_to_lock(desk: Desk) -> None:
    desk.begin()
    desk.press("Ctrl+L")
    assert desk.replaced == []
    assert desk.window.isVisible()


def test_the_recovery_key_on_screen_is_locked_away_too(desk: Desk) -> None:
    desk.begin()
    vault = new_vault(desk.path)
    key = vault.keys.add_recovery(vault.folder)
    desk.window._on_welcome_created(Journal(vault), desk.path, key)
    assert key.split("-")[0] in desk.read()
    Clocks(desk).go(300, 300)
    assert desk.replaced == expected(desk)


def test_the_window_comes_back_on_the_unlock_page_of_the_same_journal(opened: Desk) -> None:
    opened.press("Ctrl+L")
    opened.begin(opened.path)
    assert opened.path.name in opened.read()
    assert opened.find("passphrase", QWidget) is opened.focused()
    opened.unlock()


def test_a_closed_window_keeps_the_last_words(opened: Desk) -> None:
    opened.focus("unseen_part")
    opened.write("hope")
    opened.window.close()
    opened.end()
    assert opened.replaced == []
    with open_vault(opened.path, PASSPHRASE) as vault:
        assert "hope" in str(vault.drafts())


def test_not_even_a_bug_stops_a_lock(
    opened: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken() -> None:
        raise ValueError("words that somebody wrote")

    monkeypatch.setattr(opened.window, "gather", broken)
    opened.press("Ctrl+L")
    (replaced,) = opened.replaced
    assert (replaced.hidden, replaced.closed) == (True, True)
    assert "not-kept" in replaced.arguments
    told = capsys.readouterr().err
    assert "ValueError" in told
    assert "words that somebody wrote" not in told

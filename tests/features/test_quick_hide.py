"""Shift three times: every window is gone at once, and then it locks as it always does."""

import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from inglenook import app
from inglenook.journal.entries import Note, TrustFeeling
from inglenook.journal.journal import Journal
from inglenook.ui.device import Device
from inglenook.vault.vault import open_vault
from support.timelines import half_year, open_row
from support.vaults import PASSPHRASE, new_vault
from support.windows import Desk, Replaced

# What the plugin for no screen at all says of menus and dialogs.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

GONE_WITHIN_SECONDS = 0.1
SHIFT = Qt.Key.Key_Shift


@pytest.fixture
def opened(desk: Desk) -> Desk:
    """Somebody who wants to be able to hide, with the journal open."""
    Device(desk.settings_file).change(quick_hide=True)
    with desk.journal() as journal:
        half_year(journal)
    desk.open()
    return desk


def keyboard() -> QWindow:
    """The window in which keys arrive; it passes them on to what has popped up."""
    window = QGuiApplication.modalWindow() or QGuiApplication.focusWindow()
    assert window is not None
    return window


def press_shift(times: int = 3) -> None:
    for _time in range(times):
        QTest.keyClick(keyboard(), SHIFT)


def expected(desk: Desk) -> list[Replaced]:
    """What a lock leaves: one replacement, nothing on screen, the vault closed."""
    arguments = ["--after-lock", "kept", "--aside", str(desk.path)]
    return [Replaced(arguments, hidden=True, closed=True)]


def test_nothing_is_hidden_before_the_person_wants_it(desk: Desk) -> None:
    desk.open()
    press_shift(6)
    assert desk.window.isVisible()
    assert desk.replaced == []


def test_it_is_explained_where_it_is_turned_on(desk: Desk) -> None:
    desk.open()
    desk.click("sidebar.settings")
    for words in ("window of the journal is gone at once", "does not hide that there is", "spying"):
        assert words in desk.read("page")
    assert not desk.find("settings.quickHide", QCheckBox).isChecked()
    desk.click("settings.quickHide")
    press_shift()
    assert desk.replaced == expected(desk)


def test_it_can_be_turned_off_again(opened: Desk) -> None:
    opened.click("sidebar.settings")
    assert opened.find("settings.quickHide", QCheckBox).isChecked()
    opened.click("settings.quickHide")
    press_shift()
    assert opened.replaced == []


def test_three_presses_hide_and_lock(opened: Desk) -> None:
    press_shift(2)
    assert opened.replaced == []
    press_shift(1)
    assert opened.replaced == expected(opened)


def test_one_key_of_their_choice_hides_too(desk: Desk) -> None:
    desk.open()
    desk.click("sidebar.settings")
    desk.click("settings.hideKey.F9")
    press_shift()
    QTest.keyClick(keyboard(), Qt.Key.Key_F8)
    assert desk.replaced == []
    QTest.keyClick(keyboard(), Qt.Key.Key_F9)
    assert desk.replaced == expected(desk)


def test_the_key_can_be_given_up_again(desk: Desk) -> None:
    Device(desk.settings_file).change(hide_key="Pause")
    desk.open()
    desk.click("sidebar.settings")
    assert desk.find("settings.hideKey.Pause", QPushButton).isChecked()
    desk.click("settings.hideKey.")
    QTest.keyClick(keyboard(), Qt.Key.Key_Pause)
    assert desk.replaced == []


class Witness(QObject):
    """Notes when the window goes, and what had been written into the journal by then."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._journal = desk.here
        self.hidden_at = 0.0
        self.written = "nothing seen"
        desk.window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Hide:
            self.hidden_at = time.monotonic()
            self.written = str(self._journal.store.drafts())
        return False


def test_the_window_is_gone_before_anything_is_written(opened: Desk) -> None:
    opened.focus("unseen_part")
    opened.write("half a sent")
    witness = Witness(opened)
    press_shift(2)
    began = time.monotonic()
    press_shift(1)
    assert 0 < witness.hidden_at - began < GONE_WITHIN_SECONDS
    assert "half a sent" not in witness.written
    with open_vault(opened.path, PASSPHRASE) as vault:
        assert "half a sent" in str(vault.drafts())


def test_the_words_and_the_cursor_are_where_they_were(opened: Desk) -> None:
    opened.focus("unseen_part")
    opened.write("one three")
    opened.press(*["Left"] * 5)
    press_shift()
    opened.come_back()
    opened.write("two ")
    assert opened.find("unseen_part", QPlainTextEdit).toPlainText() == "one two three"


@pytest.mark.parametrize("name", ["zone", "safe", "unseen_part", "done", "sidebar.today"])
def test_it_works_wherever_the_keyboard_is(opened: Desk, name: str) -> None:
    opened.focus(name)
    press_shift()
    assert opened.replaced == expected(opened)


def show_combo_box(desk: Desk) -> None:
    desk.find("timeline.kind", QComboBox).showPopup()


def show_menu_of_a_text(desk: Desk) -> None:
    open_row(desk, 3)
    paper = desk.find("words", QPlainTextEdit)
    place = paper.mapToGlobal(QPoint(5, 5))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(5, 5), place)
    QApplication.sendEvent(paper.viewport(), event)


@pytest.mark.parametrize("show", [show_combo_box, show_menu_of_a_text])
def test_what_has_popped_up_goes_with_the_window(
    opened: Desk, show: Callable[[Desk], None]
) -> None:
    opened.click("sidebar.timeline")
    show(opened)
    opened.wait(QApplication.activePopupWidget)
    press_shift()
    assert QApplication.activePopupWidget() is None
    assert opened.replaced == expected(opened)


def test_a_question_that_is_open_is_answered_with_no_and_goes_too(opened: Desk) -> None:
    opened.click("sidebar.timeline")
    open_row(opened, 3)
    opened.click("entryEditor.bin")
    opened.click("timeline.bin")
    open_row(opened, 0)
    asked: list[QWidget | None] = []

    def hide_while_asked() -> None:
        asked.append(opened.application.activeModalWidget())
        press_shift()

    QTimer.singleShot(50, hide_while_asked)
    opened.click("entryEditor.erase")  # comes back when the dialog is gone
    assert asked != [None]
    assert opened.replaced == expected(opened)
    with open_vault(opened.path, PASSPHRASE) as vault:
        assert len(vault.all(Note)) == 1


def test_writing_capitals_hides_nothing(opened: Desk) -> None:
    opened.focus("unseen_part")
    for letter in "ABCDEF":
        QTest.keyPress(keyboard(), SHIFT)
        QTest.keyClick(keyboard(), ord(letter), Qt.KeyboardModifier.ShiftModifier)
        QTest.keyRelease(keyboard(), SHIFT)
    assert opened.find("unseen_part", QPlainTextEdit).toPlainText() == "ABCDEF"
    assert opened.replaced == []
    opened.press("Tab")
    assert [each.unseen_part for each in opened.here.all(TrustFeeling)][1:] == ["ABCDEF"]


def test_presses_before_the_journal_is_open_do_not_count(opened: Desk) -> None:
    opened.begin(opened.path)
    press_shift(6)
    assert opened.window.isVisible()
    press_shift(2)
    opened.unlock()
    press_shift(1)
    assert opened.replaced == []


def test_the_recovery_key_on_screen_is_hidden_too(desk: Desk) -> None:
    Device(desk.settings_file).change(quick_hide=True)
    desk.begin()
    vault = new_vault(desk.path)
    key = vault.keys.add_recovery(vault.folder)
    desk.window._on_welcome_created(Journal(vault), desk.path, key)
    press_shift()
    assert desk.replaced == expected(desk)


def test_the_size_and_the_place_of_the_window_are_remembered(opened: Desk) -> None:
    opened.window.setGeometry(20, 30, 1000, 700)
    press_shift()
    opened.begin(opened.path)
    assert opened.window.size().toTuple() == (1000, 700)


def test_the_window_that_follows_stays_out_of_sight_until_it_is_wanted(opened: Desk) -> None:
    press_shift()
    opened.end()
    opened.device = Device(opened.settings_file)
    doors, replace = opened._doors(), opened._replace
    opened.program = app.Program(opened.application, doors, opened.device, replace)
    opened.program.start(opened.path, aside=True)
    assert opened.window.isMinimized()
    opened.window.showNormal()
    opened.wait(opened.window.isActiveWindow)
    opened.unlock()
    assert opened.pages.page.NAME == "today"

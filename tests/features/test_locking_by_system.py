"""Locking by the system: whatever it tells locks as Ctrl+L does, whatever is going on just then."""

import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QThreadPool, QTimer
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QRasterWindow
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from inglenook import doorway
from inglenook.journal.journal import Journal
from inglenook.journal.people import Person
from inglenook.system.signs import Sign
from inglenook.ui.device import Device
from inglenook.ui.doors import Doors
from inglenook.ui.widgets.locking_card import occasions
from inglenook.vault.vault import open_vault
from support.machines import OURS, RealMachine, real_machine
from support.timelines import half_year, open_row
from support.vaults import PASSPHRASE, new_vault
from support.windows import Desk, Replaced

# What the plugin for no screen at all says of menus, dialogs and dragging.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
ON_BUSES = ("on buses",) if shutil.which("dbus-daemon") else ()


@pytest.fixture
def opened(desk: Desk) -> Desk:
    with desk.journal() as journal:
        half_year(journal)
    desk.open()
    return desk


def notice(desk: Desk, sign: Sign = Sign.SESSION_LOCKED) -> None:
    """The system tells something."""
    assert desk.program is not None
    desk.program.system.noticed.emit(sign)


def expected(desk: Desk) -> list[Replaced]:
    """What Ctrl+L leaves: one replacement, nothing on screen, the vault closed."""
    arguments = ["--after-lock", "kept", str(desk.path)]
    return [Replaced(arguments, hidden=True, closed=True)]


@pytest.mark.parametrize("sign", list(Sign))
def test_every_sign_locks_and_keeps_what_is_half_written(opened: Desk, sign: Sign) -> None:
    opened.focus("unseen_part")
    opened.write("half a sent")
    notice(opened, sign)
    assert opened.replaced == expected(opened)
    with open_vault(opened.path, PASSPHRASE) as vault:
        assert "half a sent" in str(vault.drafts())


def test_a_second_sign_finds_nothing_to_do(opened: Desk) -> None:
    notice(opened, Sign.LID_CLOSED)
    notice(opened, Sign.SLEEP_BEGUN)
    assert len(opened.replaced) == 1


# -- whatever is open over the window


def show_combo_box(desk: Desk) -> None:
    desk.find("timeline.kind", QComboBox).showPopup()


def show_menu_of_a_text(desk: Desk) -> None:
    open_row(desk, 3)
    paper = desk.find("words", QPlainTextEdit)
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, QPoint(5, 5), paper.mapToGlobal(QPoint(5, 5))
    )
    QApplication.sendEvent(paper.viewport(), event)


@pytest.mark.parametrize("show", [show_combo_box, show_menu_of_a_text])
def test_what_has_popped_up_goes(opened: Desk, show: Callable[[Desk], None]) -> None:
    opened.click("sidebar.timeline")
    show(opened)
    opened.wait(QApplication.activePopupWidget)
    notice(opened)
    assert QApplication.activePopupWidget() is None
    assert opened.replaced == expected(opened)


def ask_a_question(desk: Desk) -> object:
    return desk.window.ask.confirm("Delete this?", "It cannot be brought back.", "Delete")


def ask_a_question_over_another(desk: Desk) -> object:
    QTimer.singleShot(0, lambda: desk.window.ask.tell("And another thing."))
    return ask_a_question(desk)


def ask_where_a_file_goes(desk: Desk) -> object:
    kinds = [("PDF", "pdf")]
    return desk.window.ask.for_new_file("Save", "It can be read.", desk.path.parent / "a", kinds)


def ask_for_a_file(desk: Desk) -> object:
    return desk.window.ask.for_file("Open", "It is read.", desk.path.parent, ("JSON", "json"))


@pytest.mark.parametrize(
    "ask",
    [ask_a_question, ask_a_question_over_another, ask_where_a_file_goes, ask_for_a_file],
)
def test_a_dialog_is_answered_with_no_and_goes(opened: Desk, ask: Callable[[Desk], object]) -> None:
    was_open: list[bool] = []

    def tell() -> None:
        was_open.append(QApplication.activeModalWidget() is not None)
        notice(opened)

    QTimer.singleShot(100, tell)
    assert not ask(opened)
    assert was_open == [True]
    assert opened.replaced == expected(opened)


@pytest.mark.parametrize("lock", [notice, lambda desk: desk.program.hide_and_lock()])
def test_what_is_being_dragged_goes(opened: Desk, lock: Callable[[Desk], None]) -> None:
    """Its picture, with words on it, is a window of its own that belongs to no widget."""
    dragged = QRasterWindow()
    dragged.setFlags(Qt.WindowType.ToolTip)
    dragged.show()
    opened.wait(dragged.isExposed)
    lock(opened)
    assert not any(each.isVisible() for each in QGuiApplication.topLevelWindows())
    assert [each.hidden for each in opened.replaced] == [True]


def test_a_lock_in_the_middle_of_a_save_comes_after_it_and_loses_nothing(opened: Desk) -> None:
    """Whatever the system says while the journal tells of a change is said on the same thread."""
    journal = opened.here
    journal.listen(lambda _changes: notice(opened, Sign.SLEEP_BEGUN))
    journal.keep(journal.new(Person, name="Linden"))
    assert [each.closed for each in opened.replaced] == [True]
    with open_vault(opened.path, PASSPHRASE) as vault:
        assert "Linden" in {each.name for each in vault.all(Person)}


# -- while no journal is open yet


class SlowDoors:
    """The way in, with a key derivation that takes as long as a test wants."""

    def __init__(self, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        self._goes_on = threading.Event()
        self._desk = desk
        self.opened: list[Journal] = []
        usual = doorway.doors()
        slow = replace(usual, open_journal=self._open, create_journal=self._create)
        monkeypatch.setattr(desk, "_doors", lambda: slow)
        self._usual: Doors = usual

    def go_on(self) -> None:
        self._goes_on.set()
        assert QThreadPool.globalInstance().waitForDone(5000)
        QApplication.processEvents()

    def _open(self, path: Path, passphrase: str) -> Journal:
        assert self._goes_on.wait(10)
        self.opened.append(self._usual.open_journal(path, passphrase))
        return self.opened[-1]

    def _create(self, path: Path, passphrase: str, recovery: bool) -> tuple[Journal, str]:
        assert self._goes_on.wait(10)
        journal = Journal(new_vault(path))
        self.opened.append(journal)
        return journal, "ABCD-EFGH" if recovery else ""


@pytest.fixture
def slow(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Iterator[SlowDoors]:
    doors = SlowDoors(desk, monkeypatch)
    yield doors
    doors._goes_on.set()


def test_an_unlock_is_cancelled_and_what_it_opens_too_late_is_closed(
    desk: Desk, slow: SlowDoors
) -> None:
    with desk.journal():
        pass
    desk.begin(desk.path)
    desk.write(PASSPHRASE)
    desk.press("Return")
    assert desk.find("unlock", QPushButton).text() == "Unlocking…"
    notice(desk, Sign.SLEEP_BEGUN)
    (replaced,) = desk.replaced
    assert replaced.arguments == ["--after-lock", "kept", str(desk.path)]
    assert replaced.hidden
    slow.go_on()
    assert len(slow.opened) == 1
    assert desk.window.journal is None
    open_vault(desk.path, PASSPHRASE).close()


def test_everything_is_hidden_while_an_unlock_is_worked_on(desk: Desk, slow: SlowDoors) -> None:
    with desk.journal():
        pass
    Device(desk.settings_file).change(quick_hide=True)
    desk.begin(desk.path)
    desk.write(PASSPHRASE)
    desk.press("Return")
    for _time in range(3):
        desk.bot.keyClick(desk.window, Qt.Key.Key_Shift)
    (replaced,) = desk.replaced
    assert replaced.arguments == ["--after-lock", "kept", "--aside", str(desk.path)]
    assert replaced.hidden
    slow.go_on()


@pytest.mark.parametrize("recovery", [True, False])
def test_a_journal_that_is_being_made_is_finished_and_locked_at_once(
    desk: Desk, slow: SlowDoors, recovery: bool, own_home: Path
) -> None:
    desk.begin()
    desk.focus("welcome.name")
    desk.press("Ctrl+A")
    desk.write("journal")
    for name in ("passphrase", "again"):
        desk.focus(name)
        desk.write(PASSPHRASE)
    desk.find("welcome.recovery", QCheckBox).setChecked(recovery)
    desk.press("Return")
    assert desk.find("create", QPushButton).text() == "Creating…"
    notice(desk)
    assert desk.replaced == []
    slow.go_on()
    desk.wait(lambda: desk.replaced)
    (replaced,) = desk.replaced
    made = own_home / "data" / "inglenook" / "journal.inglenook"
    assert replaced.arguments == ["--after-lock", "kept", str(made)]
    assert replaced.hidden
    open_vault(made, PASSPHRASE).close()


def test_the_recovery_key_on_screen_goes(desk: Desk) -> None:
    desk.begin()
    vault = new_vault(desk.path)
    key = vault.keys.add_recovery(vault.folder)
    desk.window._on_welcome_created(Journal(vault), desk.path, key)
    notice(desk, Sign.LID_CLOSED)
    assert desk.replaced == expected(desk)


def test_without_a_journal_a_sign_changes_nothing(desk: Desk) -> None:
    desk.begin()
    assert desk.sees("welcome.name")
    desk.write("mine")
    notice(desk, Sign.SLEEP_BEGUN)
    assert desk.replaced == []
    assert desk.window.isVisible()
    with desk.journal():
        pass
    desk.begin(desk.path)
    notice(desk)
    assert desk.replaced == []
    desk.unlock()


# -- on a system that speaks


@pytest.fixture(scope="module")
def real() -> Iterator[RealMachine]:
    """One machine for all: it is the same to the next test when it begins anew."""
    with real_machine() as made:
        yield made


@pytest.fixture(params=ON_BUSES)
def machine(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> RealMachine:
    made: RealMachine = request.getfixturevalue("real")
    made.begin_anew()
    for name, address in made.environment.items():
        monkeypatch.setenv(name, address)
    return made


def listen(desk: Desk, machine: RealMachine) -> None:
    """Open the journal, and wait until the system has told all that it can tell."""
    desk.open()
    assert desk.program is not None
    system = desk.program.system
    desk.wait(lambda: system.hears == frozenset(Sign) and machine.delays() == 1)


@pytest.mark.parametrize(
    "happens",
    [
        ("save_screen", "org.gnome.ScreenSaver", True),
        ("lock",),
        ("change", OURS, "Active", False),
        ("change", "/org/freedesktop/login1", "LidClosed", True),
        ("sleep",),
    ],
    ids=lambda happens: str(happens[0]),
)
def test_what_happens_to_the_machine_locks(
    desk: Desk, machine: RealMachine, happens: tuple[object, ...]
) -> None:
    listen(desk, machine)
    deed, *given = happens
    getattr(machine, str(deed))(*given)
    desk.wait(lambda: desk.replaced)
    assert desk.replaced == expected(desk)
    # Nothing but the end of this process lets the machine sleep.
    assert machine.delays() == 1


def test_sleep_waits_for_an_open_journal_and_for_nothing_else(
    desk: Desk, machine: RealMachine
) -> None:
    with desk.journal():
        pass
    desk.begin(desk.path)
    assert desk.program is not None
    system = desk.program.system
    desk.wait(lambda: system.hears == frozenset(Sign))
    assert machine.delays() == 0
    desk.unlock()
    desk.wait(lambda: machine.delays() == 1)
    desk.window.close()
    desk.wait(lambda: machine.delays() == 0)


# -- what is said of it


def test_settings_say_when_else_it_locks(desk: Desk) -> None:
    desk.open()
    desk.click("sidebar.settings")
    assert desk.program is not None
    words = desk.find("settings.locksWhen", QLabel)
    assert words.text().startswith("This system does not say when the screen locks,")
    for sign in Sign:
        desk.program.system._learn(sign)
    assert words.text() == (
        "It also locks when the screen locks, when another user takes over, when the lid closes "
        "and when the computer goes to sleep."
    )
    desk.click("sidebar.today")
    desk.click("sidebar.settings")
    assert desk.find("settings.locksWhen", QWidget) is words


@pytest.mark.parametrize(
    ("hears", "said"),
    [
        (
            set(),
            "This system does not say when the screen locks, when another user takes over or when "
            "the computer goes to sleep. The minutes above lock it all the same, and time asleep "
            "counts.",
        ),
        (
            {Sign.SLEEP_BEGUN, Sign.USER_SWITCHED},
            "It also locks when another user takes over and when the computer goes to sleep. This "
            "system does not say when the screen locks. The minutes above lock it all the same, "
            "and time asleep counts.",
        ),
        (
            set(Sign) - {Sign.LID_CLOSED},
            "It also locks when the screen locks, when another user takes over and when the "
            "computer goes to sleep.",
        ),
    ],
)
def test_no_more_is_promised_than_the_system_tells(hears: set[Sign], said: str) -> None:
    assert occasions(hears) == said

"""Somebody at the real window: starts the program, types, clicks, reads, locks, comes back."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from inglenook import app, doorway
from inglenook.journal.errors import JournalError
from inglenook.journal.journal import Journal
from inglenook.ui.device import Device
from inglenook.ui.journal_pages import PAGES, WHERE, JournalPages
from inglenook.ui.main_window import MainWindow
from inglenook.vault.backups import at_work
from inglenook.vault.vault import create_vault, open_vault
from support.vaults import CHEAP, PASSPHRASE

W = TypeVar("W", bound=QWidget)
NO_KEYS = Qt.KeyboardModifier.NoModifier


@dataclass(frozen=True)
class Replaced:
    """What was true at the moment at which another process would have taken this one's place.

    ``hidden``: nothing of the program was on screen, no dialog and no menu either.
    """

    arguments: list[str]
    hidden: bool
    closed: bool


class Desk:
    """One person, one journal, one window at a time. ``clock`` is set before the journal opens."""

    def __init__(self, bot: QtBot, application: QApplication, folder: Path) -> None:
        self.bot = bot
        self.application = application
        self.path = folder / "journal.inglenook"
        self.settings_file = folder / "settings.json"
        self.clock: Callable[[], datetime] | None = None
        self.replaced: list[Replaced] = []
        self.program: app.Program | None = None
        self.device = Device(self.settings_file)

    # -- the journal, while no window shows it

    @contextmanager
    def journal(self, *, first_run: bool = False) -> Iterator[Journal]:
        """The journal, made if there is none yet; as one that was left before, or was not."""
        exists = self.path.exists()
        vault = (
            open_vault(self.path, PASSPHRASE)
            if exists
            else create_vault(self.path, PASSPHRASE, CHEAP)
        )
        with vault:
            if not exists and not first_run:
                vault.write_drafts({WHERE: {"page": PAGES[0].NAME, "places": {}}})
            yield Journal(vault, self.clock) if self.clock else Journal(vault)

    # -- the program

    def begin(
        self, path: Path | None = None, *, not_kept: bool = False, damaged: bool = False
    ) -> MainWindow:
        """Start the program, as a new process would."""
        self.end()
        self.device = Device(self.settings_file)
        self.program = app.Program(self.application, self._doors(), self.device, self._replace)
        self.program.start(path, not_kept=not_kept, damaged=damaged)
        self.wait(self.window.isActiveWindow)
        return self.window

    def open(self, *, first_run: bool = False) -> JournalPages:
        """Start the program with this desk's journal, made if need be, and unlock it."""
        if not self.path.exists():
            with self.journal(first_run=first_run):
                pass
        self.begin(self.path)
        return self.unlock()

    def unlock(self, passphrase: str = PASSPHRASE) -> JournalPages:
        """Type the passphrase and wait for the journal."""
        self.write(passphrase)
        self.press("Return")
        self.wait(lambda: self.window.pages is not None)
        return self.pages

    def come_back(self) -> JournalPages:
        """After a lock: the process that took over is unlocked."""
        return self.open()

    def end(self) -> None:
        """The window is closed and the process ends: nothing of it is left."""
        if self.program is None:
            return
        program, self.program = self.program, None
        window, look = program.window, program.window._look
        if isValid(window) and window.journal is not None:
            with suppress(JournalError):
                window.gather()
            window.journal.close()
        with at_work:  # a backup that was being made has ended, and its folder can go
            pass
        program._stop_watching()
        program.system.stop()
        stop_timers(window)
        for part in (window, look, program):
            if isValid(part):
                part.deleteLater()
        flush()

    @property
    def window(self) -> MainWindow:
        assert self.program is not None
        return self.program.window

    @property
    def pages(self) -> JournalPages:
        assert self.window.pages is not None
        return self.window.pages

    @property
    def here(self) -> Journal:
        """The journal that the window shows."""
        assert self.window.journal is not None
        return self.window.journal

    # -- eyes

    def find(self, name: str, kind: type[W], within: str = "") -> W:
        """The one widget of this name that can be seen (perhaps inside another of a name)."""
        self.wait(lambda: len(self._seen(name, kind, within)) == 1)
        return self._seen(name, kind, within)[0]

    def sees(self, name: str, within: str = "") -> bool:
        """Whether there is a widget of this name to be seen."""
        return bool(self._seen(name, QWidget, within))

    def read(self, within: str = "") -> str:
        """Every sentence that can be seen on labels, one a line."""
        root = self.find(within, QWidget) if within else self._top()
        labels = [each for each in root.findChildren(QLabel) if each.isVisible()]
        return "\n".join(each.text() for each in labels if each.text())

    def told(self, name: str) -> str:
        """What stands on a label of this name, if it can be seen."""
        return self.find(name, QLabel).text() if self.sees(name) else ""

    def wait(self, until: Callable[[], Any], timeout: int = 5000) -> None:
        """Wait for something to become true, while the window goes on working."""
        self.bot.waitUntil(lambda: bool(until()), timeout=timeout)

    # -- hands

    def click(self, name: str, within: str = "") -> None:
        """Click a button, as a person would: on its middle, if it can be seen."""
        button = self.find(name, QWidget, within)
        assert button.isEnabled(), f"{name} cannot be clicked"
        middle = button.rect().center()
        self.click_at(button, QPoint(12, middle.y()) if isinstance(button, QCheckBox) else middle)

    def click_at(self, widget: QWidget, place: QPoint) -> None:
        """Click on a place of a widget."""
        left = Qt.MouseButton.LeftButton
        QTest.mouseClick(widget, left, NO_KEYS, place)

    def press(self, *keys: str) -> None:
        """Press keys ("Ctrl+L", "Return") where the keyboard is."""
        for each in keys:
            target = self.application.focusWidget() or self._top()
            QTest.keySequence(target, QKeySequence(each))

    def write(self, text: str) -> None:
        """Type a text where the keyboard is; beyond ASCII by the system's input method."""
        target = self.application.focusWidget()
        assert target is not None, "nothing has the keyboard"
        if text.isascii():
            QTest.keyClicks(target, text)
            return
        composed = QInputMethodEvent("", [])
        composed.setCommitString(text)
        self.application.sendEvent(target, composed)

    def paste(self, text: str) -> None:
        """Paste a text where the keyboard is."""
        self.application.clipboard().setText(text)
        self.press("Ctrl+V")

    def focus(self, name: str, within: str = "") -> None:
        """Put the keyboard on something."""
        self.find(name, QWidget, within).setFocus()

    def focused(self) -> QWidget:
        """What has the keyboard."""
        widget = self.application.focusWidget()
        assert widget is not None
        return widget

    def choose(self, name: str, text: str) -> None:
        """Choose from a box by what is written there."""
        box = self.find(name, QComboBox)
        at = box.findText(text)
        assert at >= 0, f"{text!r} is not offered"
        box.setFocus()
        self.press("Home")
        self.press(*["Down"] * at)
        assert box.currentText() == text

    def words(self, names: Sequence[str]) -> list[str]:
        """What stands on some buttons."""
        return [self.find(each, QPushButton).text() for each in names]

    # -- inside

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.end()

    def _seen(self, name: str, kind: type[W], within: str) -> list[W]:
        root = self.find(within, QWidget) if within else self._top()
        return [each for each in root.findChildren(kind, name) if each.isVisible()]

    def _top(self) -> QWidget:
        return self.application.activeModalWidget() or self.window

    def _doors(self) -> Any:
        doors = doorway.doors()
        clock = self.clock
        if clock is None:
            return doors
        return replace(
            doors,
            open_journal=lambda path, passphrase: Journal(open_vault(path, passphrase), clock),
        )

    def _replace(self, arguments: Sequence[str]) -> None:
        """Stands where another process takes over: it notes what that one would find."""
        try:
            open_vault(self.path, PASSPHRASE).close()
            closed = True
        except JournalError:
            closed = False
        hidden = not any(each.isVisible() for each in self.application.topLevelWidgets())
        self.replaced.append(Replaced(list(arguments), hidden, closed))
        stop_timers(self.window)
        self.window.deleteLater()


def stop_timers(window: QWidget) -> None:
    """Nothing goes on in a process that has ended."""
    if isValid(window):
        for timer in window.findChildren(QTimer):
            timer.stop()


def flush() -> None:
    """Let everything that waits to be deleted go."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

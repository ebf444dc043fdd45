"""Where everything meets: builds the program around a window, without running it."""

import gc
import sys
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs
from PySide6.QtCore import (
    QEvent,
    QObject,
    QThreadPool,
    QTimer,
    qInstallMessageHandler,
)
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QScrollArea
from shiboken6 import delete

from inglenook import bugs, doorway, font_folder, process, qt_messages
from inglenook.bugs import NAME, report
from inglenook.journal.errors import DatabaseDamaged, DiskFull, JournalError
from inglenook.loading import load_rest
from inglenook.resources import resource
from inglenook.ui.application import build_application
from inglenook.ui.device import Device
from inglenook.ui.doors import Doors
from inglenook.ui.main_window import MainWindow
from inglenook.ui.presence import Presence
from inglenook.ui.theme import Look
from inglenook.words import _, mark

if TYPE_CHECKING:
    from inglenook.journal.journal import Journal
    from inglenook.system.watch import SystemWatch
    from inglenook.ui.clipboard import PrivateClipboard

AFTER_LOCK = "--after-lock"
KEPT, NOT_KEPT = "kept", "not-kept"
DAMAGED = "--damaged"  # the journal that was open met damage
ASIDE = "--aside"  # begin minimised: somebody has just hidden everything
FURNISH_AFTER_MS, LOAD_REST_AFTER_MS, LISTEN_AFTER_MS = 100, 200, 1000
NOT_KEPT_SENTENCE = mark(
    "The disk was full when the journal locked, and the very last words could not be kept."
)
NOT_KEPT_FOR_DAMAGE_SENTENCE = mark("What you wrote last may not have been kept.")

Replace = Callable[[Sequence[str]], object]


class Program(QObject):
    """The window with its doors, its idle watch, its ear for the system, and its lock.

    ``replace`` is given the arguments of the process that takes this one's place.
    """

    def __init__(
        self, application: QApplication, doors: Doors, device: Device, replace: Replace
    ) -> None:
        super().__init__(application)
        self._application, self._replace = application, replace
        self._doors, self._device = doors, device
        look = Look(application, device.settings.theme, device.settings.text_size)
        self.window = MainWindow(doors, device, look, lambda: self.system)
        self._is_lock_due = False
        self.presence = Presence(
            self, lambda: device.settings.idle_minutes, lambda: device.settings.hide_key
        )
        self.window.may_close = self._may_close
        self.window.lock.connect(self.lock)
        self.window.opened.connect(self._on_window_opened)
        self.presence.idle.connect(self.lock)
        self.presence.lock_key.connect(self.lock)
        self.presence.shift_thrice.connect(self._on_presence_shift_thrice)
        self.presence.hide_key.connect(self.hide_and_lock)
        self._clipboard: PrivateClipboard | None = None

    @cached_property
    def system(self) -> "SystemWatch":
        """The ear for the system, loaded when it is wanted: not before the first paint."""
        from inglenook.system.watch import SystemWatch

        made = SystemWatch(self)
        made.noticed.connect(lambda _sign: self.lock())
        return made

    def start(
        self,
        path: Path | None = None,
        *,
        not_kept: bool = False,
        damaged: bool = False,
        aside: bool = False,
    ) -> None:
        """Show the unlock page of a journal, or offer to make the first one; perhaps minimised."""
        known = [path] if path else self._known()
        if known:
            why = NOT_KEPT_FOR_DAMAGE_SENTENCE if damaged else NOT_KEPT_SENTENCE
            notice = _(why) if not_kept else ""
            self.window.show_unlock(known[0], notice, DatabaseDamaged() if damaged else None)
        else:
            self.window.show_welcome()
        self.window.installEventFilter(self)
        self.window.showMinimized() if aside else self.window.show()
        QTimer.singleShot(LOAD_REST_AFTER_MS, self, load_rest)

    def lock(self, *, aside: bool = False) -> None:
        """Keep what is half-written, close the vault, hide, and become a clean process.

        Nothing can stop it: no dialog, no question, no full disk. ``aside``: the window that
        follows begins minimised. What delays sleep ends with this process, and not before.
        """
        journal = self.window.journal
        if journal is None:
            self._leave_outside(aside=aside)
            return
        self._stop_watching()
        kept = self._kept(journal)
        journal.store.close()
        self.window.close_dialogs()
        self.window.hide()
        self._clear_clipboard()
        self.window.journal = None
        self._become(KEPT if kept else NOT_KEPT, self.window.path, aside=aside)

    def hide_and_lock(self) -> None:
        """Take every window off the screen before anything else, then lock."""
        if self.window.journal is None and not self.window.is_opening:
            return
        if self.window.pages is not None:
            self.window.pages.rest()
        self.window.hide_everything()
        self.lock(aside=True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: D102
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._after_first_paint)
        return False

    # -- slots

    def _after_first_paint(self) -> None:
        """What the first paint need not wait for, and the first letter typed must."""
        process.hide_memory()
        self._watch_clipboard()
        self._application.installEventFilter(self.presence)
        # The first event of a part that is Qt's own has Python build all of Qt's classes (30 ms):
        # better now than while a journal opens.
        QScrollArea()
        gc.enable()
        QTimer.singleShot(FURNISH_AFTER_MS, self, self._furnish)
        QTimer.singleShot(LISTEN_AFTER_MS, self, lambda: self.system.start())

    def _furnish(self) -> None:
        """What not even the first letter need wait for."""
        bugs.quieten_libraries()
        self._application.setWindowIcon(QIcon(str(resource("icons", "inglenook.svg"))))

    def _on_presence_shift_thrice(self) -> None:
        if self._device.settings.quick_hide:
            self.hide_and_lock()

    def _on_window_opened(self) -> None:
        if self._is_lock_due:
            self.lock()
            return
        self.presence.start()
        self.system.start()
        self.system.delay_sleep()

    # -- inside

    def _leave_outside(self, *, aside: bool) -> None:
        """A lock while no journal is open: one that is being opened is not.

        Its key may be in this process. One that is being made is made to its end first.
        """
        if self.window.unlock_page.cancel():
            self.window.hide()
            self._become(KEPT, self.window.unlock_page.path, aside=aside)
        self._is_lock_due = self.window.is_opening

    def _become(self, kept: str, path: Path, *, aside: bool) -> None:
        how = [ASIDE] * aside + [DAMAGED] * self.window.is_damaged
        self._replace([AFTER_LOCK, kept, *how, str(path)])

    def _watch_clipboard(self) -> None:
        # The first paint need not wait for this either.
        from inglenook.system import pasteboard
        from inglenook.ui.clipboard import PrivateClipboard

        self._clipboard = PrivateClipboard(self, pasteboard.conceal)
        if sys.platform == "win32":
            from inglenook.ui.copying import PrivateCopying

            self._application.installEventFilter(PrivateCopying(self))

    def _clear_clipboard(self) -> None:
        if self._clipboard is not None:
            self._clipboard.clear()

    def _kept(self, journal: "Journal") -> bool:
        """Keep what is half-written; on a full disk the vault's reserve makes room for it."""
        trouble = self._gathered()
        if isinstance(trouble, DiskFull):
            doorway.release_reserve(journal)
            trouble = self._gathered()
        return trouble is None

    def _gathered(self) -> Exception | None:
        """Gather, and say what stood in the way. Not even a bug may stop a lock."""
        try:
            self.window.gather()
        except JournalError as error:
            return error
        except Exception as error:  # noqa: BLE001 - told as a bug, and the lock goes on
            report(type(error), error, error.__traceback__)
            return error
        return None

    def _may_close(self) -> bool:
        """Keep everything before the window closes; ask only if something would be lost."""
        journal = self.window.journal
        if journal is None:
            self._clear_clipboard()
            return True
        if not self._kept(journal) and not self.window.ask.confirm(
            _("The last words could not be written to the disk."),
            _("If you close now, they are lost. What was kept before is safe."),
            _("Close all the same"),
        ):
            return False
        self._stop_watching()
        self._clear_clipboard()
        journal.store.close()
        self.system.stop()
        self.window.journal = None
        if self.window.pages is not None:
            # A timer of theirs that is due must not look for the journal once more.
            delete(self.window.pages)
            self.window.pages = None
        return True

    def _stop_watching(self) -> None:
        self.presence.stop()
        self._application.removeEventFilter(self.presence)

    def _known(self) -> list[Path]:
        last = self._device.settings.last_journal
        if last and Path(last).is_dir():
            return [Path(last)]
        return self._doors.known_journals()


def run(
    path: Path | None,
    replace: Replace,
    *,
    journal: "Journal | None" = None,
    not_kept: bool = False,
    damaged: bool = False,
    aside: bool = False,
) -> int:
    """Open the window and stay until it is closed; an open journal is shown at once."""
    bugs.tell_without_words()
    font_folder.settle()
    with qt_messages.told_of_no_display():
        application = build_application()
    qInstallMessageHandler(qt_messages.tell)
    device = Device(platformdirs.user_config_path(NAME, appauthor=False) / "settings.json")
    program = Program(application, doorway.doors(), device, replace)
    # What is loaded by then is no garbage; to look through all of it again takes 40 ms.
    program.window.opened.connect(lambda: gc.freeze())
    program.start(path, not_kept=not_kept, damaged=damaged, aside=aside)
    if journal is not None and path is not None:
        program.window.show_journal(journal, path)
    code = application.exec()
    # Whoever still works in the background finds its window there until it is done.
    QThreadPool.globalInstance().waitForDone()
    qInstallMessageHandler(None)  # Qt goes after Python has gone
    return code

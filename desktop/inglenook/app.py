"""Where everything meets: builds the program around a window, without running it."""

import gc
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs
from PySide6.QtCore import (
    QEvent,
    QMessageLogContext,
    QObject,
    QThreadPool,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QScrollArea
from shiboken6 import delete

from inglenook import doorway, process
from inglenook.journal.errors import DatabaseDamaged, DiskFull, JournalError
from inglenook.loading import load_rest
from inglenook.resources import resource
from inglenook.ui.device import Device
from inglenook.ui.doors import Doors
from inglenook.ui.main_window import MainWindow
from inglenook.ui.presence import Presence
from inglenook.ui.theme import Look
from inglenook.words import _, mark

if TYPE_CHECKING:
    from inglenook.journal.journal import Journal

NAME = "inglenook"
AFTER_LOCK = "--after-lock"
KEPT, NOT_KEPT = "kept", "not-kept"
DAMAGED = "--damaged"  # the journal that was open met damage
ASIDE = "--aside"  # begin minimised: somebody has just hidden everything
LOAD_REST_AFTER_MS = 100
NOT_KEPT_SENTENCE = mark(
    "The disk was full when the journal locked, and the very last words could not be kept."
)
NOT_KEPT_FOR_DAMAGE_SENTENCE = mark("What you wrote last may not have been kept.")
NO_DISPLAY_SENTENCE = mark(
    "The display does not answer, so no window can open; “inglenook demo --no-window” and "
    "“inglenook check JOURNAL” need none."
)

Replace = Callable[[Sequence[str]], object]


class Program(QObject):
    """The window with its doors, its idle watch and its lock.

    ``replace`` is given the arguments of the process that takes this one's place.
    """

    def __init__(
        self, application: QApplication, doors: Doors, device: Device, replace: Replace
    ) -> None:
        super().__init__(application)
        self._application = application
        self._replace = replace
        self._doors = doors
        self._device = device
        look = Look(application, device.settings.theme, device.settings.text_size)
        self.window = MainWindow(doors, device, look)
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
        follows begins minimised.
        """
        self.window.unlock_page.cancel()
        journal = self.window.journal
        if journal is None:
            return
        self._stop_watching()
        kept = self._kept(journal)
        journal.store.close()
        self.window.close_dialogs()
        self.window.hide()
        self.window.journal = None
        path = str(self.window.path)
        how = [ASIDE] * aside + [DAMAGED] * self.window.is_damaged
        self._replace([AFTER_LOCK, KEPT if kept else NOT_KEPT, *how, path])

    def hide_and_lock(self) -> None:
        """Take every window off the screen before anything else, then lock."""
        if self.window.journal is None:
            return
        if self.window.pages is not None:
            self.window.pages.rest()
        for each in self._application.topLevelWidgets():
            if each.isVisible():
                each.hide()
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
        self._application.installEventFilter(self.presence)
        # The first event of a part that is Qt's own has Python build all of Qt's classes (30 ms):
        # better now than while a journal opens.
        QScrollArea()
        gc.enable()
        self._application.setWindowIcon(QIcon(str(resource("icons", "inglenook.svg"))))

    def _on_presence_shift_thrice(self) -> None:
        if self._device.settings.quick_hide:
            self.hide_and_lock()

    def _on_window_opened(self) -> None:
        self.presence.start()

    # -- inside

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
            return True
        if not self._kept(journal) and not self.window.ask.confirm(
            _("The last words could not be written to the disk."),
            _("If you close now, they are lost. What was kept before is safe."),
            _("Close all the same"),
        ):
            return False
        self._stop_watching()
        journal.store.close()
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


def build_application() -> QApplication:
    """Make Qt's own application object, with a neutral name and icon."""
    # Asked for here, since setStyle would first build Python's side of QStyle (10 ms).
    application = QApplication([NAME, "-style", "fusion"])
    application.setApplicationName(NAME)
    application.setApplicationDisplayName(_("Inglenook"))
    application.setDesktopFileName(NAME)
    return application


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
    _report_without_words()
    settle_matplotlib_folder()
    with _told_of_no_display():
        application = build_application()
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
    return code


@contextmanager
def _told_of_no_display() -> Iterator[None]:
    """Where no display answers, Qt ends the process; let it do so with one sentence, not pages."""

    def on_message(kind: QtMsgType, _context: QMessageLogContext, _text: str | None) -> None:
        if kind == QtMsgType.QtFatalMsg:
            sys.stderr.write(f"{_(NO_DISPLAY_SENTENCE)}\n")
            sys.stderr.flush()
            os._exit(1)

    earlier = qInstallMessageHandler(on_message)
    try:
        yield
    finally:
        qInstallMessageHandler(earlier)


def settle_matplotlib_folder() -> None:
    """Keep matplotlib's list of fonts in the program's own folder."""
    folder = platformdirs.user_cache_path(NAME, appauthor=False) / "matplotlib"
    os.environ["MPLCONFIGDIR"] = str(folder)


def _report_without_words() -> None:
    """Tell of bugs in threads and in what Python cleans away as of all others."""
    sys.excepthook = report
    sys.unraisablehook = lambda bug: report(bug.exc_type, bug.exc_value, bug.exc_traceback)
    threading.excepthook = lambda bug: report(bug.exc_type, bug.exc_value, bug.exc_traceback)


def report(kind: type[BaseException], error: BaseException | None, trace: object) -> None:
    """Tell of a bug by type, file and line alone: its message may hold what somebody wrote."""
    del error
    while getattr(trace, "tb_next", None) is not None:
        trace = trace.tb_next  # type: ignore[attr-defined]
    place = ""
    if trace is not None:
        code = trace.tb_frame.f_code  # type: ignore[attr-defined]
        place = f" ({Path(code.co_filename).name}, {trace.tb_lineno})"  # type: ignore[attr-defined]
    sys.stderr.write(f"{NAME}: {kind.__name__}{place}\n")

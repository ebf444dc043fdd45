"""The window: it shows the unlock page, a new journal's page, or the journal. Nothing else."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QHideEvent, QWindow
from PySide6.QtWidgets import QApplication, QDialog, QStackedLayout, QWidget

from inglenook.journal.errors import JournalError
from inglenook.ui.ask import Ask
from inglenook.ui.device import Device
from inglenook.ui.doors import Doors
from inglenook.ui.pages.unlock import UnlockPage
from inglenook.ui.theme import Look
from inglenook.ui.widgets.toast import Toast
from inglenook.words import _

if TYPE_CHECKING:
    from inglenook.journal.journal import Journal
    from inglenook.system.watch import SystemWatch
    from inglenook.ui.journal_pages import JournalPages

USUAL_SIZE = (1280, 820)
SMALLEST = (960, 640)


class MainWindow(QWidget):
    """Says ``lock`` when the person wants it locked, and ``opened`` once a journal is open."""

    lock = Signal()
    opened = Signal()

    def __init__(
        self, doors: Doors, device: Device, look: Look, system: "Callable[[], SystemWatch]"
    ) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setWindowTitle(_("Inglenook"))
        self.setMinimumSize(*SMALLEST)
        self._doors, self._device, self._look = doors, device, look
        self._system = system
        self.ask = Ask(self)
        self.journal: Journal | None = None
        self.path = Path()
        self.may_close: Callable[[], bool] = lambda: True
        self.pages: JournalPages | None = None
        self.is_damaged = False  # damage was met while the journal was open
        self._stack = QStackedLayout(self)
        self.unlock_page = UnlockPage(doors, self.ask)
        self._stack.addWidget(self.unlock_page)
        self.toast = Toast(self)
        self.unlock_page.unlocked.connect(self._on_unlock_page_unlocked)
        self.unlock_page.wants_new_journal.connect(self.show_welcome)
        self._take_geometry()

    @property
    def is_opening(self) -> bool:
        """Whether a journal is being opened or made, and will be there in a moment."""
        return bool(getattr(self._stack.currentWidget(), "is_opening", False))

    def show_unlock(self, path: Path, notice: str = "", error: JournalError | None = None) -> None:
        """Ask for the passphrase of a journal; say what it failed of, if it did."""
        self.unlock_page.show_journal(path, notice, error)
        self._put(self.unlock_page)
        self.unlock_page.line.take_keyboard()

    def show_welcome(self) -> None:
        """Offer to make a journal."""
        # Made when it is wanted: most starts only unlock.
        from inglenook.ui.pages.welcome import WelcomePage

        page = WelcomePage(self._doors, self.ask)
        page.created.connect(self._on_welcome_created)
        page.wants_to_unlock.connect(self._on_welcome_wants_to_unlock)
        self._put(page)
        page.begin()

    def show_journal(self, journal: "Journal", path: Path) -> None:
        """Show an open journal, where the person left it."""
        # The pages are loaded while the passphrase is being typed; see ``loading.load_rest``.
        from inglenook.ui.journal_pages import JournalPages
        from inglenook.ui.surroundings import Surroundings

        self.journal, self.path = journal, path
        self.is_damaged = False
        if self._device.settings.remember_journal:
            self._device.change(last_journal=str(path))
        around = Surroundings(
            journal,
            str(path),
            self._device,
            self._look,
            self.ask,
            self.toast.say,
            self._doors,
            self._system(),
            damaged=self._on_damage_met,
        )
        try:
            self.pages = JournalPages(around, self)
        except JournalError as error:
            # Damage that unlocking did not meet shows when the first entries are read.
            journal.store.close()
            self.journal = None
            self.show_unlock(path, error=error)
            return
        self.pages.lock.connect(self.lock)
        self._say_beforehand(journal)
        self._put(self.pages)
        self.opened.emit()

    def gather(self) -> None:
        """Put everything half-written into the journal. Raises a ``JournalError`` if it cannot."""
        if self.pages is not None:
            self.pages.gather()

    def close_dialogs(self) -> None:
        """Close whatever is open over the window; that answers no to every question."""
        while isinstance(dialog := QApplication.activeModalWidget(), QDialog):
            dialog.reject()
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        _hide(QGuiApplication.topLevelWindows(), but=self.windowHandle())

    def hide_everything(self) -> None:
        """Take this window and every other of the program off the screen, before anything else."""
        _hide(QApplication.topLevelWidgets())
        _hide(QGuiApplication.topLevelWindows())

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: D102
        event.setAccepted(self.may_close())

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: D102
        if not event.spontaneous():  # closed or locked, not put aside
            box = self.geometry()
            self._device.change(geometry=[box.x(), box.y(), box.width(), box.height()])
        super().hideEvent(event)

    # -- slots

    def _on_unlock_page_unlocked(self, journal: "Journal", path: Path) -> None:
        self.show_journal(journal, path)
        opened_with_key = self.unlock_page.opened_with_key and journal.can_write
        if opened_with_key and self.pages is not None:
            self.pages.show_place("change_passphrase", {"lost": True})

    def _on_damage_met(self) -> None:
        """Say it where it stays to be seen, once; what can be done is offered after a lock."""
        from inglenook.ui.widgets.banner import damage_banner

        if self.pages is not None and not self.is_damaged:
            self.is_damaged = True
            banner = damage_banner()
            banner.taken.connect(self.lock)
            self.pages.put_above(banner)

    def _on_welcome_created(self, journal: "Journal", path: Path, recovery_key: str) -> None:
        if not recovery_key:
            self.show_journal(journal, path)
            return
        from inglenook.ui.pages.recovery_key import RecoveryKeyPage

        self.journal, self.path = journal, path
        page = RecoveryKeyPage(self.ask)
        page.show_key(recovery_key)
        page.written_down.connect(lambda: self.show_journal(journal, path))
        page.unwanted.connect(lambda: self._on_recovery_unwanted(journal, path))
        self._put(page)
        self.opened.emit()

    def _on_recovery_unwanted(self, journal: "Journal", path: Path) -> None:
        self._doors.keys.revoke_recovery(journal)
        self.show_journal(journal, path)

    def _on_welcome_wants_to_unlock(self) -> None:
        known = self._doors.known_journals()
        self.show_unlock(known[0] if known else self._doors.new_journals_place())

    # -- inside

    def _say_beforehand(self, journal: "Journal") -> None:
        """What somebody has to know first: what is missing, or that others tried to get in."""
        from inglenook.ui.widgets.banner import failed_banner, salvaged_banner

        assert self.pages is not None  # noqa: S101 - they are there by now
        if journal.salvaged is not None:
            banner = salvaged_banner(journal.salvaged)
            banner.taken.connect(self.pages.save_all)
            self.pages.put_above(banner)
            return
        latest = next(iter(self._doors.repairs.unlocks(journal)), None)
        if latest is not None and latest.failed.count:
            self.pages.put_above(failed_banner(latest.failed, journal.clock()))

    def _put(self, page: QWidget) -> None:
        """Show a page, and let go of the one that was shown unless it is the unlock page."""
        old = self._stack.currentWidget()
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        if old not in (None, page, self.unlock_page):
            self._stack.removeWidget(old)
            old.deleteLater()

    def _take_geometry(self) -> None:
        self.resize(*USUAL_SIZE)
        kept = self._device.settings.geometry
        if kept and self.screen().availableGeometry().intersects(QRect(*kept)):
            self.setGeometry(QRect(*kept))


def _hide(shown: Sequence[QWidget | QWindow], but: QWindow | None = None) -> None:
    """Hide what is shown. Not all of it is widgets: what is being dragged shows its words, too."""
    for each in shown:
        if each is not but and each.isVisible():
            each.hide()

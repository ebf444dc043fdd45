"""An open journal on screen: the sidebar, its pages, and what is gathered before it locks."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import delete

from inglenook.journal import first_run
from inglenook.journal.changes import Changes
from inglenook.journal.errors import JournalError
from inglenook.journal.record import Record
from inglenook.ui.daily_backup import DailyBackup
from inglenook.ui.journal_keys import add_keys
from inglenook.ui.journal_signals import JournalSignals
from inglenook.ui.key_pages import KEY_PAGES
from inglenook.ui.pages.first_run import FirstRunPage
from inglenook.ui.pages.gifts import GiftsPage
from inglenook.ui.pages.guide import GuidePage
from inglenook.ui.pages.gut_checks import GutChecksPage
from inglenook.ui.pages.note import NotePage
from inglenook.ui.pages.packet import PacketPage
from inglenook.ui.pages.page import Page
from inglenook.ui.pages.people import PeoplePage
from inglenook.ui.pages.search import SearchPage
from inglenook.ui.pages.settings import SettingsPage
from inglenook.ui.pages.therapy import TherapyPage
from inglenook.ui.pages.timeline import TimelinePage
from inglenook.ui.pages.today import TodayPage
from inglenook.ui.pages.trends import TrendsPage
from inglenook.ui.pages.weekly_review import WeeklyReviewPage
from inglenook.ui.surroundings import Surroundings
from inglenook.ui.theme import Theme
from inglenook.ui.widgets.sidebar import Sidebar
from inglenook.words import _

PAGES: tuple[type[Page], ...] = (
    TodayPage,
    TimelinePage,
    TrendsPage,
    GutChecksPage,
    PeoplePage,
    GiftsPage,
    WeeklyReviewPage,
    TherapyPage,
    GuidePage,
)
FOOT: tuple[type[Page], ...] = (SettingsPage,)
# Not reached from the sidebar.
BESIDE: tuple[type[Page], ...] = (SearchPage, NotePage, PacketPage, *KEY_PAGES, FirstRunPage)
ALL = (*PAGES, *FOOT, *BESIDE)
ICONS_ONLY_BELOW = 1100
WHERE = "where"
PURGE_AFTER_MS = 2000


class JournalPages(QWidget):
    """Pages are made when they are first shown; every one hears of every change."""

    lock = Signal()

    def __init__(self, around: Surroundings, parent: QWidget) -> None:
        # In its window from the start, so that the style sheet is applied once.
        super().__init__(parent)
        self._around = replace(
            around,
            open=self.open_record,
            begin=self.begin,
            show=self.show_place,
            back=self.go_back,
            hold=self.hold,
            let_go=self.let_go,
            lock=self.lock.emit,
        )
        self._journal = around.journal
        self._before = PAGES[0].NAME
        self._is_held = False
        self._pages: dict[str, Page] = {}
        self._drafts: Mapping[str, Any] = self._journal.store.drafts()
        self._stack = QStackedWidget()
        self.sidebar = Sidebar(
            [(page.NAME, _(page.TITLE)) for page in PAGES],
            [(page.NAME, _(page.TITLE)) for page in FOOT],
        )
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.sidebar)
        self._right = QVBoxLayout()
        self._right.setSpacing(0)
        self._right.addWidget(self._stack, 1)
        layout.addLayout(self._right, 1)
        self.sidebar.chosen.connect(self.show_page)
        self.sidebar.lock.connect(self.lock)
        self._signals = JournalSignals(self._journal, self)
        self._signals.changed.connect(self._on_journal_changed)
        around.look.announced.connect(self._on_look_announced)
        around.look.changed.connect(self._fit)
        add_keys(self, [page.NAME for page in PAGES])
        self._return_to(self._drafts.get(WHERE) or {})
        if self._journal.can_write:
            QTimer.singleShot(PURGE_AFTER_MS, self, self._purge_bin)
            self.daily_backup = DailyBackup(self._around, self)
            self.daily_backup.made.connect(self._on_daily_backup_made)

    @property
    def page(self) -> Page:
        """The page on screen."""
        page = self._stack.currentWidget()
        assert isinstance(page, Page)  # noqa: S101 - nothing else is ever put there
        return page

    def show_page(self, name: str) -> None:
        """Show a page by its name; what was written on the one before is settled."""
        left = self.page if self._stack.count() else None
        if left is not None and self._is_held:
            self.sidebar.show_page(left.UNDER or left.NAME)
            return
        if left is not None:
            self._settle(left)
        page = self._page(name)
        self._stack.setCurrentWidget(page)
        self.sidebar.show_page(page.UNDER or name)
        self.sidebar.setVisible(not isinstance(page, FirstRunPage))
        if left is not None and left is not page:
            self._leave(left)

    def show_place(self, name: str, place: Mapping[str, Any]) -> None:
        """Show a place of a page, as the page itself would remember it."""
        self.show_page(name)
        self.page.go_to(place)

    def open_record(self, record: Record) -> None:
        """Show a record on the page where it is at home; an entry without one on the timeline."""
        home = next((page for page in ALL if isinstance(record, page.OPENS)), TimelinePage)
        self.show_page(home.NAME)
        self.page.open_record(record)

    def begin(self, kind: type[Record]) -> None:
        """Begin a new record of a kind on the page where that is done."""
        home = next((page for page in ALL if kind in page.BEGINS), PAGES[0])
        self.show_page(home.NAME)
        self.page.begin(kind)

    def go_back(self) -> None:
        """Show the page that was on screen before this one."""
        self.show_page(self._before)

    def put_above(self, banner: QWidget) -> None:
        """Let something be read above every page until it goes."""
        self._right.insertWidget(0, banner)

    def save_all(self) -> None:
        """Ask where everything shall be saved, on the page where one can see how far it is."""
        self.show_page(SettingsPage.NAME)
        if isinstance(self.page, SettingsPage):
            self.page.save_all()

    def rest(self) -> None:
        """Let no form write by itself: the window is about to go."""
        QGuiApplication.inputMethod().commit()
        for page in self._pages.values():
            page.rest()

    def hold(self) -> None:
        """Keep everything, then stay on the page on screen and let nothing else be written.

        Raises a ``JournalError`` if not everything could be kept.
        """
        self.gather()
        self._is_held = True

    def let_go(self) -> None:
        """Go on as before."""
        self._is_held = False

    def gather(self) -> None:
        """Put everything that is half-written, and where the person is, into the journal.

        Raises a ``JournalError`` if it cannot be written.
        """
        self.rest()
        if not self._journal.can_write:
            return  # nobody could write anything here
        held: dict[str, Any] = {}
        for page in self._pages.values():
            for form in page.forms():
                form.writing.settle()
                held[form.place] = form.hold()
        places = dict((self._drafts.get(WHERE) or {}).get("places", {}))
        places |= {name: page.whole_place() for name, page in self._pages.items()}
        held[WHERE] = {"page": self.page.NAME, "places": places}
        self._journal.store.write_drafts(held)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.sidebar.narrow(narrow=self.width() < Theme.current.px(ICONS_ONLY_BELOW))
        for page in self._pages.values():
            page.fit(self.width())

    # -- pages

    def _page(self, name: str) -> Page:
        if name not in self._pages:
            kind = next((each for each in ALL if name == each.NAME), PAGES[0])
            page = kind(self._around)
            page.fit(self.width())
            self._pages[name] = page
            self._stack.addWidget(page)
            where = (self._drafts.get(WHERE) or {}).get("places", {}).get(name, {})
            page.return_to(where, self._drafts)
        return self._pages[name]

    def _return_to(self, where: Mapping[str, Any]) -> None:
        is_new = (
            self._journal.can_write
            and WHERE not in self._drafts
            and first_run.is_due(self._journal, self._drafts)
        )
        first = FirstRunPage if is_new else PAGES[0]
        self.show_page(where.get("page", first.NAME))

    def _leave(self, left: Page) -> None:
        """Note where the person comes from; what is shown only once is not shown again."""
        if not isinstance(left, FirstRunPage):
            self._before = left.NAME
            return
        left.finish()
        # At once: not even a program that is ended by force shows it a second time.
        where = {WHERE: {"page": self.page.NAME, "places": {}}}
        self._around.do(lambda: self._journal.store.write_drafts(where))

    def _settle(self, page: Page) -> None:
        for form in page.forms():
            form.settle()

    def _purge_bin(self) -> None:
        if self._is_held:
            return  # the next opening does it
        try:
            self._journal.empty_bin()
        except JournalError as error:
            self._around.trouble(error)

    # -- slots

    def _on_look_announced(self) -> None:
        """Let go of the pages behind this one; they are made anew when shown, as after a lock.

        To restyle them all takes seconds, and some were laid out for another size of text.
        """
        if self._is_held:
            return  # at the end everything is made anew, after the lock
        try:
            self.gather()
            self._drafts = self._journal.store.drafts()
        except JournalError as error:
            self._around.trouble(error)
            return
        for name in self._pages.keys() - {self.page.NAME}:
            delete(self._pages.pop(name))

    def _on_daily_backup_made(self) -> None:
        settings = self._pages.get(SettingsPage.NAME)
        if isinstance(settings, SettingsPage):
            settings.backups.refresh()

    def _on_journal_changed(self, changes: Changes) -> None:
        for page in self._pages.values():
            page.hear(changes)

    def undo(self) -> None:
        """Take back the last step."""
        self._again(self._journal.undo, _("Taken back."))

    def redo(self) -> None:
        """Do again what was taken back."""
        self._again(self._journal.redo, _("Done again."))

    def _again(self, way: Any, sentence: str) -> None:
        if self._is_held:
            return
        self._settle(self.page)
        try:
            if way():
                self._around.say(sentence, None)
        except JournalError as error:
            self._around.trouble(error)

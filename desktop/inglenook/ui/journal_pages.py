"""An open journal on screen: the sidebar, its pages, and what is gathered before it locks."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from inglenook.journal.changes import Changes
from inglenook.journal.entries import Bid, TrustFeeling
from inglenook.journal.errors import JournalError
from inglenook.journal.record import Record
from inglenook.ui.journal_signals import JournalSignals
from inglenook.ui.pages.guide import GuidePage
from inglenook.ui.pages.page import Page
from inglenook.ui.pages.settings import SettingsPage
from inglenook.ui.pages.timeline import TimelinePage
from inglenook.ui.pages.today import TodayPage
from inglenook.ui.pages.trends import TrendsPage
from inglenook.ui.surroundings import Surroundings
from inglenook.ui.theme import Theme
from inglenook.ui.widgets.sidebar import Sidebar
from inglenook.words import _

PAGES: tuple[type[Page], ...] = (TodayPage, TimelinePage, TrendsPage, GuidePage)
FOOT: tuple[type[Page], ...] = (SettingsPage,)
BESIDE: tuple[type[Page], ...] = ()  # reached from other pages, not from the sidebar
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
        )
        self._journal = around.journal
        self._before = PAGES[0].NAME
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
        layout.addWidget(self._stack, 1)
        self.sidebar.chosen.connect(self.show_page)
        self.sidebar.lock.connect(self.lock)
        self._signals = JournalSignals(self._journal, self)
        self._signals.changed.connect(self._on_journal_changed)
        self._add_shortcuts()
        self._return_to(self._drafts.get(WHERE) or {})
        QTimer.singleShot(PURGE_AFTER_MS, self, self._purge_bin)

    @property
    def page(self) -> Page:
        """The page on screen."""
        page = self._stack.currentWidget()
        assert isinstance(page, Page)  # noqa: S101 - nothing else is ever put there
        return page

    def show_page(self, name: str) -> None:
        """Show a page by its name; what was written on the one before is settled."""
        if self._stack.count():
            self._settle(self.page)
            if self.page.NAME != name:
                self._before = self.page.NAME
        page = self._page(name)
        self._stack.setCurrentWidget(page)
        self.sidebar.show_page(name)

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

    def gather(self) -> None:
        """Put everything that is half-written, and where the person is, into the journal.

        Raises a ``JournalError`` if it cannot be written.
        """
        QGuiApplication.inputMethod().commit()
        held: dict[str, Any] = {}
        for page in self._pages.values():
            for form in page.forms():
                form.rest()
        for page in self._pages.values():
            for form in page.forms():
                form.writing.settle()
                held[form.place] = form.hold()
        places = {name: page.whole_place() for name, page in self._pages.items()}
        held[WHERE] = {"page": self.page.NAME, "places": places}
        self._journal.store.write_drafts(held)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102
        super().resizeEvent(event)
        self.sidebar.narrow(narrow=self.width() < Theme.current.px(ICONS_ONLY_BELOW))
        for page in self._pages.values():
            page.fit(self.width())

    # -- pages

    def _page(self, name: str) -> Page:
        if name not in self._pages:
            kind = next((each for each in ALL if each.NAME == name), PAGES[0])
            page = kind(self._around)
            page.fit(self.width())
            self._pages[name] = page
            self._stack.addWidget(page)
            where = (self._drafts.get(WHERE) or {}).get("places", {}).get(name, {})
            page.return_to(where, self._drafts)
        return self._pages[name]

    def _return_to(self, where: Mapping[str, Any]) -> None:
        self.show_page(where.get("page", PAGES[0].NAME))

    def _settle(self, page: Page) -> None:
        for form in page.forms():
            form.settle()

    def _purge_bin(self) -> None:
        try:
            self._journal.empty_bin()
        except JournalError as error:
            self._around.trouble(error)

    # -- slots

    def _on_journal_changed(self, changes: Changes) -> None:
        for page in self._pages.values():
            page.hear(changes)

    def _undo(self) -> None:
        self._again(self._journal.undo, _("Taken back."))

    def _redo(self) -> None:
        self._again(self._journal.redo, _("Done again."))

    def _again(self, way: Any, sentence: str) -> None:
        self._settle(self.page)
        try:
            if way():
                self._around.say(sentence, None)
        except JournalError as error:
            self._around.trouble(error)

    def _add_shortcuts(self) -> None:
        slots: dict[str, Any] = {
            f"Ctrl+{number}": lambda name=page.NAME: self.show_page(name)
            for number, page in enumerate(PAGES, start=1)
        }
        slots |= {
            "Ctrl+Z": self._undo,
            "Ctrl+Shift+Z": self._redo,
            "Ctrl+Y": self._redo,
            "Ctrl+N": lambda: self.begin(TrustFeeling),
            "Ctrl+B": lambda: self.begin(Bid),
        }
        for keys, slot in slots.items():
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(slot)

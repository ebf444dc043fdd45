"""Search: everything that was written, found while something is typed."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from inglenook.journal.errors import JournalError
from inglenook.journal.people import Person
from inglenook.journal.search_hits import Hit
from inglenook.journal.search_query import Query, understand
from inglenook.ui.models.search_model import SearchModel
from inglenook.ui.pages.page import Page
from inglenook.ui.surroundings import Surroundings
from inglenook.ui.widgets.hit_list import HitList
from inglenook.ui.widgets.pieces import label
from inglenook.ui.widgets.search_examples import SearchExamples
from inglenook.ui.widgets.search_line import SearchLine
from inglenook.words import _, mark, ngettext

COUNTED_AFTER_MS = 250


class SearchPage(Page):
    """A line, and beneath it what is found; Enter opens the row that is marked."""

    NAME = "search"
    TITLE = mark("Search")
    SCROLLS = False

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around)
        self._people: list[Person] = []
        self._query = Query()
        self.line = SearchLine(around.look)
        self.model = SearchModel(self.journal)
        self.list = HitList(around.look, self.model)
        self._examples = SearchExamples()
        self._help = _scrolled(self._examples)
        self._count = label("", "small")
        self._problems = label("", "problem", wrap=True)
        self._nothing = label("", "muted", wrap=True)
        # Comes after all keys that were pressed meanwhile: no letter waits for an answer.
        self._asking = QTimer(self, singleShot=True, interval=0)
        self._counting = QTimer(self, singleShot=True, interval=COUNTED_AFTER_MS)
        self._lay_out()
        self._connect()

    # -- page

    def refresh(self) -> None:  # noqa: D102
        self._people = self.journal.people(retired=True)
        self._examples.show_examples(self.journal.foremost_person(), self.journal.clock().date())
        hit = self.list.current()
        self._show(self._understood())
        if hit is not None:
            self.list.go_to(self.model.row_of(hit.id))

    def place(self) -> dict[str, Any]:  # noqa: D102
        return {"typed": self.line.text(), "row": self.list.currentIndex().row()}

    def go_to(self, place: Mapping[str, Any]) -> None:  # noqa: D102
        if "typed" in place:
            self.line.setText(place["typed"])
            self._stale = True
            self.refresh_if_stale()
        if self.isVisible():
            self.take_keyboard()

    def scroll_back(self, place: Mapping[str, Any]) -> None:  # noqa: D102
        row = place.get("page", {}).get("row", 0)
        if row >= self.model.rowCount():
            self._on_counting_timeout()
        self.list.go_to(row)

    def take_keyboard(self) -> None:  # noqa: D102
        self.line.take_keyboard()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: D102
        super().showEvent(event)
        if not (event.spontaneous() or self.line.hasFocus() or self.list.hasFocus()):
            self.take_keyboard()

    # -- searching

    def _understood(self) -> Query:
        return understand(self.line.text(), self._people, self.journal.calendar)

    def _search(self) -> None:
        """Show what is found now, if it was asked for something else."""
        self._asking.stop()
        try:
            query = self._understood()
            if query != self._query:
                self._show(query)
        except JournalError as error:
            self.around.trouble(error)

    def _show(self, query: Query) -> None:
        self._counting.stop()
        self._query = query
        self.model.show_query(query, self._people, self.journal.calendar)
        self.list.scrollToTop()
        self.list.go_to(0)
        self._tell()
        if not self.model.is_counted:
            self._counting.start()

    def _tell(self) -> None:
        """Say in words what the list shows."""
        rows = self.model.rowCount()
        self._problems.setText("\n".join(self._query.problems))
        self._problems.setVisible(bool(self._query.problems))
        self._help.setVisible(self._query.is_empty)
        self._nothing.setVisible(not (rows or self._query.is_empty))
        self.list.setVisible(bool(rows))
        if self.model.is_counted:
            count = ngettext("{count} found", "{count} found", rows)
        else:
            count = _("At least {count} found")
        self._count.setText(count.format(count=f"{rows:,}") if rows else "")

    def _open(self, hit: Hit | None) -> None:
        if hit is not None:
            self.around.open(hit.record)

    # -- slots

    def _on_counting_timeout(self) -> None:
        try:
            self.model.count()
            self._tell()
        except JournalError as error:
            self.around.trouble(error)

    def _on_line_return_pressed(self) -> None:
        self._search()
        self._open(self.list.current())

    def _on_line_stepped(self, rows: int) -> None:
        self._search()
        self.list.step(rows)

    def _on_line_leapt(self, pages: int) -> None:
        self._search()
        self.list.leap(pages)

    def _on_examples_chosen(self, example: str) -> None:
        self.line.setText(f"{self.line.text()} {example}".strip())
        self.line.setFocus()

    def _connect(self) -> None:
        self.line.textChanged.connect(lambda _text: self._asking.start())
        self.line.returnPressed.connect(self._on_line_return_pressed)
        self.line.stepped.connect(self._on_line_stepped)
        self.line.leapt.connect(self._on_line_leapt)
        self.list.opened.connect(self._open)
        self._asking.timeout.connect(self._search)
        self._counting.timeout.connect(self._on_counting_timeout)
        self._examples.chosen.connect(self._on_examples_chosen)
        escape = QShortcut(QKeySequence("Escape"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.around.back)

    def _lay_out(self) -> None:
        self._count.setObjectName("search.count")
        self._problems.setObjectName("search.problems")
        self._nothing.setObjectName("search.nothing")
        self._nothing.setText(
            _("Nothing you wrote fits this. Try fewer words, or only the beginning of one.")
        )
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.title_actions.addWidget(self._count)
        self.body.addWidget(self.line)
        self.body.addWidget(self._problems)
        for part in (self._help, self.list, self._nothing):
            self.body.addWidget(part, 1)


def _scrolled(part: QWidget) -> QScrollArea:
    """With very large type the examples may need more room than there is."""
    area, inner = QScrollArea(), QWidget()
    column = QVBoxLayout(inner)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(part)
    column.addStretch(1)
    inner.setObjectName("pageBody")
    area.setWidget(inner)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area

"""A list of entries, newest first, painted row by row; it reads only what can be seen."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent

from inglenook.journal.record import Entry
from inglenook.journal.store import Filter
from inglenook.ui.models.timeline_model import TimelineModel
from inglenook.ui.surroundings import Surroundings
from inglenook.ui.widgets.entry_menu import EntryMenu
from inglenook.ui.widgets.entry_painter import EntryPainter, day_width
from inglenook.ui.widgets.row_list import RowList

FRAME = 10  # px that the list's edges take of its height


class EntryList(RowList):
    """Says ``opened(entry)`` when a row is clicked or Enter is pressed on it.

    With ``rows`` it stands as tall as its entries, up to so many, for a page that scrolls itself.
    """

    def __init__(self, around: Surroundings, name: str, says: str, rows: int = 0) -> None:
        self.model_of_entries = TimelineModel(around.journal)
        painter = EntryPainter(self.model_of_entries)
        super().__init__(around.look, name, says, self.model_of_entries, painter)
        self._menu = EntryMenu(around)
        self._rows = rows
        self.fit_rows()

    def held(self, row: int) -> Entry | None:  # noqa: D102
        return self.model_of_entries.entry(row)

    def show_filter(self, chosen: Filter) -> None:
        """Show the entries of a filter; the same ones stay where they are scrolled to."""
        at = self.verticalScrollBar().value() if chosen == self.model_of_entries.filter else 0
        self.model_of_entries.show_filter(chosen)
        self.fit_rows()
        self.verticalScrollBar().setValue(at)

    def stand(self, rows: int) -> None:
        """Stand as tall as its entries, up to so many."""
        self._rows = rows
        self.fit_rows()

    def current(self) -> Entry | None:
        """The entry that the keyboard is on."""
        return self.model_of_entries.entry(self.currentIndex().row())

    def holds(self, entry: Entry) -> bool:
        """Whether the filter lets an entry through."""
        there = self.model_of_entries.entry(self.model_of_entries.row_of(entry))
        return there is not None and there.id == entry.id

    def mark(self, entry: Entry) -> None:
        """Mark an entry, if it is in the list."""
        if self.holds(entry):
            self.mark_row(self.model_of_entries.row_of(entry))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show the menu of the entry under the mouse, or of the one that the keyboard is on."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        entry = self.model_of_entries.entry(index.row())
        if entry is not None:
            under = self.visualRect(index).bottomLeft() + QPoint(day_width(), 0)
            place = self.viewport().mapToGlobal(under) if by_key else event.globalPos()
            self._menu.popup(entry, self, place)

    def fit_rows(self) -> None:  # noqa: D102
        super().fit_rows()
        if self._rows:
            shown = min(max(self.model_of_entries.rowCount(), 1), self._rows)
            self.setFixedHeight(shown * self.verticalHeader().defaultSectionSize() + FRAME)

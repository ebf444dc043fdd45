"""A list of entries, newest first, painted row by row; it reads only what can be seen."""

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QAbstractScrollArea, QTableView

from inglenook.journal.record import Entry
from inglenook.journal.store import Filter
from inglenook.ui.models.timeline_model import TimelineModel
from inglenook.ui.surroundings import Surroundings
from inglenook.ui.widgets.entry_menu import EntryMenu
from inglenook.ui.widgets.entry_painter import EntryPainter, day_width

FRAME = 10  # px that the list's edges take of its height


class EntryList(QTableView):
    """Says ``opened(entry)`` when a row is clicked or Enter is pressed on it.

    It is a table of one column: a list view would place all of its rows before the first paint.
    With ``rows`` it stands as tall as its entries, up to so many, for a page that scrolls itself.
    """

    opened = Signal(object)

    def __init__(self, around: Surroundings, name: str, says: str, rows: int = 0) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("role", "list")
        self.setAccessibleName(says)
        self._menu = EntryMenu(around)
        self.model_of_entries = TimelineModel(around.journal)
        self._painter = EntryPainter(self.model_of_entries, self)
        self._rows = rows
        self.setModel(self.model_of_entries)
        self.setItemDelegate(self._painter)
        self._look_like_a_list()
        self._fit_rows()
        around.look.changed.connect(self._fit_rows)
        self.clicked.connect(self._on_row_activated)
        self.activated.connect(self._on_row_activated)

    def show_filter(self, chosen: Filter) -> None:
        """Show the entries of a filter; the same ones stay where they are scrolled to."""
        at = self.verticalScrollBar().value() if chosen == self.model_of_entries.filter else 0
        self.model_of_entries.show_filter(chosen)
        self._fit_rows()
        self.verticalScrollBar().setValue(at)

    def stand(self, rows: int) -> None:
        """Stand as tall as its entries, up to so many."""
        self._rows = rows
        self._fit_rows()

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

    def mark_row(self, row: int) -> None:
        """Mark the entry in a row; -1 marks none."""
        flag = self.selectionModel().SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(self.model_of_entries.index(row), flag)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show the menu of the entry under the mouse, or of the one that the keyboard is on."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        entry = self.model_of_entries.entry(index.row())
        if entry is not None:
            under = self.visualRect(index).bottomLeft() + QPoint(day_width(), 0)
            place = self.viewport().mapToGlobal(under) if by_key else event.globalPos()
            self._menu.popup(entry, self, place)

    def _on_row_activated(self, index: QModelIndex) -> None:
        entry = self.model_of_entries.entry(index.row())
        if entry is not None:
            self.opened.emit(entry)

    def _fit_rows(self) -> None:
        height = self._painter.row_height()
        self.verticalHeader().setDefaultSectionSize(height)
        if self._rows:
            shown = min(max(self.model_of_entries.rowCount(), 1), self._rows)
            self.setFixedHeight(shown * height + FRAME)

    def _look_like_a_list(self) -> None:
        self.horizontalHeader().hide()
        self.horizontalHeader().setStretchLastSection(True)
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizeAdjustPolicy(QAbstractScrollArea.SizeAdjustPolicy.AdjustIgnored)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)

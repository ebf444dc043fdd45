"""The timeline as an item model: it reads the entries it is asked for, a page at a time."""

from collections import OrderedDict
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from inglenook.journal.dates import full_label
from inglenook.journal.days import Calendar
from inglenook.journal.journal import Journal
from inglenook.journal.record import Entry
from inglenook.journal.store import Filter
from inglenook.journal.summary import excerpt, heading

PAGE = 64
PAGES_KEPT = 24
Index = QModelIndex | QPersistentModelIndex
EntryRole = Qt.ItemDataRole.UserRole
NO_PARENT = QModelIndex()


class TimelineModel(QAbstractListModel):
    """Entries newest first, as many as the filter lets through."""

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal
        self._filter = Filter()
        self._count = 0
        self._pages: OrderedDict[int, list[Entry]] = OrderedDict()
        self._names: dict[str, str] = {}
        self._calendar = Calendar()
        self.today = journal.clock().date()

    @property
    def filter(self) -> Filter:
        """Which entries are shown."""
        return self._filter

    def show_filter(self, chosen: Filter) -> None:
        """Show the entries of another filter, or the same ones as they are now."""
        self.beginResetModel()
        self._filter = chosen
        self._pages.clear()
        people = self._journal.people(retired=True)
        self._names = {person.id: person.name for person in people}
        self._calendar = self._journal.calendar
        self.today = self._calendar.day_of(self._journal.clock())
        self._count = self._journal.store.count(chosen)
        self.endResetModel()

    def rowCount(self, parent: Index = NO_PARENT) -> int:  # noqa: D102
        return 0 if parent.isValid() else self._count

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: D102
        if role not in (Qt.ItemDataRole.DisplayRole, EntryRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        entry = self.entry(index.row())
        if entry is None or role == EntryRole:
            return entry
        return f"{full_label(entry.happened.date())}. {self.heading(entry)}. {excerpt(entry)}"

    def entry(self, row: int) -> Entry | None:
        """The entry in one row."""
        if not 0 <= row < self._count:
            return None
        page, place = divmod(row, PAGE)
        entries = self._page(page)
        return entries[place] if place < len(entries) else None

    def row_of(self, entry: Entry) -> int:
        """The row an entry stands in, if the filter lets it through."""
        return self._journal.store.place_of(self._filter, entry)

    def heading(self, entry: Entry) -> str:
        """What an entry says in a few words."""
        return heading(entry, lambda person: self._names.get(person or "", ""))

    def day_of(self, entry: Entry) -> date:
        """The day an entry belongs to, as this journal counts days."""
        return self._calendar.day_of(entry.happened)

    def starts_day(self, row: int) -> bool:
        """Whether this is the first entry of its day."""
        entry, above = self.entry(row), self.entry(row - 1)
        if entry is None or above is None:
            return True
        return self.day_of(entry) != self.day_of(above)

    def _page(self, number: int) -> list[Entry]:
        if number in self._pages:
            self._pages.move_to_end(number)
        else:
            self._pages[number] = self._journal.store.page(self._filter, number * PAGE, PAGE)
            if len(self._pages) > PAGES_KEPT:
                self._pages.popitem(last=False)
        return self._pages[number]

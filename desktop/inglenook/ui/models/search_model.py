"""What was found as an item model: the first page at once, the others when they are looked at."""

from collections import OrderedDict
from collections.abc import Iterable
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from inglenook.journal.dates import full_label
from inglenook.journal.days import Calendar
from inglenook.journal.journal import Journal
from inglenook.journal.people import Person
from inglenook.journal.search_hits import Hit, Piece, is_headed, marked
from inglenook.journal.search_query import Query
from inglenook.journal.summary import heading

PAGE = 24
PAGES_KEPT = 24
Index = QModelIndex | QPersistentModelIndex
HitRole = Qt.ItemDataRole.UserRole
NO_PARENT = QModelIndex()


class SearchModel(QAbstractListModel):
    """Rows of what was found. Until it is counted there are no more of them than one page."""

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal
        self._query = Query()
        self._rows = 0
        self._pages: OrderedDict[int, list[Hit]] = OrderedDict()
        self._names: dict[str, str] = {}
        self._calendar = Calendar()
        self.is_counted = True

    def show_query(self, query: Query, people: Iterable[Person], calendar: Calendar) -> None:
        """Show what another query finds, or what the same one finds now."""
        first = self._journal.store.search(query, PAGE)
        self.beginResetModel()
        self._query, self._calendar = query, calendar
        self._names = {person.id: person.name for person in people}
        self._pages.clear()
        self._pages[0] = first
        self._rows = len(first)
        self.is_counted = len(first) < PAGE
        self.endResetModel()

    def count(self) -> None:
        """Have a row for everything that is found."""
        if self.is_counted:
            return
        rows = self._journal.store.count_found(self._query)
        self.is_counted = True
        if rows > self._rows:
            self.beginInsertRows(NO_PARENT, self._rows, rows - 1)
            self._rows = rows
            self.endInsertRows()

    def rowCount(self, parent: Index = NO_PARENT) -> int:  # noqa: D102
        return 0 if parent.isValid() else self._rows

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: D102
        if role not in (Qt.ItemDataRole.DisplayRole, HitRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        hit = self.hit(index.row())
        if hit is None or role == HitRole:
            return hit
        day = self.day_of(hit)
        heading = "".join(piece.text for piece in self.heading(hit))
        excerpt = "".join(piece.text for piece in hit.excerpt)
        return ". ".join(
            part for part in (full_label(day) if day else "", heading, excerpt) if part
        )

    def hit(self, row: int) -> Hit | None:
        """What was found in one row."""
        if not 0 <= row < self._rows:
            return None
        page, place = divmod(row, PAGE)
        hits = self._page(page)
        return hits[place] if place < len(hits) else None

    def row_of(self, record_id: str) -> int:
        """The row of a record on the first page; else the first row."""
        ids = [hit.id for hit in self._pages.get(0, [])]
        return ids.index(record_id) if record_id in ids else 0

    def heading(self, hit: Hit) -> tuple[Piece, ...]:
        """What a record is, in a few words; marked where they are the person's own."""
        text = heading(hit.record, lambda person: self._names.get(person or "", ""))
        return marked(text, hit.terms if is_headed(hit.record) else ())

    def day_of(self, hit: Hit) -> date | None:
        """The day it belongs to, as this journal counts days."""
        return self._calendar.day_of(hit.moment) if hit.moment else None

    def _page(self, number: int) -> list[Hit]:
        if number in self._pages:
            self._pages.move_to_end(number)
        else:
            self._pages[number] = self._journal.store.search(self._query, PAGE, number * PAGE)
            if len(self._pages) > PAGES_KEPT:
                self._pages.popitem(last=False)
        return self._pages[number]

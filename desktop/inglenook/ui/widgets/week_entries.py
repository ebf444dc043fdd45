"""The entries of one week, as a list to open them from."""

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from inglenook.journal.reviews import entries_of
from inglenook.ui.surroundings import Surroundings
from inglenook.ui.widgets.entry_list import EntryList
from inglenook.ui.widgets.pieces import label, row
from inglenook.words import _, ngettext

ROWS = 8


class WeekEntries(QWidget):
    """Gone where a week has none: nobody is told what they did not write."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self.setObjectName("weekEntries")
        self._around = around
        self._count = label("", "small")
        self._list: EntryList | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 8, 0, 0)
        self._layout.setSpacing(8)
        self._layout.addLayout(row(label(_("What you wrote"), "cardTitle"), 1, self._count))
        self.hide()

    def show_week(self, week: date) -> None:
        """Read and show the entries of a week, by the first of its days."""
        shown = self._list or self._made()
        shown.show_filter(entries_of(self._around.journal.calendar, week))
        count = shown.model_of_entries.rowCount()
        words = ngettext("{count} entry", "{count} entries", count)
        self._count.setText(words.format(count=f"{count:,}"))
        self.setVisible(bool(count))

    def _made(self) -> EntryList:
        """The list, made when there is something to show: the page is on screen before it."""
        self._list = EntryList(self._around, "weekEntries.list", _("Entries of this week"), ROWS)
        self._list.opened.connect(self._around.open)
        self._layout.addWidget(self._list)
        return self._list

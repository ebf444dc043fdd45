"""The timeline: every entry, newest first, to filter, open, change, bin and restore."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QTableView, QVBoxLayout

from inglenook.journal.changes import Changes
from inglenook.journal.errors import JournalError
from inglenook.journal.record import Entry, Record
from inglenook.journal.records import ENTRIES, KINDS
from inglenook.journal.store import Filter
from inglenook.ui.pages.page import Page
from inglenook.ui.surroundings import Surroundings
from inglenook.ui.theme import Theme
from inglenook.ui.widgets.entry_editor import EntryEditor
from inglenook.ui.widgets.entry_list import EntryList
from inglenook.ui.widgets.flow import Flow
from inglenook.ui.widgets.period_picker import PeriodPicker
from inglenook.ui.widgets.pieces import GAP, button, label, shorten_names
from inglenook.words import _, mark, ngettext

EDITOR_WIDTH, EDITOR_LEAST, EDITOR_LEAST_WORDS = 430, 340, 280


class TimelinePage(Page):
    """A list of entries with its filters, and beside it the entry that is open."""

    NAME = "timeline"
    TITLE = mark("Timeline")
    SCROLLS = False

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around)
        self.list = EntryList(around, "timeline.list", _("Entries, newest first"))
        self.model = self.list.model_of_entries
        self.editor = EntryEditor(around)
        least = max(EDITOR_LEAST, Theme.current.px(EDITOR_LEAST_WORDS))
        self.editor.setMinimumWidth(least)
        self.editor.setMaximumWidth(max(EDITOR_WIDTH, least))
        self.editor.hide()
        self._kind, self._person = QComboBox(), QComboBox()
        self._period = PeriodPicker("timeline.period", _("Any time"))
        self._bin = button(_("Bin"), "timeline.bin", "chip")
        self._bin.setCheckable(True)
        self._empty_bin = button(_("Empty the bin…"), "timeline.emptyBin")
        self._count = label("", "small")
        self._nothing = label("", "muted", wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lay_out()
        self._connect()

    # -- page

    def refresh(self) -> None:  # noqa: D102
        self._offer_people()
        self._show_entries()

    def hear(self, changes: Changes) -> None:  # noqa: D102
        self.editor.hear(changes)
        super().hear(changes)

    def place(self) -> dict[str, Any]:  # noqa: D102
        entry = self.editor.entry
        return {
            "kind": self._kind.currentData(),
            "person": self._person.currentData(),
            "period": self._period.place(),
            "bin": self._bin.isChecked(),
            "entry": {"kind": entry.KIND, "id": entry.id} if entry else None,
            "top": self.list.indexAt(self.list.rect().topLeft()).row(),
        }

    def go_to(self, place: Mapping[str, Any]) -> None:  # noqa: D102
        self._offer_people()
        self._period.go_to(place.get("period", {}))
        for box, key in ((self._kind, "kind"), (self._person, "person")):
            box.setCurrentIndex(max(box.findData(place.get(key, "")), 0))
        self._bin.setChecked(bool(place.get("bin")))
        self._show_entries()
        open_entry = place.get("entry")
        kind = KINDS.get(open_entry["kind"]) if open_entry else None
        found = self.journal.find(kind, open_entry["id"]) if kind and open_entry else None
        if isinstance(found, Entry):
            self.open(found)

    def scroll_back(self, place: Mapping[str, Any]) -> None:  # noqa: D102
        top = self.model.index(place.get("page", {}).get("top", 0))
        self.list.scrollTo(top, QTableView.ScrollHint.PositionAtTop)

    def take_keyboard(self) -> None:  # noqa: D102
        self.list.setFocus()

    def open_record(self, record: Record) -> None:
        """Show an entry among the others of its time, whatever the filters were."""
        if isinstance(record, Entry):
            if not self.list.holds(record):
                self._clear_filters(binned=record.binned is not None)
            self.open(record)
            self._mark_open_entry()

    def open(self, entry: Entry) -> None:
        """Open an entry beside the list."""
        self.editor.open(entry, self.model.heading(entry))
        self.editor.show()

    # -- filtering

    def show_period(self, first: date, last: date, kind: str = "", person: str = "") -> None:
        """Show just the entries of some days."""
        self._bin.setChecked(False)
        self._kind.setCurrentIndex(max(self._kind.findData(kind), 0))
        self._person.setCurrentIndex(max(self._person.findData(person), 0))
        self._period.choose_days(first, last)

    def chosen(self) -> Filter:
        """The filter as the person has set it."""
        calendar = self.journal.calendar
        today = calendar.day_of(self.journal.clock())
        first, last = self._period.days(today)
        return Filter(
            kinds=frozenset({self._kind.currentData()} - {""}),
            person=self._person.currentData() or None,
            since=calendar.start_of(first) if first else None,
            before=calendar.start_of(last + timedelta(days=1)) if last else None,
            binned=self._bin.isChecked(),
        )

    def _clear_filters(self, *, binned: bool) -> None:
        self._kind.setCurrentIndex(0)
        self._person.setCurrentIndex(0)
        self._period.choose_weeks(0)
        self._bin.setChecked(binned)
        self._show_entries()

    def _show_entries(self) -> None:
        chosen = self.chosen()
        self.list.show_filter(chosen)
        self._mark_open_entry()
        count = self.model.rowCount()
        self._count.setText(
            ngettext("{count} entry", "{count} entries", count).format(count=f"{count:,}")
        )
        self._nothing.setText(self._nothing_sentence())
        self._nothing.setVisible(not count)
        self.list.setVisible(bool(count))
        self._empty_bin.setVisible(chosen.binned and bool(count))

    def _nothing_sentence(self) -> str:
        if self._bin.isChecked():
            return _("The bin is empty. What you put there rests for 30 days.")
        if self.model.filter == Filter():
            return _(
                "Everything you write comes together here. "
                "Begin on Today with how you feel, or with a bid."
            )
        return _("No entries fit these filters.")

    def _mark_open_entry(self) -> None:
        if self.editor.entry is not None:
            self.list.mark(self.editor.entry)

    def _offer_people(self) -> None:
        people = [("", _("Everybody"))]
        people += [(each.id, each.name) for each in self.journal.people(retired=True)]
        now = [
            (self._person.itemData(at), self._person.itemText(at))
            for at in range(self._person.count())
        ]
        if people != now:
            _fill(self._person, people)

    # -- slots

    def _on_editor_closed(self) -> None:
        self.editor.hide()
        self.list.setFocus()

    def _on_delete_pressed(self) -> None:
        entry = self.list.current()
        if entry is not None and entry.binned is None:
            self.open(entry)
            self.editor.put_in_bin()

    def _on_empty_bin_clicked(self) -> None:
        count = self.journal.store.count(Filter(binned=True))  # whatever the filters show of it
        question = ngettext(
            "Delete the entry in the bin for good?",
            "Delete all {count} entries in the bin for good?",
            count,
        ).format(count=count)
        if self.around.ask.confirm(question, _("They cannot be brought back."), _("Delete")):
            try:
                self.journal.empty_bin(everything=True)
            except JournalError as error:
                self.around.trouble(error)

    # -- inside

    def _connect(self) -> None:
        for box in (self._kind, self._person):
            box.currentIndexChanged.connect(lambda _row: self._show_entries())
        self._period.changed.connect(self._show_entries)
        self._bin.toggled.connect(lambda _on: self._show_entries())
        self._empty_bin.clicked.connect(self._on_empty_bin_clicked)
        self.list.opened.connect(self.open)
        self.editor.closed.connect(self._on_editor_closed)
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.list)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._on_delete_pressed)
        escape = QShortcut(QKeySequence("Escape"), self.editor)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.editor.close_entry)

    def _lay_out(self) -> None:
        kinds = [("", _("All kinds")), *((kind.KIND, _(kind.LABEL)) for kind in ENTRIES)]
        _fill(self._kind, kinds)
        self._kind.setObjectName("timeline.kind")
        self._kind.setAccessibleName(_("Kind of entry"))
        self._person.setObjectName("timeline.person")
        self._person.setAccessibleName(_("Person"))
        shorten_names(self._person)
        self.title_actions.addWidget(self._count)
        filters = Flow(gap=10)
        for part in (self._kind, self._person, self._period, self._bin):
            filters.addWidget(part)
        self.body.addLayout(filters)
        side = QVBoxLayout()
        side.setSpacing(8)
        side.addWidget(self.list, 1)
        side.addWidget(self._nothing, 1)
        side.addWidget(self._empty_bin, 0, Qt.AlignmentFlag.AlignLeft)
        beside = QHBoxLayout()
        beside.setSpacing(GAP)
        beside.addLayout(side, 3)
        beside.addWidget(self.editor, 2)
        self.body.addLayout(beside, 1)


def _fill(box: QComboBox, options: list[tuple[str, str]]) -> None:
    chosen = box.currentData()
    box.blockSignals(True)  # noqa: FBT003
    box.clear()
    for key, text in options:
        box.addItem(text, key)
    box.setCurrentIndex(max(box.findData(chosen), 0))
    box.blockSignals(False)  # noqa: FBT003

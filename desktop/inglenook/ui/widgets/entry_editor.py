"""An entry opened for reading and changing, with what can be done to it."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from inglenook.journal.changes import Changes
from inglenook.journal.field import fields_of
from inglenook.journal.record import Entry
from inglenook.journal.safety import is_in_safety_lane, not_asked
from inglenook.journal.writing import Writing
from inglenook.ui.forms.form import Form
from inglenook.ui.surroundings import Surroundings
from inglenook.ui.widgets.entry_menu import EntryMenu, erase_entry, put_in_bin, restore_entry
from inglenook.ui.widgets.pieces import Card, button, icon_button, row
from inglenook.ui.widgets.safety_panel import SafetyPanel
from inglenook.words import _

# The least that is worth seeing first stands first; the rest follows as it is declared.
_LAST = ("happened", "share")


class EntryEditor(Card):
    """Shows one entry as a form of its declared fields; an entry in the bin is only shown."""

    closed = Signal()

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self.setObjectName("entryEditor")
        self._around = around
        self._journal = around.journal
        self._menu = EntryMenu(around)
        self.entry: Entry | None = None
        self.form: Form | None = None
        self._panel: SafetyPanel | None = None
        says = _("What can be done with this entry")
        self._more = icon_button("more", "entryEditor.menu", says)
        self._close = icon_button("close", "entryEditor.close", _("Close this entry"))
        self._bin = button(_("Put in the bin"), "entryEditor.bin", icon="bin")
        self._restore = button(_("Take it out of the bin"), "entryEditor.restore", "primary")
        self._erase = button(_("Delete for good"), "entryEditor.erase")
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.beside_title(self._more)
        self.beside_title(self._close)
        self.body.addWidget(self._area, 1)
        self.body.addLayout(row(self._bin, self._restore, self._erase, 1))
        self._more.clicked.connect(self._on_more_clicked)
        self._close.clicked.connect(self.close_entry)
        self._bin.clicked.connect(self.put_in_bin)
        self._restore.clicked.connect(self._on_restore_clicked)
        self._erase.clicked.connect(self._on_erase_clicked)

    def open(self, entry: Entry, heading: str) -> None:
        """Open an entry; the one before is settled first."""
        self.settle()
        self.entry = entry
        self.rename(heading)
        binned = entry.binned is not None
        self._bin.setVisible(not binned)
        self._restore.setVisible(binned)
        self._erase.setVisible(binned)
        writing: Writing[Any] = Writing(self._journal, type(entry), f"timeline.{entry.id}")
        writing.open(entry)
        self.form = Form(
            self._journal, writing, type(entry), (_names(type(entry)),), self._around.trouble
        )
        self.form.setEnabled(not binned)
        half_written = self._journal.store.drafts().get(writing.place)
        if half_written and not binned:
            self.form.resume(half_written)
        inside = QWidget()
        inside.setObjectName("entryBody")
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 0, 12, 0)
        layout.addWidget(self.form)
        layout.addStretch(1)
        self._panel = None
        self._show_safety(layout)
        self._area.setWidget(inside)

    def _show_safety(self, layout: QVBoxLayout) -> None:
        """Where it tells of fear or abuse: who can help first, and nothing inner is asked."""
        entry, form = self.entry, self.form
        if entry is None or form is None:
            return
        safety = is_in_safety_lane(self._journal, entry)
        form.fold(not_asked(entry), away=safety)
        if safety and self._panel is None:
            self._panel = SafetyPanel(self._around, "entryEditor.safety", narrow=True)
            layout.insertWidget(0, self._panel)
        if self._panel is not None:
            self._panel.setVisible(safety)

    def settle(self) -> None:
        """Make what is written in the open entry last."""
        if self.form is not None and self.entry is not None and self.entry.binned is None:
            self.form.settle()
            self._journal.close_burst()

    def hear(self, changes: Changes) -> None:
        """Follow the open entry: into the bin, out of it, or away."""
        if self.entry is None:
            return
        if self._panel is not None:
            self._panel.hear(changes)
        for change in changes:
            if change.record.id == self.entry.id:
                after = change.after
                if not isinstance(after, Entry) or after.binned != self.entry.binned:
                    self._leave()
                    return
                self.entry = after
        inside = self._area.widget()
        if inside is not None and isinstance(layout := inside.layout(), QVBoxLayout):
            self._show_safety(layout)

    def put_in_bin(self) -> None:
        """Put the open entry into the bin and offer to take that back."""
        if self.entry is None or self.entry.binned is not None:
            return
        self.settle()
        kept = self._journal.find(type(self.entry), self.entry.id)
        if kept is not None:
            put_in_bin(self._around, kept)

    def close_entry(self) -> None:
        """Close the entry; everything in it is kept."""
        self.settle()
        self._leave()

    def _leave(self) -> None:
        self.entry = None
        self.form = None
        self._panel = None
        inside = self._area.takeWidget()
        if inside is not None:  # it has no parent any more that would take it along
            inside.deleteLater()
        self.closed.emit()

    def _on_more_clicked(self) -> None:
        if self.entry is not None:
            self.settle()
            self._menu.popup(self.entry, self._more)

    def _on_restore_clicked(self) -> None:
        if self.entry is not None:
            restore_entry(self._around, self.entry)

    def _on_erase_clicked(self) -> None:
        if self.entry is not None:
            erase_entry(self._around, self.entry)


def _names(kind: type[Entry]) -> Sequence[str]:
    shown = [name for name, field in fields_of(kind).items() if field.shown]
    return [*(name for name in shown if name not in _LAST), *_LAST]

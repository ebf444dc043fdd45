"""A note: a page to write on, with a title if one likes, and nothing else in the way."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtGui import QKeySequence, QShortcut

from inglenook.journal.changes import Changes
from inglenook.journal.entries import Note
from inglenook.journal.record import Record
from inglenook.ui.pages.page import Page
from inglenook.ui.surroundings import Surroundings
from inglenook.ui.theme import Theme
from inglenook.ui.widgets.entry_menu import EntryMenu
from inglenook.ui.widgets.note_panel import NotePanel
from inglenook.ui.widgets.pieces import button
from inglenook.words import _, mark

NARROW_BELOW = 900


class NotePage(Page):
    """One note at a time, each on a sheet of its own."""

    NAME = "note"
    TITLE = mark("Note")
    SCROLLS = False
    OPENS = (Note,)
    BEGINS = (Note,)

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around)
        self._menu = EntryMenu(around)
        self._narrow = False
        self._more = button("", "note.more", icon="more")
        self._more.setAccessibleName(_("What can be done with this note"))
        self._more.clicked.connect(self._on_more_clicked)
        self.title_actions.addWidget(self._more)
        self.panel = NotePanel(around, None)
        self._show(self.panel)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.finish)

    # -- what the person does here

    def begin(self, kind: type[Record]) -> None:  # noqa: ARG002 - only notes are begun here
        """Begin a new note, or go on with one that cannot be kept as it stands."""
        if self.panel.opened is not None:
            self._open(None)
        self.panel.leave()
        self.take_keyboard()

    def open_record(self, record: Record) -> None:
        """Go on with a note; one in the bin is shown there."""
        if isinstance(record, Note) and record.binned is None:
            self._open(record)
            self.take_keyboard()
        elif isinstance(record, Note):
            there = {"kind": record.KIND, "id": record.id}
            self.around.show("timeline", {"bin": True, "entry": there})

    def finish(self) -> None:
        """Go back to where one was, if the note can be kept as it stands."""
        begun = self.panel.opened is None and self.panel.writing.touched
        if self.panel.leave():
            self.around.back()
            if begun:
                self.around.say(_("Kept on your timeline."), self.around.undo)

    # -- page

    def refresh(self) -> None:  # noqa: D102
        self.panel.refresh()
        self._more.setVisible(self.panel.writing.record is not None)

    def hear(self, changes: Changes) -> None:  # noqa: D102
        super().hear(changes)
        self.panel.hear(changes)

    def take_keyboard(self) -> None:  # noqa: D102
        self.panel.take_keyboard()

    def place(self) -> dict[str, Any]:  # noqa: D102
        opened = self.panel.opened
        return {"note": opened.id if opened else None, **self.panel.place()}

    def go_to(self, place: Mapping[str, Any]) -> None:  # noqa: D102
        note = self.journal.find(Note, place.get("note"))
        if note is not None and note.binned is None:
            self._open(note)
        self.panel.go_to(place)

    def scroll_back(self, place: Mapping[str, Any]) -> None:  # noqa: D102
        scrolled = place.get("page", {}).get("scrolled", 0)
        self.panel.sheet.verticalScrollBar().setValue(scrolled)

    def fit(self, width: int) -> None:  # noqa: D102
        super().fit(width)
        self._narrow = width < Theme.current.px(NARROW_BELOW)
        self.panel.fit(narrow=self._narrow)

    # -- inside

    def _open(self, note: Note | None) -> None:
        self.panel.leave()
        self._show(NotePanel(self.around, note))

    def _show(self, panel: NotePanel) -> None:
        old, self.panel = self.panel, panel
        if old is not panel:
            old.put_away()
        panel.finished.connect(self.finish)
        panel.closed.connect(self._on_panel_closed)
        panel.fit(narrow=self._narrow)
        self.body.addWidget(panel, 1)
        panel.show()  # at once: what is shown later cannot have the keyboard yet
        self.refresh()

    def _on_panel_closed(self) -> None:
        """The note that was open is in the bin, or gone."""
        self._show(NotePanel(self.around, None))
        if self.isVisible():
            self.around.back()

    def _on_more_clicked(self) -> None:
        if self.panel.form.settle() and isinstance(self.panel.writing.record, Note):
            self._menu.popup(self.panel.writing.record, self._more)

"""The sheet of one note: its title, whom it is with, the words, and a quiet foot."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QVBoxLayout, QWidget

from inglenook.journal.entries import Note
from inglenook.journal.people import Person
from inglenook.ui.forms.sheet import Sheet
from inglenook.ui.forms.texts import text_of
from inglenook.ui.forms.writing_editors import WordsEditor
from inglenook.ui.surroundings import Surroundings
from inglenook.ui.widgets.kept_note import kept_note
from inglenook.ui.widgets.pieces import button, label, row
from inglenook.ui.widgets.record_panel import RecordPanel
from inglenook.words import _, ngettext

COUNTING_MS = 300  # of quiet, before the words are counted again
NAME_LETTERS = 24
LINE_EDGE = 2  # px that a line of words keeps free before its first letter


class NotePanel(RecordPanel):
    """Says ``finished`` when the person is done with it."""

    FIELDS = ("title", "person", "words", "happened")
    finished = Signal()

    def __init__(self, around: Surroundings, note: Note | None) -> None:
        super().__init__(around, Note, note, "note")
        self.sheet = Sheet()
        words = self.form.editors["words"]
        assert isinstance(words, WordsEditor)  # noqa: S101 - as the field is declared
        words.write_on(self.sheet)
        self.sheet.installEventFilter(self.form)
        self._with = button("", "note.with", "chip")
        self._with.setCheckable(True)
        self._count = label("", "small")
        self._count.setObjectName("note.count")
        self._done = button(_("Done"), "note.done", "primary")
        self._counting = QTimer(self, singleShot=True, interval=COUNTING_MS)
        self._paper = QWidget()
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._connect()
        self.resume()
        self._count_words()

    def refresh(self) -> None:
        """Show whom it is with; the people to choose from only when they are asked for."""
        person = self._journal.find(Person, self.writing.values.get("person"))
        named = _("With {name}").format(name=person.name[:NAME_LETTERS]) if person else _("With…")
        self._with.setText(named.replace("&", "&&"))
        self.form.fold(("person",), away=not self._with.isChecked())

    def take_keyboard(self) -> None:
        """Put the keyboard on the sheet."""
        self.sheet.setFocus()

    def fit(self, *, narrow: bool) -> None:
        """Lines stay easy to read, however wide the window is."""
        ways = QBoxLayout.Direction
        self._foot.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
        self._paper.setMaximumWidth(self.sheet.widest())

    def place(self) -> dict[str, Any]:
        """How far it is scrolled, and whether the people are on show."""
        return {
            "with": self._with.isChecked(),
            "scrolled": self.sheet.verticalScrollBar().value(),
        }

    def go_to(self, place: Mapping[str, Any]) -> None:
        """Show the people if they were on show."""
        self._with.setChecked(bool(place.get("with")))
        self.refresh()

    # -- laying out

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._paper)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        title = self._title()
        column.addLayout(row(title, self._with, gap=12))
        column.addWidget(self._bare("person"))
        column.addWidget(self._bare("words"), 1)
        middle = row(1, self._paper, 1)
        middle.setStretch(1, 1000)
        self._foot.setSpacing(12)
        self._foot.addLayout(row(self._bare("happened"), self._count, 1, gap=16), 1)
        ending = row(*kept_note(self._journal), 1, self._done, gap=6)
        ending.insertSpacing(ending.count() - 1, 8)
        self._foot.addLayout(ending)
        self._done.setToolTip(QKeySequence("Ctrl+Return").toString())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        whole.addLayout(middle, 1)
        whole.addLayout(self._foot)

    def _title(self) -> QWidget:
        title = self._bare("title")
        line = self.form.editors["title"].control
        line.setProperty("role", "heading")
        line.setProperty("placeholderText", _("Title"))
        if isinstance(line, QLineEdit):  # its first letter stands exactly above those of the sheet
            line.setTextMargins(-LINE_EDGE, 0, 0, 0)
        return title

    def _bare(self, name: str) -> QWidget:
        editor = self.form.editors[name]
        editor.hide_heading()
        return editor

    def _connect(self) -> None:
        title = self.form.editors["title"].control
        if isinstance(title, QLineEdit):
            title.returnPressed.connect(self.sheet.setFocus)
        self.form.editors["person"].edited.connect(self.refresh)
        self._with.clicked.connect(self._on_with_clicked)
        self._done.clicked.connect(self.finished)
        self.sheet.textChanged.connect(self._counting.start)
        self._counting.timeout.connect(self._count_words)

    # -- slots

    def _on_with_clicked(self) -> None:
        self.refresh()
        if self._with.isChecked():
            self.form.editors["person"].setFocus()

    def _count_words(self) -> None:
        count = len(text_of(self.sheet).split())
        said = ngettext("{count} word", "{count} words", count)
        self._count.setText(said.format(count=f"{count:,}") if count else "")

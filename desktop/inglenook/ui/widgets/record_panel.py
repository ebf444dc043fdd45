"""One record opened on a page of its kind: its form, what is half-written of it, and its end."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from inglenook.journal.changes import Changes
from inglenook.journal.record import Entry, Record
from inglenook.journal.writing import Writing
from inglenook.ui.forms.form import Form
from inglenook.ui.surroundings import Surroundings
from inglenook.ui.widgets.pieces import GAP, Card


class RecordPanel(QWidget):
    """Holds the editors of one record, to be laid out; without one it is for a new record.

    Says ``closed`` when the record is gone. ``place`` is where its drafts are held; what is
    half-written there of a record, or of a new one, is gone on with.
    """

    closed = Signal()
    FIELDS: tuple[str, ...] = ()

    def __init__(
        self, around: Surroundings, kind: type[Record], record: Record | None, place: str
    ) -> None:
        super().__init__()
        self.setObjectName(f"{kind.KIND}Panel")
        self._around, self._journal = around, around.journal
        self.kind, self.opened = kind, record
        at = f"{place}.{record.id}" if record else f"{place}.new"
        self.writing: Writing[Any] = Writing(self._journal, kind, at)
        if record is not None:
            self.writing.open(record)
        self.form = Form(self._journal, self.writing, kind, (self.FIELDS,), around.trouble)
        self.form.setParent(self)
        self.form.hide()

    def resume(self) -> None:
        """Go on with what is half-written here."""
        held = self._journal.store.drafts().get(self.form.place)
        if held:
            self.form.resume(held)
        self.refresh()

    def refresh(self) -> None:
        """Show what goes with the record as it is kept now."""

    def hear(self, changes: Changes) -> None:
        """Follow the record that is open: into the bin, or away."""
        record = self.opened or self.writing.record
        afters = [each.after for each in changes if record and each.record.id == record.id]
        if any(each is None or (isinstance(each, Entry) and each.binned) for each in afters):
            self.form.rest()
            if self.opened is None:
                self.form.done()  # its draft goes as well, or it would be gone on with
            self.closed.emit()

    def leave(self) -> bool:
        """Make what is written last; false where something has to be mended, which waits here."""
        fits = self.form.settle() if self.opened else self.form.done()
        self._journal.close_burst()
        return fits

    def put_away(self) -> None:
        """Let it go, and let nobody on the page come upon its form meanwhile."""
        self.hide()
        self.setParent(None)
        self.deleteLater()

    def take_keyboard(self) -> None:
        """Put the keyboard where it begins."""
        self.form.editors[self.FIELDS[0]].control.setFocus()

    def fit(self, *, narrow: bool) -> None:
        """Suit the width of the window."""


class ColumnsPanel(RecordPanel):
    """Two columns of cards with the editors of one record."""

    def __init__(
        self, around: Surroundings, kind: type[Record], record: Record | None, place: str
    ) -> None:
        super().__init__(around, kind, record, place)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(GAP)

    def fit(self, *, narrow: bool) -> None:
        """One column where there is no room for two."""
        ways = QBoxLayout.Direction
        self._columns.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)

    def _put_column(self, stretch: int, *cards: QWidget) -> None:
        column = QVBoxLayout()
        column.setSpacing(GAP)
        for card in cards:
            column.addWidget(card)
        column.addStretch(1)
        self._columns.addLayout(column, stretch)

    def _card(self, title: str, *names: str) -> Card:
        card = Card(title)
        card.body.setSpacing(12)
        for name in names:
            card.body.addWidget(self.form.editors[name])
        return card

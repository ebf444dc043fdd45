"""One therapy session: when and with whom, what to bring to it, and what I took away."""

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from inglenook.journal import agenda, sessions
from inglenook.journal.dates import full_label
from inglenook.journal.therapy import Session
from inglenook.journal.writing import Writing
from inglenook.ui.forms.form import Form
from inglenook.ui.surroundings import Surroundings
from inglenook.ui.widgets.agenda_card import AgendaCard
from inglenook.ui.widgets.pieces import GAP, Card, button, icon_button, label, row
from inglenook.words import _


class SessionSheet(QWidget):
    """A session to read and change; without one, what waits until there is a next one."""

    def __init__(self, around: Surroundings, session: Session | None) -> None:
        super().__init__()
        self.setObjectName("session")
        self._around = around
        self._journal = around.journal
        self.session = session
        self.form: Form | None = None
        self.bin = icon_button("bin", "session.bin", _("Put this session in the bin"))
        self.set_date = button(_("Choose when it is"), "session.setDate")
        self._when = Card()
        self.agenda = AgendaCard(around, session)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        parts = [self._when, self.agenda]
        if session is None:
            self._wait_for_a_date()
        else:
            parts.append(self._form_of(session))
        for part in parts:  # the Tab key follows this order
            layout.addWidget(part)
        layout.addStretch(1)
        self.bin.clicked.connect(self.put_in_bin)
        self.refresh()

    def refresh(self) -> None:
        """Show the session as it is now; its form hears of changes by itself."""
        if self.session is not None:
            self.session = self._journal.find(Session, self.session.id) or self.session
        self._when.rename(self._title())
        self.agenda.refresh(self.session)

    @property
    def last(self) -> QWidget:
        """What the Tab key reaches last here."""
        return self.form.editors["took_away"].control if self.form else self.agenda.line

    def take_keyboard(self) -> None:
        """Put the keyboard where something is usually written: before a session, or after it."""
        is_past = self.session is not None and agenda.is_past(self._journal, self.session)
        if is_past and self.form is not None:
            self.form.editors["took_away"].control.setFocus()
        else:
            self.agenda.line.setFocus()

    def settle(self) -> None:
        """Make what is written here last."""
        if self.form is not None:
            self.form.settle()
            self._journal.close_burst()

    def put_in_bin(self) -> None:
        """Put the session into the bin and offer to take that back."""
        self.settle()
        kept = self._journal.find(Session, self.session.id) if self.session else None
        if kept is not None:
            told = _("In the bin, where it rests for 30 days.")
            self._around.do(lambda: sessions.put_in_bin(self._journal, kept), told)

    # -- inside

    def _title(self) -> str:
        coming = agenda.next_session(self._journal)
        if self.session is None or (coming and coming.id == self.session.id):
            return _("The next session")
        day = self._journal.calendar.day_of(self.session.happened)
        return _("{weekday}, {day}").format(weekday=sessions.weekday(day), day=full_label(day))

    def _form_of(self, session: Session) -> Card:
        """Put when and with whom on top, and what I took away on a card of its own."""
        place = f"therapy.session.{session.id}"
        writing: Writing[Any] = Writing(self._journal, Session, place)
        writing.open(session)
        columns = (("happened",), ("person",))
        self.form = Form(
            self._journal,
            writing,
            Session,
            columns,
            self._around.trouble,
            stretches=(0, 1),
            below=("took_away",),
        )
        half_written = self._journal.store.drafts().get(place)
        if half_written:
            self.form.resume(half_written)
        self._when.beside_title(self.bin)
        self._when.body.addWidget(self.form)
        words = self.form.editors["took_away"]
        took_away = Card(words.heading and _(words.heading))
        words.hide_heading()
        took_away.body.addWidget(words)
        return took_away

    def _wait_for_a_date(self) -> None:
        """Put a way to choose a date where the date will be."""
        self.bin.hide()
        says = _("It has no date yet. What you bring waits here until it has one.")
        self._when.body.addWidget(label(says, "muted", wrap=True))
        self._when.body.addLayout(row(self.set_date, 1))

"""One person: who they are, what the weeks say, every entry, and what is said of them."""

from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from inglenook.journal.errors import JournalError
from inglenook.journal.people import Person
from inglenook.journal.record import values_of
from inglenook.journal.store import Filter
from inglenook.journal.writing import Writing
from inglenook.ui.forms.form import Form
from inglenook.ui.surroundings import Surroundings
from inglenook.ui.widgets.entry_list import EntryList
from inglenook.ui.widgets.name_label import in_a_sentence
from inglenook.ui.widgets.person_checks import PersonChecks
from inglenook.ui.widgets.person_deeds import PersonDeeds
from inglenook.ui.widgets.person_heading import PersonHeading
from inglenook.ui.widgets.person_numbers import PersonNumbers
from inglenook.ui.widgets.pieces import GAP, Card, button, label
from inglenook.words import _, ngettext

ASKED = (("name", "alias", "met_on", "ended_on"), ("kind", "supports_me"))
BELOW = ("draws_me", "after_time")
ENTRIES_SHOWN = 8


class PersonView(QScrollArea):
    """Shows a person as they are kept, with the form of what is said of them."""

    def __init__(self, around: Surroundings, parent: QWidget) -> None:
        # Everything is put into its place at once: to move much later costs a style each time.
        super().__init__(parent)
        inside = self._inside = self._make_scrolled()
        self._around, self._journal = around, around.journal
        self.person: Person | None = None
        writing = self._writing("nobody")
        self.form = Form(around.journal, writing, Person, ASKED, around.trouble, (3, 2), BELOW)
        self._heading = PersonHeading(PersonDeeds(around, self, self.make_last))
        self._numbers = PersonNumbers(around)
        self._checks = PersonChecks(around)
        self._entries = EntryList(around, "people.entries", _("All entries"), ENTRIES_SHOWN)
        self._count = label("", "small")
        self._to_timeline = button(_("Show on the timeline"), "people.toTimeline", "quiet")
        self._entries_card = Card(_("All entries"), inside)
        self._about = Card("", inside)
        self._lay_out()
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._on_timer_timeout)
        self._to_timeline.clicked.connect(self._on_to_timeline_clicked)
        self._entries.opened.connect(around.open)

    def show_person(self, person: Person) -> None:
        """Show this person; what is written about the one before is settled first."""
        if self.person is None or self.person.id != person.id:
            self.settle()
            self._open(person)
            self._numbers.hide()
            self._checks.hide()
            self.verticalScrollBar().setValue(0)
        self.person = person
        self._heading.show_person(person)
        self._about.rename(_("About {name}").format(name=in_a_sentence(person.name)))
        self._show_entries(person)
        self._timer.start()

    def forget(self) -> None:
        """Show nobody."""
        self.person = None
        self.form.writing = self._writing("nobody")
        self.form.show_writing()

    def settle(self) -> None:
        """Make what is written about this person last."""
        self.form.settle()
        self._journal.close_burst()

    def make_last(self) -> None:
        """Settle all that can be kept; what is refused goes back to what it was."""
        record = self.form.writing.record
        if record is None or self.form.settle():
            return
        kept = values_of(record)
        self.form.writing.answer({name: kept[name] for name in self.form.writing.problems})
        self.form.show_writing()
        self.settle()

    def tell_what_is_refused(self) -> None:
        """Say again what is wrong with what was half-written before."""
        if not self.form.settle():
            for name, sentence in self.form.writing.problems.items():
                if name in self.form.editors:
                    self.form.editors[name].show_problem(sentence)

    def stack(self, *, stacked: bool) -> None:
        """Stand in one column where there is no room for two."""
        self._numbers.stack(stacked=stacked)
        self._checks.stack(stacked=stacked)

    # -- inside

    def _writing(self, place: str) -> Writing[Any]:
        return Writing(self._journal, Person, f"people.{place}")

    def _open(self, person: Person) -> None:
        """Let the form be about this person, and go on with what is half-written of them."""
        writing = self._writing(f"person.{person.id}")
        writing.open(person)
        self.form.writing = writing
        self.form.show_writing()
        half_written = self._journal.store.drafts().get(writing.place)
        if half_written:
            self.form.resume(half_written)
            self.tell_what_is_refused()

    def _on_timer_timeout(self) -> None:
        """Read what takes a while, once the rest is on screen."""
        if self.person is None:
            return
        try:
            self._numbers.show_person(self.person)
            self._checks.show_person(self.person)
        except JournalError as error:
            self._around.trouble(error)

    def _show_entries(self, person: Person) -> None:
        self._entries.show_filter(Filter(person=person.id))
        count = self._entries.model_of_entries.rowCount()
        self._count.setText(
            ngettext("{count} entry", "{count} entries", count).format(count=f"{count:,}")
        )
        self._entries_card.setVisible(bool(count))

    def _on_to_timeline_clicked(self) -> None:
        if self.person is not None:
            self._around.show("timeline", {"person": self.person.id})

    def _lay_out(self) -> None:
        self._entries_card.beside_title(self._count)
        self._entries_card.beside_title(self._to_timeline)
        self._entries_card.body.addWidget(self._entries)
        self._about.setObjectName("people.about")
        self._about.body.addWidget(self.form)
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 14, 8)
        column.setSpacing(GAP)
        for part in (
            self._heading,
            self._numbers,
            self._checks,
            self._entries_card,
            self._about,
        ):
            column.addWidget(part)
        column.addStretch(1)

    def _make_scrolled(self) -> QWidget:
        self.setObjectName("people.view")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        inside.setObjectName("pageBody")
        self.setWidget(inside)
        return inside

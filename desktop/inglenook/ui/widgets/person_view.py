"""One person: who they are, what the weeks say, every entry, and what is said of them."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

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

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self._around, self._journal = around, around.journal
        self.person: Person | None = None
        self.form: Form | None = None
        self._heading = PersonHeading(PersonDeeds(around, self, self.make_last))
        self._numbers = PersonNumbers(around)
        self._checks = PersonChecks(around)
        self._entries = EntryList(around, "people.entries", _("All entries"), ENTRIES_SHOWN)
        self._count = label("", "small")
        self._to_timeline = button(_("Show on the timeline"), "people.toTimeline", "quiet")
        self._about = Card()
        self._about.setObjectName("people.about")
        self._lay_out()
        self._to_timeline.clicked.connect(self._on_to_timeline_clicked)
        self._entries.opened.connect(around.open)

    def show_person(self, person: Person) -> None:
        """Show this person; what is written about the one before is settled first."""
        if self.person is None or self.person.id != person.id or self.form is None:
            self.settle()
            self._make_form(person)
            self.verticalScrollBar().setValue(0)
        self.person = person
        self._heading.show_person(person)
        self._about.rename(_("About {name}").format(name=in_a_sentence(person.name)))
        self._numbers.show_person(person)
        self._checks.show_person(person)
        self._show_entries(person)

    def forget(self) -> None:
        """Show nobody."""
        self.person = None
        self._let_go_of_form()

    def settle(self) -> None:
        """Make what is written about this person last."""
        if self.form is not None:
            self.form.settle()
            self._journal.close_burst()

    def make_last(self) -> None:
        """Settle all that can be kept; what is refused goes back to what it was."""
        form, record = self.form, self.form.writing.record if self.form else None
        if form is None or record is None or form.settle():
            return
        kept = values_of(record)
        form.writing.answer({name: kept[name] for name in form.writing.problems})
        form.show_writing()
        self.settle()

    def tell_what_is_refused(self) -> None:
        """Say again what is wrong with what was half-written before a lock."""
        if self.form is None or self.form.settle():
            return
        for name, sentence in self.form.writing.problems.items():
            if name in self.form.editors:
                self.form.editors[name].show_problem(sentence)

    def take_keyboard(self, name: str) -> None:
        """Put the keyboard on one of the questions."""
        if self.form is not None:
            self.form.editors[name].control.setFocus()

    def stack(self, *, stacked: bool) -> None:
        """Stand in one column where there is no room for two."""
        self._numbers.stack(stacked=stacked)
        self._checks.stack(stacked=stacked)

    # -- inside

    def _make_form(self, person: Person) -> None:
        self._let_go_of_form()
        writing: Writing[Any] = Writing(self._journal, Person, f"people.person.{person.id}")
        writing.open(person)
        self.form = Form(self._journal, writing, Person, ASKED, self._around.trouble, (3, 2), BELOW)
        self._about.body.addWidget(self.form)
        self.form.show()
        half_written = self._journal.store.drafts().get(writing.place)
        if half_written:
            self.form.resume(half_written)
            self.tell_what_is_refused()

    def _let_go_of_form(self) -> None:
        if self.form is not None:
            form, self.form = self.form, None
            form.rest()
            form.hide()
            form.setParent(None)
            form.deleteLater()

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
        self.setObjectName("people.view")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._entries_card = Card(_("All entries"))
        self._entries_card.beside_title(self._count)
        self._entries_card.beside_title(self._to_timeline)
        self._entries_card.body.addWidget(self._entries)
        inside = QWidget()
        inside.setObjectName("pageBody")
        column = QVBoxLayout(inside)
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
        self.setWidget(inside)

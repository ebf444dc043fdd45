"""People: everybody the journal is about, circle by circle, and one of them beside the list."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QVBoxLayout

from inglenook.journal.errors import JournalError
from inglenook.journal.field import fields_of
from inglenook.journal.people import Person
from inglenook.journal.record import Record
from inglenook.ui.forms.editors import editor_for
from inglenook.ui.pages.page import Page
from inglenook.ui.surroundings import Surroundings
from inglenook.ui.theme import Theme
from inglenook.ui.widgets.people_list import QWIDGETSIZE_MAX, WIDTH, PeopleList
from inglenook.ui.widgets.person_view import PersonView
from inglenook.ui.widgets.pieces import GAP, Card, button, label, row
from inglenook.words import _, mark

LIST_HIDDEN_BELOW, STACKED_BELOW = 900, 1180
_EMPTY = mark(
    "Here you find everybody your journal is about, each with what you wrote about them; "
    "a nickname is enough."
)


class PeoplePage(Page):
    """Choose somebody, see what is written of them, and say more."""

    NAME = "people"
    TITLE = mark("People")
    SCROLLS = False
    OPENS = (Person,)
    BEGINS = (Person,)

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around)
        self._chosen: str | None = None
        self._gone: str | None = None  # who was shown and went; undo may bring them back
        self._add = button(_("Add somebody"), "people.add", "primary", icon="plus")
        self._new_name = editor_for(fields_of(Person)["name"], "people.newName", self.journal)
        self._list, self._view = PeopleList(), PersonView(around, self)
        self._empty = Card(_("Nobody is here yet"))
        self._lay_out()
        self._connect()

    # -- page

    def refresh(self) -> None:  # noqa: D102
        people = self.journal.people(retired=True)
        ids = [each.id for each in people]
        if self._gone in ids:
            self._chosen, self._gone = self._gone, None
        if self._chosen not in ids:
            self._gone, self._chosen = self._chosen, self._usual(people)
        self._list.show_people(people, self._chosen)
        self._show_chosen()
        self._empty.setVisible(not people)
        self._add.setVisible(bool(people))
        self._list.setVisible(bool(people))
        self._view.setVisible(bool(people))

    def place(self) -> dict[str, Any]:  # noqa: D102
        return {
            "person": self._chosen,
            "archived": self._list.shows_archived,
            "new_name": self._line.text(),
            "scrolled": self._view.verticalScrollBar().value(),
        }

    def go_to(self, place: Mapping[str, Any]) -> None:  # noqa: D102
        self._list.show_archived(on=bool(place.get("archived")))
        self._chosen = place.get("person") or self._chosen
        self._line.setText(place.get("new_name", ""))
        self._new_name.setVisible(bool(self._line.text()))
        self._stale = True
        if self.isVisible():
            self.refresh_if_stale()

    def scroll_back(self, place: Mapping[str, Any]) -> None:  # noqa: D102
        self._view.verticalScrollBar().setValue(place.get("page", {}).get("scrolled", 0))

    def take_keyboard(self) -> None:  # noqa: D102
        self._list.take_keyboard() if self._chosen else self._add_first.setFocus()

    def open_record(self, record: Record) -> None:
        """Show a person."""
        self._choose(record.id)

    def begin(self, kind: type[Record]) -> None:
        """Ask for the name of somebody new."""
        del kind
        self._new_name.show()
        self._line.setFocus()

    def fit(self, width: int) -> None:  # noqa: D102
        super().fit(width)
        narrow = width < Theme.current.px(LIST_HIDDEN_BELOW)
        ways = QBoxLayout.Direction
        self._columns.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
        self._list.narrow(narrow=narrow)
        self._new_name.setMaximumWidth(QWIDGETSIZE_MAX if narrow else Theme.current.px(WIDTH))
        self._view.stack(stacked=width < Theme.current.px(STACKED_BELOW))

    # -- slots

    def _on_line_return_pressed(self) -> None:
        person = self.journal.new(Person, name=self._line.text().strip())
        found = self.journal.problems(person).get("name", "")
        self._new_name.show_problem(found)
        if found:
            return
        try:
            self.journal.keep(person)
        except JournalError as error:
            self.around.trouble(error)
            return
        self._close_new_name()
        self._choose(person.id)
        self.around.say(_("Added."), self.around.undo)

    def _close_new_name(self) -> None:
        self._line.clear()
        self._new_name.show_problem("")
        self._new_name.hide()
        self.take_keyboard()

    # -- inside

    @property
    def _line(self) -> QLineEdit:
        line = self._new_name.control
        assert isinstance(line, QLineEdit)  # noqa: S101 - a name has one line
        return line

    def _usual(self, people: list[Person]) -> str | None:
        person = self.journal.foremost_person() or next(iter(people), None)
        return person.id if person else None

    def _choose(self, person: str) -> None:
        self._chosen = person
        try:
            self.refresh()
        except JournalError as error:
            self.around.trouble(error)

    def _show_chosen(self) -> None:
        person = self.journal.find(Person, self._chosen)
        if person is None:
            self._view.forget()
        else:
            self._view.show_person(person)

    def _connect(self) -> None:
        self._list.chosen.connect(self._choose)
        self._add.clicked.connect(lambda: self.begin(Person))
        self._line.returnPressed.connect(self._on_line_return_pressed)
        escape = QShortcut(QKeySequence("Escape"), self._new_name)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self._close_new_name)
        self.around.look.changed.connect(self._list.fit)

    def _lay_out(self) -> None:
        self.title_actions.addWidget(self._add)
        self._add_first = button(_("Add somebody"), "people.addFirst", "primary")
        self._add_first.clicked.connect(lambda: self.begin(Person))
        self._empty.body.addWidget(label(_(_EMPTY), "muted", wrap=True))
        self._empty.body.addSpacing(4)
        self._empty.body.addLayout(row(self._add_first, 1))
        side = QVBoxLayout()
        side.setSpacing(8)
        side.addWidget(self._new_name)
        side.addWidget(self._list, 1)
        side.addStretch(0)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(GAP)
        self._columns.addLayout(side)
        self._columns.addWidget(self._view, 1)
        self.body.addWidget(self._empty)
        self.body.addLayout(self._columns, 1)
        self._new_name.hide()

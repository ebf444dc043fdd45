"""Who is shown: the name with what goes beside it, and what can be done with this person."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from inglenook.journal.dates import full_label
from inglenook.journal.people import Person
from inglenook.ui.widgets.flow import Flow
from inglenook.ui.widgets.name_label import NameLabel
from inglenook.ui.widgets.person_deeds import PersonDeeds
from inglenook.ui.widgets.pieces import empty, icon_button, row
from inglenook.ui.widgets.row_button import tag
from inglenook.words import _


class PersonHeading(QWidget):
    """The name, a few words about this person, and the menu of what can be done."""

    def __init__(self, deeds: PersonDeeds) -> None:
        super().__init__()
        self._deeds = deeds
        self._person: Person | None = None
        self._name = NameLabel("people.name", "heading")
        self._more = icon_button("more", "people.more", _("What can be done with this person"))
        self._tags = Flow(gap=6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        first = row(self._name, self._more)
        first.setStretch(0, 1)
        column.addLayout(first)
        column.addLayout(self._tags)
        self._more.clicked.connect(self._on_more_clicked)

    def show_person(self, person: Person) -> None:
        """Show who this is."""
        if person == self._person:
            return
        self._person = person
        self._name.show_name(person.name)
        empty(self._tags)
        for words in _tags(person):
            self._tags.addWidget(tag(words))

    def _on_more_clicked(self) -> None:
        ways = self._deeds.offered(self._person) if self._person else []
        if not ways:
            return
        menu = QMenu(self._more)
        menu.setObjectName("people.menu")
        menu.setAccessibleName(_("What can be done with this person"))
        menu.aboutToHide.connect(menu.deleteLater)
        for name, words, deed in ways:
            action = menu.addAction(words)
            action.setObjectName(f"people.{name}")
            action.triggered.connect(deed)
        corner = self._more.mapToGlobal(self._more.rect().bottomRight())
        menu.popup(corner - QPoint(menu.sizeHint().width(), 0))


def _tags(person: Person) -> list[str]:
    words = [_(person.kind.label)] if person.kind else []
    words += [_("Supports me")] if person.supports_me else []
    words += [_("Met on {day}").format(day=full_label(person.met_on))] if person.met_on else []
    if person.ended_on:
        words.append(_("Ended on {day}").format(day=full_label(person.ended_on)))
    return [*words, *([_("Archived")] if person.retired else [])]

"""The card on which one sees who can help, says where one lives, and adds lines of one's own."""

from dataclasses import replace

from PySide6.QtCore import QLocale
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox

from inglenook.journal.changes import Changes
from inglenook.journal.help_lines import numbers
from inglenook.ui.surroundings import Surroundings
from inglenook.ui.widgets.pieces import Card, label, line, row, shorten_names
from inglenook.ui.widgets.who_can_help import WhoCanHelp
from inglenook.words import _


class HelpCard(Card):
    """The lines of help, and the country whose lines they are."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(_("Who can help"))
        self._around, self._journal = around, around.journal
        self._country = _Countries()
        self._lines = WhoCanHelp(around, "settings.help")
        self._country.activated.connect(self._on_country_activated)
        where = label(_("Where I live"), "label")
        where.setBuddy(self._country)
        self.body.addWidget(where)
        self.body.addLayout(row(self._country, 1))
        self.body.addWidget(line())
        self.body.addWidget(self._lines)
        self._show_country()

    def take_keyboard(self) -> None:
        """Put the keyboard where this card begins."""
        self._country.setFocus()

    def hear(self, changes: Changes) -> None:
        """Take over what was changed elsewhere or taken back."""
        self._lines.hear(changes)
        self._show_country()

    def _show_country(self) -> None:
        self._country.show_code(self._journal.preferences.country)

    def _on_country_activated(self) -> None:
        chosen = replace(self._journal.preferences, country=self._country.currentData())
        self._around.do(lambda: self._journal.keep(chosen, burst=True))


class _Countries(QComboBox):
    """A box of countries. The wheel is for the page it stands on."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("settings.country")
        self.setAccessibleName(_("Where I live"))
        shorten_names(self)
        self.addItem(_as_this_computer_says(), "")
        for each in numbers().countries:
            self.addItem(each.name, each.code)
        self.setMinimumContentsLength(max(len(self.itemText(at)) for at in range(self.count())))

    def show_code(self, code: str) -> None:
        """Show the country of this code; one that has no numbers here by its letters alone."""
        if self.findData(code) < 0:
            self.addItem(code, code)
        self.setCurrentIndex(self.findData(code))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def _as_this_computer_says() -> str:
    code = QLocale.territoryToCode(QLocale.system().territory())
    own = numbers().country(code)
    if own is None:
        return _("As this computer says")
    return _("As this computer says: {country}").format(country=own.name)

"""The card on which is chosen how people are named in a packet, and which words are replaced."""

from PySide6.QtCore import Signal

from inglenook.journal.vocabulary import Names
from inglenook.ui.surroundings import Surroundings
from inglenook.ui.widgets.chips import Chips
from inglenook.ui.widgets.hidden_words import HiddenWords
from inglenook.ui.widgets.pieces import Card, label, line
from inglenook.words import _


class NamesCard(Card):
    """As written, by initials or by roles; beneath, the person's own list."""

    changed = Signal()

    def __init__(self, around: Surroundings) -> None:
        super().__init__(_("Names"))
        self._chips = Chips("packet.names")
        self._chips.offer([(each.value, _(each.label)) for each in Names], self._on_chip_clicked)
        self._chips.turn_on([Names.INITIALS.value])
        self.hidden = HiddenWords(around)
        self.body.addWidget(self._chips)
        remark = _("Replaced in the text too. Check the preview.")
        self.body.addWidget(label(remark, "small", wrap=True))
        self.body.addWidget(line())
        also = _("Also replace: a street, an employer, anything that gives somebody away")
        self.body.addWidget(label(also, "label", wrap=True))
        self.body.addWidget(self.hidden)

    def names(self) -> Names:
        """How people are named."""
        return Names.of(self._chips.on()[0])

    def choose(self, names: str) -> None:
        """Choose one of the ways; nobody is told."""
        if names in self._chips.chips:
            self._chips.turn_on([names])

    def _on_chip_clicked(self, key: str) -> None:
        self._chips.turn_on([key])
        self.changed.emit()

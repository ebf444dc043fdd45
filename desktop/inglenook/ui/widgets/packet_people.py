"""The card on which is chosen whom a packet tells of."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal

from inglenook.journal.people import Person
from inglenook.ui.widgets.chips import Chips
from inglenook.ui.widgets.pieces import Card, label
from inglenook.words import _

EVERYBODY = ""


class PeopleCard(Card):
    """Everybody, or some. Entries about nobody in particular go in either way."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__(_("People"))
        self._chips = Chips("packet.people", many=True)
        self._chosen: tuple[str, ...] = ()
        self._remark = label("", "small", wrap=True)
        self.body.addWidget(self._chips)
        self.body.addWidget(self._remark)

    def people(self) -> frozenset[str] | None:
        """The ids of those who are chosen; None is everybody."""
        there = frozenset(self._chosen) & self._chips.chips.keys()
        return there or None

    def offer(self, people: Sequence[Person]) -> None:
        """Offer everybody and each of some."""
        offered = [(EVERYBODY, _("Everybody")), *((each.id, each.name) for each in people)]
        self._chips.offer(offered, self._on_chip_clicked)
        self.setVisible(bool(people))
        self._show()

    def choose(self, ids: Iterable[str]) -> None:
        """Choose some, or everybody where there are none; nobody is told."""
        self._chosen = tuple(ids)
        self._show()

    def chosen(self) -> list[str]:
        """The ids that were chosen, to be remembered."""
        return list(self._chosen)

    def _on_chip_clicked(self, key: str) -> None:
        on = [each for each in self._chips.on() if each != EVERYBODY]
        self._chosen = () if key == EVERYBODY else tuple(on)
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        some = self.people()
        self._chips.turn_on([EVERYBODY] if some is None else sorted(some))
        told = _("Entries about anybody else stay out. Those about nobody in particular go in.")
        self._remark.setText(told)
        self._remark.setVisible(some is not None)

"""The needs as a board: not said yet, said, and how they were met."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QLabel, QVBoxLayout, QWidget

from inglenook.journal.entries import Need
from inglenook.journal.needs import ANSWERED, Standing, by_standing
from inglenook.journal.people import CoreGift
from inglenook.ui.surroundings import Surroundings
from inglenook.ui.widgets.gift_cards import shortened
from inglenook.ui.widgets.pieces import GAP, INSIDE, Card, breakable, button, empty, label, row
from inglenook.ui.widgets.row_button import RowButton
from inglenook.words import _, mark

FIRST_SHOWN, MORE = 6, 50
ROW_INDENT = 12
WHAT_LETTERS, NAME_LETTERS = 120, 24
_EMPTY = mark(
    "A need is something you want to say clearly. Write it down first; when to say it is up to you."
)
_COLUMNS: tuple[tuple[str, tuple[Standing, ...]], ...] = (
    (Standing.NOT_SAID.label, (Standing.NOT_SAID,)),
    (Standing.SAID.label, (Standing.SAID,)),
    (mark("How it was met"), ANSWERED),
)


def _indented(text: QLabel) -> QLabel:
    text.setIndent(ROW_INDENT)
    return text


class NeedBoard(QWidget):
    """Says ``opened(need)`` and ``wanted`` (a first one). It reads only the needs it shows."""

    opened = Signal(object)
    wanted = Signal()

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self.setObjectName("needBoard")
        self._journal = around.journal
        self._shown = dict.fromkeys(Standing, FIRST_SHOWN)
        self._parts: dict[str, QWidget] = {}
        self._names: dict[str, str] = {}
        self._empty = self._empty_card()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(GAP)
        self._cards: list[tuple[Card, QVBoxLayout]] = []
        for title, _standings in _COLUMNS:
            card, slot = Card(_(title)), QVBoxLayout()
            # A row has room around its words; these stand exactly under the title.
            card.body.setContentsMargins(INSIDE - ROW_INDENT, INSIDE, INSIDE - ROW_INDENT, INSIDE)
            card.title.setIndent(ROW_INDENT)
            card.body.addLayout(slot)
            card.body.addStretch(1)
            self._cards.append((card, slot))
            self._columns.addWidget(card, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._empty)
        layout.addLayout(self._columns)

    @property
    def is_empty(self) -> bool:
        """Whether there is none yet."""
        return not self._empty.isHidden()

    def refresh(self) -> None:
        """Show them as they are now."""
        found = by_standing(self._journal.store)
        people, gifts = self._journal.people(retired=True), self._journal.all(CoreGift)
        self._names = {each.id: each.name for each in people}
        self._names |= {each.id: each.name for each in gifts}
        held = next((name for name, each in self._parts.items() if each.hasFocus()), "")
        if held:
            self.setFocus()  # or it would wander off the page with the row that goes
        self._parts = {}
        for (card, slot), (_title, standings) in zip(self._cards, _COLUMNS, strict=True):
            self._show_column(slot, standings, found)
            card.setVisible(any(found.values()))
        self._empty.setVisible(not any(found.values()))
        if held:
            (self._parts.get(held) or next(iter(self._parts.values()), self)).setFocus()

    def fit(self, *, narrow: bool) -> None:
        """One column where there is no room for three."""
        ways = QBoxLayout.Direction
        self._columns.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)

    def take_keyboard(self, need_id: str) -> bool:
        """Put the keyboard on the row of a need, if it is shown."""
        row_of_need = self._parts.get(f"need.{need_id}")
        if row_of_need is not None:
            row_of_need.setFocus()
        return row_of_need is not None

    # -- inside

    def _show_column(
        self, slot: QVBoxLayout, standings: Sequence[Standing], found: dict[Standing, list[str]]
    ) -> None:
        """Fill a column out of sight, and show it as a whole: each show lays out everything."""
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for standing in standings:
            ids = found[standing]
            if ids and len(standings) > 1:
                column.addWidget(_indented(label(_(standing.label), "label", wrap=True)))
            for need_id in ids[: self._shown[standing]]:
                self._add_row(column, need_id)
            if len(ids) > self._shown[standing]:
                self._add_more_button(column, standing)
        if not any(found[each] for each in standings):
            nothing = label(_("Nothing here just now."), "small", wrap=True)
            column.addWidget(_indented(nothing))
        empty(slot)
        slot.addWidget(holder)
        holder.show()

    def _add_row(self, column: QVBoxLayout, need_id: str) -> None:
        need = self._journal.find(Need, need_id)
        if need is None:
            return
        person, gift = (self._names.get(each or "", "") for each in (need.person, need.gift))
        whom = _("From {name}").format(name=shortened(person, NAME_LETTERS)) if person else ""
        tags = [breakable(shortened(gift, NAME_LETTERS))] if gift else []
        made = RowButton(f"need.{need_id}", shortened(need.what, WHAT_LETTERS), (whom,), tags)
        made.clicked.connect(lambda: self.opened.emit(need))
        column.addWidget(made)
        self._parts[made.objectName()] = made

    def _add_more_button(self, column: QVBoxLayout, standing: Standing) -> None:
        made = button(_("Show more"), f"needs.more.{standing}")
        made.clicked.connect(lambda: self._on_more_clicked(standing))
        beside = row(made, 1)
        beside.setContentsMargins(ROW_INDENT, 6, 0, 6)
        column.addLayout(beside)
        self._parts[made.objectName()] = made

    def _on_more_clicked(self, standing: Standing) -> None:
        before = set(self._parts)
        self._shown[standing] += MORE
        self.refresh()
        new = [part for name, part in self._parts.items() if name not in before]
        for part in new[:1]:
            part.setFocus()

    def _empty_card(self) -> Card:
        card = Card(_("Needs"))
        card.body.addWidget(label(_(_EMPTY), "muted", wrap=True))
        first = button(_("Write down a need"), "gifts.firstNeed", "primary")
        first.clicked.connect(self.wanted)
        card.body.addLayout(row(first, 1))
        return card

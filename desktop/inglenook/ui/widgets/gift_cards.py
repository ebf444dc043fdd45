"""The core gifts as cards: each with what honours it and what hurts it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from inglenook.journal.people import CoreGift
from inglenook.ui.surroundings import Surroundings
from inglenook.ui.widgets.pieces import GAP, Card, breakable, button, empty, label, row
from inglenook.ui.widgets.row_button import RowButton
from inglenook.words import _, mark, ngettext

SHOWN_LETTERS = 140
_EMPTY = mark(
    "A core gift is a sensitive, real part of you. When you name one, the moments that honoured "
    "or hurt it come together here."
)


def shortened(text: str, letters: int) -> str:
    """The first letters of a text on one line."""
    line = " ".join(text[: letters * 4].split())
    return line if len(line) <= letters else f"{line[: letters - 1].rstrip()}…"


class GiftCard(RowButton):
    """One gift, to read at a glance and to open."""

    def __init__(self, gift: CoreGift) -> None:
        super().__init__(f"gift.{gift.id}", shortened(gift.name, SHOWN_LETTERS))
        self.setProperty("role", "giftCard")
        self.setContentsMargins(6, 6, 6, 6)
        self.setAccessibleName(gift.name)
        for name in self.findChildren(QLabel):
            name.setProperty("role", "cardTitle")
        column = QVBoxLayout()
        column.setSpacing(2)
        for heading, text in (
            (_("What honours it"), gift.honours),
            (_("What hurts it"), gift.hurts),
        ):
            if text.strip():
                column.addSpacing(6)
                column.addWidget(label(heading, "small", wrap=True))
                column.addWidget(label(breakable(shortened(text, SHOWN_LETTERS)), wrap=True))
        column.addStretch(1)
        for words in self.findChildren(QVBoxLayout):  # where every row has its words
            words.addLayout(column, 1)


class GiftCards(QWidget):
    """Says ``opened(gift)`` and ``wanted`` (a first one). The retired ones are shown on request."""

    opened = Signal(object)
    wanted = Signal()

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self.setObjectName("giftCards")
        self._journal = around.journal
        self._across = 3
        self._cards: list[GiftCard] = []
        self._grid, self._slot = QGridLayout(), QVBoxLayout()
        self.retired = button("", "gifts.retired", "quiet")
        self.retired.setCheckable(True)
        self.retired.clicked.connect(self.refresh)
        self._empty = self._empty_card()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._empty)
        column.addLayout(self._slot)
        column.addLayout(row(self.retired, 1))

    @property
    def is_empty(self) -> bool:
        """Whether there is none yet, not even a retired one."""
        return not self._empty.isHidden()

    def refresh(self) -> None:
        """Show them as they are now."""
        gifts = self._journal.all(CoreGift)
        retired = [gift for gift in gifts if gift.retired]
        self._say_retired(len(retired))
        used = [gift for gift in gifts if not gift.retired]
        self._fill([*used, *(retired if self.retired.isChecked() else [])])
        self._empty.setVisible(not gifts)

    def fit(self, across: int) -> None:
        """Stand so many side by side."""
        if across != self._across:
            self._across = across
            self._arrange()

    def take_keyboard(self, gift_id: str) -> bool:
        """Put the keyboard on the card of a gift, if it is shown."""
        card = next((each for each in self._cards if each.objectName() == f"gift.{gift_id}"), None)
        if card is not None:
            card.setFocus()
        return card is not None

    def _say_retired(self, count: int) -> None:
        if not count:
            self.retired.setChecked(False)
        shown = self.retired.isChecked()
        offer = ngettext("Show {count} retired gift", "Show {count} retired gifts", count)
        self.retired.setText(_("Hide what is retired") if shown else offer.format(count=count))
        self.retired.setVisible(bool(count))

    def _fill(self, gifts: Sequence[CoreGift]) -> None:
        held = next((each.objectName() for each in self._cards if each.hasFocus()), "")
        if held:
            self.setFocus()  # or it would wander off the page with the card that goes
        self._cards = [GiftCard(gift) for gift in gifts]
        for card, gift in zip(self._cards, gifts, strict=True):
            card.clicked.connect(lambda gift=gift: self.opened.emit(gift))
        holder = QWidget()
        self._grid = QGridLayout(holder)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP)
        self._arrange()
        empty(self._slot)
        self._slot.addWidget(holder)
        holder.show()  # at once: what is shown later cannot have the keyboard yet
        if held and not self.take_keyboard(held.removeprefix("gift.")):
            (self._cards[0] if self._cards else self.retired).setFocus()

    def _arrange(self) -> None:
        for place, card in enumerate(self._cards):
            self._grid.addWidget(card, *divmod(place, self._across))
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, int(column < self._across))

    def _empty_card(self) -> Card:
        card = Card(_("Core gifts"))
        card.body.addWidget(label(_(_EMPTY), "muted", wrap=True))
        first = button(_("Name a core gift"), "gifts.firstGift", "primary")
        first.clicked.connect(self.wanted)
        card.body.addLayout(row(first, 1))
        return card

"""Cards in a page: the first over the whole width, then in pairs where the width allows it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from inglenook.ui.theme import Theme
from inglenook.ui.widgets.chart_card import ChartCard
from inglenook.ui.widgets.pieces import GAP

PAIRS_FROM = 900  # px of room, at the usual size of text
UNITS = 2


class ChartGrid(QWidget):
    """Never wider than its room. Cards keep their order."""

    arranged = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._cards: Sequence[ChartCard] = ()
        self._total = 0
        self._paired = False
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP)
        for column in range(UNITS):
            self._grid.setColumnStretch(column, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_cards(self, cards: Sequence[ChartCard], total: int) -> None:
        """Show these, of which there will be ``total``; those that stay keep keyboard and place."""
        if list(cards) == list(self._cards) and total == self._total:
            return
        self._total = total
        for gone in set(self._cards) - set(cards):
            self._grid.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self._cards = list(cards)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Take as many columns as there is room for."""
        if self._wants_pairs() != self._paired:
            self._arrange()

    def _wants_pairs(self) -> bool:
        return self.width() >= Theme.current.px(PAIRS_FROM)

    def _arrange(self) -> None:
        self._paired = self._wants_pairs()
        for card in self._cards:
            self._grid.removeWidget(card)
        places = _places(self._total, paired=self._paired)
        for card, (row, column, wide) in zip(self._cards, places, strict=False):
            self._grid.addWidget(card, row, column, 1, wide)
        self.arranged.emit()


def _places(count: int, *, paired: bool) -> list[tuple[int, int, int]]:
    """Row, column and how many columns wide, for each card."""
    if not paired:
        return [(row, 0, UNITS) for row in range(count)]
    places = [(0, 0, UNITS)] if count else []
    for at in range(1, count):
        row, column = divmod(at - 1, UNITS)
        alone = column == 0 and at == count - 1
        places.append((row + 1, column, UNITS if alone else 1))
    return places

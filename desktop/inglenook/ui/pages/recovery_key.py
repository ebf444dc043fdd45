"""Shows the recovery key of a new journal before its pages are seen for the first time."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inglenook.ui.ask import Ask
from inglenook.ui.theme import Theme
from inglenook.ui.widgets.pieces import row
from inglenook.ui.widgets.recovery_card import RecoveryCard
from inglenook.words import _

WIDTH, WIDEST = 520, 900


class RecoveryKeyPage(QWidget):
    """Says ``written_down`` once two groups were typed back, or ``unwanted``."""

    written_down = Signal()
    unwanted = Signal()

    def __init__(self, ask: Ask) -> None:
        super().__init__()
        self.setObjectName("page")
        self._card = RecoveryCard(ask, _("Do without a recovery key"))
        self._card.written_down.connect(self.written_down)
        self._card.unwanted.connect(self.unwanted)
        self._card.setFixedWidth(min(Theme.current.px(WIDTH), WIDEST))
        outer = QVBoxLayout(self)
        outer.addStretch(1)
        outer.addLayout(row(1, self._card, 1))
        outer.addStretch(1)

    def show_key(self, spelled: str) -> None:
        """Show a key, and ask for some of it back."""
        self._card.show_key(spelled)

"""One need: what it is, the small letter of three lines, and how it was met."""

from PySide6.QtWidgets import QFrame, QVBoxLayout

from inglenook.journal.entries import Need
from inglenook.journal.needs import LINES, asks_how_met
from inglenook.ui.surroundings import Surroundings
from inglenook.ui.widgets.pieces import Card, label
from inglenook.ui.widgets.record_panel import ColumnsPanel
from inglenook.words import _, mark

_LETTER = mark("Three lines of one small letter, to say or to keep.")


class NeedPanel(ColumnsPanel):
    """A need as a form; how it was met is asked once it was said."""

    FIELDS = ("what", "person", "gift", "said", "met", *LINES, "note", "happened", "share")

    def __init__(self, around: Surroundings, need: Need | None) -> None:
        super().__init__(around, Need, need, "gifts.need")
        what = self._card(_("What I need"), "what", "person", "gift")
        self.form.editors["what"].hide_heading()
        after = self._card(_("How it went"), "said", "met")
        beside = self._card("", "note", "happened", "share")
        self._put_column(1, what, after)
        self._put_column(1, self._letter(), beside)
        self.form.editors["said"].edited.connect(self._ask_how_met)
        self.resume()

    def refresh(self) -> None:
        """Ask what there is to ask."""
        self._ask_how_met()

    def _ask_how_met(self) -> None:
        self.form.fold(("met",), away=not asks_how_met(self.writing.values))

    def _letter(self) -> Card:
        card = Card(_("In my words"))
        card.body.addWidget(label(_(_LETTER), "small", wrap=True))
        sheet = QFrame()
        sheet.setProperty("role", "letter")
        lines = QVBoxLayout(sheet)
        lines.setContentsMargins(16, 14, 16, 16)
        lines.setSpacing(12)
        for name in LINES:
            lines.addWidget(self.form.editors[name])
        card.body.addWidget(sheet)
        return card

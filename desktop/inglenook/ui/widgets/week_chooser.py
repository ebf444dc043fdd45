"""Chooses a week: the one before, the one after, and the way back to the present one."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from inglenook.journal.days import WEEK
from inglenook.journal.journal import Journal
from inglenook.journal.reviews import nearest_week, present_week, week_in_words
from inglenook.ui.theme import Theme
from inglenook.ui.widgets.pieces import button, icon_button, label
from inglenook.words import _

WORDS_WIDTH = 186  # px at the usual text size, so that the buttons stay where they are


class WeekChooser(QWidget):
    """Says ``chosen(week)``, by the first of its days; never one beyond the present week."""

    chosen = Signal(object)

    def __init__(self, journal: Journal, name: str) -> None:
        super().__init__()
        self._journal = journal
        self._week = present_week(journal)
        self._this = button(_("This week"), f"{name}.this")
        self._before = icon_button("left", f"{name}.before", _("The week before"))
        self._after = icon_button("right", f"{name}.after", _("The week after"))
        self._words = label("")
        self._words.setObjectName(f"{name}.days")
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words.setMinimumWidth(Theme.current.px(WORDS_WIDTH))
        for arrow in (self._before, self._after):
            stays = arrow.sizePolicy()
            stays.setRetainSizeWhenHidden(True)
            arrow.setSizePolicy(stays)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addStretch(1)
        parts: tuple[QWidget, ...] = (self._this, self._before, self._words, self._after)
        for part in parts:
            # Without it the lowest of them would set the height of all.
            layout.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        self._this.clicked.connect(self._on_this_clicked)
        self._before.clicked.connect(lambda: self.go(-1))
        self._after.clicked.connect(lambda: self.go(1))

    def show_week(self, week: date) -> None:
        """Show which week it is, and which way others lie."""
        self._week = week
        present = week == present_week(self._journal)
        self._words.setText(week_in_words(week))
        self._before.setVisible(self._beside(-1) != week)
        self._after.setVisible(not present)
        self._this.setVisible(not present)

    def go(self, weeks: int) -> None:
        """Choose the week that lies so many weeks further."""
        if self._beside(weeks) != self._week:
            self.chosen.emit(self._beside(weeks))

    def _beside(self, weeks: int) -> date:
        return nearest_week(self._journal, self._week + weeks * WEEK)

    def _on_this_clicked(self) -> None:
        self.chosen.emit(present_week(self._journal))

"""On Today: the gut checks that are open, those whose day has come first."""

from PySide6.QtWidgets import QVBoxLayout

from inglenook.journal import gut_checks
from inglenook.journal.gut_checks import Stage
from inglenook.ui.surroundings import Surroundings
from inglenook.ui.widgets.gut_check_list import DUE, row_of
from inglenook.ui.widgets.pieces import Card, button, empty, label
from inglenook.words import _, ngettext

SHOWN = 3


class OpenGutChecksCard(Card):
    """Hidden while there is none. What is kept as plain facts is never among them."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(_("Open gut checks"))
        self.setObjectName("today.gutChecks")
        self._around = around
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        self.body.addLayout(self._list)
        self.hide()

    def refresh(self) -> None:
        """Show them as they are now."""
        empty(self._list)
        found = gut_checks.not_closed(self._around.journal)
        due = found[Stage.DUE]
        others = [*found[Stage.OPEN], *found[Stage.WAITING]]
        if due:
            self._list.addWidget(label(_(DUE), "small", wrap=True))
        names = {each.id: each.name for each in self._around.journal.people(retired=True)}
        for check in [*due, *others][:SHOWN]:
            stage = next(stage for stage, checks in found.items() if check in checks)
            made = row_of(self._around.journal, check, stage, names)
            made.clicked.connect(lambda check=check: self._around.open(check))
            self._list.addWidget(made)
        more = len(due) + len(others) - SHOWN
        if more > 0:
            said = ngettext("{count} more", "{count} more", more).format(count=more)
            all_of_them = button(said, "today.gutChecks.more", "quiet")
            all_of_them.clicked.connect(lambda: self._around.show("gut_check", {}))
            self._list.addWidget(all_of_them)
        self.setVisible(bool(due or others))

"""The calm panel of the safety lane: what happened matters, who can help, and what is not safe."""

from PySide6.QtWidgets import QFrame, QVBoxLayout

from inglenook.journal.changes import Changes
from inglenook.ui.surroundings import Surroundings
from inglenook.ui.widgets.pieces import INSIDE, label, line
from inglenook.ui.widgets.who_can_help import WhoCanHelp
from inglenook.words import _, mark

TITLE = mark("What happened matters.")
LEAD = mark(
    "Being afraid of somebody, or being hurt by them, is not a question for an inner "
    "investigation. You need not weigh it and you need not find your part in it. Here is room for "
    "the plain facts: when, where, what was said and done, who saw it."
)
LIMITS = mark(
    "This journal is locked, but it cannot protect you from somebody who forces you to open it, or "
    "from spying software on this computer. If that may be so, ask for help from a phone or a "
    "computer that they cannot reach."
)


class SafetyPanel(QFrame):
    """Says the same wherever it opens; it asks nothing and it blocks nothing."""

    def __init__(self, around: Surroundings, name: str, *, narrow: bool = False) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("role", "safety")
        self.who = WhoCanHelp(around, f"{name}.who", narrow=narrow)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(INSIDE, INSIDE, INSIDE, INSIDE)
        layout.setSpacing(10)
        layout.addWidget(label(_(TITLE), "cardTitle", wrap=True))
        layout.addWidget(label(_(LEAD), wrap=True))
        layout.addWidget(line())
        layout.addWidget(label(_("Who can help"), "cardTitle", wrap=True))
        layout.addWidget(self.who)
        layout.addWidget(line())
        layout.addWidget(label(_(LIMITS), "muted", wrap=True))

    def hear(self, changes: Changes) -> None:
        """Take over lines of help that were changed elsewhere."""
        self.who.hear(changes)

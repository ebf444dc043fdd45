"""What has to be known above every page: a sentence that stays, with a way on or a way to go."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from inglenook.ui.widgets.pieces import button, icon_button, label
from inglenook.words import _

if TYPE_CHECKING:
    from inglenook.journal.damage import Salvaged
    from inglenook.journal.unlocks import Failed


class Banner(QFrame):
    """Says ``taken`` where its way on is taken; without one it can be put away."""

    taken = Signal()

    def __init__(self, name: str, sentence: str, details: str = "", way: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("role", "banner")
        self.setAccessibleName(" ".join(filter(None, (sentence, details))))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(sentence, wrap=True))
        if details:
            words.addWidget(label(details, "small", wrap=True))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(32, 8, 20, 8)
        layout.setSpacing(16)
        layout.addLayout(words, 1)
        if way:
            going = button(way, f"{name}.way")
            going.clicked.connect(self.taken)
        else:
            going = icon_button("close", f"{name}.close", _("Put away"))
            going.clicked.connect(self.deleteLater)
        layout.addWidget(going)


def salvaged_banner(salvaged: "Salvaged") -> Banner:
    """Over a journal that can only be read: what is missing from it, and the way to save it."""
    return Banner(
        "readOnly",
        _("This is what could be read of your journal. Nothing can be written or changed here."),
        " ".join(salvaged.told()),
        _("Save all that can be read…"),
    )


def damage_banner() -> Banner:
    """Over a journal in which damage was met after it had opened."""
    return Banner(
        "damageMet",
        _("The file that holds your entries is damaged, and nothing more can be read or kept now."),
        _("Nothing has been changed. Lock the journal to see what can be done."),
        _("Lock now"),
    )


def failed_banner(failed: "Failed", now: datetime) -> Banner:
    """For somebody who comes back after others have tried to get in, or they themselves."""
    from inglenook.journal.unlocks import told

    return Banner("failedAttempts", told(failed, now))

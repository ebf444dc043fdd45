"""How many backups still open with an older passphrase, and from which days."""

from PySide6.QtWidgets import QLabel

from inglenook.journal.dates import full_label
from inglenook.journal.errors import JournalError
from inglenook.ui.surroundings import Surroundings
from inglenook.ui.widgets.pieces import label
from inglenook.words import _, ngettext

SHOWN = 6


class OldBackups(QLabel):
    """Empty, and hidden, where there is none."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self.setObjectName("oldBackups")
        self.setProperty("role", "muted")
        self.setTextFormat(label("").textFormat())
        self.setWordWrap(True)
        self._around = around

    def refresh(self) -> None:
        """Look for them."""
        try:
            found = self._around.doors.keys.old_backups(self._around.journal)
        except JournalError:
            found = ()
        days = [full_label(each.made.date()) for each in found]
        self.setVisible(bool(days))
        if not days:
            return
        told = ngettext(
            "{count} backup opens with the passphrase it was made with: {days}.",
            "{count} backups open with the passphrases they were made with: {days}.",
            len(days),
        )
        shown = ", ".join(dict.fromkeys(days[:SHOWN]))
        more = _("{days} and earlier").format(days=shown) if len(days) > SHOWN else shown
        self.setText(told.format(count=len(days), days=more))

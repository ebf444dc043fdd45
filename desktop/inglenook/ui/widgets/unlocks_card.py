"""The card that says when the journal was unlocked, and what failed in between."""

from collections.abc import Iterator

from PySide6.QtWidgets import QVBoxLayout

from inglenook.journal.errors import JournalError
from inglenook.journal.unlocks import By, Unlock, failures_told, when_told
from inglenook.ui.surroundings import Surroundings
from inglenook.ui.widgets.pieces import Card, button, empty, label
from inglenook.words import _, mark

SHOWN = 5
_HONEST = mark(
    "Failed attempts are counted in a small file beside the journal, so somebody who can write "
    "there can make them vanish. What is tried on a copy of the journal elsewhere is not seen, and "
    "nothing says who it was. After three failures one has to wait, at most a minute."
)
_WITH = {By.PASSPHRASE: mark("with the passphrase"), By.RECOVERY_KEY: mark("with the recovery key")}


class UnlocksCard(Card):
    """The latest unlocks, more of them where they are wanted."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(_("Unlocked, and failed attempts"))
        self.setObjectName("settings.unlocks")
        self._around = around
        self._shown = SHOWN
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        self._more = button(_("Show all"), "settings.unlocks.more", "quiet")
        self._more.clicked.connect(self._on_more_clicked)
        self.body.addLayout(self._lines)
        self.body.addWidget(self._more)
        self.body.addWidget(label(_(_HONEST), "small", wrap=True))

    def refresh(self) -> None:
        """Show what is known now."""
        try:
            known = self._around.doors.repairs.unlocks(self._around.journal)
        except JournalError as error:
            self._around.trouble(error)
            return
        empty(self._lines)
        for unlock in known[: self._shown]:
            for sentence, role in self._told(unlock):
                self._lines.addWidget(label(sentence, role, wrap=True))
        if not known:
            self._lines.addWidget(label(_("Nothing has been noted yet."), "muted"))
        self._more.setVisible(len(known) > self._shown)

    def _told(self, unlock: Unlock) -> Iterator[tuple[str, str]]:
        now = self._around.journal.clock()
        when = _("Unlocked {when} {how}").format(
            when=when_told(unlock.at, now), how=_(_WITH[unlock.by])
        )
        yield when, ""
        if unlock.failed.count:
            yield failures_told(unlock.failed, now), "small"

    def _on_more_clicked(self) -> None:
        self._shown = len(self._around.doors.repairs.unlocks(self._around.journal))
        self.refresh()

"""Says on Today that a week has ended, and offers to look at it or to leave it be."""

from datetime import date

from inglenook.journal.errors import JournalError
from inglenook.journal.reviews import PLACE, days_in_words, put_aside, week_that_has_ended
from inglenook.ui.surroundings import Surroundings
from inglenook.ui.widgets.pieces import Card, button, row
from inglenook.words import _


class WeekEndedCard(Card):
    """Hidden unless a week that holds entries has ended and waits for its review."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self.setObjectName("weekEnded")
        self._around = around
        self._week: date | None = None
        look = button(_("Look at the week"), "weekEnded.look")
        later = button(_("Not now"), "weekEnded.notNow", "quiet")
        self.body.addLayout(row(look, later, 1))
        look.clicked.connect(self._on_look_clicked)
        later.clicked.connect(self._on_later_clicked)
        self.hide()

    def refresh(self) -> None:
        """Show the week that has ended, if one has. Raises a ``JournalError`` if it cannot tell."""
        journal = self._around.journal
        self._week = week_that_has_ended(journal, journal.clock())
        if self._week is not None:
            words = _("A week has ended. Look at {days}?")
            self.rename(words.format(days=days_in_words(self._week)))
        self.setVisible(self._week is not None)

    def _on_look_clicked(self) -> None:
        if self._week is not None:
            # The page bears the name of what it writes.
            self._around.show(PLACE, {"week": self._week.isoformat()})

    def _on_later_clicked(self) -> None:
        if self._week is None:
            return
        try:
            put_aside(self._around.journal, self._week)
            self.refresh()
        except JournalError as error:
            self._around.trouble(error)

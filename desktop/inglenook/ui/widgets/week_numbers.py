"""One week in numbers: how bids were met, and what else is written."""

from datetime import date

from PySide6.QtWidgets import QHBoxLayout

from inglenook.journal.reviews import entries_of, present_week
from inglenook.journal.store import Filter
from inglenook.ui.surroundings import Surroundings
from inglenook.ui.widgets.big_count import BigCount
from inglenook.ui.widgets.pieces import Card, line
from inglenook.ui.widgets.sentences import Sentences
from inglenook.words import _, mark

_FIRST = mark(
    "Here you can look at one week in peace: what you wrote, and how it felt. "
    "Begin on Today, or say here how this week was."
)
_YET = mark("Nothing is written about this week yet. It can be looked at here as it goes on.")
_NOTHING = mark(
    "Nothing is written about this week, and that is all right. You can say how it felt."
)


class WeekNumbers(Card):
    """Reads when it is told to, which is after its page is painted."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self.setObjectName("weekNumbers")
        self._around = around
        self._counts = (
            BigCount("weekNumbers.offered", _("of my bids were met")),
            BigCount("weekNumbers.received", _("of theirs I met")),
        )
        self._line = line()
        self._sentences = Sentences("weekNumbers.sentences", "muted")
        counts = QHBoxLayout()
        for each in self._counts:
            counts.addWidget(each, 1)
            each.hide()
        self.body.addLayout(counts)
        self.body.addWidget(self._line)
        self.body.addWidget(self._sentences)
        self._line.hide()

    def show_week(self, week: date) -> None:
        """Read and show a week, by the first of its days."""
        # numpy comes with this; the page is on screen before it is needed.
        from inglenook.insights.week import sentences, week_in_numbers

        found = week_in_numbers(self._around.journal, week)
        tallies = (found.bids.offered, found.bids.received)
        for count, tally in zip(self._counts, tallies, strict=True):
            count.show_count(tally.met.successes, tally.met.n)
        self._line.setVisible(any(tally.met.n for tally in tallies))
        told = bool(found.fresh.n or found.checks_looked_back)
        self.rename(_("The week in numbers") if told else "")
        self._sentences.show_sentences(sentences(found) if told else self._nothing(week))

    def _nothing(self, week: date) -> list[str]:
        """What to say of a week without numbers; a session alone is told by the list of entries."""
        store, calendar = self._around.journal.store, self._around.journal.calendar
        if store.count(entries_of(calendar, week)):
            return []
        if not store.count(Filter()):
            return [_(_FIRST)]
        return [_(_YET) if week == present_week(self._around.journal) else _(_NOTHING)]

"""Asks about the practice that was chosen the week before: how did it go?"""

from datetime import date

from inglenook.journal.days import WEEK
from inglenook.journal.entries import WeeklyReview
from inglenook.journal.reviews import (
    PLACE,
    practice_to_ask_about,
    practices_offered,
    present_week,
    stands_for,
)
from inglenook.journal.writing import Writing
from inglenook.ui.forms.form import Form
from inglenook.ui.surroundings import Surroundings
from inglenook.ui.widgets.pieces import Card
from inglenook.words import _


class PracticeCard(Card):
    """Writes into the review of the week before; what was answered stays while one is here."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self.setObjectName("practiceAsked")
        self._around = around
        self._journal = around.journal
        self._week: date | None = None
        self.form: Form | None = None
        self.hide()

    def show_week(self, week: date) -> None:
        """Ask what there is to ask in this week."""
        if week == self._week and self._asks_still(week):
            return
        self._week = week
        review = practice_to_ask_about(self._journal, week)
        if review is not None:
            self._ask_about(review)
        self.setVisible(review is not None)

    def settle(self) -> None:
        """Make the answer last. Raises a ``JournalError`` where it cannot be written."""
        if self.form is not None:
            self.form.rest()
            self.form.writing.settle()

    def _ask_about(self, review: WeeklyReview) -> None:
        writing = Writing(self._journal, WeeklyReview, f"{PLACE}.tried.{review.id}")
        writing.open(review)
        if self.form is None:
            self.form = self._made(writing)
        self.form.writing = writing
        self.form.show_writing()
        practice = _(review.practice.label) if review.practice else ""
        now = self._week == present_week(self._journal)
        words = _("Last week you wanted to try: {practice}")
        earlier = _("The week before, you wanted to try: {practice}")
        self.rename((words if now else earlier).format(practice=practice))

    def _asks_still(self, week: date) -> bool:
        """Whether the review that is asked about still names a practice, also once answered."""
        review = self.form.writing.record if self.form else None
        return (
            review is not None
            and not self.isHidden()
            and stands_for(self._journal, review.id, week - WEEK)
            and review.practice in practices_offered(self._journal.preferences)
        )

    def _made(self, writing: Writing[WeeklyReview]) -> Form:
        """The form, made when there is something to ask; one for all weeks, for it has no text."""
        form = Form(self._journal, writing, WeeklyReview, (("tried",),), self._around.trouble)
        form.editors["tried"].ask(_("How did it go?"))
        self.body.addWidget(form)
        return form

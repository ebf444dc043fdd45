"""How a week felt: six feelings, what stood out, and one practice to try."""

from datetime import date

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from inglenook.journal.entries import WeeklyReview
from inglenook.journal.reviews import (
    practice_line,
    practices_offered,
    review_of,
    stands_for,
    writing_of,
)
from inglenook.journal.vocabulary import Practice
from inglenook.ui.forms.form import Form
from inglenook.ui.surroundings import Surroundings
from inglenook.ui.widgets.kept_note import kept_note
from inglenook.ui.widgets.pieces import Card, label, line, row
from inglenook.ui.widgets.sentences import Sentences
from inglenook.ui.widgets.tab_order import controls_of
from inglenook.words import _

BRIGHT = ("joy", "warmth", "belonging")
HEAVY = ("loneliness", "anxiety", "frustration")
WORDS = ("stood_out", "to_practise", "practice")


class ReflectionCard(Card):
    """Writes the review of one week at a time, each with a form of its own.

    A form that is used for two weeks would let the undo of a text bring words from one to the
    other.
    """

    def __init__(self, around: Surroundings) -> None:
        super().__init__(_("How did this week feel?"))
        self.setObjectName("reflection")
        self._around = around
        self._journal = around.journal
        self._week: date | None = None
        self.form: Form | None = None
        self._lines = Sentences("reflection.practices", "small", gap=4)
        self.body.addWidget(
            label(_("0 is not at all, 10 is very much. Leave out what you like."), "small")
        )
        self.body.addSpacing(4)
        self.body.addWidget(self._lines)
        self.body.addWidget(line())
        self.body.addLayout(row(*kept_note(self._journal), 1, gap=6))

    def show_week(self, week: date, review: WeeklyReview | None = None) -> None:
        """Go on with the review of a week, or with this one of it; what is open stays so.

        Raises a ``JournalError`` where what was written before cannot be kept; it then stays.
        """
        if review is None and self._is_about(week):
            self._show_lines()
            return
        focused = self._focused()
        self._leave()
        self._open(week, review)
        self._focus(focused)

    def finish(self) -> bool:
        """Make what is written last; say whether there is anything."""
        if self.form is None or not self.form.settle():
            return False
        self._journal.close_burst()
        return self.form.writing.record is not None

    def take_keyboard(self) -> None:
        """Put the keyboard on the first feeling."""
        if self.form is not None:
            self.form.editors[BRIGHT[0]].control.setFocus()

    # -- one form after the other

    def _is_about(self, week: date) -> bool:
        if self.form is None or week != self._week:
            return False
        writing = self.form.writing
        if writing.record is None:
            return writing.touched or review_of(self._journal, week) is None
        return stands_for(self._journal, writing.record.id, week)

    def _open(self, week: date, review: WeeklyReview | None) -> None:
        self._week = week
        writing = writing_of(self._journal, week, review)
        self.form = Form(
            self._journal,
            writing,
            WeeklyReview,
            (BRIGHT, HEAVY),
            self._around.trouble,
            below=WORDS,
        )
        self._resume(self.form)
        self.form.editors["practice"].edited.connect(self._show_lines)
        self.body.insertWidget(self.body.indexOf(self._lines), self.form)
        self.form.show()
        self._show_lines()

    def _resume(self, form: Form) -> None:
        """Go on with what is half-written of this review, and of no other."""
        held = self._journal.store.drafts().get(form.place)
        half_written = (held.get("writing") or held) if held else None
        record = form.writing.record
        if held and half_written and half_written.get("id") in (None, record and record.id):
            form.resume(held)

    def _leave(self) -> None:
        """Let go of the form once what is written in it is kept, or held as a draft."""
        if self.form is None:
            return
        QGuiApplication.inputMethod().commit()
        self.form.rest()
        if not self.form.writing.settle():
            self.form.writing.done()
        gone, self.form = self.form, None
        self.body.removeWidget(gone)
        gone.hide()
        gone.setParent(None)
        gone.deleteLater()

    def _focused(self) -> str:
        """The name of what has the keyboard in the form, so that the next form has it there."""
        focus = QApplication.focusWidget()
        inside = self.form is not None and focus is not None and self.form.isAncestorOf(focus)
        return focus.objectName() if inside and focus else ""

    def _focus(self, name: str) -> None:
        for each in controls_of(self):
            if name and each.objectName() == name:
                each.setFocus()

    # -- practices

    def _show_lines(self) -> None:
        """A line about the practice that is chosen; until then, one about each."""
        chosen = self.form.writing.values.get("practice") if self.form else None
        offered = practices_offered(self._journal.preferences)
        told = [practice_line(chosen)] if chosen else [_about(each) for each in offered]
        self._lines.show_sentences(told)


def _about(practice: Practice) -> str:
    return _("{practice}: {line}").format(practice=_(practice.label), line=practice_line(practice))

"""One direction of bids on the Today page: an answer is one tap, and more can be said after it."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from inglenook.journal.changes import Changes
from inglenook.journal.entries import PLAIN_FACTS, Bid
from inglenook.journal.people import Person
from inglenook.journal.vocabulary import Answer, Direction
from inglenook.journal.writing import Writing
from inglenook.ui.forms.form import Form
from inglenook.ui.surroundings import Surroundings
from inglenook.ui.widgets.flow import Flow
from inglenook.ui.widgets.pieces import Card, button, label, row
from inglenook.words import _, mark

FIELDS = ("kind", "manner", "afraid", "note", "happened", *PLAIN_FACTS)
_TITLES = {
    Direction.OFFERED: mark("I reached out"),
    Direction.RECEIVED: mark("{name} reached out"),
}
_LEADS = {
    Direction.OFFERED: mark("and {name} answered by turning…"),
    Direction.RECEIVED: mark("and I answered by turning…"),
}
_NO_ONE = mark("Choose a person above, or add one, to note a bid.")


class BidCard(Card):
    """Keeps a bid with one tap on its answer; what is said after that goes into the same bid.

    The form for that is made with the first bid that is open, so that Today never waits for it.
    Says ``feared`` when it is ticked, or no longer, that the person was afraid.
    """

    feared = Signal()

    def __init__(self, around: Surroundings, direction: Direction) -> None:
        super().__init__(_(_TITLES[direction]))
        self.setObjectName(f"bids.{direction}")
        self._around = around
        self._direction = direction
        self._person: Person | None = None
        self._writing = Writing(around.journal, Bid, f"today.bid.{direction}", direction=direction)
        self._form: Form | None = None
        self._place_of_form = QVBoxLayout()
        self._lead = label("", "small", wrap=True)
        self._buttons = {answer: self._answer_button(answer) for answer in Answer}
        self._said = label("", "small", wrap=True)
        self._finish = button(_("Done"), f"bids.{direction}.done")
        self._finish.clicked.connect(self._on_finish_clicked)
        self._lay_out()
        self.show_state()

    @property
    def form(self) -> Form:
        """Where more is said about the bid that is open."""
        if self._form is None:
            journal, trouble = self._around.journal, self._around.trouble
            self._form = Form(journal, self._writing, Bid, (FIELDS,), trouble)
            self._form.editors["afraid"].edited.connect(self.show_state)
            self._place_of_form.addWidget(self._form)
        return self._form

    def expect(self, drafts: Iterable[str]) -> None:
        """Make the form if one of these drafts is to be shown in it."""
        if self._writing.place in drafts:
            self.form.hide()

    def show_person(self, person: Person | None) -> None:
        """Ask about bids with this person."""
        self._person = person
        name = person.name if person else _("They")
        self.rename(_(_TITLES[self._direction]).format(name=name))
        lead = _LEADS[self._direction] if person else _NO_ONE
        self._lead.setText(_(lead).format(name=name))
        for each in self._buttons.values():
            each.setEnabled(person is not None and self._around.journal.can_write)
        self.show_state()

    def take_keyboard(self) -> None:
        """Put the keyboard on the first answer."""
        self._buttons[Answer.TOWARD].setFocus()

    def hear(self, changes: Changes) -> None:
        """Follow a bid that is undone or changed elsewhere."""
        del changes
        self.show_state()

    @property
    def is_feared(self) -> bool:
        """Whether the bid that is open says that the person was afraid."""
        return self._writing.record is not None and bool(self._writing.values.get("afraid"))

    def show_state(self) -> None:
        """Show the form only while there is a bid to say more about."""
        bid = self._writing.record
        if self._form is not None or bid is not None:
            self.form.fold(("happened",), away=not self.is_feared)
            self.form.setVisible(bid is not None)
        self.feared.emit()
        self._finish.setVisible(bid is not None)
        self._said.setVisible(bid is not None)
        if bid is not None:
            self._said.setText(_("{answer}. More, if you like:").format(answer=_(bid.answer.label)))

    # -- inside

    def _answer_button(self, answer: Answer) -> QPushButton:
        role = "quiet" if answer == Answer.UNCLEAR else answer.value
        icon = "" if answer == Answer.UNCLEAR else answer.value
        made = button(_(answer.label), f"bids.{self._direction}.{answer}", role, icon=icon)
        made.clicked.connect(lambda: self._on_answer_clicked(answer))
        return made

    def _on_answer_clicked(self, answer: Answer) -> None:
        if self._person is None or (self._writing.record and not self.form.done()):
            return
        self._writing.give(direction=self._direction, person=self._person.id)
        self._writing.answer({"answer": answer})
        if self.form.settle():
            self._around.journal.close_burst()
            self.form.show_writing()
            self.show_state()
            self._around.say(_("Kept on your timeline."), self._around.undo)

    def _on_finish_clicked(self) -> None:
        if self.form.done():
            self.show_state()
            self.take_keyboard()

    def _lay_out(self) -> None:
        answers = [self._buttons[each] for each in Answer if each != Answer.UNCLEAR]
        flow = Flow(gap=5)
        for each in answers:
            flow.addWidget(each)
        self.body.addWidget(self._lead)
        self.body.addLayout(flow)
        self.body.addLayout(row(self._buttons[Answer.UNCLEAR], 1))
        self.body.addWidget(self._said)
        self.body.addLayout(self._place_of_form)
        self.body.addLayout(row(1, self._finish))
        self.body.addStretch(1)

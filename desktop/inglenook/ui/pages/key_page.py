"""What the pages about passphrase and keys share: words first, then the proof, then the steps."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

from inglenook.journal.errors import JournalError
from inglenook.ui import background
from inglenook.ui.pages.page import Page
from inglenook.ui.surroundings import Surroundings
from inglenook.ui.widgets.pieces import Card, at_reading_width, button, label, row
from inglenook.ui.widgets.proof_card import ProofCard
from inglenook.words import _

SETTINGS = "settings"


class Step(Card):
    """One step on such a page: its parts, what is wrong with it, and the button that goes on."""

    def __init__(self, name: str, title: str, go_on: str, *parts: QWidget) -> None:
        super().__init__(title)
        self.setObjectName(name)
        self.problem = label("", "problem", wrap=True)
        self.problem.setObjectName(f"{name}.problem")
        self.problem.hide()
        self.go_on = button(go_on, f"{name}.goOn", "primary")
        self._says = go_on
        for part in (*parts, self.problem):
            self.body.addWidget(part)
        self.buttons = row(1, self.go_on)
        self.body.addLayout(self.buttons)

    def beside(self, *others: QPushButton) -> None:
        """Put other ways at the left of the button."""
        for place, each in enumerate(others):
            self.buttons.insertWidget(place, each)

    def say(self, sentence: str) -> None:
        """Say what is wrong, or nothing."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def busy(self, *, busy: bool) -> None:
        """While it is being done nothing here can be clicked or written."""
        self.go_on.setText(_("One moment…") if busy else self._says)
        for each in self.findChildren(QWidget):
            each.setEnabled(not busy)


class KeyPage(Page):
    """Nothing that was written here outlives the page: left, it begins with the proof again."""

    UNDER = SETTINGS
    TAKES_KEY = True

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around)
        self.keys = around.doors.keys
        self.proof = ProofCard(around, takes_key=self.TAKES_KEY)
        self._steps: list[QWidget] = [self.proof]
        self._is_held = False
        self._back = button(_("Settings"), f"{self.NAME}.back", "quiet", icon="back")
        self.title_actions.addWidget(self._back)
        self._back.clicked.connect(self.leave)
        self.proof.proved.connect(self._on_proof_proved)
        QShortcut(QKeySequence("Escape"), self, self.leave)

    # -- what the pages fill in

    def prove(self, secret: str, *, with_key: bool) -> None:
        """Go on with the first step: the passphrase, or the recovery key, was right."""

    def forget(self) -> None:
        """Drop everything that was written."""

    # -- page

    def take_keyboard(self) -> None:  # noqa: D102
        self.proof.take_keyboard()

    def go_to(self, place: Mapping[str, Any]) -> None:  # noqa: D102, ARG002
        if self.isVisible():
            self.take_keyboard()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: D102
        super().hideEvent(event)
        if not event.spontaneous():
            self.begin_again()

    def leave(self) -> None:
        """Go back to Settings, unless something is going on here."""
        if not self._is_held:
            self.around.show(SETTINGS, {})

    # -- steps

    def add_words(self, title: str, *sentences: str) -> Card:
        """Say what the page is for, in sentences one under the other."""
        card = Card(title)
        for sentence in sentences:
            card.body.addWidget(label(sentence, "muted", wrap=True))
        self.body.addLayout(at_reading_width(card))
        return card

    def add_steps(self, *steps: QWidget) -> None:
        """The steps, one of which is on show at a time, the proof before all others."""
        self._steps = [self.proof, *steps]
        for each in self._steps:
            self.body.addLayout(at_reading_width(each))
        self.body.addStretch(1)
        self.show_step(self.proof)

    def show_step(self, step: QWidget) -> None:
        """Show one of the steps in place of the others."""
        for each in self._steps:
            each.setVisible(each is step)

    def begin_again(self) -> None:
        """Ask for the proof anew."""
        self.forget()
        for each in self._steps:
            if isinstance(each, Step):
                each.busy(busy=False)
                each.say("")
        self.proof.begin()
        self.show_step(self.proof)

    def work(
        self, step: Step, function: Callable[[], Any], on_done: Callable[[Any], object]
    ) -> None:
        """Do something for a step off the window's thread; what goes wrong is said on it."""
        had_keyboard: QWidget | None = self.window().focusWidget()
        if not self.hold(step):
            return
        step.busy(busy=True)

        def done(result: Any) -> None:
            step.busy(busy=False)
            self.let_go()
            on_done(result)

        def failed(error: Exception) -> None:
            step.busy(busy=False)
            self.let_go()
            if not isinstance(error, JournalError):
                raise error
            step.say(str(error))
            if had_keyboard and step.isAncestorOf(had_keyboard):
                had_keyboard.setFocus()

        background.run(self, function, done, failed)

    def hold(self, step: Step) -> bool:
        """Have the journal to itself, and stay on screen; where that cannot be, the step says so.

        What is begun goes on to its end, and is told: nobody may have left by then.
        """
        step.say("")
        try:
            self.around.hold()
        except JournalError as error:
            step.say(str(error))
            return False
        self._is_held = True
        self._back.setEnabled(False)
        return True

    def let_go(self) -> None:
        """Leave the journal to every page again."""
        self._is_held = False
        self._back.setEnabled(True)
        self.around.let_go()

    def own_words(self) -> list[str]:
        """The names that somebody close would try in a passphrase."""
        people = self.journal.people(retired=True)
        return [name for person in people for name in (person.name, person.alias) if name]

    # -- inside

    def _on_proof_proved(self, secret: str, with_key: bool) -> None:
        self.prove(secret, with_key=with_key)

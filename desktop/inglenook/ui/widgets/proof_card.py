"""The card that asks for the passphrase before what opens a journal is changed."""

from PySide6.QtCore import Signal

from inglenook.journal.errors import JournalError, WrongPassphrase, WrongRecoveryKey
from inglenook.ui import background
from inglenook.ui.surroundings import Surroundings
from inglenook.ui.widgets.passphrase_line import PassphraseLine
from inglenook.ui.widgets.pieces import Card, button, label, row
from inglenook.words import _


class ProofCard(Card):
    """Says ``proved(secret, is the recovery key)`` once the right one was written.

    ``takes_key``: whether the recovery key will do as well, if there is one.
    """

    proved = Signal(str, bool)

    def __init__(self, around: Surroundings, *, takes_key: bool) -> None:
        super().__init__(_("First, your passphrase"))
        self.setObjectName("proof")
        self._journal, self._doors = around.journal, around.doors.keys
        self._takes_key = takes_key
        self._with_key = False
        self._task: background.Task | None = None
        self._line = PassphraseLine("current", _("Passphrase"))
        self._problem = label("", "problem", wrap=True)
        self._problem.setObjectName("proof.problem")
        self._other_way = button("", "proof.recoveryKey", "quiet")
        self._go_on = button(_("Go on"), "proof.goOn", "primary")
        for part in (self._line, self._problem):
            self.body.addWidget(part)
        self.body.addLayout(row(self._other_way, 1, self._go_on))
        self._line.entered.connect(self._prove)
        self._go_on.clicked.connect(self._prove)
        self._other_way.clicked.connect(lambda: self._ask_for(key=not self._with_key))
        self.begin()

    def begin(self) -> None:
        """Ask anew, and forget what was written."""
        if self._task is not None:
            self._task.cancel()
        self._task = None
        self._busy(busy=False)
        self._ask_for(key=False)
        self._other_way.setVisible(self._takes_key and self._doors.has_recovery(self._journal))

    def take_keyboard(self) -> None:
        """Put the keyboard into the line."""
        self._line.take_keyboard()

    # -- inside

    def _prove(self) -> None:
        secret, with_key = self._line.text(), self._with_key
        if self._task is not None:
            return
        if not secret:
            asked = _("Write your recovery key first.") if with_key else ""
            self._say(asked or _("Write your passphrase first."))
            return
        self._say("")
        self._busy(busy=True)
        knows, journal = self._doors.knows, self._journal
        self._task = background.run(
            self,
            lambda: knows(journal, secret, with_key),
            lambda right: self._on_task_done(secret, right=right),
            self._on_task_failed,
        )

    def _on_task_done(self, secret: str, *, right: bool) -> None:
        self._task = None
        self._busy(busy=False)
        if right:
            with_key = self._with_key
            self._ask_for(key=False)
            self.proved.emit(secret, with_key)
        else:
            self._on_task_failed(WrongRecoveryKey() if self._with_key else WrongPassphrase())

    def _on_task_failed(self, error: Exception) -> None:
        self._task = None
        self._busy(busy=False)
        if not isinstance(error, JournalError):
            raise error
        self._say(str(error))
        self._line.take_keyboard()

    def _ask_for(self, *, key: bool) -> None:
        self._with_key = key
        self.rename(_("First, your recovery key") if key else _("First, your passphrase"))
        self._line.clear()
        self._line.ask_for(_("Recovery key") if key else _("Passphrase"))
        self._other_way.setText(_("Use the passphrase") if key else _("Use the recovery key"))
        self._say("")
        if self.isVisible():
            self._line.take_keyboard()

    def _busy(self, *, busy: bool) -> None:
        self._go_on.setText(_("One moment…") if busy else _("Go on"))
        for part in (self._line, self._go_on, self._other_way):
            part.setEnabled(not busy)

    def _say(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        self._line.mark_wrong(wrong=bool(sentence))

"""Somebody may know the passphrase: all of the journal is locked anew, under keys of its own."""

from contextlib import suppress

from PySide6.QtWidgets import QCheckBox

from inglenook.journal.errors import JournalError
from inglenook.ui.key_doors import Renewal
from inglenook.ui.pages.key_page import KeyPage, Step
from inglenook.ui.surroundings import Surroundings
from inglenook.ui.widgets.long_work import LongWork, Watch
from inglenook.ui.widgets.new_passphrase import NewPassphrase
from inglenook.ui.widgets.old_backups import OldBackups
from inglenook.ui.widgets.pieces import label
from inglenook.ui.widgets.recovery_card import RecoveryCard
from inglenook.words import _, mark

_WHAT = mark(
    "Somebody who knew the passphrase and kept a copy of the key file could open this journal "
    "even after the passphrase was changed. Here everything is locked anew with a key that "
    "nobody ever had: what they know or kept opens nothing you write from then on."
)
_NOT = mark(
    "Copies of the journal's folder from before still open with the old passphrase, and what is "
    "in them stays readable. Delete those you can reach. It does not help against somebody who "
    "watches the screen or the keyboard."
)
_HOW = mark(
    "A backup is made first. It takes a few seconds, with very many entries up to a minute, and "
    "room on the disk for two more copies; meanwhile nothing can be written. If it is interrupted, "
    "everything stays as it was. At the end the journal locks, and opens with the new passphrase."
)
_RECOVERY = mark("The recovery key from before opens nothing any more, with or without a new one.")
_WORKING = mark("Everything is being locked anew…")


class RenewalPage(KeyPage):
    """The proof, the new passphrase, perhaps a new recovery key; then the work, and the lock."""

    NAME = "renewal"
    TITLE = mark("Lock everything anew")

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around)
        self._words = self._spelled = ""
        self._renewal: Renewal | None = None
        self._new = NewPassphrase("renewal", around.doors, self.own_words)
        self._wants_key = QCheckBox(_("Make a new recovery key as well"))
        self._wants_key.setObjectName("renewal.recovery")
        told = label(_(_RECOVERY), "small", wrap=True)
        self._step = Step(
            "renewal", _("A new passphrase"), _("Go on"), self._new, self._wants_key, told
        )
        self._card = RecoveryCard(around.ask, _("Do without a recovery key"))
        self._last = Step("renewal.last", _("Everything is ready"), _("Lock everything anew"))
        self.long_work = LongWork("renewal.work")
        self._last.body.insertWidget(1, label(_(_HOW), "muted", wrap=True))
        self._last.body.insertWidget(2, self.long_work)
        self._backups = OldBackups(around)
        self.add_words(_("What it does"), _(_WHAT))
        self.add_words(_("What it does not do"), _(_NOT)).body.addWidget(self._backups)
        self.add_steps(self._step, self._card, self._last)
        self._step.go_on.clicked.connect(self._judge)
        self._new.entered.connect(self._judge)
        self._card.written_down.connect(self._get_ready)
        self._card.unwanted.connect(self._on_card_unwanted)
        self._last.go_on.clicked.connect(self._begin)
        self.long_work.ended.connect(self._on_work_ended)

    # -- page

    def refresh(self) -> None:  # noqa: D102
        self._backups.refresh()

    def rest(self) -> None:
        """The journal is about to close: what is not done by now is left undone."""
        super().rest()
        renewal, self._renewal = self._renewal, None
        if renewal is not None and renewal.stop():
            with suppress(JournalError):  # the next opening does what is still to be done
                renewal.finish()

    def prove(self, secret: str, *, with_key: bool) -> None:  # noqa: D102, ARG002
        self._wants_key.setChecked(self.keys.has_recovery(self.journal))
        self.show_step(self._step)
        self._new.take_keyboard()

    def forget(self) -> None:  # noqa: D102
        self._words = self._spelled = ""
        self._new.clear()
        self._card.forget()

    # -- steps

    def _judge(self) -> None:
        problem = self._new.problem()
        self._step.say(problem)
        if not problem:
            self.work(self._step, self._new.demand(), self._on_judged)

    def _on_judged(self, _nothing: object) -> None:
        self._words = self._new.text()
        self._new.clear()
        if self._wants_key.isChecked():
            self._spelled = self.keys.new_recovery()
            self.show_step(self._card)
            self._card.show_key(self._spelled)
        else:
            self._get_ready()

    def _on_card_unwanted(self) -> None:
        self._spelled = ""
        self._card.forget()
        self._get_ready()

    def _get_ready(self) -> None:
        self.show_step(self._last)
        self._last.go_on.setFocus()

    # -- the work

    def _begin(self) -> None:
        self._last.say("")
        if not self.hold(self._last):
            return
        renewal = self._renewal = self.keys.renewal(self.journal, self._words, self._spelled)
        self._last.go_on.hide()

        def work(watch: Watch) -> None:
            from inglenook.packet.progress import Progress

            renewal.run(Progress(watch.is_unwanted, watch.tell).reach)

        told = (self._on_done, self._on_failed)
        self.long_work.begin(_(_WORKING), work, *told, self._last.go_on)

    def _on_done(self, _nothing: object) -> None:
        renewal, self._renewal = self._renewal, None
        if renewal is not None:
            with suppress(JournalError):  # the next opening does what is still to be done
                renewal.finish()
        self.leave()  # so that the next opening does not begin here
        self.around.lock()

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, JournalError):
            raise error
        self._last.say(str(error))

    def _on_work_ended(self) -> None:
        self.let_go()
        self._last.go_on.show()

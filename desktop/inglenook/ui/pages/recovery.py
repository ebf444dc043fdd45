"""The recovery key: whether there is one, making it, putting another in its place, revoking it."""

from inglenook.ui.pages.key_page import KeyPage, Step
from inglenook.ui.surroundings import Surroundings
from inglenook.ui.widgets.pieces import button, label
from inglenook.ui.widgets.recovery_card import RecoveryCard
from inglenook.words import _, mark

_WHAT = mark(
    "The recovery key is 28 letters and digits on paper. It opens this journal if you forget the "
    "passphrase, and so it does for anybody who finds it: keep it where only you look."
)
_ONE = mark(
    "There is one at a time. A new one takes the place of the one before, which from then on "
    "opens nothing but backups and copies from before."
)
_THERE_IS = mark("There is a recovery key for this journal.")
_THERE_IS_NONE = mark("There is no recovery key for this journal.")


class RecoveryPage(KeyPage):
    """A key counts only once two of its groups were typed back from the paper."""

    NAME = "recovery"
    TITLE = mark("Recovery key")

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around)
        self._spelled = ""
        self._state = label("", "strong", wrap=True)
        self._state.setObjectName("recovery.state")
        self._revoke = button(_("Revoke it"), "recovery.revoke", "quiet")
        self._said = label("", "muted", wrap=True)
        self._step = Step("recovery.choose", _("What now"), _("Make a new key"), self._said)
        self._card = RecoveryCard(around.ask, _("Leave it as it was"))
        words = self.add_words(_("What it is"), _(_WHAT), _(_ONE))
        words.body.addWidget(self._state)
        self._step.beside(self._revoke)
        self.add_steps(self._step, self._card)
        self._step.go_on.clicked.connect(self._on_go_on_clicked)
        self._revoke.clicked.connect(self._on_revoke_clicked)
        self._card.written_down.connect(self._on_card_written_down)
        self._card.unwanted.connect(self.begin_again)

    def refresh(self) -> None:  # noqa: D102
        there_is = self.keys.has_recovery(self.journal)
        self._state.setText(_(_THERE_IS) if there_is else _(_THERE_IS_NONE))
        self._revoke.setVisible(there_is)
        said = _("Make one now, and write it down or print it.")
        if there_is:
            said = _("The one you have goes on opening the journal until the new one is written.")
        self._said.setText(said)

    def prove(self, secret: str, *, with_key: bool) -> None:  # noqa: D102, ARG002
        self.refresh()
        self.show_step(self._step)
        self._step.go_on.setFocus()

    def forget(self) -> None:  # noqa: D102
        self._spelled = ""
        self._card.forget()

    # -- slots

    def _on_go_on_clicked(self) -> None:
        self._spelled = self.keys.new_recovery()
        self.show_step(self._card)
        self._card.show_key(self._spelled)

    def _on_card_written_down(self) -> None:
        spelled, self._spelled = self._spelled, ""
        self.show_step(self._step)
        keep = self.keys.keep_recovery
        self.work(self._step, lambda: keep(self.journal, spelled), self._on_kept)

    def _on_kept(self, _nothing: object) -> None:
        self._end(_("From now on this recovery key opens the journal."))

    def _on_revoke_clicked(self) -> None:
        question = _("Revoke the recovery key?")
        told = _("If you then forget the passphrase, nobody can ever open this journal.")
        if self.around.ask.confirm(question, told, _("Revoke it")):
            revoke = self.keys.revoke_recovery
            self.work(self._step, lambda: revoke(self.journal), self._on_revoked)

    def _on_revoked(self, _nothing: object) -> None:
        self._end(_("The recovery key opens this journal no more."))

    def _end(self, sentence: str) -> None:
        self.refresh()
        self.begin_again()
        self.around.say(sentence, None)

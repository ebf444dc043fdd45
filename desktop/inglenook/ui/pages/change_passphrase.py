"""Changing the passphrase: another one opens the same journal."""

from collections.abc import Mapping
from typing import Any

from inglenook.ui.pages.key_page import KeyPage, Step
from inglenook.ui.surroundings import Surroundings
from inglenook.ui.widgets.new_passphrase import NewPassphrase
from inglenook.ui.widgets.old_backups import OldBackups
from inglenook.ui.widgets.pieces import button, label, row
from inglenook.words import _, mark

TODAY, RENEWAL = "today", "renewal"
_WHAT = mark(
    "From then on the new passphrase opens this journal and the old one does not. Your entries "
    "and your recovery key stay as they are. It takes a second or two."
)
_NOT = mark(
    "Copies of the journal's folder from before still open with the old passphrase; nothing can "
    "change those."
)
_WITH_KEY = mark(
    "You came in with the recovery key. If the passphrase is lost, choose a new one here; the "
    "recovery key stays as it is."
)


class ChangePassphrasePage(KeyPage):
    """The new passphrase is asked for once the old one, or the recovery key, was right."""

    NAME = "change_passphrase"
    TITLE = mark("Change the passphrase")

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around)
        self._new = NewPassphrase("changePassphrase", around.doors, self.own_words)
        self._lost = label(_(_WITH_KEY), "muted", wrap=True)
        self._step = Step(
            "changePassphrase", _("A new passphrase"), _("Change it"), self._lost, self._new
        )
        self._not_now = button(_("Not now"), "changePassphrase.notNow", "quiet")
        self._more = button(
            _("Somebody may know the old one…"), "changePassphrase.renewal", "quiet"
        )
        self._backups = OldBackups(around)
        words = self.add_words(_("What it does"), _(_WHAT), _(_NOT))
        words.body.addWidget(self._backups)
        words.body.addLayout(row(self._more, 1))
        self._step.beside(self._not_now)
        self.add_steps(self._step)
        self._step.go_on.clicked.connect(self._change)
        self._new.entered.connect(self._change)
        self._more.clicked.connect(lambda: self.around.show(RENEWAL, {}))
        self._not_now.clicked.connect(lambda: self.around.show(TODAY, {}))

    def refresh(self) -> None:  # noqa: D102
        self._backups.refresh()

    def go_to(self, place: Mapping[str, Any]) -> None:
        """Whoever has just come in with the recovery key need not show it again."""
        if place.get("lost"):
            self._begin(lost=True)
        else:
            super().go_to(place)

    def prove(self, secret: str, *, with_key: bool) -> None:  # noqa: D102, ARG002
        self._begin(lost=False)

    def forget(self) -> None:  # noqa: D102
        self._new.clear()

    # -- inside

    def _begin(self, *, lost: bool) -> None:
        self._lost.setVisible(lost)
        self._not_now.setVisible(lost)
        self.show_step(self._step)
        self._new.take_keyboard()

    def _change(self) -> None:
        problem = self._new.problem()
        self._step.say(problem)
        if problem:
            return
        words, demand, change = self._new.text(), self._new.demand(), self.keys.change_passphrase

        def work() -> None:
            demand()
            change(self.journal, words)

        self.work(self._step, work, self._on_changed)

    def _on_changed(self, _nothing: object) -> None:
        self.leave()
        self.around.say(_("The passphrase is changed."), None)

"""Making guesses at the passphrase slower, for whoever has the files and tries one by one."""

from inglenook.ui.key_doors import Choice, Pace
from inglenook.ui.pages.key_page import KeyPage, Step
from inglenook.ui.surroundings import Surroundings
from inglenook.ui.widgets.chips import Chips
from inglenook.ui.widgets.pieces import label
from inglenook.words import _, mark

_WHAT = mark(
    "Whoever has the journal's files can try one passphrase after the other. Here you choose how "
    "long each guess takes. Each time you unlock takes as long, and a weak passphrase stays weak: "
    "two more words do more than any of this."
)
_MEMORY = mark(
    "Slower guesses also need more of the computer's memory. On a computer with much less of it "
    "the journal might not open."
)
_NOT = mark("Backups and copies from before stay as quick to guess as they were.")


class GuessingPage(KeyPage):
    """What can be chosen is measured on this computer; nothing ever becomes quicker."""

    NAME = "guessing"
    TITLE = mark("Make guessing slower")
    TAKES_KEY = False

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around)
        self._passphrase = ""
        self._choices: dict[str, Choice] = {}
        self._now = label("", "muted", wrap=True)
        self._now.setObjectName("guessing.now")
        self._chips = Chips("guessing.seconds")
        self._step = Step(
            "guessing", _("How long a guess takes"), _("Make it slower"), self._now, self._chips
        )
        self.add_words(_("What it does"), _(_WHAT), _(_MEMORY), _(_NOT))
        self.add_steps(self._step)
        self._step.go_on.clicked.connect(self._on_go_on_clicked)

    def prove(self, secret: str, *, with_key: bool) -> None:  # noqa: D102, ARG002
        self._passphrase = secret
        self._now.setText(_("This is being measured…"))
        self._chips.offer((), self._on_chip_clicked)
        self.show_step(self._step)
        pace = self.keys.pace
        self.work(self._step, lambda: pace(self.journal), self._on_measured)

    def forget(self) -> None:  # noqa: D102
        self._passphrase = ""

    # -- slots

    def _on_measured(self, pace: Pace) -> None:
        told = _("On this computer a guess takes {seconds} now.")
        self._choices = {_seconds(each.seconds): each for each in pace.choices}
        if not self._choices:
            told = _("On this computer a guess takes {seconds}, which is as slow as we go.")
        self._now.setText(told.format(seconds=_seconds(pace.seconds)))
        self._chips.offer([(each, each) for each in self._choices], self._on_chip_clicked)
        self._step.go_on.setVisible(bool(self._choices))
        self._step.go_on.setEnabled(False)
        if self._choices:
            next(iter(self._chips.chips.values())).setFocus()

    def _on_chip_clicked(self, key: str) -> None:
        self._chips.turn_on([key])
        self._step.go_on.setEnabled(True)

    def _on_go_on_clicked(self) -> None:
        choice, passphrase = self._choices[self._chips.on()[0]], self._passphrase
        make_slower = self.keys.make_slower
        work = lambda: make_slower(self.journal, passphrase, choice)  # noqa: E731
        self.work(self._step, work, self._on_made_slower)

    def _on_made_slower(self, _nothing: object) -> None:
        self.leave()
        self.around.say(_("From now on each guess takes longer."), None)


def _seconds(seconds: float) -> str:
    if seconds < 0.1:
        return _("less than 0.1 s")
    return _("about {seconds} s").format(seconds=f"{seconds:.1f}")

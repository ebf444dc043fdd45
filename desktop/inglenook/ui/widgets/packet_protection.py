"""The card on which the file gets a passphrase of its own."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from inglenook.ui import background
from inglenook.ui.doors import Doors, Strength
from inglenook.ui.widgets.passphrase_line import PassphraseLine
from inglenook.ui.widgets.pieces import Card, button, label, row
from inglenook.ui.widgets.strength_bar import StrengthBar
from inglenook.words import _

JUDGE_AFTER_MS = 150
LONGEST_BYTES = 127  # the format knows no more of a passphrase


class ProtectionCard(Card):
    """What is written here goes into the file and nowhere else; a lock forgets it."""

    toggled = Signal()

    def __init__(self, doors: Doors) -> None:
        super().__init__(_("Protect the file"))
        self._doors = doors
        self._judging: background.Task | None = None
        self._box = QCheckBox(_("Encrypt the PDF with a passphrase"))
        self._box.setObjectName("packet.protect")
        self._box.setAccessibleDescription("AES-256")
        self.line = PassphraseLine("packet.passphrase", _("Passphrase for the file"))
        self._suggest = button(_("Suggest six words"), "packet.suggest", "quiet")
        self._strength = StrengthBar()
        self._problem = label("", "problem", wrap=True)
        self._problem.setObjectName("packet.passphraseProblem")
        self._inside = QWidget()
        self._timer = QTimer(self, singleShot=True, interval=JUDGE_AFTER_MS)
        self._lay_out()
        self._timer.timeout.connect(self._on_timer_timeout)
        self._box.toggled.connect(self._on_box_toggled)
        self._suggest.clicked.connect(self._on_suggest_clicked)
        self.line.edited.connect(self._on_line_edited)
        self._on_box_toggled(on=False)

    @property
    def is_wanted(self) -> bool:
        """Whether the PDF is to be protected."""
        return self._box.isChecked()

    def choose(self, *, wanted: bool) -> None:
        """Protect the PDF or not."""
        self._box.setChecked(wanted)

    def passphrase(self) -> str | None:
        """The passphrase for a PDF, '' where it needs none; None where it is still to be written.

        Then the person is told what is missing.
        """
        if not self.is_wanted:
            return ""
        written = self.line.text()
        problem = _problem_with(written)
        self._say(problem)
        if problem:
            self.line.take_keyboard()
            return None
        return written

    # -- inside

    def _on_box_toggled(self, on: bool) -> None:
        self._inside.setVisible(on)
        self._say("")
        if not on:
            self.line.clear()
            self._strength.clear()
        self.toggled.emit()

    def _on_line_edited(self) -> None:
        self._say("")
        self._timer.start()

    def _on_timer_timeout(self) -> None:
        if self._judging is not None:
            self._judging.cancel()
        words, doors = self.line.text(), self._doors
        if not words:
            self._strength.clear()
            return
        self._judging = background.run(
            self, lambda: doors.strength(words, ()), self._on_judging_done, self._on_judging_failed
        )

    def _on_judging_done(self, strength: Strength) -> None:
        if self.line.text():
            self._strength.show_strength(
                strength.score, strength.sentence, acceptable=strength.acceptable
            )

    def _on_judging_failed(self, error: Exception) -> None:
        raise error

    def _on_suggest_clicked(self) -> None:
        self.line.write(self._doors.generate_passphrase())
        self._say("")
        self._on_timer_timeout()
        self.line.take_keyboard()

    def _say(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        self.line.mark_wrong(wrong=bool(sentence))

    def _lay_out(self) -> None:
        self.body.addLayout(row(self._box, label("AES-256", "small"), 1))
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        for part in (self.line, self._strength, self._problem):
            inside.addWidget(part)
        inside.addLayout(row(self._suggest, 1))
        self.body.addWidget(self._inside)
        given = _("Give it to your therapist by another way than the file.")
        self.body.addWidget(label(given, "small", wrap=True))


def _problem_with(written: str) -> str:
    if not written:
        return _("Write a passphrase for the file, or let six words be suggested.")
    if len(written.encode(errors="replace")) > LONGEST_BYTES:
        return _("This is longer than a PDF can take. Leave some of it out.")
    return ""

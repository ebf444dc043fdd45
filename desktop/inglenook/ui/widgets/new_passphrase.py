"""Two lines in which a new passphrase is written, with how well it would hold, or six words."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inglenook.journal.errors import JournalError
from inglenook.ui import background
from inglenook.ui.doors import Doors, Strength
from inglenook.ui.widgets.passphrase_line import PassphraseLine
from inglenook.ui.widgets.pieces import button, row
from inglenook.ui.widgets.strength_bar import StrengthBar
from inglenook.words import _

JUDGE_AFTER_MS = 150


class NewPassphrase(QWidget):
    """Says ``entered`` when Enter is pressed in the second line.

    ``own_words`` are names that somebody close would try first.
    """

    entered = Signal()

    def __init__(self, name: str, doors: Doors, own_words: Callable[[], Sequence[str]]) -> None:
        super().__init__()
        self._doors, self._own_words = doors, own_words
        self._judging: background.Task | None = None
        self._line = PassphraseLine("passphrase", _("Passphrase"))
        self._again = PassphraseLine("again", _("The same once more"))
        self._suggest = button(_("Suggest six words"), f"{name}.suggest")
        self._strength = StrengthBar()
        self._timer = QTimer(self, singleShot=True, interval=JUDGE_AFTER_MS)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for part in (self._line, self._strength, self._again):
            layout.addWidget(part)
        layout.addLayout(row(self._suggest, 1))
        self._timer.timeout.connect(self._on_timer_timeout)
        self._line.edited.connect(self._timer.start)
        self._line.entered.connect(self._again.take_keyboard)
        self._again.entered.connect(self.entered)
        self._suggest.clicked.connect(self._on_suggest_clicked)

    def text(self) -> str:
        """What is written in the first line."""
        return self._line.text()

    def clear(self) -> None:
        """Empty both lines."""
        self._line.clear()
        self._again.clear()
        self._strength.clear()

    def take_keyboard(self) -> None:
        """Put the keyboard into the first line."""
        self._line.take_keyboard()

    def problem(self) -> str:
        """What is missing before it can be judged, or ''."""
        if not self.text():
            return _("Write a passphrase, or let six words be suggested.")
        if self.text() != self._again.text():
            return _("The two passphrases differ. Write the same in both lines.")
        return ""

    def demand(self) -> Callable[[], None]:
        """What refuses a passphrase that would not hold, with its sentence; not for this thread."""
        words, own_words, doors = self.text(), self._own_words(), self._doors

        def judge() -> None:
            strength = doors.strength(words, own_words)
            if not strength.acceptable:
                raise JournalError(strength.sentence)

        return judge

    # -- slots

    def _on_timer_timeout(self) -> None:
        if self._judging is not None:
            self._judging.cancel()
        words, own_words, doors = self.text(), self._own_words(), self._doors
        if not words:
            self._strength.clear()
            return
        self._judging = background.run(
            self,
            lambda: (doors.strength(words, own_words), doors.remarks(words)),
            self._on_judging_done,
            self._on_judging_failed,
        )

    def _on_judging_done(self, found: tuple[Strength, list[str]]) -> None:
        strength, remarks = found
        sentence = " ".join((strength.sentence, *remarks))
        if self.text():
            score = strength.score
            self._strength.show_strength(score, sentence, acceptable=strength.acceptable)

    def _on_judging_failed(self, error: Exception) -> None:
        raise error

    def _on_suggest_clicked(self) -> None:
        self._line.write(self._doors.generate_passphrase())
        self._again.clear()
        self._on_timer_timeout()
        self._again.take_keyboard()

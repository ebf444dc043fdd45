"""The card that shows a recovery key once, and lets two of its groups be typed back."""

import secrets

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit

from inglenook.ui.ask import Ask
from inglenook.ui.widgets.pieces import Card, button, label, row
from inglenook.words import _

GROUPS_TYPED_BACK = 2


class RecoveryCard(Card):
    """Says ``written_down`` once two groups were typed back, or ``unwanted``.

    The key can be printed; it is never put on the clipboard or into a file.
    """

    written_down = Signal()
    unwanted = Signal()

    def __init__(self, ask: Ask, leave: str) -> None:
        super().__init__(_("Your recovery key"))
        self._ask = ask
        self._groups: list[str] = []
        self._asked: list[int] = []
        self._key = label("", "recovery", wrap=True)
        self._key.setObjectName("recovery.key")
        self._key.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lines = [QLineEdit() for _each in range(GROUPS_TYPED_BACK)]
        self._problem = label("", "problem", wrap=True)
        self._print = button(_("Print the sheet…"), "recovery.print", "quiet")
        self._go_on = button(_("I have written it down"), "recovery.done", "primary")
        self._leave = button(leave, "recovery.without", "quiet")
        self._lay_out()
        self._print.clicked.connect(self._on_print_clicked)
        self._go_on.clicked.connect(self._on_go_on_clicked)
        self._leave.clicked.connect(self.unwanted)

    def show_key(self, spelled: str) -> None:
        """Show a key, and choose which of its groups are asked for."""
        self._groups = spelled.split("-") if "-" in spelled else spelled.split()
        places = list(range(len(self._groups)))
        secrets.SystemRandom().shuffle(places)
        self._asked = sorted(places[:GROUPS_TYPED_BACK])
        self._key.setText("  ".join(self._groups))
        self._problem.hide()
        for number, line in zip(self._asked, self._lines, strict=True):
            line.clear()
            line.setPlaceholderText(_("Group {number}").format(number=number + 1))
            line.setAccessibleName(_("Group {number}").format(number=number + 1))
            line.setObjectName(f"recovery.group{number + 1}")
        self._lines[0].setFocus()

    def forget(self) -> None:
        """Show no key any more."""
        self._groups = []
        self._key.clear()
        for line in self._lines:
            line.clear()

    def _on_go_on_clicked(self) -> None:
        typed = [line.text().strip().upper() for line in self._lines]
        if typed == [self._groups[number] for number in self._asked]:
            self.forget()
            self.written_down.emit()
        else:
            self._problem.setText(_("These groups differ from the key above. Look once more."))
            self._problem.show()

    def _on_print_clicked(self) -> None:
        from inglenook.ui.recovery_sheet import print_sheet

        print_sheet(self._ask, self._groups)

    def _lay_out(self) -> None:
        sentence = _(
            "It opens this journal if you forget the passphrase. Write it on paper and keep it "
            "where only you find it. It is shown this once."
        )
        self.body.addWidget(label(sentence, "muted", wrap=True))
        self.body.addWidget(self._key)
        self.body.addLayout(row(1, self._print, 1))
        self.body.addWidget(
            label(_("Type two of the groups back, to be sure of your writing."), "label", wrap=True)
        )
        for line in self._lines:
            line.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
            self.body.addWidget(line)
        self.body.addWidget(self._problem)
        self._problem.hide()
        self.body.addLayout(row(self._leave, 1, self._go_on))

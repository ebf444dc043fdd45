"""Shows the recovery key once, and lets two of its groups be typed back before going on."""

import secrets

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from inglenook.ui.theme import Theme
from inglenook.ui.widgets.pieces import Card, button, label, row
from inglenook.words import _

WIDTH, WIDEST = 520, 900
GROUPS_TYPED_BACK = 2


class RecoveryKeyPage(QWidget):
    """Says ``written_down`` once two groups were typed back, or ``unwanted``."""

    written_down = Signal()
    unwanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self._groups: list[str] = []
        self._asked: list[int] = []
        self._key = label("", "recovery", wrap=True)
        self._key.setObjectName("recovery.key")
        self._key.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lines = [QLineEdit() for _each in range(GROUPS_TYPED_BACK)]
        self._problem = label("", "problem", wrap=True)
        self.go_on = button(_("I have written it down"), "recovery.done", "primary")
        self._leave = button(_("Do without a recovery key"), "recovery.without", "quiet")
        self._lay_out()
        self.go_on.clicked.connect(self._on_go_on_clicked)
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

    def _on_go_on_clicked(self) -> None:
        typed = [line.text().strip().upper() for line in self._lines]
        if typed == [self._groups[number] for number in self._asked]:
            self._forget()
            self.written_down.emit()
        else:
            self._problem.setText(_("These groups differ from the key above. Look once more."))
            self._problem.show()

    def _forget(self) -> None:
        self._groups = []
        self._key.clear()
        for line in self._lines:
            line.clear()

    def _lay_out(self) -> None:
        card = Card(_("Your recovery key"))
        sentence = _(
            "It opens this journal if you forget the passphrase. Write it on paper and keep it "
            "where only you find it. It is shown this once."
        )
        card.body.addWidget(label(sentence, "muted", wrap=True))
        card.body.addWidget(self._key)
        card.body.addWidget(
            label(_("Type two of the groups back, to be sure of your writing."), "label", wrap=True)
        )
        for line in self._lines:
            line.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
            card.body.addWidget(line)
        card.body.addWidget(self._problem)
        card.body.addLayout(row(self._leave, 1, self.go_on))
        card.setFixedWidth(min(Theme.current.px(WIDTH), WIDEST))
        outer = QVBoxLayout(self)
        outer.addStretch(1)
        outer.addLayout(row(1, card, 1))
        outer.addStretch(1)

"""Making a new journal: its name and place, its passphrase, and the recovery key."""

import re
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from inglenook.journal.errors import JournalError
from inglenook.journal.journal import Journal
from inglenook.ui import background
from inglenook.ui.ask import Ask
from inglenook.ui.doors import Doors
from inglenook.ui.forms.texts import SENSITIVE
from inglenook.ui.widgets.mark import Mark
from inglenook.ui.widgets.new_passphrase import NewPassphrase
from inglenook.ui.widgets.pieces import Card, button, in_the_middle, label, row
from inglenook.words import _

WIDTH = 520
SUFFIX = ".inglenook"


class WelcomePage(QWidget):
    """Says ``created(journal, path, recovery key)``; the key is empty if none was wanted."""

    created = Signal(object, object, str)
    wants_to_unlock = Signal()

    def __init__(self, doors: Doors, ask: Ask) -> None:
        super().__init__()
        self.setObjectName("page")
        self._doors = doors
        self._ask = ask
        self._folder = doors.new_journals_place()
        self._task: background.Task | None = None
        self._name = QLineEdit(_("journal"))
        self._name.setInputMethodHints(SENSITIVE)
        self._where = label("", "small", wrap=True)
        self._choose = button(_("Another place…"), "welcome.place", "quiet")
        self.passphrase = NewPassphrase("welcome", doors, lambda: (self._name.text(),))
        self._recovery = QCheckBox(_("Make a recovery key as well"))
        self._problem = label("", "problem", wrap=True)
        self.button = button(_("Create my journal"), "create", "primary")
        self._have_one = button(_("I already have a journal"), "welcome.unlock", "quiet")
        self._lay_out()
        self._connect()
        self._show_place()

    @property
    def is_opening(self) -> bool:
        """Whether a journal is being made."""
        return self._task is not None

    def begin(self) -> None:
        """Start with empty lines."""
        self.passphrase.clear()
        self._say("")
        self._name.setFocus()
        self._name.selectAll()

    def create_journal(self) -> None:
        """Make the journal, if everything fits."""
        problem = self._what_is_missing()
        self._say(problem)
        if problem or self._task is not None:
            return
        path, words, wanted = self._path(), self.passphrase.text(), self._recovery.isChecked()
        doors, demand = self._doors, self.passphrase.demand()

        def create() -> tuple[Journal, str, Path]:
            demand()
            return *doors.create_journal(path, words, wanted), path

        self._busy(busy=True)
        self._task = background.run(self, create, self._on_task_done, self._on_task_failed)

    # -- what fits

    def _what_is_missing(self) -> str:
        if not self._name.text().strip():
            return _("Give the journal's folder a name.")
        if re.search(r'[\\/:*?"<>|\x00-\x1f]', self._name.text()):
            return _("A folder's name cannot hold any of these: \\ / : * ? \" < > |")
        return self.passphrase.problem()

    def _path(self) -> Path:
        return self._folder / f"{self._name.text().strip().removesuffix(SUFFIX)}{SUFFIX}"

    # -- slots

    def _on_choose_clicked(self) -> None:
        chosen = self._ask.for_folder(_("Where the journal's folder goes"), self._folder.parent)
        if chosen is not None:
            self._folder = chosen
            self._show_place()

    def _on_task_done(self, made: tuple[Journal, str, Path]) -> None:
        self._task = None
        self._busy(busy=False)
        journal, recovery_key, path = made
        self.begin()
        self.created.emit(journal, path, recovery_key)

    def _on_task_failed(self, error: Exception) -> None:
        self._task = None
        self._busy(busy=False)
        if not isinstance(error, JournalError):
            raise error
        self._say(str(error))

    # -- inside

    def _show_place(self) -> None:
        self._where.setText(_("It will be the folder {path}").format(path=self._path()))

    def _say(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))

    def _busy(self, *, busy: bool) -> None:
        self.button.setText(_("Creating…") if busy else _("Create my journal"))
        self.button.setEnabled(not busy)

    def _connect(self) -> None:
        self._name.textEdited.connect(lambda _text: self._show_place())
        self.passphrase.entered.connect(self.create_journal)
        self._choose.clicked.connect(self._on_choose_clicked)
        self.button.clicked.connect(self.create_journal)
        self._have_one.clicked.connect(self.wants_to_unlock)

    def _lay_out(self) -> None:
        self._name.setObjectName("welcome.name")
        self._name.setAccessibleName(_("Name of the journal"))
        self._recovery.setObjectName("welcome.recovery")
        self._recovery.setChecked(True)
        card = Card()
        for part in (
            label(_("Name"), "label"),
            self._name,
            self._where,
        ):
            card.body.addWidget(part)
        card.body.addLayout(row(self._choose, 1))
        card.body.addWidget(label(_("Passphrase"), "label"))
        card.body.addWidget(self.passphrase)
        warning = _(
            "Nobody can reset this passphrase, we cannot either. If you lose it and the recovery "
            "key, nobody will ever read this journal again, and neither will you."
        )
        card.body.addWidget(label(warning, "muted", wrap=True))
        card.body.addWidget(self._recovery)
        card.body.addWidget(self._problem)
        card.body.addWidget(self.button)
        lead = _("A private place to see how trust grows. Everything stays on this machine.")
        centred = Qt.AlignmentFlag.AlignHCenter
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(Mark(), 0, centred)
        for words in (label(_("Begin a journal"), "title"), label(lead, "muted", wrap=True)):
            words.setAlignment(centred)
            column.addWidget(words)
        column.addWidget(card)
        column.addLayout(row(1, self._have_one, 1))
        inside = QWidget()
        inside.setObjectName("pageBody")
        in_the_middle(inside, column, WIDTH)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

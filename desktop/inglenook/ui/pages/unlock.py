"""The unlock page: one journal, one passphrase, and an honest sentence when it does not open."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inglenook.journal.errors import JournalError
from inglenook.ui import background
from inglenook.ui.ask import Ask
from inglenook.ui.doors import Doors
from inglenook.ui.theme import Theme
from inglenook.ui.widgets.mark import Mark
from inglenook.ui.widgets.passphrase_line import PassphraseLine
from inglenook.ui.widgets.pieces import button, label, row
from inglenook.words import _

if TYPE_CHECKING:
    from inglenook.journal.journal import Journal

WIDTH = 392


class UnlockPage(QWidget):
    """Says ``unlocked(journal)`` once the right words are in; everything else stays here."""

    unlocked = Signal(object, object)
    wants_new_journal = Signal()

    def __init__(self, doors: Doors, ask: Ask) -> None:
        super().__init__()
        self.setObjectName("page")
        self._doors = doors
        self._ask = ask
        self._path = Path()
        self._task: background.Task | None = None
        self._with_key = self.opened_with_key = False
        self._name = label("", "muted")
        self._notice = label("", "muted", wrap=True)
        self.line = PassphraseLine("passphrase", _("Passphrase"))
        self._problem = label("", "problem", wrap=True)
        self._problem.setObjectName("unlock.problem")
        self.button = button(_("Unlock"), "unlock", "primary")
        self._other_way = button("", "unlock.recoveryKey", "quiet")
        self._another = button(_("Open another journal"), "unlock.another", "quiet")
        self._new = button(_("New journal"), "unlock.new", "quiet")
        self._lay_out()
        self.button.clicked.connect(self.unlock)
        self.line.entered.connect(self.unlock)
        self._other_way.clicked.connect(lambda: self._ask_for(key=not self._with_key))
        self._another.clicked.connect(self._on_another_clicked)
        self._new.clicked.connect(self.wants_new_journal)
        self._ask_for(key=False)

    @property
    def path(self) -> Path:
        """The journal that would be opened."""
        return self._path

    def show_journal(self, path: Path, notice: str = "") -> None:
        """Ask for the passphrase of this journal."""
        self._path = path
        self._name.setText(path.name)
        self._notice.setText(notice)
        self._notice.setVisible(bool(notice))
        self._ask_for(key=False)

    def unlock(self) -> None:
        """Try what is written in the line."""
        secret = self.line.text()
        if self._task is not None:
            return
        if not secret:
            self._say(_("Write your passphrase first."))
            return
        doors, path = self._doors, self._path
        open_it = doors.open_with_recovery_key if self._with_key else doors.open_journal
        self._busy(busy=True)
        self._task = background.run(
            self,
            lambda: open_it(doors.find_journal(path), secret),
            self._on_task_done,
            self._on_task_failed,
        )

    @property
    def is_opening(self) -> bool:
        """Whether an unlock is being worked on."""
        return self._task is not None

    def cancel(self) -> bool:
        """Drop an unlock that is still being worked on; a journal that comes late is closed.

        Say whether there was one.
        """
        if self._task is None:
            return False
        self._task.cancel()
        self._task = None
        self._busy(busy=False)
        self.line.take_keyboard()
        return True

    # -- slots

    def _on_task_done(self, journal: "Journal") -> None:
        self._task = None
        self._busy(busy=False)
        self.opened_with_key = self._with_key
        self.line.clear()
        self._say("")
        self.unlocked.emit(journal, self._doors.find_journal(self._path))

    def _on_task_failed(self, error: Exception) -> None:
        self._task = None
        self._busy(busy=False)
        if not isinstance(error, JournalError):
            raise error
        self._say(str(error))
        self.line.take_keyboard()

    def _on_another_clicked(self) -> None:
        start = self._path.parent if self._path.parent.is_dir() else Path.home()
        chosen = self._ask.for_folder(_("Open a journal"), start)
        if chosen is None:
            return
        try:
            self.show_journal(self._doors.find_journal(chosen))
        except JournalError as error:
            self._say(str(error))

    # -- inside

    def _ask_for(self, *, key: bool) -> None:
        self._with_key = key
        self.line.clear()
        self.line.ask_for(_("Recovery key") if key else _("Passphrase"))
        self._other_way.setText(_("Use the passphrase") if key else _("Use the recovery key"))
        self._say("")
        self.line.take_keyboard()

    def _busy(self, *, busy: bool) -> None:
        self.button.setText(_("Unlocking…") if busy else _("Unlock"))
        for part in (self.button, self.line, self._other_way, self._another, self._new):
            part.setEnabled(not busy)

    def _say(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        self.line.mark_wrong(wrong=bool(sentence))

    def _lay_out(self) -> None:
        title = label(_("Inglenook"), "title")
        centred = Qt.AlignmentFlag.AlignHCenter
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(Mark(), 0, centred)
        column.addSpacing(8)
        for part in (title, self._name, self._notice):
            part.setAlignment(centred)
            column.addWidget(part)
        column.addSpacing(12)
        column.addWidget(self.line)
        column.addWidget(self._problem)
        column.addWidget(self.button)
        links = row(
            1,
            self._other_way,
            label("·", "small"),
            self._another,
            label("·", "small"),
            self._new,
            1,
            gap=2,
        )
        column.addLayout(links)
        holder = QWidget()
        holder.setFixedWidth(Theme.current.px(WIDTH))
        holder.setLayout(column)
        column.setContentsMargins(0, 0, 0, 0)
        outer = QVBoxLayout(self)
        outer.addStretch(1)
        outer.addLayout(row(1, holder, 1))
        outer.addStretch(1)

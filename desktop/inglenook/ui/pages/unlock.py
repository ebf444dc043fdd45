"""The unlock page: one journal, one passphrase, and an honest sentence when it does not open."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inglenook.journal.errors import DatabaseDamaged, JournalError, TooSoon
from inglenook.ui import asking, background
from inglenook.ui.ask import Ask
from inglenook.ui.asking import Asking
from inglenook.ui.doors import Doors
from inglenook.ui.next_steps import Step, Way, is_useless, next_steps, ways_back, without_reading
from inglenook.ui.theme import Theme
from inglenook.ui.widgets.countdown import Countdown
from inglenook.ui.widgets.mark import MarkAndName
from inglenook.ui.widgets.passphrase_line import PassphraseLine
from inglenook.ui.widgets.pieces import button, in_the_middle, label, row
from inglenook.ui.widgets.step_buttons import StepButtons
from inglenook.words import _

if TYPE_CHECKING:
    from inglenook.journal.backups import Backup, Restored
    from inglenook.journal.damage import Damage
    from inglenook.journal.journal import Journal

WIDTH = 392


class UnlockPage(QWidget):
    """Says ``unlocked(journal)`` once the right words are in; everything else stays here."""

    unlocked = Signal(object, object)
    wants_new_journal = Signal()

    def __init__(self, doors: Doors, ask: Ask) -> None:
        super().__init__()
        self.setObjectName("page")
        self._doors, self._ask, self._path = doors, ask, Path()
        self._task: background.Task | None = None
        self._asking: Asking = asking.for_passphrase()
        self.opened_with_key = False
        self._backup: Backup | None = None
        self._useless: set[Path] = set()  # backups that could not be restored
        self._column = QVBoxLayout()
        self._ornament = MarkAndName()
        self._name = label("", "muted")
        self._notice = label("", "muted", wrap=True)
        self.line = PassphraseLine("passphrase", _("Passphrase"))
        self._problem = label("", "problem", wrap=True)
        self._problem.setObjectName("unlock.problem")
        self._details = label("", "small", wrap=True)
        self._details.setObjectName("unlock.details")
        self._steps = StepButtons()
        self._countdown = Countdown("unlock.wait")
        self.button = button(_("Unlock"), "unlock", "primary")
        self._other_way = button("", "unlock.recoveryKey", "quiet")
        self._another = button(_("Open another journal"), "unlock.another", "quiet")
        self._new = button(_("New journal"), "unlock.new", "quiet")
        self._restore = button(_("Restore a backup"), "unlock.restore", "quiet")
        self._dots = [label("·", "small"), label("·", "small")]
        self._lay_out()
        self.button.clicked.connect(self.unlock)
        self.line.entered.connect(self.unlock)
        self._steps.chosen.connect(self._on_steps_chosen)
        self._countdown.changed.connect(self._enable)
        self._other_way.clicked.connect(self._on_other_way_clicked)
        self._another.clicked.connect(self._open_another)
        self._new.clicked.connect(self.wants_new_journal)
        self._restore.clicked.connect(self._on_restore_clicked)
        self._ask_for(asking.for_passphrase())

    @property
    def path(self) -> Path:
        """The journal that would be opened."""
        return self._path

    def show_journal(self, path: Path, notice: str = "", error: JournalError | None = None) -> None:
        """Ask for the passphrase of this journal; perhaps it has just turned out to be damaged."""
        self._path = path
        self._name.setText(path.name)
        self._ask_for(asking.for_passphrase(), notice)
        self._countdown.begin(lambda: self._doors.repairs.wait(path))
        if error is not None:
            self._tell(error)

    def unlock(self) -> None:
        """Try what is written in the line."""
        doors, path, by_key = self._doors, self._path, self._asking.by_key
        if self._backup is not None:
            restore = partial(doors.backups.restore, self._backup.path)
            self._try(lambda secret: restore(secret, path), self._on_restored)
            return
        open_it = doors.open_with_recovery_key if by_key else doors.open_journal
        self._try(lambda secret: open_it(doors.find_journal(path), secret), self._on_opened)

    @property
    def is_opening(self) -> bool:
        """Whether an unlock is being worked on."""
        return self._task is not None

    def cancel(self) -> bool:
        """Drop an unlock being worked on, whose journal is closed when it comes; was there one."""
        if self._task is None:
            return False
        self._task.cancel()
        self._end()
        self.line.take_keyboard()
        return True

    # -- slots

    def _on_opened(self, journal: "Journal") -> None:
        self._end()
        self.opened_with_key = self._asking.by_key
        self.line.clear()
        self._say("")
        self.unlocked.emit(journal, self._doors.find_journal(self._path))

    def _on_restored(self, restored: "Restored") -> None:
        self._end()
        self.show_journal(restored.folder, _("The backup is restored. Unlock it now."))

    def _on_task_failed(self, error: Exception) -> None:
        self._end()
        if not isinstance(error, JournalError):
            raise error
        self._countdown.look()
        if isinstance(error, TooSoon) and self._countdown.is_waiting:
            return  # that is said there
        if self._backup is not None and is_useless(error):
            self._useless.add(self._backup.path)
            self._ask_for(asking.for_passphrase())
            self._say(str(error), self._steps_after(DatabaseDamaged()))
            return
        self._tell(error)
        if isinstance(error, DatabaseDamaged) and self._backup is None:
            self._look_closer()

    def _on_looked(self, damage: "Damage") -> None:
        self._end()
        self._show_details(damage.told())
        if not damage.opens:
            self._steps.offer(without_reading(self._steps.steps))
        self.line.take_keyboard()

    def _on_look_failed(self, error: Exception) -> None:
        self._end()
        if not isinstance(error, JournalError):
            raise error
        self._show_details("")

    def _on_steps_chosen(self, step: Step) -> None:
        ways: Mapping[Way, Callable[[], None]] = {
            Way.READ: self._open_readable,
            Way.RESTORE: lambda: self._ask_for(asking.for_backup(step.day), backup=step.backup),
            Way.ANOTHER: self._open_another,
        }
        ways[step.way]()

    def _on_other_way_clicked(self) -> None:
        usual = asking.for_passphrase()
        self._ask_for(usual if self._asking != usual else asking.for_recovery_key())

    def _on_restore_clicked(self) -> None:
        steps = ways_back(self._backups())
        none = "" if steps else _("There is no backup in the folder of this journal.")
        self._ask_for(asking.for_passphrase(), none)
        self._steps.offer(steps)

    def _open_another(self) -> None:
        start = self._path.parent if self._path.parent.is_dir() else Path.home()
        chosen = self._ask.for_folder(_("Open a journal"), start)
        if chosen is None:
            return
        try:
            self.show_journal(self._doors.find_journal(chosen))
        except JournalError as error:
            self._tell(error)

    # -- inside

    def _try(
        self, work: Callable[[str], Any], on_done: Callable[[Any], None], says: str = ""
    ) -> None:
        """Do something with what is written in the line, off the window's thread."""
        secret = self.line.text()
        if self._task is not None or self._countdown.is_waiting:
            return
        if not secret:
            self._say(_("Write your passphrase first."), self._steps.steps)
            self.line.take_keyboard()
            return
        self._begin(lambda: work(secret), on_done, self._on_task_failed, says or self._asking.busy)

    def _open_readable(self) -> None:
        read, path, by_key = self._doors.repairs.read, self._path, self._asking.by_key
        says = _("Reading what can be read…")
        self._try(lambda secret: read(path, secret, by_key), self._on_opened, says)

    def _look_closer(self) -> None:
        """The passphrase was right: see how far the damage goes while the steps are on show."""
        look, path, by_key = self._doors.repairs.look, self._path, self._asking.by_key
        secret = self.line.text()
        self._show_details(_("Looking how much of it is damaged…"))
        self._begin(lambda: look(path, secret, by_key), self._on_looked, self._on_look_failed, "")

    def _begin(
        self,
        work: Callable[[], Any],
        on_done: Callable[[Any], None],
        on_failed: Callable[[Exception], None],
        says: str,
    ) -> None:
        self._task = background.run(self, work, on_done, on_failed)
        self._enable()
        self.button.setText(says or self.button.text())

    def _end(self) -> None:
        self._task = None
        self._enable()
        self.button.setText(self._asking.button)

    def _ask_for(self, asked: Asking, notice: str = "", backup: "Backup | None" = None) -> None:
        self._asking, self._backup = asked, backup
        self._notice.setText(notice or asked.notice)
        self._notice.setVisible(bool(notice or asked.notice))
        self.line.clear()
        self.line.ask_for(asked.secret)
        self.button.setText(asked.button)
        self._other_way.setText(asked.other_way)
        self._say("")
        self._enable()
        self.line.take_keyboard()

    def _enable(self) -> None:
        """Nothing can be pressed while something is done, and no secret tried while one waits."""
        busy = self._task is not None
        links = (self._other_way, self._another, self._new, self._restore)
        for part in (self.line, *links, self._steps):
            part.setEnabled(not busy)
        self.button.setEnabled(not busy and not self._countdown.is_waiting)

    def _tell(self, error: JournalError) -> None:
        self._say(str(error), self._steps_after(error))
        self.line.take_keyboard()

    def _steps_after(self, error: JournalError) -> Sequence[Step]:
        return next_steps(error, self._backups())

    def _backups(self) -> "list[Backup]":
        found = self._doors.backups.found(self._path)
        return [each for each in found if each.path not in self._useless]

    def _say(self, sentence: str, steps: Sequence[Step] = ()) -> None:
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        self._steps.offer(steps)
        self._show_details("")
        words = {step.way: step.words for step in steps}
        self.button.setText(words.get(Way.AGAIN, self._asking.button))
        for part in (self._another, self._dots[1]):
            part.setVisible(Way.ANOTHER not in words)
        self.line.mark_wrong(wrong=bool(sentence))

    def _show_details(self, sentence: str) -> None:
        self._details.setText(sentence)
        self._details.setVisible(bool(sentence))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give the room of the mark to the words where they need it."""
        self._ornament.give_way(self._column, Theme.current.px(WIDTH), self.height())

    def _lay_out(self) -> None:
        centred = Qt.AlignmentFlag.AlignHCenter
        column = self._column
        column.setSpacing(12)
        column.addWidget(self._ornament)
        for part in (self._name, self._notice):
            part.setAlignment(centred)
            column.addWidget(part)
        column.addSpacing(12)
        for each in (self.line, self._problem, self._details, self._countdown, self.button):
            column.addWidget(each)
        column.addWidget(self._steps)
        one, two = self._dots
        links = row(1, self._other_way, one, self._another, two, self._new, 1, gap=2)
        column.addLayout(links)
        column.addLayout(row(1, self._restore, 1))
        in_the_middle(self, column, Theme.current.px(WIDTH))

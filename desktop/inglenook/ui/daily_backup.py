"""Makes the backup of the day, some time after a journal was opened, while nobody waits for it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from inglenook.journal.errors import JournalError
from inglenook.packet.progress import Cancelled, Progress
from inglenook.ui import background
from inglenook.ui.surroundings import Surroundings
from inglenook.words import _

if TYPE_CHECKING:
    from inglenook.journal.backups import Backup

BEGIN_AFTER_MS = 15_000  # when the pages that are looked at first are drawn


class DailyBackup(QObject):
    """Says ``made`` once there is a new backup. A journal that is closed meanwhile ends it."""

    made = Signal()

    def __init__(self, around: Surroundings, parent: QObject) -> None:
        super().__init__(parent)
        self._around = around
        self._timer = QTimer(self, singleShot=True, interval=BEGIN_AFTER_MS)
        self._timer.timeout.connect(self.begin)
        self._timer.start()

    def begin(self) -> None:
        """Make the backup of this day, if it is due."""
        doors, journal = self._around.doors.backups, self._around.journal
        try:
            is_due = doors.is_due(journal)
        except JournalError as error:
            self._tell(error)
            return
        if is_due:
            background.run(
                self,
                lambda: doors.make(journal, Progress()),
                self._on_task_done,
                self._on_task_failed,
            )

    def _on_task_done(self, _backup: "Backup") -> None:
        self.made.emit()

    def _on_task_failed(self, error: Exception) -> None:
        if isinstance(error, JournalError):
            self._tell(error)
        elif not isinstance(error, Cancelled):
            raise error

    def _tell(self, error: JournalError) -> None:
        sentence = _("Today’s backup could not be made.")
        self._around.say(f"{sentence} {error}", None)

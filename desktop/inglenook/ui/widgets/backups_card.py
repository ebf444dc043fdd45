"""The card with the backups: when each was made, what is in it, and whether it is whole."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from inglenook.journal.backups import Backup
from inglenook.journal.errors import JournalError
from inglenook.packet.progress import Progress
from inglenook.ui.leaving import ask_where
from inglenook.ui.surroundings import Surroundings
from inglenook.ui.widgets.backup_row import BackupRow
from inglenook.ui.widgets.long_work import LongWork, Watch, Work
from inglenook.ui.widgets.pieces import Card, button, label, line, row
from inglenook.words import _, mark

LATEST = 3
_LEAD = mark(
    "On every day on which something has changed, a copy of this journal is made in its own "
    "folder, opened and checked. One is kept of each of seven days, four weeks and twelve months."
)
_NONE = mark("There is none yet.")
_OUTSIDE = mark(
    "A copy on another disk is there when this computer is lost. It is encrypted, and opens with "
    "the passphrase that was valid when the backup was made. Folders that are kept in step with a "
    "cloud copy it."
)


class BackupsCard(Card):
    """What takes its time is done beside the window; one thing at a time."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(_("Backups"))
        self.setObjectName("settings.backups")
        self._around, self._journal = around, around.journal
        self._doors = around.doors.backups
        self._backups: list[Backup] = []
        self._rows: list[BackupRow] = []
        self._shows_all = False
        self.work = LongWork("settings.backupWork")
        self._make = button(_("Back up now"), "settings.backUp")
        self._none = label(_(_NONE), "muted", wrap=True)
        self._lines = QWidget()
        QVBoxLayout(self._lines)
        self._more = button("", "settings.moreBackups", "quiet")
        self.body.addWidget(label(_(_LEAD), "small", wrap=True))
        self.body.addWidget(self._none)
        self.body.addWidget(self._lines)
        self.body.addLayout(row(self._more, 1))
        self.body.addLayout(row(self._make, 1))
        self.body.addWidget(self.work)
        self._make.clicked.connect(self._on_make_clicked)
        self._more.clicked.connect(self._on_more_clicked)
        self.work.ended.connect(self._on_work_ended)

    def refresh(self) -> None:
        """Show the backups as they are now. There are never many."""
        try:
            self._backups = self._doors.known(self._journal)
        except JournalError as error:
            self._around.trouble(error)
        self._show()

    # -- slots

    def _on_make_clicked(self) -> None:
        doors, journal = self._doors, self._journal

        def work(watch: Watch) -> Backup:
            return doors.make(journal, Progress(watch.is_unwanted, watch.tell))

        self._begin(_("The journal is being backed up…"), work, self._on_made, self._make)

    def _on_made(self, _backup: Backup) -> None:
        self._around.say(_("Backed up and checked."), None)
        self.refresh()

    def _check(self, listed: BackupRow) -> None:
        doors, journal, backup = self._doors, self._journal, listed.backup

        def work(watch: Watch) -> list[str]:
            return doors.check(journal, backup, Progress(watch.is_unwanted, watch.tell))

        told = _("The backup is being checked…")
        self._begin(told, work, self._on_checked, listed.check_button)

    def _on_checked(self, found: list[str]) -> None:
        self.refresh()
        if found:
            told = _("Another backup, or the journal itself, still has what this one had.")
            self._around.ask.tell(_("This backup is damaged."), f"{told}\n\n{found[0]}")
        else:
            self._around.say(_("The backup is whole."), None)

    def _copy(self, listed: BackupRow) -> None:
        backup, kinds = listed.backup, [(_("Backup"), "backup")]
        title = _("Copy the backup")
        target = ask_where(self._around, title, _(_OUTSIDE), backup.name, kinds)
        if target is None:
            return
        doors, journal = self._doors, self._journal

        def work(watch: Watch) -> Path:
            Progress(watch.is_unwanted, watch.tell).reach(0.0)
            doors.copy(journal, backup, target.path, target.replace)
            return target.path

        told = _("The backup is being copied…")
        self._begin(told, work, self._on_copied, listed.copy_button)

    def _on_copied(self, _path: Path) -> None:
        sentence = _("Copied. It opens with the passphrase that was valid when it was made.")
        self._around.say(sentence, None)

    def _on_more_clicked(self) -> None:
        self._shows_all = not self._shows_all
        self._show()

    def _on_work_failed(self, error: Exception) -> None:
        if not isinstance(error, JournalError):
            raise error
        self._around.trouble(error)

    def _on_work_ended(self) -> None:
        self._busy(busy=False)

    # -- inside

    def _begin(
        self, told: str, work: Work, on_done: Callable[[Any], None], back_to: QPushButton
    ) -> None:
        self._busy(busy=True)
        self.work.begin(told, work, on_done, self._on_work_failed, back_to)

    def _busy(self, *, busy: bool) -> None:
        listed = [each for row in self._rows for each in (row.check_button, row.copy_button)]
        for each in (self._make, *listed):
            each.setEnabled(not busy)

    def _show(self) -> None:
        self._none.setVisible(not self._backups)
        self._more.setVisible(len(self._backups) > LATEST)
        more = _("Show all {count}").format(count=len(self._backups))
        self._more.setText(_("Show fewer") if self._shows_all else more)
        shown = self._backups if self._shows_all else self._backups[:LATEST]
        if [each.backup.path for each in self._rows] != [each.path for each in shown]:
            self._list_anew(shown)
        for listed, backup in zip(self._rows, shown, strict=True):
            listed.show_backup(backup)
        self._busy(busy=self.work.is_busy)

    def _list_anew(self, shown: list[Backup]) -> None:
        """Rows stay as long as they stand for the same backups, and keep the keyboard."""
        old, self._lines = self._lines, QWidget()
        old.hide()
        old.deleteLater()
        layout = QVBoxLayout(self._lines)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        self._rows = [self._row(backup) for backup in shown]
        for at, listed in enumerate(self._rows):
            if at:
                layout.addWidget(line())
            layout.addWidget(listed)
        self.body.replaceWidget(old, self._lines)
        self._lines.setVisible(bool(shown))

    def _row(self, backup: Backup) -> BackupRow:
        listed = BackupRow(backup)
        listed.check.connect(lambda: self._check(listed))
        listed.copy.connect(lambda: self._copy(listed))
        return listed

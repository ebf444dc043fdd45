"""One backup in the list of them: when it was made, what is known of it, and what can be done."""

from datetime import date, datetime

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inglenook.journal.backups import Backup
from inglenook.journal.dates import full_label
from inglenook.ui.widgets.flow import Flow
from inglenook.ui.widgets.pieces import button, label
from inglenook.words import _, ngettext


class BackupRow(QWidget):
    """Says ``check`` and ``copy`` when one of them is wanted."""

    check = Signal()
    copy = Signal()

    def __init__(self, backup: Backup) -> None:
        super().__init__()
        self.backup = backup
        name = f"backup.{backup.made:%Y%m%d%H%M%S%f}"
        self.setObjectName(name)
        moment = moment_in_words(backup.made)
        self._known = label("", "small", wrap=True)
        self._known.setObjectName(f"{name}.known")
        self._problem = label("", "problem", wrap=True)
        self.check_button = button(_("Check now"), f"{name}.check", "quiet")
        self.copy_button = button(_("Copy to…"), f"{name}.copy", "quiet")
        check = _("Check the backup of {moment} now")
        copy = _("Copy the backup of {moment} to another place")
        self.check_button.setAccessibleName(check.format(moment=moment))
        self.copy_button.setAccessibleName(copy.format(moment=moment))
        self.check_button.clicked.connect(self.check)
        self.copy_button.clicked.connect(self.copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        first = Flow(gap=8)
        for part in (label(moment), self.check_button, self.copy_button):
            first.addWidget(part)
        column.addLayout(first)
        column.addWidget(self._known)
        column.addWidget(self._problem)
        self.show_backup(backup)

    def show_backup(self, backup: Backup) -> None:
        """Show what is known of it by now."""
        self.backup = backup
        self._known.setText(known_in_words(backup))
        self._problem.setText(_("It is damaged and cannot be used."))
        self._problem.setVisible(backup.is_whole is False)


def known_in_words(backup: Backup) -> str:
    """1.2 MB · 40 entries · checked 24 Nov 2026, 22:14."""
    usual = QLocale.DataSizeFormat.DataSizeSIFormat
    parts = [QLocale().formattedDataSize(backup.bytes, 1, usual)]
    if backup.entries is not None:
        counted = ngettext("{count} entry", "{count} entries", backup.entries)
        parts.append(counted.format(count=f"{backup.entries:,}"))
    if backup.checked is None:
        parts.append(_("not checked yet"))
    else:
        parts.append(_("checked {moment}").format(moment=moment_in_words(backup.checked)))
    return " · ".join(parts)


def moment_in_words(moment: datetime) -> str:
    """24 Nov 2026, 22:14, by the clock on the wall here."""
    here = moment.astimezone()
    day: date = here.date()
    return _("{day}, {time}").format(day=full_label(day), time=f"{here:%H:%M}")

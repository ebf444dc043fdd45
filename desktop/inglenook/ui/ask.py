"""Every question put to a person passes through here, so that tests can answer it."""

from pathlib import Path

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget
from shiboken6 import delete

from inglenook.ui.widgets.pieces import button, label, row
from inglenook.words import _


class Ask:
    """Puts questions in dialogs over a window. A lock closes them; that counts as no."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def confirm(self, question: str, explanation: str, yes: str) -> bool:
        """Ask before something that cannot be undone."""
        dialog = _Question(self._window, question, explanation, yes)
        return dialog.exec() == QDialog.DialogCode.Accepted

    def tell(self, sentence: str, explanation: str = "") -> None:
        """Tell something that must not be missed."""
        _Question(self._window, sentence, explanation, "").exec()

    def for_folder(self, title: str, start: Path) -> Path | None:
        """Ask for a folder. Qt's own record of where the person looked is removed afterwards."""
        from PySide6.QtWidgets import QFileDialog

        dialog = QFileDialog(self._window, title, str(start))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly, on=True)
        chosen = dialog.selectedFiles() if dialog.exec() else []
        delete(dialog)  # it writes its record as it goes
        forget_visited_folders()
        return Path(chosen[0]) if chosen else None


class _Question(QDialog):
    def __init__(self, parent: QWidget, question: str, explanation: str, yes: str) -> None:
        super().__init__(parent)
        self.setObjectName("question")
        self.setWindowTitle(_("Inglenook"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(label(question, "cardTitle", wrap=True))
        if explanation:
            layout.addWidget(label(explanation, "muted", wrap=True))
        leave = button(_("Cancel") if yes else _("Close"), "cancel")
        leave.clicked.connect(self.reject)
        agree = button(yes, "confirm", "primary") if yes else None
        if agree:
            agree.clicked.connect(self.accept)
        layout.addSpacing(4)
        layout.addLayout(row(1, leave, agree))
        leave.setDefault(True)
        leave.setFocus()
        self.setMinimumWidth(420)


def forget_visited_folders() -> None:
    """Remove what Qt's file dialog wrote about the folders it was shown."""
    from PySide6.QtCore import QSettings

    kept = QSettings(QSettings.Scope.UserScope, "QtProject")
    kept.remove("FileDialog")
    kept.sync()

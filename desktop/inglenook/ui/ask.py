"""Every question put to a person passes through here, so that tests can answer it."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from inglenook.ui.theme import Theme
from inglenook.ui.widgets.pieces import button, label, row
from inglenook.words import _

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

Kind = tuple[str, str]  # of a file: what it is called, and its ending


class Ask:
    """Puts questions in dialogs over a window. A lock closes them; that counts as no."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def confirm(self, question: str, explanation: str, yes: str) -> bool:
        """Ask before something that cannot be undone."""
        return bool(_Question(self._window, question, explanation, (yes,)).exec())

    def tell(self, sentence: str, explanation: str = "") -> None:
        """Tell something that must not be missed."""
        _Question(self._window, sentence, explanation).exec()

    def offer(self, sentence: str, explanation: str, ways: Sequence[tuple[str, str]]) -> str | None:
        """Say why something is not done, with a button for each way on: (key, words)."""
        dialog = _Question(self._window, sentence, explanation, [words for _key, words in ways])
        taken = dialog.exec()
        dialog.deleteLater()  # it says a name
        return ways[taken - 1][0] if taken else None

    def choose_one(
        self, question: str, explanation: str, options: Sequence[tuple[str, str]], yes: str
    ) -> str | None:
        """Ask which of some is meant: (key, words). The key of the one, or None."""
        dialog = _Choice(self._window, question, explanation, options, yes)
        chosen = dialog.chosen() if dialog.exec() else None
        dialog.deleteLater()
        return chosen

    def for_folder(self, title: str, start: Path) -> Path | None:
        """Ask for a folder. Qt's own record of where the person looked is removed afterwards."""
        from inglenook.ui.file_dialog import for_folder

        return for_folder(self._window, title, start)

    def for_new_file(
        self, title: str, sentence: str, suggested: Path, kinds: Sequence[Kind]
    ) -> Path | None:
        """Ask where a file goes and of which kind, with a sentence about that beneath.

        Its ending says the kind; the first is proposed. Whether an older file may go for it is not
        asked here.
        """
        from inglenook.ui.file_dialog import for_new_file

        return for_new_file(self._window, title, sentence, suggested, kinds)

    def has_printer(self) -> bool:
        """Whether there is anything to print on."""
        from inglenook.ui.print_dialog import has_printer

        return has_printer()

    def for_printer(self, title: str) -> "QPrinter | None":
        """Ask for a printer; a file is not offered."""
        from inglenook.ui.print_dialog import for_printer

        return for_printer(self._window, title)

    def for_file(self, title: str, sentence: str, start: Path, kind: Kind) -> Path | None:
        """Ask for a file that exists, with a sentence beneath."""
        from inglenook.ui.file_dialog import for_file

        return for_file(self._window, title, sentence, start, kind)


class _Question(QDialog):
    """Ends with the place of the way on that was taken, counted from 1; 0 is no."""

    def __init__(
        self,
        parent: QWidget,
        question: str,
        explanation: str,
        ways: Sequence[str] = (),
        part: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("question")
        self.setWindowTitle(_("Inglenook"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(label(question, "cardTitle", wrap=True))
        if explanation:
            layout.addWidget(label(explanation, "muted", wrap=True))
        if part:
            layout.addWidget(part)
        leave = button(_("Cancel") if ways else _("Close"), "cancel")
        leave.clicked.connect(self.reject)
        self.agree = [self._way(words, at) for at, words in enumerate(ways, start=1)]
        layout.addSpacing(4)
        layout.addLayout(row(1, leave, *self.agree))
        leave.setDefault(True)
        leave.setFocus()
        self.setMinimumWidth(Theme.current.px(420))

    def _way(self, words: str, at: int) -> QPushButton:
        first = at == 1
        made = button(words, "confirm" if first else f"confirm.{at}", "primary" if first else "")
        made.clicked.connect(lambda: self.done(at))
        return made


class _Choice(_Question):
    def __init__(
        self,
        parent: QWidget,
        question: str,
        explanation: str,
        options: Sequence[tuple[str, str]],
        yes: str,
    ) -> None:
        choices = _list_of(question, options)
        super().__init__(parent, question, explanation, (yes,), choices)
        self._list = choices
        (agree,) = self.agree
        agree.setEnabled(False)
        agree.setDefault(True)
        choices.itemSelectionChanged.connect(lambda: agree.setEnabled(bool(self.chosen())))
        choices.itemDoubleClicked.connect(lambda _item: self.accept())
        choices.setFocus()

    def chosen(self) -> str | None:
        """The key of the option that is marked."""
        items = self._list.selectedItems()
        return items[0].data(Qt.ItemDataRole.UserRole) if items else None


class _Options(QListWidget):
    """Nothing is marked until the person does; the first key marks the first option."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Space) and not self.selectedItems():
            self.setCurrentRow(0)
        else:
            super().keyPressEvent(event)


def _list_of(question: str, options: Sequence[tuple[str, str]]) -> QListWidget:
    made = _Options()
    made.setObjectName("choices")
    made.setProperty("role", "people")
    made.setAccessibleName(question)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    for key, words in options:
        item = QListWidgetItem(words, made)
        item.setData(Qt.ItemDataRole.UserRole, key)
        item.setToolTip(words)
    return made


def forget_visited_folders() -> None:
    """Remove what Qt's file dialog wrote about the folders it was shown."""
    from PySide6.QtCore import QSettings

    kept = QSettings(QSettings.Scope.UserScope, "QtProject")
    kept.remove("FileDialog")
    kept.sync()

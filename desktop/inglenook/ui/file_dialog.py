"""Asks for a file to write or to read, with a sentence beneath, and leaves no record of it.

It is Qt's own dialog and not the system's: that one has no room for the sentence, and on many
systems it notes every file in a list of those last used.
"""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFileDialog, QGridLayout, QLineEdit, QPushButton, QWidget
from shiboken6 import delete

from inglenook.ui.ask import Kind, forget_visited_folders
from inglenook.ui.forms.texts import SENSITIVE
from inglenook.ui.theme import Theme
from inglenook.ui.widgets.pieces import label
from inglenook.words import _

SIZE = (720, 480)


def for_new_file(
    window: QWidget, title: str, sentence: str, suggested: Path, kinds: Sequence[Kind]
) -> Path | None:
    """The path of a file to write, with the ending of one of the kinds."""
    dialog = _dialog(window, title, sentence, suggested.parent, kinds)
    endings = dict(zip(dialog.nameFilters(), (ending for _words, ending in kinds), strict=True))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite, on=True)
    dialog.setDefaultSuffix(kinds[0][1])
    dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(endings[chosen]))
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, _("Save"))
    dialog.selectFile(suggested.name)
    chosen = _answer(dialog)
    if chosen is None or chosen.suffix.lower() in {f".{ending}" for ending in endings.values()}:
        return chosen
    return chosen.with_name(f"{chosen.name}.{kinds[0][1]}")


def for_file(window: QWidget, title: str, sentence: str, start: Path, kind: Kind) -> Path | None:
    """The path of a file to read."""
    dialog = _dialog(window, title, sentence, start, [kind])
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _answer(dialog)


def for_folder(window: QWidget, title: str, start: Path) -> Path | None:
    """The path of a folder."""
    dialog = _plain_dialog(window, title, start)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly, on=True)
    return _answer(dialog)


def _dialog(
    window: QWidget, title: str, sentence: str, folder: Path, kinds: Sequence[Kind]
) -> QFileDialog:
    dialog = _plain_dialog(window, title, folder)
    dialog.setNameFilters([f"{words} (*.{ending})" for words, ending in kinds])
    words = label(sentence, "muted", wrap=True)
    words.setObjectName("fileDialog.sentence")
    grid = dialog.layout()
    if isinstance(grid, QGridLayout):
        grid.addWidget(words, grid.rowCount(), 0, 1, grid.columnCount())
    return dialog


def _plain_dialog(window: QWidget, title: str, folder: Path) -> QFileDialog:
    dialog = QFileDialog(window, title, str(folder))
    dialog.setObjectName("fileDialog")
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog, on=True)
    dialog.setLabelText(QFileDialog.DialogLabel.Reject, _("Cancel"))
    grid = dialog.layout()
    if isinstance(grid, QGridLayout):
        grid.setContentsMargins(16, 16, 16, 16)
        grid.setVerticalSpacing(8)
    for button in dialog.findChildren(QPushButton):
        button.setIcon(QIcon())
    for line in dialog.findChildren(QLineEdit):
        line.setInputMethodHints(SENSITIVE)
    dialog.resize(*(Theme.current.px(each) for each in SIZE))
    return dialog


def _answer(dialog: QFileDialog) -> Path | None:
    chosen = dialog.selectedFiles() if dialog.exec() else []
    delete(dialog)  # it writes its record as it goes
    forget_visited_folders()
    return Path(chosen[0]) if chosen else None

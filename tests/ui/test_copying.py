"""A line copies and cuts by key and by menu as Qt's own does, private from the first."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, QPoint
from PySide6.QtGui import QClipboard, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDateEdit, QLineEdit, QListWidget, QMenu, QWidget
from pytestqt.qtbot import QtBot

from inglenook.ui.clipboard import is_plain
from inglenook.ui.copying import PrivateCopying

WORDS = "what is only mine"
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


class Copies:
    """Everything that was ever on the clipboard, not only what stayed there."""

    def __init__(self, clipboard: QClipboard) -> None:
        clipboard.clear()
        self._clipboard = clipboard
        self.texts: list[str] = []
        self.were_private = True
        clipboard.changed.connect(self._on_clipboard_changed)

    def _on_clipboard_changed(self) -> None:
        data: QMimeData | None = self._clipboard.mimeData()
        if data:
            self.texts.append(data.text())
            self.were_private &= is_plain(data)


@pytest.fixture
def copies(qapp: QApplication) -> Iterator[Copies]:
    copying = PrivateCopying(qapp)
    qapp.installEventFilter(copying)
    made = Copies(qapp.clipboard())
    yield made
    qapp.clipboard().changed.disconnect(made._on_clipboard_changed)
    qapp.removeEventFilter(copying)
    copying.deleteLater()
    qapp.clipboard().clear()


def shown(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.addWidget(widget)
    widget.show()
    widget.setFocus()


@pytest.fixture
def line(qtbot: QtBot) -> QLineEdit:
    made = QLineEdit(WORDS)
    shown(qtbot, made)
    made.selectAll()
    return made


@pytest.mark.parametrize(
    ("key", "left"),
    [("Ctrl+C", WORDS), ("Ctrl+Ins", WORDS), ("Ctrl+X", ""), ("Shift+Del", "")],
)
def test_keys_copy_and_cut(copies: Copies, line: QLineEdit, key: str, left: str) -> None:
    edited: list[str] = []
    line.textEdited.connect(edited.append)
    QTest.keySequence(line, key)
    assert copies.texts == [WORDS]
    assert copies.were_private
    assert line.text() == left
    assert edited == ([] if left else [""])


@pytest.mark.parametrize(("name", "left"), [("edit-copy", WORDS), ("edit-cut", "")])
def test_the_menu_copies_and_cuts(copies: Copies, line: QLineEdit, name: str, left: str) -> None:
    reason = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(line, QContextMenuEvent(reason, QPoint(5, 5), QPoint(5, 5)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    (action,) = (each for each in menu.actions() if each.objectName() == name)
    action.trigger()
    menu.close()
    assert copies.texts == [WORDS]
    assert copies.were_private
    assert line.text() == left


def test_hidden_letters_are_never_copied(copies: Copies, line: QLineEdit) -> None:
    line.setEchoMode(QLineEdit.EchoMode.Password)
    line.selectAll()
    QTest.keySequence(line, "Ctrl+X")
    assert copies.texts == []
    assert line.text() == WORDS


def test_what_is_only_read_is_copied_and_not_cut(copies: Copies, line: QLineEdit) -> None:
    line.setReadOnly(True)
    QTest.keySequence(line, "Ctrl+X")
    assert copies.were_private
    assert line.text() == WORDS


def test_a_day_is_copied_and_a_list_is_not(copies: Copies, qtbot: QtBot) -> None:
    day, rows = QDateEdit(), QListWidget()
    rows.addItem(WORDS)
    rows.setCurrentRow(0)
    shown(qtbot, rows)
    QTest.keySequence(rows, "Ctrl+C")
    assert copies.texts == []
    shown(qtbot, day)
    day.selectAll()
    QTest.keySequence(day, "Ctrl+C")
    assert copies.texts != []
    assert copies.were_private

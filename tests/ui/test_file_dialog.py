"""The question where a file goes tells of which kind it is, and leaves no record of the place."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from inglenook.ui.ask import Ask
from support.looks import UsualLook

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
KINDS = [("Picture", "png"), ("Page", "pdf")]
SENTENCE = "Anybody can look at it."


@pytest.fixture
def ask(qtbot: QtBot, look: UsualLook) -> Ask:
    """Questions over a small window."""
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return Ask(window)


def answered(qtbot: QtBot, ask: Ask, start: Path, hand: Callable[[QFileDialog], None]) -> object:
    """What comes of the dialog once somebody has had a hand in it."""

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        hand(dialog)

    QTimer.singleShot(0, act)
    return ask.for_new_file("Save", SENTENCE, start, KINDS)


def name(dialog: QFileDialog, words: str) -> None:
    line = dialog.findChild(QLineEdit, "fileNameEdit")
    assert line
    line.setText(words)


def test_the_first_kind_is_proposed_with_its_ending(qtbot: QtBot, ask: Ask, tmp_path: Path) -> None:
    found = answered(qtbot, ask, tmp_path / "chart", QFileDialog.accept)
    assert found == tmp_path / "chart.png"


def test_another_kind_brings_its_own_ending(qtbot: QtBot, ask: Ask, tmp_path: Path) -> None:
    def hand(dialog: QFileDialog) -> None:
        dialog.selectNameFilter("Page (*.pdf)")
        dialog.filterSelected.emit("Page (*.pdf)")
        name(dialog, "mine")
        dialog.accept()

    assert answered(qtbot, ask, tmp_path / "chart", hand) == tmp_path / "mine.pdf"


def test_an_ending_that_is_written_out_decides(qtbot: QtBot, ask: Ask, tmp_path: Path) -> None:
    def hand(dialog: QFileDialog) -> None:
        name(dialog, "mine.PDF")
        dialog.accept()

    assert answered(qtbot, ask, tmp_path / "chart", hand) == tmp_path / "mine.PDF"


def test_an_ending_of_no_kind_is_no_ending(qtbot: QtBot, ask: Ask, tmp_path: Path) -> None:
    def hand(dialog: QFileDialog) -> None:
        name(dialog, "mine.of.old")
        dialog.accept()

    assert answered(qtbot, ask, tmp_path / "chart", hand) == tmp_path / "mine.of.old.png"


def test_the_sentence_stands_in_the_dialog(qtbot: QtBot, ask: Ask, tmp_path: Path) -> None:
    seen: list[str] = []

    def hand(dialog: QFileDialog) -> None:
        words = dialog.findChild(QLabel, "fileDialog.sentence")
        assert words
        seen.append(words.text())
        dialog.reject()

    answered(qtbot, ask, tmp_path / "chart", hand)
    assert seen == [SENTENCE]


def test_no_answer_is_none_and_no_record_of_the_place_is_left(
    qtbot: QtBot, ask: Ask, tmp_path: Path
) -> None:
    assert answered(qtbot, ask, tmp_path / "chart", QFileDialog.reject) is None
    kept = QSettings(QSettings.Scope.UserScope, "QtProject")
    assert not [key for key in kept.allKeys() if key.startswith("FileDialog")]

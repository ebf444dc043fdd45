"""A picture is written whole or not at all; and the question where it goes tells the kind."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from inglenook.ui.ask import Ask
from inglenook.ui.picture_file import PictureNotWritten, write_picture
from support.looks import UsualLook

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
KINDS = [("Picture", "png"), ("Page", "pdf")]


def test_a_new_file_is_for_this_user_alone(tmp_path: Path) -> None:
    write_picture(tmp_path / "a.png", b"pixels")
    assert (tmp_path / "a.png").read_bytes() == b"pixels"
    assert (tmp_path / "a.png").stat().st_mode & 0o777 == 0o600
    assert len(list(tmp_path.iterdir())) == 1


def test_what_was_there_is_replaced_with_all_that_others_could_do_with_it(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(b"old, and longer than the new")
    path.chmod(0o644)
    write_picture(path, b"new")
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("failing", ["write", "fsync", "replace"])
def test_a_disk_that_fails_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(b"old")

    def fail(*_given: object, **_named: object) -> None:
        raise OSError(28, "No space left on device")

    data: object = b"new"
    if failing == "write":
        monkeypatch.setattr("inglenook.ui.picture_file.os.fdopen", fail)
    elif failing == "fsync":
        monkeypatch.setattr("inglenook.ui.picture_file.os.fsync", fail)
    else:
        monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(PictureNotWritten) as told:
        write_picture(path, data)  # type: ignore[arg-type]
    assert str(tmp_path) not in str(told.value)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("name", ["nowhere/a.png", "a\0b.png", "."])
def test_a_place_that_takes_no_file_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(PictureNotWritten):
        write_picture(tmp_path / name, b"pixels")
    assert not list(tmp_path.iterdir())


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
    return ask.for_new_file("Save", start, KINDS)


def name(dialog: QFileDialog, words: str) -> None:
    line = dialog.findChild(QLineEdit, "fileNameEdit")
    assert line
    line.setText(words)


def test_the_first_kind_is_proposed_with_its_ending(qtbot: QtBot, ask: Ask, tmp_path: Path) -> None:
    found = answered(qtbot, ask, tmp_path / "chart", QFileDialog.accept)
    assert found == (tmp_path / "chart.png", "png")


def test_another_kind_brings_its_own_ending(qtbot: QtBot, ask: Ask, tmp_path: Path) -> None:
    def hand(dialog: QFileDialog) -> None:
        dialog.selectNameFilter("Page (*.pdf)")
        dialog.filterSelected.emit("Page (*.pdf)")
        name(dialog, "mine")
        dialog.accept()

    assert answered(qtbot, ask, tmp_path / "chart", hand) == (tmp_path / "mine.pdf", "pdf")


def test_an_ending_that_is_written_out_decides(qtbot: QtBot, ask: Ask, tmp_path: Path) -> None:
    def hand(dialog: QFileDialog) -> None:
        name(dialog, "mine.PDF")
        dialog.accept()

    assert answered(qtbot, ask, tmp_path / "chart", hand) == (tmp_path / "mine.PDF", "pdf")


def test_no_answer_is_none_and_no_record_of_the_place_is_left(
    qtbot: QtBot, ask: Ask, tmp_path: Path
) -> None:
    assert answered(qtbot, ask, tmp_path / "chart", QFileDialog.reject) is None
    kept = QSettings(QSettings.Scope.UserScope, "QtProject")
    assert not [key for key in kept.allKeys() if key.startswith("FileDialog")]

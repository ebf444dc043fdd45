"""On every page and in every dialog: nothing a keyboard could learn, a window could tell."""

import pytest
from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QSessionManager
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from inglenook.ui import application
from inglenook.ui.ask import Ask
from inglenook.ui.pages.recovery_key import RecoveryKeyPage
from support.pages import fill, states
from support.windows import Desk

SENSITIVE = Qt.InputMethodHint.ImhSensitiveData
MOUSE = Qt.TextInteractionFlag.TextSelectableByMouse
NAMES = {"Inglenook", "inglenook"}


def written_in(root: QWidget) -> list[QWidget]:
    """Whatever takes letters, on show or not; the inner parts of boxes and calendars do not."""
    fields: list[QWidget] = [
        *root.findChildren(QLineEdit),
        *root.findChildren(QAbstractSpinBox),
        *(each for each in root.findChildren(QComboBox) if each.isEditable()),
        *(each for each in root.findChildren(QPlainTextEdit) if not each.isReadOnly()),
        *(each for each in root.findChildren(QTextEdit) if not each.isReadOnly()),
    ]
    inner = ("qt_spinbox_lineedit", "qt_calendar_yearedit")
    return [each for each in fields if each.objectName() not in inner]


def told(widget: QWidget) -> str:
    return f"{widget.objectName()} in {type(widget.parent()).__name__}"


def learnt(root: QWidget) -> set[str]:
    """The fields of which an input method is not told that they are private."""
    asked = Qt.InputMethodQuery.ImHints
    return {
        told(each)
        for each in written_in(root)
        if not Qt.InputMethodHint(each.inputMethodQuery(asked)) & SENSITIVE
    }


def remembered(root: QWidget) -> set[str]:
    """The fields that would propose what was written in them before."""
    return {told(each) for each in root.findChildren(QLineEdit) if each.completer()}


def told_outside() -> set[str]:
    """Whatever the system is told of the windows there are."""
    said = {QGuiApplication.applicationDisplayName(), QApplication.applicationName()}
    said.add(QGuiApplication.desktopFileName())
    for window in QGuiApplication.topLevelWindows():
        said |= {window.title(), window.filePath()}
    for widget in QApplication.topLevelWidgets():
        said |= {widget.windowTitle(), widget.windowRole(), widget.windowFilePath()}
        said |= {widget.windowIconText(), widget.accessibleName()}
        said.add(widget.accessibleDescription())
    return said - {""}


def test_no_page_lets_a_keyboard_learn_or_a_window_tell(
    desk: Desk, subtests: pytest.Subtests
) -> None:
    with desk.journal() as journal:
        fill(journal)
    desk.open()
    learning: set[str] = set()
    remembering: set[str] = set()
    dragged: set[str] = set()
    said: set[str] = set()
    fields = 0
    for _state in states(desk):
        learning |= learnt(desk.window)
        remembering |= remembered(desk.window)
        said |= told_outside()
        fields = max(fields, len(written_in(desk.window)))
        labels = desk.window.findChildren(QLabel)
        dragged |= {told(each) for each in labels if each.textInteractionFlags() & MOUSE}
    assert fields > 20
    with subtests.test("no keyboard learns what is written"):
        assert learning == set()
    with subtests.test("no field proposes what was written before"):
        assert remembering == set()
    with subtests.test("no label lets its words be dragged away with their look"):
        assert dragged == set()
    with subtests.test("no window tells more than its name"):
        assert said <= NAMES


def test_what_is_asked_before_there_is_a_journal_is_learnt_by_no_keyboard(desk: Desk) -> None:
    desk.begin()
    desk.wait(lambda: desk.sees("welcome.name"))
    assert {each.objectName() for each in written_in(desk.window)} >= {"passphrase", "welcome.name"}
    assert learnt(desk.window) == set()
    desk.click("passphrase.show")
    assert learnt(desk.window) == set()
    page = RecoveryKeyPage(Ask(desk.window))
    desk.bot.addWidget(page)
    assert written_in(page)
    assert learnt(page) == set()


@pytest.mark.qt_log_ignore("This plugin does not support")
@pytest.mark.parametrize("wanted", ["folder", "new file", "file"])
def test_a_dialog_for_files_is_qts_own_and_learnt_by_no_keyboard(desk: Desk, wanted: str) -> None:
    desk.open()
    ask, place, seen = desk.window.ask, desk.path.parent, []

    def look() -> None:
        dialog = desk.application.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        # The system's own keep lists of what was opened last.
        seen.append(dialog.testOption(QFileDialog.Option.DontUseNativeDialog))
        seen.append(learnt(dialog))
        seen.append(told_outside() - NAMES)
        dialog.reject()

    QTimer.singleShot(0, look)
    if wanted == "folder":
        assert ask.for_folder("Where", place) is None
    elif wanted == "new file":
        assert ask.for_new_file("Where", "Why", place / "name", [("Picture", "png")]) is None
    else:
        assert ask.for_file("Where", "Why", place, ("Data", "json")) is None
    assert seen == [True, set(), {"Where"}]
    kept = QSettings(QSettings.Scope.UserScope, "QtProject")
    assert kept.allKeys() == []


def test_a_session_that_ends_is_told_not_to_bring_the_journal_back(qapp: QApplication) -> None:
    class Session:
        hint = QSessionManager.RestartHint.RestartIfRunning

        def setRestartHint(self, hint: QSessionManager.RestartHint) -> None:
            self.hint = hint

    session = Session()
    application._leave_no_way_back(session)  # type: ignore[arg-type]
    assert session.hint == QSessionManager.RestartHint.RestartNever
    # The two moments at which a desktop asks. Nobody else listens.
    for signal in ("commitDataRequest(QSessionManager&)", "saveStateRequest(QSessionManager&)"):
        assert qapp.receivers(f"2{signal}") == 1

"""Every window is kept out of pictures of the screen, where the system offers that."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QMenu, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from inglenook.system import screen_capture
from inglenook.ui.unseen import Unseen

EXCLUDED, BLACK = screen_capture.WDA_EXCLUDEFROMCAPTURE, screen_capture.WDA_MONITOR


@pytest.mark.parametrize(
    ("granted", "asked", "kept_out"),
    [
        ({EXCLUDED, BLACK}, [EXCLUDED], True),
        ({BLACK}, [EXCLUDED, BLACK], True),
        (set(), [EXCLUDED, BLACK], False),
    ],
)
def test_an_older_windows_shows_a_black_one(
    granted: set[int], asked: list[int], kept_out: bool
) -> None:
    said: list[int] = []

    def answer(window: int, how: int) -> bool:
        assert window == 17
        said.append(how)
        return how in granted

    assert screen_capture.keep_out(17, answer) is kept_out
    assert said == asked


def test_nothing_is_promised_where_the_system_offers_nothing() -> None:
    assert screen_capture.keep_out(17) is screen_capture.is_offered()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_dialogs_lists_menus_and_tips_are_windows_too(qtbot: QtBot, qapp: QApplication) -> None:
    kept_out: set[int] = set()
    unseen = Unseen(qapp, kept_out.add)
    qapp.installEventFilter(unseen)
    try:
        window = QWidget()
        qtbot.addWidget(window)
        window.show()
        dialog, box, menu = QDialog(window), QComboBox(window), QMenu(window)
        box.addItem("one")
        menu.addAction("one")
        dialog.show()
        box.show()
        shown: set[int] = set()
        for show in (
            box.showPopup,
            lambda: menu.popup(QPoint(0, 0)),
            lambda: QToolTip.showText(QPoint(5, 5), "a tip", window),
        ):
            show()
            tops = [each for each in qapp.topLevelWidgets() if each.isVisible()]
            shown |= {int(each.winId()) for each in tops}
        assert len(shown) >= 5
        assert shown <= kept_out
        box.hidePopup()
        QToolTip.hideText()
        menu.close()
    finally:
        qapp.removeEventFilter(unseen)
        unseen.deleteLater()

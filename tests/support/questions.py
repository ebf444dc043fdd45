"""Answers to the questions that dialogs put, given by hand when they are on screen."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QListWidget

from support.windows import Desk

LOOK_AGAIN_MS = 10


def when_asked(desk: Desk, answer: Callable[[], object]) -> list[str]:
    """Answer the next question once it has the keyboard. The list will hold what it said."""
    said: list[str] = []

    def look() -> None:
        dialog, focus = desk.application.activeModalWidget(), desk.application.focusWidget()
        if dialog is None or focus is None or not dialog.isAncestorOf(focus):
            QTimer.singleShot(LOOK_AGAIN_MS, look)
            return
        said.append(desk.read())
        answer()

    QTimer.singleShot(0, look)
    return said


def choose(desk: Desk, words: str) -> None:
    """Choose from the list of a dialog by what is written there, and agree."""
    choices = desk.find("choices", QListWidget)
    (item,) = [
        choices.item(row) for row in range(choices.count()) if choices.item(row).text() == words
    ]
    choices.scrollToItem(item)
    desk.click_at(choices.viewport(), choices.visualItemRect(item).center())
    desk.click("confirm")

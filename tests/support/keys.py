"""The way of the Tab key round a window."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QAbstractSpinBox, QComboBox, QWidget

from support.looks import seen
from support.windows import Desk

STEPS = 300


def controls(root: QWidget) -> Iterator[QWidget]:
    """Everything on show that takes the keyboard, and is not a part of something that does."""
    for each in seen(root):
        inner = each.parentWidget()
        part = isinstance(inner, QAbstractSpinBox | QComboBox | QAbstractItemView)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isEnabled() and not part:
            yield each


def tabbed(desk: Desk) -> list[QWidget]:
    """Whatever gets the keyboard on the way round with the Tab key."""
    first = desk.focused()
    found = [first]
    for _step in range(STEPS):
        desk.press("Tab")
        if desk.focused() is first:
            return found
        found.append(desk.focused())
    raise AssertionError("the Tab key never comes round")

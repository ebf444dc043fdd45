"""The way of the Tab key through parts of a page, some of which are made later than others."""

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def controls_of(within: QWidget) -> list[QWidget]:
    """Everything in there that takes the keyboard; what lies around it may bear the same name."""
    tab = Qt.FocusPolicy.TabFocus
    return [each for each in within.findChildren(QWidget) if each.focusPolicy() & tab]


def order_tabs(parts: Iterable[QWidget]) -> None:
    """Lead the Tab key through the parts as they come here, and through each from its top."""
    controls = [each for part in parts for each in controls_of(part)]
    for one, other in pairwise(controls):
        QWidget.setTabOrder(one, other)

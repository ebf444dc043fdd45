"""A ruler for the window: its look at a start, and whether everything on show has room."""

from collections.abc import Iterator
from types import TracebackType
from typing import Self

from PySide6.QtCore import QSize, QTextBoundaryFinder
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QCheckBox,
    QLabel,
    QPushButton,
    QScrollArea,
    QWidget,
)

from inglenook.ui.theme import LIGHT, USUAL_POINTS, Theme

SLACK = 1  # a pixel lost to rounding is not missed


class UsualLook:
    """Keeps the application as the system made it, and gives it back so.

    A program in a process of its own asks for the system's font once; here many share one.
    """

    def __init__(self, application: QApplication) -> None:
        self._application = application
        self._font = QFont(application.font())

    def enlarge(self, factor: float) -> None:
        """Let the system's text be this many times as large; for before the program starts."""
        font = QFont(self._font)
        font.setPointSizeF(USUAL_POINTS * factor)
        self._application.setFont(font)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._application.setStyleSheet("")
        self._application.setFont(self._font)
        self._application.setPalette(QPalette())
        self._application.styleHints().unsetColorScheme()
        Theme.current = Theme(LIGHT, 1.0)


def seen(root: QWidget) -> Iterator[QWidget]:
    """Every widget that is shown inside the root; Qt's own inner parts are left out."""
    for each in root.findChildren(QWidget):
        if each.isVisible() and not each.isWindow() and not each.objectName().startswith("qt_"):
            yield each


def clipped(root: QWidget) -> list[str]:
    """Every label, button and tick box with less room than its words need."""
    found = []
    for each in seen(root):
        if isinstance(each, QLabel | QPushButton | QCheckBox):
            has, needs = each.size(), _needed(each)
            if has.width() + SLACK < needs.width() or has.height() + SLACK < needs.height():
                found.append(f"{_told(each)}: {_as_text(has)}, needs {_as_text(needs)}")
    return found


def outside(root: QWidget) -> list[str]:
    """Every widget that reaches over its parent's edge, and every page too wide for its room."""
    found = []
    for each in seen(root):
        parent = each.parentWidget()
        if parent is None or isinstance(parent.parentWidget(), QAbstractScrollArea):
            continue
        if not parent.rect().adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(each.geometry()):
            box, room = each.geometry(), parent.size()
            found.append(f"{_told(each)} at {box.getRect()} in {_told(parent)}, {_as_text(room)}")
    for area in root.findChildren(QScrollArea):
        held = area.widget()
        if held is not None and area.isVisible() and held.width() > area.viewport().width():
            wide, room_for = held.width(), area.viewport().width()
            found.append(f"{_told(area)} scrolls sideways: {wide} in {room_for}")
    return found


def _needed(widget: QWidget) -> QSize:
    hint = widget.sizeHint()
    if isinstance(widget, QLabel) and widget.wordWrap():
        metrics = widget.fontMetrics()
        broadest = max(
            (metrics.horizontalAdvance(part) for part in _parts(widget.text())), default=0
        )
        margins = widget.width() - widget.contentsRect().width()
        return QSize(broadest + margins, widget.heightForWidth(widget.width()))
    return hint


def _parts(text: str) -> Iterator[str]:
    """The text cut at every place where a line may end."""
    finder, start = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Line, text), 0
    while (end := finder.toNextBoundary()) != -1:
        yield text[start:end].strip()
        start = end


def _told(widget: QWidget) -> str:
    name = widget.objectName() or type(widget).__name__
    text = widget.text() if isinstance(widget, QLabel | QPushButton | QCheckBox) else ""
    return f"{name} {text!r}" if text else name


def _as_text(size: QSize) -> str:
    return f"{size.width()}x{size.height()}"

"""Icons of one family, drawn in the colours of the theme and redrawn when it changes."""

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QAbstractButton, QApplication

from inglenook.resources import resource

# What draws is loaded with the first icon, which no window has to be painted with.
if TYPE_CHECKING:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QColor, QIcon, QPainter
    from PySide6.QtSvg import QSvgRenderer

SIZE = 18
_ICON, _TOKEN = "icon_name", "icon_token"


@cache
def _drawing(name: str, colour: str) -> "QSvgRenderer":
    from PySide6.QtCore import QByteArray
    from PySide6.QtSvg import QSvgRenderer

    text = resource("icons", f"{name}.svg").read_text("utf-8")
    return QSvgRenderer(QByteArray(text.replace("currentColor", colour).encode()))


def paint(painter: "QPainter", name: str, box: "QRectF", colour: "QColor") -> None:
    """Draw an icon into a box."""
    _drawing(name, colour.name()).render(painter, box)


def icon(name: str, colour: "QColor", size: int = SIZE) -> "QIcon":
    """An icon in one colour, sharp on any screen."""
    from PySide6.QtCore import QRectF, Qt
    from PySide6.QtGui import QIcon, QPainter, QPixmap

    made = QIcon()
    for ratio in (1, 2, 3):
        pixmap = QPixmap(QSize(size, size) * ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        paint(painter, name, QRectF(0, 0, size * ratio, size * ratio), colour)
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        made.addPixmap(pixmap)
    return made


def put(button: QAbstractButton, name: str, token: str, colour: Callable[[str], "QColor"]) -> None:
    """Give a button an icon in the colour of a token."""
    button.setProperty(_ICON, name)
    button.setProperty(_TOKEN, token)
    button.setIconSize(QSize(SIZE, SIZE))
    button.setIcon(icon(name, colour(token)))


def repaint_all(application: QApplication, colour: Callable[[str], "QColor"]) -> None:
    """Redraw the icons of all buttons after the theme has changed."""
    for widget in application.allWidgets():
        name = widget.property(_ICON)
        if name and isinstance(widget, QAbstractButton):
            widget.setIcon(icon(name, colour(widget.property(_TOKEN))))

"""A row of dots that says at which of a few screens one is."""

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from inglenook.ui.theme import Theme
from inglenook.words import _

RADIUS, APART = 4.0, 18


class PlaceDots(QWidget):
    """The dot of the screen that is shown is full, the others are rings."""

    def __init__(self, name: str, number: int) -> None:
        super().__init__()
        self.setObjectName(name)
        self._number = number
        self._at = 0
        self.setFixedSize(QSize(APART * number, APART))

    def show_place(self, at: int) -> None:
        """Show that one is at this screen, counted from 0."""
        self._at = at
        told = _("Screen {place} of {number}").format(place=at + 1, number=self._number)
        self.setAccessibleName(told)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, D102
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place in range(self._number):
            colour = Theme.current.colour("accent" if place == self._at else "muted")
            painter.setPen(QPen(colour, 1.2))
            painter.setBrush(colour if place == self._at else Theme.current.colour("background"))
            painter.drawEllipse(QPointF(APART * (place + 0.5), APART / 2), RADIUS, RADIUS)

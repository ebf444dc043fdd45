"""The program's own mark, as it stands on the unlock and the welcome page."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from inglenook.ui.theme import Theme
from inglenook.ui.widgets.pieces import label
from inglenook.words import _

SIDE = 96
# From the outermost ring to the core, by the tokens of the three zones.
RADII = {"disconnection": 46.0, "protection": 33.0, "centre": 18.0}


class Mark(QWidget):
    """Three quiet rings around a warm centre."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(QSize(SIDE, SIDE))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, D102
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(SIDE / 2, SIDE / 2)
        for zone, radius in RADII.items():
            colour = Theme.current.colour(zone)
            painter.setPen(QPen(colour, 1.4))
            fill = Theme.current.colour(zone)
            fill.setAlphaF(1.0 if zone == "centre" else 0.24)
            painter.setBrush(fill)
            painter.drawEllipse(middle, radius, radius)


class MarkAndName(QWidget):
    """The mark above the program's name."""

    def __init__(self) -> None:
        super().__init__()
        centred = Qt.AlignmentFlag.AlignHCenter
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(20)
        column.addWidget(Mark(), 0, centred)
        column.addWidget(label(_("Inglenook"), "title"), 0, centred)

    def give_way(self, beside: QLayout, width: int, height: int) -> None:
        """Be seen only where all that is laid out, so many px wide, has room with it."""
        self.setVisible(True)
        self.setVisible(beside.totalHeightForWidth(width) <= height)

"""Shows a figure: it is drawn off the GUI thread, at the size and sharpness of the screen.

What its spots say is told to the pointer, to the arrow keys, and to those who do not see it.
"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from inglenook.ui import background
from inglenook.ui.theme import Theme
from inglenook.ui.widgets.chart_marker import ChartMarker
from inglenook.ui.widgets.chart_picture import Draw, Picture, Spots, Wish, chart_look, picture_of
from inglenook.ui.widgets.chart_pointer import ChartPointer, Way

if TYPE_CHECKING:
    from inglenook.charts.chart import Chart

__all__ = ["ChartView", "Draw"]

RESIZED_MS = 80
_WAYS = {
    Qt.Key.Key_Left: Way.LEFT,
    Qt.Key.Key_Right: Way.RIGHT,
    Qt.Key.Key_Up: Way.UP,
    Qt.Key.Key_Down: Way.DOWN,
}


class ChartView(QWidget):
    """A picture of a figure with a summary in words for those who do not see it.

    A ``patient`` one is drawn when it comes into sight, or when it is told to ``draw_ahead``. It
    says ``opened`` with the first and the last day of the spot that somebody wants to open.
    """

    opened = Signal(object, object)
    painted = Signal()

    def __init__(self, name: str, height: int, *, patient: bool = False) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(height)  # a layout that is not done yet may squeeze whatever gives in
        self._patient = patient
        self._draw: Draw | None = None
        self._spots: Spots = tuple
        self._image: QImage | None = None
        self._due = False
        self._wish = Wish()
        self._task: background.Task | None = None
        self._pointer = ChartPointer()
        self._marker = ChartMarker(self)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._on_timer_timeout)

    @property
    def drawn(self) -> bool:
        """Whether the figure on screen is the one last asked for."""
        return self._image is not None and self._task is None and not self._due

    def show_figure(self, draw: Draw, summary: str) -> None:
        """Draw this figure from now on, until another is asked for."""
        self._show(draw, summary, tuple)

    def show_chart(self, chart: "Chart") -> None:
        """Draw this chart from now on, and tell what its spots say."""
        self.setMouseTracking(True)
        self._show(chart.draw, chart.summary, chart.spots)

    def be_high(self, height: int) -> None:
        """Take another height, in px."""
        self.setFixedHeight(height)

    def redraw(self) -> None:
        """Draw the same figure again, in the colours of the theme."""
        self._want()

    def draw_ahead(self) -> bool:
        """Draw what is not drawn yet, whether it is in sight or not; say whether that begins."""
        if self._due and not self.busy:
            self._start()
        return self.busy

    @property
    def busy(self) -> bool:
        """Whether it is being drawn, or about to be."""
        return self._task is not None or self._timer.isActive()

    def sizeHint(self) -> QSize:  # noqa: D102
        return QSize(320, self.maximumHeight())

    def minimumSizeHint(self) -> QSize:  # noqa: D102
        return QSize(200, self.maximumHeight())

    # -- what happens to it

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102
        super().resizeEvent(event)
        if self._draw is not None:
            self._due = True
            self._timer.start(RESIZED_MS if self._image is not None else 0)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, D102
        if self._due and not self.busy:
            # Once all is laid out: beside a thread that draws, that takes ten times as long.
            self._timer.start(0)
        painter = QPainter(self)
        if self._image is not None:
            painter.drawImage(0, 0, self._image)
        self._marker.paint(painter)
        if self.hasFocus():
            painter.setPen(QPen(Theme.current.colour("accent"), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: D102
        if self._pointer.point(event.position().x(), event.position().y()):
            self._tell()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: D102
        if event.button() == Qt.MouseButton.LeftButton:
            self.mouseMoveEvent(event)
            self._open()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: D102
        super().leaveEvent(event)
        self._let_go()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: D102
        super().focusOutEvent(event)
        self._let_go()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102
        if not self._pressed(Qt.Key(event.key())):
            super().keyPressEvent(event)

    # -- pointing

    def _pressed(self, key: Qt.Key) -> bool:
        """Do what a key asks for; False where it means nothing here."""
        if key == Qt.Key.Key_Escape:
            return self._let_go()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return self._open()
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not self._pointer.goes_up:
            return False  # the page may scroll
        moves: dict[Qt.Key, Callable[[], bool]] = {
            Qt.Key.Key_Home: self._pointer.go_to_first,
            Qt.Key.Key_End: self._pointer.go_to_last,
        }
        moves |= {each: partial(self._pointer.go, way) for each, way in _WAYS.items()}
        if key not in moves:
            return False
        if moves[key]():
            self._tell()
            self._announce()
        return True

    def _open(self) -> bool:
        box = self._pointer.box
        if box is None or box.spot.days is None:
            return False
        self.opened.emit(*box.spot.days)
        return True

    def _let_go(self) -> bool:
        held = self._pointer.let_go()
        if held:
            self._tell()
        return held

    def _tell(self) -> None:
        """Mark what is pointed at, and say what it says."""
        box = self._pointer.box
        self._marker.show_box(box)
        self.setAccessibleDescription(box.spot.words if box else "")
        opens = box is not None and box.spot.days is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor)

    def _announce(self) -> None:
        if self.accessibleDescription():
            said = QAccessibleAnnouncementEvent(self, self.accessibleDescription())
            QAccessible.updateAccessibility(said)

    # -- drawing

    def _show(self, draw: Draw, summary: str, spots: Spots) -> None:
        self._draw, self._spots = draw, spots
        self.setAccessibleName(summary)
        self._let_go()
        self._pointer.take(())
        self._want()

    def _want(self) -> None:
        """Draw, now or when it comes into sight."""
        if self._draw is None:
            return
        self._due = True
        self._drop_task()
        if self._patient:
            self.update()
        else:
            self._start()

    def _on_timer_timeout(self) -> None:
        if not (self._patient and self.visibleRegion().isEmpty()):
            self._start()

    def _drop_task(self) -> None:
        self._wish.wanted = False
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _start(self) -> None:
        least = self.minimumSizeHint()
        if self._draw is None or self.width() < least.width() or self.height() < least.height():
            return  # there is no room yet; more of it asks again
        self._drop_task()
        self._due, self._wish = False, Wish()
        size, look = (self.width(), self.height()), chart_look(self.devicePixelRatioF())
        function = picture_of(self._draw, self._spots, size, look, self._wish)
        self._task = background.run(self, function, self._on_task_done, self._on_task_failed)

    def _on_task_done(self, picture: Picture | None) -> None:
        self._task = None
        if picture is not None:
            self._image = picture.image(self.devicePixelRatioF())
            self._pointer.take(picture.boxes)
            self._tell()
        self.painted.emit()

    def _on_task_failed(self, error: Exception) -> None:
        self._task = None
        raise error

"""The list of what to bring: read, opened and put in order by mouse or keyboard."""

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QListView, QScrollArea, QToolTip, QWidget

from inglenook.journal.therapy import Session
from inglenook.ui.models.topic_model import TopicModel, TopicRow
from inglenook.ui.surroundings import Surroundings
from inglenook.ui.theme import Theme
from inglenook.ui.widgets.topic_painter import TopicPainter

FRAME = 4  # px that the edges take of the height, for the focus ring
KEEP_IN_SIGHT = 48
_LEFT = Qt.MouseButton.LeftButton
_BY_KEY = QContextMenuEvent.Reason.Keyboard
_STEPS: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class TopicList(QListView):
    """It stands as tall as its rows, for a page that scrolls itself.

    A row is dragged by this list itself: what is written in it is handed to no other program, and
    no drag has to end before the window can lock. ``acted`` names one of ``actions``.
    """

    opened = Signal(int)
    edited = Signal(int)
    moved = Signal(int, int)
    acted = Signal(str, int)
    menu_wanted = Signal(int, QPoint)

    def __init__(self, around: Surroundings, name: str, says: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("role", "agenda")
        self.setAccessibleName(says)
        self.topics = TopicModel(around.journal)
        self._painter = TopicPainter(self)
        self._actions: dict[str, str] = {}
        self._pressed = -1
        self._pressed_at = QPoint()
        self._gap = -1  # before which row a dragged one would stand; -1 while none is dragged
        self.setModel(self.topics)
        self.setItemDelegate(self._painter)
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        around.look.changed.connect(self._fit)

    def show_session(self, session: Session | None) -> None:
        """Show a session's list as it is now; the keyboard stays on its row."""
        at, count = self.currentIndex().row(), self.topics.rowCount()
        row = self.row(at)
        self.topics.show_session(session)
        self._fit()
        if self.topics.rowCount() != count:
            self._let_go()
        there = self.topics.row_of(row.topic.id) if row else -1
        self.go_to(there if there >= 0 else min(max(at, 0), self.topics.rowCount() - 1))

    def offer(self, actions: dict[str, str]) -> None:
        """Offer actions on each row shown from now on: the name of an icon, and what it says."""
        self._actions = actions
        self._painter.actions = tuple(actions)

    def row(self, at: int) -> TopicRow | None:
        """What stands in a row."""
        return self.topics.row(at)

    def go_to(self, at: int) -> None:
        """Put the keyboard on a row."""
        self.setCurrentIndex(self.topics.index(at))

    # -- mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: D102
        super().mousePressEvent(event)
        self._pressed_at = event.position().toPoint()
        at = self.indexAt(self._pressed_at).row()
        self._pressed = at if event.button() == _LEFT else -1

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: D102
        if self._pressed < 0 or not event.buttons() & _LEFT:
            super().mouseMoveEvent(event)
            return
        place = event.position().toPoint()
        far = (place - self._pressed_at).manhattanLength()
        if self._gap >= 0 or far >= QApplication.startDragDistance():
            self._gap = self._gap_at(place.y())
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self._keep_in_sight(place)
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: D102
        super().mouseReleaseEvent(event)
        pressed, gap = self._pressed, self._gap
        self._let_go()
        if gap >= 0:
            self._move(pressed, gap - (gap > pressed))
        elif pressed >= 0:
            self._click(pressed, event.position().toPoint())

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: D102
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            action = self._action_at(event.pos())
            QToolTip.showText(event.globalPos(), self._actions.get(action, ""), self)
            return True
        return super().viewportEvent(event)

    # -- keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102
        at, key = self.currentIndex().row(), event.key()
        step = _STEPS.get(key, 0)
        if key == Qt.Key.Key_Escape and self._gap >= 0:
            self._let_go()
        elif at >= 0 and step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._move(at, at + step)
        elif at >= 0 and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(at)
        elif at >= 0 and key == Qt.Key.Key_F2:
            self.edited.emit(at)
        elif at >= 0 and key == Qt.Key.Key_Delete:
            self.acted.emit("close", at)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: D102
        by_key = event.reason() == _BY_KEY
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if index.isValid():
            under = self.visualRect(index).bottomLeft() + QPoint(24, 0)
            place = self.viewport().mapToGlobal(under) if by_key else event.globalPos()
            self.menu_wanted.emit(index.row(), place)

    # -- how it stands

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102
        super().paintEvent(event)
        if self._gap < 0:
            return
        y = self._top_of(self._gap)
        painter = QPainter(self.viewport())
        painter.setPen(QPen(Theme.current.colour("accent"), 2))
        painter.drawLine(8, y, self.viewport().width() - 8, y)

    # -- inside

    def _move(self, start: int, to: int) -> None:
        if to != start and 0 <= to < self.topics.rowCount():
            self.moved.emit(start, to)

    def _click(self, pressed: int, place: QPoint) -> None:
        if self.indexAt(place).row() != pressed:
            return
        action = self._action_at(place)
        if action:
            self.acted.emit(action, pressed)
        else:
            self.opened.emit(pressed)

    def _action_at(self, place: QPoint) -> str:
        index = self.indexAt(place)
        box = self.visualRect(index)
        return self._painter.action_at(box, place.x()) if index.isValid() else ""

    def _gap_at(self, y: int) -> int:
        """Before which row something let go at this height comes to stand."""
        count = self.topics.rowCount()
        boxes = [self.visualRect(self.topics.index(at)) for at in range(count)]
        return sum(y > box.center().y() for box in boxes)

    def _top_of(self, gap: int) -> int:
        last = self.topics.rowCount() - 1
        box = self.visualRect(self.topics.index(min(gap, last)))
        return min(max(box.top() if gap <= last else box.bottom(), 1), self.viewport().height() - 1)

    def _let_go(self) -> None:
        self._pressed = self._gap = -1
        self.viewport().unsetCursor()
        self.viewport().update()

    def _keep_in_sight(self, place: QPoint) -> None:
        inner: QWidget | None = self.parentWidget()
        while inner is not None and not isinstance(inner, QScrollArea):
            inner = inner.parentWidget()
        page = inner.widget() if inner is not None else None
        if inner is not None and page is not None:
            there = self.viewport().mapTo(page, place)
            inner.ensureVisible(there.x(), there.y(), 0, KEEP_IN_SIGHT)

    def _fit(self) -> None:
        rows = [self.topics.row(at) for at in range(self.topics.rowCount())]
        height = sum(self._painter.height(row) for row in rows if row) + 2 * FRAME
        if height != self.height():
            self.setFixedHeight(height)
        self.doItemsLayout()  # not only when there is time: a key may be waiting

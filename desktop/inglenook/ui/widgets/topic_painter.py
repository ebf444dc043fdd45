"""Paints one thing to bring: its number, its words on as many lines as they need, its source."""

from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from inglenook.ui import icons
from inglenook.ui.models.topic_model import TopicRole, TopicRow
from inglenook.ui.theme import Theme

EDGE, BESIDE = 9, 6
ICON, SOURCE_ICON = 18, 14
MOST_HEIGHTS = 500
ACTION = 30  # px of width for each thing that can be done to a row
_WRAPPED = Qt.TextFlag.TextWrapAnywhere | Qt.TextFlag.TextWordWrap
_TOP_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_MIDDLE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
Index = QModelIndex | QPersistentModelIndex


class _Boxes(NamedTuple):
    number: QRect
    text: QRect
    source: QRect
    height: int


class TopicPainter(QStyledItemDelegate):
    """Rows are as tall as their words; ``actions`` are icons at the right of the row in use."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self.actions: tuple[str, ...] = ()
        self._heights: dict[tuple[object, ...], int] = {}

    def action_at(self, box: QRect, x: int) -> str:
        """The action whose icon stands at this place of a row, or none ('')."""
        for action, place in zip(self.actions, self._action_boxes(box), strict=True):
            if place.left() <= x <= place.right():
                return action
        return ""

    def height(self, row: TopicRow) -> int:
        """The height of a row in the view as wide as it is; measured once for each width."""
        width = self._view.viewport().width()
        key = (row.text, row.entry is None, width, len(self.actions), Theme.current)
        if key not in self._heights:
            if len(self._heights) > MOST_HEIGHTS:
                self._heights.clear()
            self._heights[key] = self._boxes(QRect(0, 0, width, 0), row).height
        return self._heights[key]

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002, D102
        row = index.data(TopicRole)
        return QSize(1, self.height(row) if row else 0)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: D102
        row, box = index.data(TopicRole), QRect(option.rect)
        if not isinstance(row, TopicRow):
            return
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        under_mouse = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if under_mouse or (chosen and focused):
            _paint_ground(painter, box, ring=chosen and focused)
            self._paint_actions(painter, box)
        boxes = self._boxes(box, row)
        if under_mouse:
            _paint_grip(painter, boxes.number)
        else:
            _paint_number(painter, boxes.number, index.row() + 1)
        self._paint_words(painter, row, boxes)
        painter.restore()

    def _paint_words(self, painter: QPainter, row: TopicRow, boxes: _Boxes) -> None:
        theme = Theme.current
        painter.setFont(theme.font("body"))
        painter.setPen(theme.colour("ink"))
        painter.drawText(boxes.text, int(_WRAPPED) | int(_TOP_LEFT), row.text)
        if row.entry is None:
            return
        source = boxes.source
        place = QRectF(source.left(), 0, SOURCE_ICON, SOURCE_ICON)
        place.moveTop(source.center().y() - SOURCE_ICON / 2)
        icons.paint(painter, row.entry.KIND, place, theme.colour("muted"))
        words = source.adjusted(SOURCE_ICON + 6, 0, 0, 0)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("muted"))
        small = QFontMetrics(theme.font("small"))
        elide = Qt.TextElideMode.ElideRight
        painter.drawText(words, _MIDDLE, small.elidedText(row.source, elide, words.width()))

    def _paint_actions(self, painter: QPainter, box: QRect) -> None:
        for action, place in zip(self.actions, self._action_boxes(box), strict=True):
            centre, half = QRectF(place).center(), ICON / 2
            inside = QRectF(centre - QPointF(half, half), centre + QPointF(half, half))
            icons.paint(painter, action, inside, Theme.current.colour("muted"))

    def _action_boxes(self, box: QRect) -> list[QRect]:
        height = QFontMetrics(Theme.current.font("body")).lineSpacing() + 2 * EDGE
        first = box.right() - 4 - ACTION * len(self.actions)
        return [
            QRect(first + ACTION * place, box.top(), ACTION, height)
            for place in range(len(self.actions))
        ]

    def _boxes(self, box: QRect, row: TopicRow) -> _Boxes:
        body = QFontMetrics(Theme.current.font("body"))
        small = QFontMetrics(Theme.current.font("small"))
        top = box.top() + EDGE
        number = QRect(box.left() + EDGE, top, body.horizontalAdvance("00."), body.lineSpacing())
        left = number.right() + BESIDE
        width = max(box.width() - (left - box.left()) - ACTION * len(self.actions) - BESIDE, 40)
        room = QRect(left, top, width, 100_000)
        text = body.boundingRect(room, int(_WRAPPED) | int(_TOP_LEFT), row.text)
        text.setWidth(width)
        source = QRect(left, text.bottom() + 3, width, small.lineSpacing() if row.entry else 0)
        bottom = source.bottom() if row.entry else text.bottom()
        return _Boxes(number, text, source, bottom + 1 + EDGE - box.top())


def _paint_ground(painter: QPainter, box: QRect, *, ring: bool) -> None:
    theme = Theme.current
    painter.setPen(theme.colour("accent") if ring else Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("raised"))
    painter.drawRoundedRect(QRectF(box).adjusted(1.5, 1.5, -1.5, -1.5), 8, 8)


def _paint_number(painter: QPainter, box: QRect, number: int) -> None:
    painter.setFont(Theme.current.font("body"))
    painter.setPen(Theme.current.colour("muted"))
    painter.drawText(box, _TOP_LEFT, f"{number}.")


def _paint_grip(painter: QPainter, box: QRect) -> None:
    """Six small dots by which a row looks as if it could be taken hold of."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(Theme.current.colour("muted"))
    for x in (3, 8):
        for y in (-5, 0, 5):
            painter.drawEllipse(QPointF(box.left() + x, box.center().y() + y), 1.2, 1.2)

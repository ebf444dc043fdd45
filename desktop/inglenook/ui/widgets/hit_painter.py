"""Paints one thing that was found: what it is, when it was, and the words that were looked for."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from inglenook.journal.dates import full_label
from inglenook.journal.entries import Bid, Finding, GutCheck, TrustFeeling
from inglenook.journal.people import CoreGift
from inglenook.journal.record import Record
from inglenook.journal.search_hits import Hit
from inglenook.journal.therapy import Session, Topic
from inglenook.journal.vocabulary import Answer
from inglenook.ui import icons
from inglenook.ui.models.search_model import HitRole, SearchModel
from inglenook.ui.theme import Theme
from inglenook.ui.widgets.marked_text import paint_marked

ICON, EDGE, BESIDE = 20, 14, 14
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_ICONS: dict[type[Record], str] = {
    CoreGift: "gifts",
    Finding: GutCheck.KIND,
    Topic: Session.KIND,
}


class HitPainter(QStyledItemDelegate):
    """All rows have one height, so that very many of them cost nothing to lay out."""

    def __init__(self, model: SearchModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model

    def row_height(self) -> int:
        """The height of every row, at the type sizes of the theme."""
        theme = Theme.current
        lines = [QFontMetricsF(theme.font(size)).height() for size in ("body", "small")]
        return round(sum(lines) + 26)

    def paint(  # noqa: D102
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        hit = index.data(HitRole)
        if not isinstance(hit, Hit):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect)
        _paint_ground(painter, box, option)
        place = QRectF(box.left() + EDGE, box.center().y() - ICON / 2, ICON, ICON)
        icons.paint(painter, _icon_of(hit.record), place, _colour_of(hit.record))
        self._paint_words(painter, box.adjusted(EDGE + ICON + BESIDE, 0, -EDGE, 0), hit)
        painter.restore()

    def _paint_words(self, painter: QPainter, box: QRectF, hit: Hit) -> None:
        theme = Theme.current
        day = self._model.day_of(hit)
        told = full_label(day) if day else ""
        upper, lower = _two_lines(box) if hit.excerpt else (box, box)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("muted"))
        painter.drawText(upper, _RIGHT, told)
        width = QFontMetricsF(theme.font("small")).horizontalAdvance(told)
        upper.setRight(upper.right() - (width + BESIDE if told else 0))
        paint_marked(painter, upper, self._model.heading(hit), "body", theme.colour("ink"))
        if hit.excerpt:
            paint_marked(painter, lower, hit.excerpt, "small", theme.colour("muted"))


def _paint_ground(painter: QPainter, box: QRectF, option: QStyleOptionViewItem) -> None:
    state: QStyle.StateFlag = option.state
    theme = Theme.current
    chosen = bool(state & QStyle.StateFlag.State_Selected)
    if chosen or state & QStyle.StateFlag.State_MouseOver:
        ground = theme.colour("raised")
        ground.setAlphaF(1.0 if chosen else 0.5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(box.adjusted(4, 2, -4, -2), 8, 8)
    if chosen and state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(theme.colour("accent"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(5, 3, -5, -3), 8, 8)


def _two_lines(box: QRectF) -> tuple[QRectF, QRectF]:
    middle = box.center().y()
    return (
        QRectF(box.left(), box.top() + 6, box.width(), middle - box.top() - 5),
        QRectF(box.left(), middle + 1, box.width(), box.bottom() - middle - 8),
    )


def _icon_of(record: Record) -> str:
    return _ICONS.get(type(record), record.KIND)


def _colour_of(record: Record) -> QColor:
    """A bid has the colour of its answer, a trust feeling that of its zone."""
    if isinstance(record, Bid) and record.answer != Answer.UNCLEAR:
        return Theme.current.colour(record.answer.value)
    if isinstance(record, TrustFeeling) and record.zone:
        return Theme.current.colour(record.zone.value)
    return Theme.current.colour("muted")

"""Paints one thing that was found: what it is, when it was, and the words that were looked for."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from inglenook.journal.dates import full_label
from inglenook.journal.entries import Finding, GutCheck
from inglenook.journal.people import CoreGift
from inglenook.journal.record import Record
from inglenook.journal.search_hits import Hit
from inglenook.journal.therapy import Session, Topic
from inglenook.ui import icons
from inglenook.ui.models.search_model import HitRole, SearchModel
from inglenook.ui.theme import Theme
from inglenook.ui.widgets.marked_text import paint_marked
from inglenook.ui.widgets.row_painting import (
    ICON,
    RowPainter,
    colour_of,
    paint_ground,
    two_lines,
)

EDGE, BESIDE = 14, 14
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_ICONS: dict[type[Record], str] = {
    CoreGift: "gifts",
    Finding: GutCheck.KIND,
    Topic: Session.KIND,
}


class HitPainter(RowPainter):
    """A row for each thing found, with its day at the right."""

    def __init__(self, model: SearchModel) -> None:
        super().__init__()
        self._model = model

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
        paint_ground(painter, box, option)
        place = QRectF(box.left() + EDGE, box.center().y() - ICON / 2, ICON, ICON)
        icons.paint(painter, _icon_of(hit.record), place, colour_of(hit.record))
        self._paint_words(painter, box.adjusted(EDGE + ICON + BESIDE, 0, -EDGE, 0), hit)
        painter.restore()

    def _paint_words(self, painter: QPainter, box: QRectF, hit: Hit) -> None:
        theme = Theme.current
        day = self._model.day_of(hit)
        told = full_label(day) if day else ""
        upper, lower = two_lines(box) if hit.excerpt else (box, box)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("muted"))
        painter.drawText(upper, _RIGHT, told)
        width = QFontMetricsF(theme.font("small")).horizontalAdvance(told)
        upper.setRight(upper.right() - (width + BESIDE if told else 0))
        paint_marked(painter, upper, self._model.heading(hit), "body", theme.colour("ink"))
        if hit.excerpt:
            paint_marked(painter, lower, hit.excerpt, "small", theme.colour("muted"))


def _icon_of(record: Record) -> str:
    return _ICONS.get(type(record), record.KIND)

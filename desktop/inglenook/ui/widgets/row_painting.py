"""What the painted rows of all lists share: their height, ground, lines and colours."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from inglenook.journal.entries import Bid, TrustFeeling
from inglenook.journal.record import Record
from inglenook.journal.vocabulary import Answer
from inglenook.ui.theme import Theme

ICON = 20


class RowPainter(QStyledItemDelegate):
    """All rows have one height, so that a hundred thousand of them cost nothing to lay out."""

    def row_height(self) -> int:
        """The height of every row, at the type sizes of the theme."""
        theme = Theme.current
        lines = [QFontMetricsF(theme.font(size)).height() for size in ("body", "small")]
        return round(sum(lines) + 26)


def paint_ground(
    painter: QPainter, box: QRectF, option: QStyleOptionViewItem, left: int = 4
) -> None:
    """The ground of a row that is chosen or under the mouse, from so many px on."""
    state: QStyle.StateFlag = option.state
    theme = Theme.current
    chosen = bool(state & QStyle.StateFlag.State_Selected)
    if chosen or state & QStyle.StateFlag.State_MouseOver:
        ground = theme.colour("raised")
        ground.setAlphaF(1.0 if chosen else 0.5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(box.adjusted(left, 2, -4, -2), 8, 8)
    if chosen and state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(theme.colour("accent"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(left + 1, 3, -5, -3), 8, 8)


def two_lines(box: QRectF) -> tuple[QRectF, QRectF]:
    """The upper line of a row and the lower one."""
    middle = box.center().y()
    return (
        QRectF(box.left(), box.top() + 6, box.width(), middle - box.top() - 5),
        QRectF(box.left(), middle + 1, box.width(), box.bottom() - middle - 8),
    )


def colour_of(record: Record) -> QColor:
    """A bid has the colour of its answer, a trust feeling that of its zone."""
    if isinstance(record, Bid) and record.answer != Answer.UNCLEAR:
        return Theme.current.colour(record.answer.value)
    if isinstance(record, TrustFeeling) and record.zone:
        return Theme.current.colour(record.zone.value)
    return Theme.current.colour("muted")

"""Paints one entry of the timeline: its day, what it is, and the first words of it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from inglenook.journal.dates import day_label, weekday_label
from inglenook.journal.entries import Bid, TrustFeeling
from inglenook.journal.record import Entry
from inglenook.journal.summary import excerpt
from inglenook.journal.vocabulary import Answer
from inglenook.ui import icons
from inglenook.ui.models.timeline_model import EntryRole, TimelineModel
from inglenook.ui.theme import Theme

DAY_WIDTH = 76
ICON = 20
EDGE = 12
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def day_width() -> int:
    """How wide the column of the days is, at the type sizes of the theme."""
    return Theme.current.px(DAY_WIDTH)


class EntryPainter(QStyledItemDelegate):
    """All rows have one height, so that a hundred thousand of them cost nothing to lay out."""

    def __init__(self, model: TimelineModel, parent: QWidget) -> None:
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
        entry = index.data(EntryRole)
        if not isinstance(entry, Entry):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect)
        self._paint_ground(painter, box, option)
        if self._model.starts_day(index.row()):
            self._paint_day(painter, box, entry)
        self._paint_icon(painter, box, entry)
        self._paint_words(painter, box, entry)
        painter.restore()

    def _paint_ground(self, painter: QPainter, box: QRectF, option: QStyleOptionViewItem) -> None:
        state: QStyle.StateFlag = option.state
        theme = Theme.current
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            ground = theme.colour("raised")
            ground.setAlphaF(1.0 if chosen else 0.5)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(box.adjusted(day_width(), 2, -4, -2), 8, 8)
        if chosen and state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(theme.colour("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(day_width() + 1, 3, -5, -3), 8, 8)

    def _paint_day(self, painter: QPainter, box: QRectF, entry: Entry) -> None:
        theme = Theme.current
        day = self._model.day_of(entry)
        upper, lower = _two_lines(box.adjusted(EDGE, 0, 0, 0))
        painter.setFont(theme.font("body", bold=True))
        painter.setPen(theme.colour("ink"))
        painter.drawText(upper, _LEFT, day_label(day))
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("muted"))
        same_year = day.year == self._model.today.year
        painter.drawText(lower, _LEFT, weekday_label(day) if same_year else str(day.year))

    def _paint_icon(self, painter: QPainter, box: QRectF, entry: Entry) -> None:
        place = QRectF(box.left() + day_width() + EDGE, box.center().y() - ICON / 2, ICON, ICON)
        icons.paint(painter, entry.KIND, place, _colour_of(entry))

    def _paint_words(self, painter: QPainter, box: QRectF, entry: Entry) -> None:
        theme = Theme.current
        upper, lower = _two_lines(box.adjusted(day_width() + 2 * EDGE + ICON + 4, 0, -EDGE - 6, 0))
        words = excerpt(entry)
        time = entry.happened.strftime("%H:%M")
        small = QFontMetricsF(theme.font("small"))
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("muted"))
        upper_right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        first = upper if words else box.adjusted(upper.left() - box.left(), 0, -EDGE - 6, 0)
        painter.drawText(first, upper_right, time)
        _elided(painter, lower, words, "small")
        first.setRight(first.right() - small.horizontalAdvance(time) - EDGE)
        painter.setPen(theme.colour("ink"))
        painter.setFont(theme.font("body"))
        _elided(painter, first, self._model.heading(entry), "body")


def _two_lines(box: QRectF) -> tuple[QRectF, QRectF]:
    middle = box.center().y()
    return (
        QRectF(box.left(), box.top() + 6, box.width(), middle - box.top() - 5),
        QRectF(box.left(), middle + 1, box.width(), box.bottom() - middle - 8),
    )


def _elided(painter: QPainter, box: QRectF, text: str, size: str) -> None:
    metrics = QFontMetricsF(Theme.current.font(size))
    painter.drawText(box, _LEFT, metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width()))


def _colour_of(entry: Entry) -> QColor:
    """A bid has the colour of its answer, a trust feeling that of its zone."""
    if isinstance(entry, Bid) and entry.answer != Answer.UNCLEAR:
        return Theme.current.colour(entry.answer.value)
    if isinstance(entry, TrustFeeling) and entry.zone:
        return Theme.current.colour(entry.zone.value)
    return Theme.current.colour("muted")

"""Paints one entry of the timeline: its day, what it is, and the first words of it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from inglenook.journal.dates import day_label, weekday_label
from inglenook.journal.record import Entry
from inglenook.journal.summary import excerpt
from inglenook.ui import icons
from inglenook.ui.models.timeline_model import EntryRole, TimelineModel
from inglenook.ui.theme import Theme
from inglenook.ui.widgets.row_painting import (
    ICON,
    RowPainter,
    colour_of,
    paint_ground,
    two_lines,
)

DAY_WIDTH = 76
EDGE = 12
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def day_width() -> int:
    """How wide the column of the days is, at the type sizes of the theme."""
    return Theme.current.px(DAY_WIDTH)


class EntryPainter(RowPainter):
    """A row for each entry, with the day at the left of the first of each day."""

    def __init__(self, model: TimelineModel) -> None:
        super().__init__()
        self._model = model

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
        paint_ground(painter, box, option, day_width())
        if self._model.starts_day(index.row()):
            self._paint_day(painter, box, entry)
        self._paint_icon(painter, box, entry)
        self._paint_words(painter, box, entry)
        painter.restore()

    def _paint_day(self, painter: QPainter, box: QRectF, entry: Entry) -> None:
        theme = Theme.current
        day = self._model.day_of(entry)
        upper, lower = two_lines(box.adjusted(EDGE, 0, 0, 0))
        painter.setFont(theme.font("body", bold=True))
        painter.setPen(theme.colour("ink"))
        painter.drawText(upper, _LEFT, day_label(day))
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("muted"))
        same_year = day.year == self._model.today.year
        painter.drawText(lower, _LEFT, weekday_label(day) if same_year else str(day.year))

    def _paint_icon(self, painter: QPainter, box: QRectF, entry: Entry) -> None:
        place = QRectF(box.left() + day_width() + EDGE, box.center().y() - ICON / 2, ICON, ICON)
        icons.paint(painter, entry.KIND, place, colour_of(entry))

    def _paint_words(self, painter: QPainter, box: QRectF, entry: Entry) -> None:
        theme = Theme.current
        upper, lower = two_lines(box.adjusted(day_width() + 2 * EDGE + ICON + 4, 0, -EDGE - 6, 0))
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


def _elided(painter: QPainter, box: QRectF, text: str, size: str) -> None:
    metrics = QFontMetricsF(Theme.current.font(size))
    painter.drawText(box, _LEFT, metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width()))

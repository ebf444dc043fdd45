"""Paints one session in the list of sessions: its day, its time and with whom, what I took away."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from inglenook.journal.record import Entry
from inglenook.journal.summary import excerpt
from inglenook.ui.theme import Theme
from inglenook.ui.widgets.entry_list import EntryList
from inglenook.ui.widgets.entry_painter import EDGE, EntryPainter, day_width

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class SessionPainter(EntryPainter):
    """All entries of that list are sessions, so that none has to say so.

    ``names`` are those of the people by id, as the journal has them now.
    """

    def __init__(self, listed: EntryList) -> None:
        super().__init__(listed.model_of_entries)
        self.names: dict[str | None, str] = {}

    def _paint_icon(self, painter: QPainter, box: QRectF, entry: Entry) -> None:
        """No icon tells one session from another."""

    def _paint_words(self, painter: QPainter, box: QRectF, entry: Entry) -> None:
        inside = box.adjusted(day_width() + EDGE, 6, -EDGE - 4, -6)
        words, half = excerpt(entry), inside.height() / 2
        upper = inside.adjusted(0, 0, 0, -half) if words else inside
        person = self.names.get(getattr(entry, "person", None), "")
        said = " · ".join(filter(None, (entry.happened.strftime("%H:%M"), person)))
        _write(painter, upper, said, "body", "ink")
        _write(painter, inside.adjusted(0, half, 0, 0), words, "small", "muted")


def _write(painter: QPainter, box: QRectF, words: str, size: str, colour: str) -> None:
    theme = Theme.current
    font = theme.font(size)
    painter.setFont(font)
    painter.setPen(theme.colour(colour))
    elide = Qt.TextElideMode.ElideRight
    painter.drawText(box, _LEFT, QFontMetricsF(font).elidedText(words, elide, box.width()))

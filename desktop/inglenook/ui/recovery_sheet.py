"""The sheet of paper with a recovery key: what it is, the key, and lines to copy it by hand.

It goes from here to the printer's queue and nowhere else: not into a file, not to the clipboard.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QFont, QPageLayout, QPainter

from inglenook.ui.ask import Ask
from inglenook.words import _, mark

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

MARGIN_MM = 20.0
_LEAD = mark(
    "It opens a private journal in the program Inglenook when its passphrase is forgotten. "
    "Whoever has this sheet and the journal's files can read all of it. Keep it where only you "
    "find it, and away from the computer."
)
_USE = mark(
    "To use it, choose “Use the recovery key” where the passphrase is asked for, and type the "
    "seven groups. Capital and small letters are the same; there is no letter I, L, O or U in it."
)
_BY_HAND = mark("To copy it by hand:")
_KEPT = mark(
    "The computer's list of print jobs and the printer itself may keep a copy of the sheet. On a "
    "printer that others use, copy the key by hand instead."
)
_NO_PRINTER = mark("No printer is set up on this computer. Copy the key by hand.")


def print_sheet(ask: Ask, groups: Sequence[str]) -> None:
    """Ask for a printer, and print the sheet; nothing if the person thinks better of it."""
    if not ask.has_printer():
        ask.tell(_(_NO_PRINTER))
        return
    if not ask.confirm(_("Print the recovery key?"), _(_KEPT), _("Choose a printer…")):
        return
    printer = ask.for_printer(_("Print the recovery key"))
    if printer is not None:
        draw_sheet(printer, groups)


def draw_sheet(printer: "QPrinter", groups: Sequence[str]) -> None:
    """Print the sheet. It names no journal and no person."""
    printer.setDocName(_("Sheet"))
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    printer.setPageMargins(margins, QPageLayout.Unit.Millimeter)
    painter = QPainter(printer)
    try:
        _Sheet(painter, printer.resolution() / 72, painter.viewport().width()).draw(groups)
    finally:
        painter.end()


class _Sheet:
    """Puts one thing under the other; ``unit`` is how many dots a point has."""

    def __init__(self, painter: QPainter, unit: float, width: int) -> None:
        self._painter, self._unit, self._width = painter, unit, width
        self._font = QFont(painter.font().family())  # or the last one drawn with shines through
        self._top = 0.0

    def draw(self, groups: Sequence[str]) -> None:
        """Draw all of it."""
        normal, bold = QFont.Weight.Normal, QFont.Weight.DemiBold
        self._write(_("Recovery key"), 20, bold, 14)
        self._write(_(_LEAD), 11, normal, 24)
        self._key(groups)
        self._write(_(_USE), 11, normal, 28)
        self._write(_(_BY_HAND), 11, bold, 14)
        self._lines(groups)

    def _write(self, words: str, points: float, weight: QFont.Weight, below: float) -> None:
        font = QFont(self._font)
        font.setPointSizeF(points)
        font.setWeight(weight)
        self._painter.setFont(font)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
        room = QRectF(0, self._top, self._width, 10_000 * self._unit)
        taken = self._painter.boundingRect(room, flags, words)
        self._painter.drawText(room, flags, words)
        self._top += taken.height() + below * self._unit

    def _key(self, groups: Sequence[str]) -> None:
        """The groups, each with its number over it."""
        for number, group in enumerate(groups):
            box = self._box(number, len(groups), 34)
            self._centred(box, str(number + 1), 8, top=True)
            self._centred(box, group, 17, top=False)
        self._top += (34 + 24) * self._unit

    def _lines(self, groups: Sequence[str]) -> None:
        """Four short lines for each group."""
        for number in range(len(groups)):
            box = self._box(number, len(groups), 40)
            self._centred(box, str(number + 1), 8, top=True)
            for place in range(4):
                left = box.left() + (place + 0.12) * box.width() / 4
                bottom = int(box.bottom())
                self._painter.drawLine(
                    int(left), bottom, int(left + 0.76 * box.width() / 4), bottom
                )

    def _box(self, number: int, count: int, height: float) -> QRectF:
        gap = 10 * self._unit
        width = (self._width - gap * (count - 1)) / count
        return QRectF(number * (width + gap), self._top, width, height * self._unit)

    def _centred(self, box: QRectF, words: str, points: float, *, top: bool) -> None:
        font = QFont("monospace")
        font.setStyleHint(QFont.StyleHint.Monospace)
        font.setPointSizeF(points)
        self._painter.setFont(font)
        side = Qt.AlignmentFlag.AlignTop if top else Qt.AlignmentFlag.AlignBottom
        self._painter.drawText(box, side | Qt.AlignmentFlag.AlignHCenter, words)

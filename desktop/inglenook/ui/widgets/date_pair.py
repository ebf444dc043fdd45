"""Two dates, from … to …, side by side."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import QDate, QSignalBlocker, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QDateEdit, QWidget

from inglenook.ui.forms.texts import SENSITIVE
from inglenook.ui.widgets.flow import Flow
from inglenook.ui.widgets.pieces import label
from inglenook.words import _


class DatePair(QWidget):
    """The first and the last day of a period, whichever box they are in."""

    changed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._boxes = (DayBox(f"{name}.from", _("From")), DayBox(f"{name}.to", _("To")))
        flow = Flow(self, gap=8)
        for part in (label(_("From"), "small"), self._boxes[0], label(_("to"), "small")):
            flow.addWidget(part)
        flow.addWidget(self._boxes[1])
        for box in self._boxes:
            box.dateChanged.connect(lambda _day: self.changed.emit())

    def days(self) -> tuple[date, date]:
        """Both days, the earlier one first."""
        first, last = (box.day() for box in self._boxes)
        return min(first, last), max(first, last)

    def show_days(self, first: date, last: date) -> None:
        """Show two days; nobody is told."""
        for box, day in zip(self._boxes, (first, last), strict=True):
            box.show_day(day)

    def place(self) -> dict[str, Any]:
        """Both days, as plain JSON values."""
        first, last = self.days()
        return {"first": first.isoformat(), "last": last.isoformat()}

    def go_to(self, place: Mapping[str, Any]) -> None:
        """Show the days that were shown before."""
        if "first" in place and "last" in place:
            self.show_days(*(date.fromisoformat(place[key]) for key in ("first", "last")))


class DayBox(QDateEdit):
    """A date. The wheel is for the page it stands on."""

    def __init__(self, name: str, says: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(says)
        self.setCalendarPopup(True)
        self.setDisplayFormat("d MMM yyyy")
        self.setInputMethodHints(self.inputMethodHints() | SENSITIVE)

    def day(self) -> date:
        """The day it shows."""
        return date(*self.date().getDate())

    def show_day(self, day: date) -> None:
        """Show a day; nobody is told."""
        blocked = QSignalBlocker(self)
        self.setDate(QDate(day.year, day.month, day.day))
        blocked.unblock()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: D102
        event.ignore()

"""Chooses a period: some weeks back from today, all of it, or two days of the person's choice."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from inglenook.journal.days import local_now
from inglenook.ui.widgets.date_pair import DayBox
from inglenook.ui.widgets.pieces import label
from inglenook.words import _, ngettext

WEEKS = (4, 12, 26, 52)
ALL, CUSTOM = 0, -1
DAYS_SHOWN_FIRST = 28


class PeriodPicker(QWidget):
    """A box of periods; *from … to …* opens two dates beside it."""

    changed = Signal()

    def __init__(self, name: str, all_words: str, weeks: Sequence[int] = WEEKS) -> None:
        super().__init__()
        self._box = QComboBox()
        self._box.setObjectName(name)
        self._box.setAccessibleName(_("Period"))
        self._box.addItem(all_words, ALL)
        for count in weeks:
            words = ngettext("Last week", "Last {count} weeks", count).format(count=count)
            self._box.addItem(words, count)
        self._box.addItem(_("From … to …"), CUSTOM)
        self._dates = (DayBox(f"{name}.from", _("From")), DayBox(f"{name}.to", _("To")))
        self._to = label(_("to"), "small")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for part in (self._box, self._dates[0], self._to, self._dates[1]):
            layout.addWidget(part)
        today = local_now().date()
        self._set_dates(today - timedelta(days=DAYS_SHOWN_FIRST), today)
        self._show_dates()
        self._box.currentIndexChanged.connect(self._on_changed)
        for box in self._dates:
            box.dateChanged.connect(lambda _day: self.changed.emit())

    @property
    def weeks(self) -> int:
        """How many weeks back are chosen; 0 for all of it, -1 for two dates."""
        return int(self._box.currentData())

    def choose_weeks(self, weeks: int) -> None:
        """Choose one of the periods."""
        self._box.setCurrentIndex(max(self._box.findData(weeks), 0))

    def choose_days(self, first: date, last: date) -> None:
        """Choose two dates."""
        self._set_dates(first, last)
        self._box.setCurrentIndex(self._box.findData(CUSTOM))
        self.changed.emit()

    def days(self, today: date) -> tuple[date | None, date | None]:
        """The first and the last day; None where the period is open."""
        if self.weeks == CUSTOM:
            first, last = (box.day() for box in self._dates)
            return min(first, last), max(first, last)
        if self.weeks == ALL:
            return None, None
        return today - timedelta(days=7 * self.weeks - 1), None

    def place(self) -> dict[str, Any]:
        """What is chosen, as plain JSON values."""
        first, last = (box.day().isoformat() for box in self._dates)
        return {"weeks": self.weeks, "first": first, "last": last}

    def go_to(self, place: Mapping[str, Any]) -> None:
        """Choose what was chosen before."""
        if not place:
            return
        self.blockSignals(True)  # noqa: FBT003
        self._set_dates(*(date.fromisoformat(place[key]) for key in ("first", "last")))
        self.choose_weeks(place["weeks"])
        self._show_dates()
        self.blockSignals(False)  # noqa: FBT003

    def _on_changed(self) -> None:
        self._show_dates()
        self.changed.emit()

    def _show_dates(self) -> None:
        for part in (*self._dates, self._to):
            part.setVisible(self.weeks == CUSTOM)

    def _set_dates(self, first: date, last: date) -> None:
        for box, day in zip(self._dates, (first, last), strict=True):
            box.show_day(day)

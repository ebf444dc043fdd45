"""The card on which is chosen which days a packet tells of."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import Signal

from inglenook.journal.dates import full_label
from inglenook.journal.days import WEEK
from inglenook.ui.widgets.chips import Chips
from inglenook.ui.widgets.date_pair import DatePair
from inglenook.ui.widgets.pieces import Card, label
from inglenook.words import _

SESSION, WEEKS, CUSTOM = "session", "weeks", "custom"
FOUR_WEEKS = 4 * WEEK


class PeriodCard(Card):
    """Since the last session, four weeks, or two dates. Without a session there is no first way."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__(_("Period"))
        self._wanted = SESSION  # also while there is no session to count from
        self._session: date | None = None
        self._today = date.today()  # noqa: DTZ011 - until the journal says which day it is
        self._chips = Chips("packet.period")
        self._dates = DatePair("packet.period")
        self._days = label("", "small", wrap=True)
        self._days.setObjectName("packet.days")
        self._dates.show_days(self._today - FOUR_WEEKS, self._today)
        for part in (self._chips, self._dates, self._days):
            self.body.addWidget(part)
        self._dates.changed.connect(self._on_dates_changed)

    @property
    def way(self) -> str:
        """Which of the three ways is chosen."""
        return WEEKS if self._wanted == SESSION and self._session is None else self._wanted

    def days(self) -> tuple[date, date]:
        """The first and the last day."""
        if self.way == CUSTOM:
            return self._dates.days()
        if self.way == SESSION and self._session is not None:
            return self._session, self._today
        return self._today - FOUR_WEEKS, self._today

    def show_session(self, session: date | None, today: date) -> None:
        """Offer what there is: the day of the last session, and today."""
        self._session, self._today = session, today
        offered = [(WEEKS, _("4 weeks")), (CUSTOM, _("From … to …"))]
        if session is not None:
            offered.insert(0, (SESSION, _("Since last session")))
        self._chips.offer(offered, self._on_chip_clicked)
        self._show()

    def take_keyboard(self) -> None:
        """Put the keyboard on the way that is chosen."""
        self._chips.chips[self.way].setFocus()

    def place(self) -> dict[str, Any]:
        """What is chosen, as plain JSON values."""
        return {"way": self._wanted, **self._dates.place()}

    def go_to(self, place: Mapping[str, Any]) -> None:
        """Choose what was chosen before."""
        self._wanted = place.get("way", self._wanted)
        self._dates.go_to(place)
        self._show()

    # -- inside

    def _on_chip_clicked(self, way: str) -> None:
        if way == CUSTOM and self.way != CUSTOM:
            self._dates.show_days(*self.days())
        self._wanted = way
        self._show()
        self.changed.emit()

    def _on_dates_changed(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        self._chips.turn_on([self.way])
        self._dates.setVisible(self.way == CUSTOM)
        first, last = (full_label(day) for day in self.days())
        self._days.setText(_("{first} to {last}").format(first=first, last=last))
        self._days.setVisible(self.way != CUSTOM)

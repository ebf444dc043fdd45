"""Everything that is chosen for a packet, card under card."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inglenook.journal.agenda import last_session
from inglenook.packet.choice import Choice, paper_of
from inglenook.ui.surroundings import Surroundings
from inglenook.ui.widgets.packet_names import NamesCard
from inglenook.ui.widgets.packet_people import PeopleCard
from inglenook.ui.widgets.packet_period import PeriodCard
from inglenook.ui.widgets.packet_protection import ProtectionCard
from inglenook.ui.widgets.packet_sections import SectionsCard
from inglenook.ui.widgets.pieces import GAP


class PacketChoices(QWidget):
    """Says ``changed`` when something else is to go in, or otherwise named."""

    changed = Signal()

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self._journal = around.journal
        self.period = PeriodCard()
        self.sections = SectionsCard()
        self.people = PeopleCard()
        self.names = NamesCard(around)
        self.protection = ProtectionCard(around.doors)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        for card in (self.period, self.sections, self.people, self.names):
            layout.addWidget(card)
            card.changed.connect(self.changed)
        layout.addWidget(self.protection)
        layout.addStretch(1)

    def refresh(self) -> None:
        """Offer what the journal holds now."""
        calendar, session = self._journal.calendar, last_session(self._journal)
        today = calendar.day_of(self._journal.clock())
        self.period.show_session(calendar.day_of(session.happened) if session else None, today)
        self.people.offer(self._journal.people(retired=True))
        self.names.hidden.refresh()

    def choice(self) -> Choice:
        """What is chosen. The paper is that of the country one lives in."""
        since, until = self.period.days()
        here = QLocale.territoryToCode(QLocale.system().territory())
        return Choice(
            since=since,
            until=until,
            sections=self.sections.sections(),
            people=self.people.people(),
            names=self.names.names(),
            paper=paper_of(self._journal.preferences.country or here),
        )

    def place(self) -> dict[str, Any]:
        """What is chosen, as plain JSON values; a passphrase is not among them."""
        return {
            "period": self.period.place(),
            "sections": sorted(each.value for each in self.sections.sections()),
            "people": self.people.chosen(),
            "names": self.names.names().value,
            "protect": self.protection.is_wanted,
            "hidden": self.names.hidden.place(),
        }

    def go_to(self, place: Mapping[str, Any]) -> None:
        """Choose what was chosen before."""
        if "sections" not in place:
            return
        self.refresh()
        self.period.go_to(place["period"])
        self.sections.choose(place["sections"])
        self.people.choose(place["people"])
        self.names.choose(place["names"])
        self.protection.choose(wanted=place["protect"])
        self.names.hidden.go_to(place["hidden"])

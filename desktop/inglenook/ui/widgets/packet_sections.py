"""The card on which is chosen what goes into a packet, with how much of it there is."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox

from inglenook.packet.choice import USUAL_SECTIONS, Section
from inglenook.ui.widgets.pieces import Card, label, line, row
from inglenook.words import _, ngettext

if TYPE_CHECKING:
    from inglenook.packet.choose import Counts

_WITHOUT_NUMBER = frozenset({Section.SUMMARY, Section.CHARTS})


class SectionsCard(Card):
    """A box to tick for each section; beneath them, what stays out."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__(_("What goes in"))
        self._boxes = {each: QCheckBox(_(each.label)) for each in Section}
        self._counts = {each: label("", "small") for each in Section}
        for section, box in self._boxes.items():
            box.setObjectName(f"packet.section.{section.value}")
            box.setChecked(section in USUAL_SECTIONS)
            box.clicked.connect(self.changed)
            self.body.addLayout(row(box, self._counts[section], 1))
        self._never = label("", "small", wrap=True)
        self._never.setObjectName("packet.never")
        self.body.addWidget(line())
        self.body.addWidget(self._never)

    def sections(self) -> frozenset[Section]:
        """Those that are ticked."""
        return frozenset(each for each, box in self._boxes.items() if box.isChecked())

    def choose(self, names: Iterable[str]) -> None:
        """Tick exactly the sections of these names; nobody is told."""
        wanted = set(names)
        for section, box in self._boxes.items():
            box.setChecked(section.value in wanted)

    def show_counts(self, counts: "Counts") -> None:
        """Say beside each section how much it would hold."""
        for section, box in self._boxes.items():
            told = _told(section, counts)
            self._counts[section].setText(told)
            box.setAccessibleName(f"{_(section.label)} {told}".strip())
        self._never.setText(_never(counts.never))


def _told(section: Section, counts: "Counts") -> str:
    if section in _WITHOUT_NUMBER:
        return ""
    if section is Section.GUT_CHECKS and counts.sections[section]:
        words = _("{opened} open, {closed} closed")
        return words.format(opened=counts.open_checks, closed=counts.closed_checks)
    return str(counts.sections[section])


def _never(number: int) -> str:
    if not number:
        return _("No entry of these days is marked “never export”.")
    return ngettext(
        "{n} entry is marked “never export” and stays out.",
        "{n} entries are marked “never export” and stay out.",
        number,
    ).format(n=number)

"""Settings: how this journal counts and what it asks, and how this device behaves."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QVBoxLayout, QWidget

from inglenook.journal.changes import Changes
from inglenook.ui.forms.preferences_form import PreferencesForm
from inglenook.ui.pages.page import Page
from inglenook.ui.surroundings import Surroundings
from inglenook.ui.theme import Theme
from inglenook.ui.widgets.all_data_card import AllDataCard
from inglenook.ui.widgets.backups_card import BackupsCard
from inglenook.ui.widgets.help_card import HelpCard
from inglenook.ui.widgets.keys_card import KeysCard
from inglenook.ui.widgets.locking_card import LockingCard
from inglenook.ui.widgets.looks_card import LooksCard
from inglenook.ui.widgets.pieces import GAP, Card, label, row
from inglenook.ui.widgets.setting import Setting
from inglenook.ui.widgets.unlocks_card import UnlocksCard
from inglenook.words import _, mark

COUNTED = ("week_start", "day_start")
WANTED = ("hidden_lists", "hidden_practices", "brake")
COLUMN_WIDTH = 640
STACKED_BELOW = 1100
_HIDDEN = mark(
    "What is hidden is not asked any more. What you have answered stays in its entries, and the "
    "Guide keeps its pages."
)
_REMEMBERED = mark(
    "If it is off, nothing outside the journal says where it lies; journals in the usual place "
    "are found by themselves."
)


class SettingsPage(Page):
    """Everything takes effect at once; what belongs to the journal can be taken back."""

    NAME = "settings"
    TITLE = mark("Settings")
    HELP = "help"

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around)
        self._device = around.device
        self.counting = PreferencesForm(around, "settings.preferences", COUNTED)
        self.asking = PreferencesForm(around, "settings.wanted", WANTED)
        self._looks = LooksCard(around)
        self._locking = LockingCard(around)
        self._help = HelpCard(around)
        self._all_data = AllDataCard(around)
        self.backups = BackupsCard(around)
        self._unlocks = UnlocksCard(around)
        self._remember = QCheckBox(_("Remember on this device where my journal is"))
        self._remember.setObjectName("settings.remember")
        self._remember.clicked.connect(self._on_remember_clicked)
        self._sought = ""
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides = [QWidget(), QWidget()]
        self._lay_out()

    def hear(self, changes: Changes) -> None:  # noqa: D102
        super().hear(changes)
        self._help.hear(changes)
        self._all_data.hear(changes)

    def refresh(self) -> None:  # noqa: D102
        self._looks.refresh()
        self._locking.refresh()
        self.backups.refresh()
        self._unlocks.refresh()
        self._remember.setChecked(self._device.settings.remember_journal)

    def fit(self, width: int) -> None:  # noqa: D102
        super().fit(width)
        stacked = width < Theme.current.px(STACKED_BELOW)
        directions = QBoxLayout.Direction
        self._columns.setDirection(directions.TopToBottom if stacked else directions.LeftToRight)
        for side in self._sides:
            side.setMaximumWidth(Theme.current.px(COLUMN_WIDTH))

    def go_to(self, place: Mapping[str, Any]) -> None:
        """Return to the page, or turn to one of its cards."""
        self._sought = place.get("card", "")
        if self._sought:
            self._help.take_keyboard()
            self._scrolling.start()

    def scroll_back(self, place: Mapping[str, Any]) -> None:  # noqa: D102
        sought, self._sought = self._sought, ""
        inside = self._scroll.widget() if self._scroll else None
        if sought == self.HELP and self._scroll and inside:
            top = self._help.mapTo(inside, QPoint(0, 0)).y()
            self._scroll.verticalScrollBar().setValue(top)
        else:
            super().scroll_back(place)

    def save_all(self) -> None:
        """Ask where all data shall be saved, as JSON."""
        self._all_data.save()

    # -- inside

    def _on_remember_clicked(self, on: bool) -> None:
        self._device.change(
            remember_journal=on, last_journal=self.around.journal_path if on else ""
        )

    def _lay_out(self) -> None:
        brake = self.asking.editors["brake"].control
        if isinstance(brake, QCheckBox):  # a tick box cannot break its line
            brake.setText(_("A kind word at the fourth gut check in a day"))
        hidden = label(_(_HIDDEN), "small", wrap=True)
        # What is only read from a damaged file has neither keys nor backups of its own.
        kept = [KeysCard(self.around), self.backups] if self.journal.can_write else []
        cards = (
            (
                _card(_("Days and weeks"), self.counting),
                self._looks,
                self._locking,
                *kept,
                self._unlocks,
            ),
            (
                _card(_("What I want to see"), hidden, self.asking),
                self._help,
                _card(_("This device"), Setting("", self._remember, _(_REMEMBERED))),
                self._all_data,
            ),
        )
        for side, held in zip(self._sides, cards, strict=True):
            column = QVBoxLayout(side)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(GAP)
            for card in held:
                column.addWidget(card)
            column.addStretch(1)
            in_a_row = row(side, 1, gap=0)  # or its height would not follow the width it is held to
            in_a_row.setStretch(0, 100)
            self._columns.addLayout(in_a_row, 1)
        self._columns.setSpacing(GAP)
        self.body.addLayout(self._columns)
        self.body.addStretch(1)


def _card(title: str, *parts: QWidget) -> Card:
    card = Card(title)
    for part in parts:
        card.body.addWidget(part)
    return card

"""Settings: how this journal counts, and how this device behaves."""

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from inglenook.journal.changes import Changes
from inglenook.journal.preferences import Preferences
from inglenook.journal.writing import Writing
from inglenook.ui.forms.form import Form
from inglenook.ui.pages.page import Page
from inglenook.ui.surroundings import Surroundings
from inglenook.ui.theme import DARK, LIGHT, SYSTEM, Theme
from inglenook.ui.widgets.chips import Chips
from inglenook.ui.widgets.pieces import Card, label
from inglenook.words import _, mark

FIELDS = ("week_start", "day_start")
READING_WIDTH = 640
MINUTES = (1, 2, 5, 10, 15, 30, 60)


class SettingsPage(Page):
    """What can be set so far; everything takes effect at once."""

    NAME = "settings"
    TITLE = mark("Settings")

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around)
        self._device = around.device
        self._writing = Writing(self.journal, Preferences, "settings.preferences")
        self._writing.open(self.journal.preferences)
        self.form = Form(self.journal, self._writing, Preferences, (FIELDS,), around.trouble)
        self._theme = Chips("settings.theme")
        self._minutes = Chips("settings.idleMinutes")
        self._remember = QCheckBox(_("Remember on this device where my journal is"))
        self._lay_out()
        self._remember.clicked.connect(self._on_remember_clicked)

    def hear(self, changes: Changes) -> None:  # noqa: D102
        super().hear(changes)
        if self._writing.record is None:  # taken back to what they are before anything is chosen
            self._writing.open(self.journal.preferences)
            self.form.show_writing()

    def refresh(self) -> None:  # noqa: D102
        settings = self._device.settings
        self._theme.turn_on([settings.theme])
        self._minutes.turn_on([str(settings.idle_minutes)])
        self._remember.setChecked(settings.remember_journal)

    def _on_theme_clicked(self, choice: str) -> None:
        self._theme.turn_on([choice])
        self._device.change(theme=choice)
        self.around.look.choose(choice)

    def _on_minutes_clicked(self, minutes: str) -> None:
        self._minutes.turn_on([minutes])
        self._device.change(idle_minutes=int(minutes))

    def _on_remember_clicked(self, on: bool) -> None:
        self._device.change(
            remember_journal=on, last_journal=self.around.journal_path if on else ""
        )

    def _lay_out(self) -> None:
        choices = [(SYSTEM, _("As the system")), (LIGHT, _("Light")), (DARK, _("Dark"))]
        self._theme.offer(choices, self._on_theme_clicked)
        minutes = [(str(each), _("{count} min").format(count=each)) for each in MINUTES]
        self._minutes.offer(minutes, self._on_minutes_clicked)
        self._remember.setObjectName("settings.remember")
        column = QVBoxLayout()
        column.setSpacing(16)
        column.addWidget(_card(_("Days and weeks"), self.form))
        looks = _card(_("How it looks"), self._theme)
        column.addWidget(looks)
        column.addWidget(
            _card(
                _("Locking"),
                label(_("Lock after this long without input"), "label"),
                self._minutes,
                label(
                    _("Locking keeps what you are writing and clears it from the memory."),
                    "small",
                    wrap=True,
                ),
            )
        )
        column.addWidget(
            _card(
                _("This device"),
                self._remember,
                label(
                    _(
                        "If it is off, nothing outside the journal says where it lies; journals "
                        "in the usual place are found by themselves."
                    ),
                    "small",
                    wrap=True,
                ),
            )
        )
        beside = QHBoxLayout()
        holder = QWidget()
        holder.setLayout(column)
        holder.setMaximumWidth(Theme.current.px(READING_WIDTH))
        column.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(holder, 3)
        beside.addStretch(1)
        self.body.addLayout(beside)
        self.body.addStretch(1)


def _card(title: str, *parts: QWidget) -> Card:
    card = Card(title)
    for part in parts:
        card.body.addWidget(part)
    return card

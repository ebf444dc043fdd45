"""The card on which the theme and the size of the text are chosen; both are seen at once."""

from inglenook.ui.surroundings import Surroundings
from inglenook.ui.theme import DARK, LIGHT, SYSTEM, TEXT_SIZES
from inglenook.ui.widgets.chips import Chips
from inglenook.ui.widgets.pieces import Card
from inglenook.ui.widgets.setting import Setting
from inglenook.words import _


class LooksCard(Card):
    """How everything looks on this device."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(_("How it looks"))
        self._device, self._look = around.device, around.look
        self._theme = Chips("settings.theme")
        self._text_size = Chips("settings.textSize")
        self._offer()
        remark = _("On top of the size that is set for the whole computer.")
        self.body.addWidget(Setting(_("Colours"), self._theme))
        self.body.addWidget(Setting(_("Size of the text"), self._text_size, remark))

    def refresh(self) -> None:
        """Show what is chosen on this device."""
        settings = self._device.settings
        self._theme.turn_on([settings.theme])
        self._text_size.turn_on([str(settings.text_size)])

    def _offer(self) -> None:
        themes = [(SYSTEM, _("As the system")), (LIGHT, _("Light")), (DARK, _("Dark"))]
        self._theme.offer(themes, self._on_theme_clicked)
        sizes = [(str(each), _("{percent}%").format(percent=each)) for each in TEXT_SIZES]
        self._text_size.offer(sizes, self._on_text_size_clicked)

    def _on_theme_clicked(self, choice: str) -> None:
        self._device.change(theme=choice)
        self._look.choose(choice)
        self.refresh()

    def _on_text_size_clicked(self, percent: str) -> None:
        self._device.change(text_size=int(percent))
        self._look.size_text(int(percent))
        self.refresh()

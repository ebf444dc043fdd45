"""Chips: a few words to choose from, of which one or several are on."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QPushButton, QWidget

from inglenook.ui.theme import Theme
from inglenook.ui.widgets.flow import Flow
from inglenook.ui.widgets.pieces import button

WIDEST = 245  # px of text; what is longer is cut, and told in full to whoever asks
OnClicked = Callable[[str], object]


class Chips(QWidget):
    """A row of chips of which one or several can be on; it flows into more lines if it must."""

    def __init__(self, name: str, *, many: bool = False) -> None:
        super().__init__()
        self.setObjectName(name)
        self.many = many
        self.chips: dict[str, QPushButton] = {}
        self._flow = Flow(self)

    def offer(self, options: Sequence[tuple[str, str]], on_clicked: OnClicked) -> None:
        """Offer options as (key, what is shown); chips that stay are not made again."""
        if [key for key, _text in options] != list(self.chips):
            for chip in self.chips.values():
                self._flow.removeWidget(chip)
                chip.deleteLater()
                chip.hide()
            self.chips = {key: self._chip(key, text, on_clicked) for key, text in options}
        metrics = QFontMetrics(Theme.current.font("small"))
        elide, widest = Qt.TextElideMode.ElideRight, Theme.current.px(WIDEST)
        for key, text in options:
            shown = metrics.elidedText(text, elide, widest)
            in_full = text if shown != text else ""
            self.chips[key].setText(shown.replace("&", "&&"))
            self.chips[key].setToolTip(in_full)
            self.chips[key].setAccessibleName(in_full)

    def turn_on(self, keys: Sequence[str]) -> None:
        """Show exactly these chips as on."""
        for key, chip in self.chips.items():
            chip.setChecked(key in keys)

    def on(self) -> list[str]:
        """The keys of the chips that are on."""
        return [key for key, chip in self.chips.items() if chip.isChecked()]

    def only(self, key: str) -> None:
        """Turn all other chips off, where only one may be on."""
        if not self.many:
            for other, chip in self.chips.items():
                chip.setChecked(chip.isChecked() and other == key)

    def _chip(self, key: str, text: str, on_clicked: OnClicked) -> QPushButton:
        chip = button(text, f"{self.objectName()}.{key}", "chip")
        chip.setCheckable(True)
        chip.clicked.connect(lambda: on_clicked(key))
        self._flow.addWidget(chip)
        return chip

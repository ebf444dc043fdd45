"""The sidebar: the pages by name, Settings and Lock now at its foot; icons only where narrow."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout

from inglenook.ui.theme import Theme
from inglenook.ui.widgets.pieces import button, label, row, shown_key
from inglenook.words import _

WIDE, NARROW = 208, 72


class Sidebar(QFrame):
    """Says which page was chosen by its name, and ``lock``."""

    chosen = Signal(str)
    lock = Signal()

    def __init__(self, pages: Sequence[tuple[str, str]], foot: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setObjectName("sidebar")
        self._buttons: dict[str, QPushButton] = {}
        self._words: dict[QPushButton, str] = {}
        self._name = label(_("Inglenook"), "cardTitle")
        self._keys: list[QLabel] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 20, 12, 18)
        layout.setSpacing(2)
        named = row(self._name)
        named.setContentsMargins(12, 0, 0, 0)
        layout.addLayout(named)
        layout.addSpacing(12)
        for name, words in pages:
            layout.addWidget(self._page_button(name, words))
        layout.addStretch(1)
        for name, words in foot:
            layout.addWidget(self._page_button(name, words))
        layout.addWidget(self._lock_button())
        self.narrow(narrow=False)

    def show_page(self, name: str) -> None:
        """Mark the page that is on screen."""
        for each, made in self._buttons.items():
            made.setChecked(each == name)

    def narrow(self, *, narrow: bool) -> None:
        """Show icons only, or icons and words."""
        self.setFixedWidth(NARROW if narrow else Theme.current.px(WIDE))
        self._name.setText("" if narrow else _("Inglenook"))
        for made, words in self._words.items():
            made.setText("" if narrow else f"  {words}".replace("&", "&&"))
            made.setToolTip(words if narrow else "")
        for key in self._keys:
            key.setVisible(not narrow)

    def _page_button(self, name: str, words: str) -> QPushButton:
        made = self._nav(words, name)
        made.setCheckable(True)
        made.clicked.connect(lambda: self.chosen.emit(name))
        self._buttons[name] = made
        return made

    def _lock_button(self) -> QPushButton:
        made = self._nav(_("Lock now"), "lock")
        made.clicked.connect(self.lock)
        key = shown_key("Ctrl+L")
        key.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._keys.append(key)
        inside = row(1, key)
        inside.setContentsMargins(0, 0, 10, 0)
        made.setLayout(inside)
        made.setAccessibleDescription(QKeySequence("Ctrl+L").toString())
        return made

    def _nav(self, words: str, name: str) -> QPushButton:
        made = button(words, f"sidebar.{name}", "nav", icon=name)
        made.setAccessibleName(words)
        self._words[made] = words
        return made

"""The line in which something is looked for: what is found below it is reached from here."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from inglenook.ui import icons
from inglenook.ui.forms.writing_editors import SENSITIVE, Line
from inglenook.ui.theme import Look, Theme
from inglenook.words import _

LONGEST = 500  # letters
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_LEAPS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class SearchLine(Line):
    """Says ``stepped`` (rows) and ``leapt`` (pages) when the keys up and down are pressed."""

    stepped = Signal(int)
    leapt = Signal(int)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("search.line")
        self.setAccessibleName(_("Search everything"))
        self.setPlaceholderText(_("Search everything"))
        self.setInputMethodHints(SENSITIVE)
        self.setMaxLength(LONGEST)
        self._icon = QAction(self)
        self.addAction(self._icon, QLineEdit.ActionPosition.LeadingPosition)
        self._on_look_changed()
        look.changed.connect(self._on_look_changed)

    def take_keyboard(self) -> None:
        """Be ready for something new to be typed over what is there."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.stepped.emit(_STEPS[key])
        elif key in _LEAPS:
            self.leapt.emit(_LEAPS[key])
        else:
            super().keyPressEvent(event)

    def _on_look_changed(self) -> None:
        self._icon.setIcon(icons.icon("search", Theme.current.colour("muted")))

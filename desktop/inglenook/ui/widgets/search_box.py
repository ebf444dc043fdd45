"""What looks like a line for searching, and opens the search."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from inglenook.ui.surroundings import Surroundings
from inglenook.ui.theme import Theme
from inglenook.ui.widgets.pieces import button, row, shown_key
from inglenook.words import _

KEYS = "Ctrl+K"
WIDTH = 230


def search_box(around: Surroundings) -> QPushButton:
    """Make the box, with its shortcut in it."""
    made = button(_("Search everything"), "searchBox", "search")
    made.setMinimumWidth(Theme.current.px(WIDTH))
    made.setCursor(Qt.CursorShape.IBeamCursor)
    key = shown_key(KEYS)
    key.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    inside = row(1, key)
    inside.setContentsMargins(0, 0, 8, 0)
    made.setLayout(inside)
    made.clicked.connect(lambda: around.show("search", {}))
    return made

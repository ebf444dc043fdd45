"""The keys of an open journal: its pages by number, what is begun, and what is taken back."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from inglenook.journal.entries import Bid, TrustFeeling
from inglenook.ui.pages.search import SearchPage

if TYPE_CHECKING:
    from inglenook.ui.journal_pages import JournalPages


def add_keys(pages: "JournalPages", names: Sequence[str]) -> None:
    """Give the pages their keys; the ``names`` are those of the sidebar, in its order."""
    slots: dict[str, Callable[[], None]] = {
        f"Ctrl+{number}": partial(pages.show_page, name)
        for number, name in enumerate(names, start=1)
    }
    slots |= {
        "Ctrl+Z": pages.undo,
        "Ctrl+Shift+Z": pages.redo,
        "Ctrl+Y": pages.redo,
        "Ctrl+K": lambda: pages.show_place(SearchPage.NAME, {}),
        "Ctrl+N": lambda: pages.begin(TrustFeeling),
        "Ctrl+B": lambda: pages.begin(Bid),
    }
    for keys, slot in slots.items():
        shortcut = QShortcut(QKeySequence(keys), pages)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(slot)

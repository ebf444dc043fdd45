"""Loads what a journal will need while the person is still typing the passphrase."""

import importlib
import threading
from collections.abc import Sequence

from PySide6.QtCore import QTimer

A_TURN_MS = 10
BESIDE = (
    "inglenook.vault.vault",
    "inglenook.vault.unlock_diary",
    "inglenook.charts.trends",
    "inglenook.packet.choose",
)
OF_THE_WINDOW = (
    "inglenook.journal.journal",
    "inglenook.ui.forms.form",
    "inglenook.ui.pages.today",
    "inglenook.ui.pages.timeline",
    "inglenook.ui.pages.trends",
    "inglenook.ui.pages.gut_checks",
    "inglenook.ui.pages.people",
    "inglenook.ui.pages.gifts",
    "inglenook.ui.pages.weekly_review",
    "inglenook.ui.pages.therapy",
    "inglenook.ui.pages.packet",
    "inglenook.ui.pages.guide",
    "inglenook.ui.pages.settings",
    "inglenook.ui.pages.note",
    "inglenook.ui.pages.search",
    "inglenook.ui.journal_pages",
)


def load_rest() -> None:
    """Import what a journal will need while the person is still typing the passphrase.

    Qt's classes belong to the window's thread, a module at each turn of its loop; the rest is
    loaded beside it.
    """
    threading.Thread(target=_import_all, args=(BESIDE,), daemon=True).start()
    for turn, module in enumerate(OF_THE_WINDOW):
        QTimer.singleShot(turn * A_TURN_MS, lambda name=module: importlib.import_module(name))


def _import_all(modules: Sequence[str]) -> None:
    for module in modules:
        importlib.import_module(module)

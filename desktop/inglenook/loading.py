"""Loads what a journal will need while the person is still typing the passphrase."""

import importlib
import threading
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QTimer

A_TURN_MS = 10
BESIDE = (
    "inglenook.vault.vault",
    "inglenook.vault.backups",
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
    "inglenook.ui.key_pages",
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
    _import_in_turns(iter(OF_THE_WINDOW))


def _import_in_turns(modules: Iterator[str]) -> None:
    """Import one, and the next only later: of turns that are all due, none lets a letter in."""
    module = next(modules, None)
    if module is not None:
        importlib.import_module(module)
        QTimer.singleShot(A_TURN_MS, lambda: _import_in_turns(modules))


def _import_all(modules: Sequence[str]) -> None:
    for module in modules:
        importlib.import_module(module)

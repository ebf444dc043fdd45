"""What a page says of where the words go that are written on it."""

from PySide6.QtWidgets import QWidget

from inglenook.journal.journal import Journal
from inglenook.ui.widgets.pieces import label, shown_key
from inglenook.words import _


def kept_note(journal: Journal) -> tuple[QWidget, ...]:
    """That they are kept at once and how that is taken back; or that nothing is kept here."""
    if not journal.can_write:
        return (label(_("Open for reading only"), "small"),)
    kept, undoes = label(_("Kept as you write ·"), "small"), label(_("undoes"), "small")
    return kept, shown_key("Ctrl+Z"), undoes

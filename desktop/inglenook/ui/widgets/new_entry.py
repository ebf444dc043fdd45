"""The button for a new entry, with a menu of everything that can be written."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from inglenook.journal.entries import Bid, GutCheck, Need, Note, TrustFeeling, WeeklyReview
from inglenook.journal.people import CoreGift, Person
from inglenook.journal.record import Record
from inglenook.journal.therapy import Session
from inglenook.ui.surroundings import Surroundings
from inglenook.ui.widgets.pieces import button
from inglenook.words import _

# What is written most stands first; what is set up once stands last, after a line.
ENTRIES: Sequence[type[Record]] = (
    TrustFeeling,
    Bid,
    GutCheck,
    Need,
    Note,
    WeeklyReview,
    Session,
)
OTHERS: Sequence[type[Record]] = (Person, CoreGift)
KEYS = {TrustFeeling: "Ctrl+N", Bid: "Ctrl+B"}


def new_entry_button(around: Surroundings, parent: QWidget) -> QPushButton:
    """Make the button; a kind that is chosen is begun where it is written."""
    made = button(_("New entry"), "newEntry", "primary", icon="down")
    # The arrow stands behind the words, whichever way they are read.
    behind = (
        Qt.LayoutDirection.RightToLeft if made.isLeftToRight() else Qt.LayoutDirection.LeftToRight
    )
    made.setLayoutDirection(behind)
    menu = QMenu(parent)
    menu.setObjectName("newEntry.menu")
    for kinds in (ENTRIES, OTHERS):
        for kind in kinds:
            action = menu.addAction(_(kind.LABEL))
            action.setObjectName(f"newEntry.{kind.KIND}")
            if kind in KEYS:
                keys = QKeySequence(KEYS[kind]).toString(QKeySequence.SequenceFormat.NativeText)
                action.setText(f"{_(kind.LABEL)}\t{keys}")
            action.triggered.connect(lambda _on=False, kind=kind: around.begin(kind))
        menu.addSeparator()
    made.setMenu(menu)
    return made

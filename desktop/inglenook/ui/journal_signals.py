"""The one seam from the journal to Qt: its changes become a signal."""

from PySide6.QtCore import QObject, Signal

from inglenook.journal.journal import Journal


class JournalSignals(QObject):
    """Says ``changed(changes)`` once for every step written to the journal."""

    changed = Signal(tuple)

    def __init__(self, journal: Journal, parent: QObject) -> None:
        super().__init__(parent)
        journal.listen(self.changed.emit)

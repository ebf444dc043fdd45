"""The table of a chart as an item model: rows of words under their headings."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
Rows = Sequence[tuple[str, ...]]
NO_PARENT = QModelIndex()
_WORDS = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)


class ChartTableModel(QAbstractTableModel):
    """Only shows; nothing in it can be changed."""

    def __init__(self) -> None:
        super().__init__()
        self.headings: tuple[str, ...] = ()
        self.rows: Rows = ()
        self._shown: Sequence[str] = ()

    def show_rows(self, headings: tuple[str, ...], rows: Rows) -> None:
        """Show these rows from now on."""
        self.beginResetModel()
        self.headings, self.rows, self._shown = headings, rows, headings
        self.endResetModel()

    def break_headings(self, shown: Sequence[str]) -> None:
        """Show the headings in several lines each."""
        if list(shown) != list(self._shown):
            self._shown = shown
            last = len(self.headings) - 1
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, last)

    def rowCount(self, parent: Index = NO_PARENT) -> int:  # noqa: D102
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NO_PARENT) -> int:  # noqa: D102
        return 0 if parent.isValid() else len(self.headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: D102
        if role in (*_WORDS, Qt.ItemDataRole.ToolTipRole) and index.isValid():
            return self.rows[index.row()][index.column()]
        return None

    def headerData(  # noqa: D102
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or section >= len(self.headings):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._shown[section]
        return self.headings[section] if role == Qt.ItemDataRole.AccessibleTextRole else None

"""A list of painted rows that reads only what can be seen."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractScrollArea, QTableView

from inglenook.ui.theme import Look
from inglenook.ui.widgets.row_painting import RowPainter


class RowList(QTableView):
    """Says ``opened(what a row holds)`` when it is clicked or Enter is pressed on it.

    It is a table of one column: a list view would place all of its rows before the first paint.
    """

    opened = Signal(object)

    def __init__(
        self, look: Look, name: str, says: str, model: QAbstractItemModel, painter: RowPainter
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("role", "list")
        self.setAccessibleName(says)
        self._painter = painter
        painter.setParent(self)
        self.setModel(model)
        self.setItemDelegate(painter)
        self._look_like_a_list()
        look.changed.connect(self.fit_rows)
        self.clicked.connect(self._on_row_activated)
        self.activated.connect(self._on_row_activated)

    def held(self, row: int) -> object | None:
        """What a row holds; None where there is no such row."""
        raise NotImplementedError

    def mark_row(self, row: int) -> None:
        """Mark a row; -1 marks none."""
        flag = self.selectionModel().SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(self.model().index(row, 0), flag)

    def fit_rows(self) -> None:
        """Give the rows the height that the type sizes of the theme ask for."""
        self.verticalHeader().setDefaultSectionSize(self._painter.row_height())

    def _on_row_activated(self, index: QModelIndex) -> None:
        held = self.held(index.row())
        if held is not None:
            self.opened.emit(held)

    def _look_like_a_list(self) -> None:
        self.horizontalHeader().hide()
        self.horizontalHeader().setStretchLastSection(True)
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizeAdjustPolicy(QAbstractScrollArea.SizeAdjustPolicy.AdjustIgnored)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)

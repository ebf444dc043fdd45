"""The list of what was found; it is also walked from the line above it."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractScrollArea, QTableView

from inglenook.journal.search_hits import Hit
from inglenook.ui.models.search_model import SearchModel
from inglenook.ui.theme import Look
from inglenook.ui.widgets.hit_painter import HitPainter
from inglenook.words import _


class HitList(QTableView):
    """Says ``opened(hit)`` when a row is clicked or Enter is pressed on it.

    It is a table of one column: a list view would place all of its rows before the first paint.
    """

    opened = Signal(object)

    def __init__(self, look: Look, model: SearchModel) -> None:
        super().__init__()
        self.setObjectName("search.list")
        self.setProperty("role", "list")
        self.setAccessibleName(_("What was found"))
        self._model = model
        self._painter = HitPainter(model, self)
        self.setModel(model)
        self.setItemDelegate(self._painter)
        self._look_like_a_list()
        self._fit_rows()
        look.changed.connect(self._fit_rows)
        self.clicked.connect(self._on_row_activated)
        self.activated.connect(self._on_row_activated)

    def current(self) -> Hit | None:
        """What the marked row holds."""
        return self._model.hit(self.currentIndex().row())

    def go_to(self, row: int) -> None:
        """Mark a row, or the nearest there is, and show it."""
        last = self._model.rowCount() - 1
        if last < 0:
            return
        index = self._model.index(min(max(row, 0), last))
        flag = self.selectionModel().SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, flag)
        self.scrollTo(index)

    def step(self, rows: int) -> None:
        """Mark another row, so many further down."""
        self.go_to(self.currentIndex().row() + rows)

    def leap(self, pages: int) -> None:
        """Mark another row, so many pages further down."""
        height = self.verticalHeader().defaultSectionSize()
        self.step(pages * max(self.viewport().height() // height, 1))

    def _on_row_activated(self, index: QModelIndex) -> None:
        hit = self._model.hit(index.row())
        if hit is not None:
            self.opened.emit(hit)

    def _fit_rows(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._painter.row_height())

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

"""The list of what was found; it is also walked from the line above it."""

from inglenook.journal.search_hits import Hit
from inglenook.ui.models.search_model import SearchModel
from inglenook.ui.theme import Look
from inglenook.ui.widgets.hit_painter import HitPainter
from inglenook.ui.widgets.row_list import RowList
from inglenook.words import _


class HitList(RowList):
    """Says ``opened(hit)`` when a row is clicked or Enter is pressed on it."""

    def __init__(self, look: Look, model: SearchModel) -> None:
        super().__init__(look, "search.list", _("What was found"), model, HitPainter(model))
        self._model = model
        self.fit_rows()

    def held(self, row: int) -> Hit | None:  # noqa: D102
        return self._model.hit(row)

    def current(self) -> Hit | None:
        """What the marked row holds."""
        return self._model.hit(self.currentIndex().row())

    def go_to(self, row: int) -> None:
        """Mark a row, or the nearest there is, and show it."""
        last = self._model.rowCount() - 1
        if last < 0:
            return
        row = min(max(row, 0), last)
        self.mark_row(row)
        self.scrollTo(self._model.index(row))

    def step(self, rows: int) -> None:
        """Mark another row, so many further down."""
        self.go_to(self.currentIndex().row() + rows)

    def leap(self, pages: int) -> None:
        """Mark another row, so many pages further down."""
        height = self.verticalHeader().defaultSectionSize()
        self.step(pages * max(self.viewport().height() // height, 1))

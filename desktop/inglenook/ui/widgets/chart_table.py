"""The numbers of a chart as a table as wide as its card: it never scrolls sideways."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QSizePolicy, QTableView

from inglenook.ui.models.chart_table_model import ChartTableModel, Rows
from inglenook.ui.theme import Theme

if TYPE_CHECKING:
    from inglenook.charts.chart import Table

BESIDE, ABOVE = 18, 8  # px around the words of a cell
HIGHEST, NOT_YET = 360, 240
UNLIMITED = 10_000
MEASURED = 3  # so many of the longest cells of a column are measured


class ChartTable(QTableView):
    """Words go on in a second line where a column is too narrow for them."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._model = ChartTableModel()
        self._longest: list[list[str]] = []
        self.setModel(self._model)
        self.setProperty("role", "chart")
        self.verticalHeader().hide()
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)

    def show_table(self, table: "Table") -> None:
        """Show this table from now on."""
        top = self.verticalScrollBar().value()
        self._longest = _longest(table.headings, table.rows)
        self._model.show_rows(table.headings, table.rows)
        self._fit()
        self.updateGeometry()
        self.verticalScrollBar().setValue(top)

    def sizeHint(self) -> QSize:  # noqa: D102
        if not self._model.headings:
            return QSize(320, Theme.current.px(NOT_YET))
        rows = self.verticalHeader().length()
        high = self.horizontalHeader().sizeHint().height() + rows + 2 * self.frameWidth() + 4
        return QSize(320, min(high, Theme.current.px(HIGHEST)))

    def minimumSizeHint(self) -> QSize:  # noqa: D102
        return QSize(200, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102
        if event.matches(QKeySequence.StandardKey.Copy):
            event.ignore()  # what is on the clipboard is no longer private
        else:
            super().keyPressEvent(event)

    def refit(self) -> None:
        """Give each column its room anew: type is of another size."""
        self._fit()

    def _fit(self) -> None:
        metrics = QFontMetrics(Theme.current.font("small"))
        headings = self._model.headings
        liked = [
            max(map(metrics.horizontalAdvance, (*texts, heading)))
            for texts, heading in zip(self._longest, headings, strict=True)
        ]
        least = [
            _longest_word(metrics, (*texts, heading))
            for texts, heading in zip(self._longest, headings, strict=True)
        ]
        widths = _shared_out(liked, least, self.viewport().width() - BESIDE * len(liked))
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width + BESIDE)
        self._model.break_headings(
            [
                "\n".join(_broken(metrics, text, width))
                for text, width in zip(headings, widths, strict=True)
            ]
        )
        narrow = [at for at, width in enumerate(widths) if width < liked[at]]
        self._fit_rows(metrics, {column: widths[column] for column in narrow})

    def _fit_rows(self, metrics: QFontMetrics, narrow: Mapping[int, int]) -> None:
        """Give rows the lines that they need in columns narrower than their longest words."""
        rows, one = self.verticalHeader(), metrics.lineSpacing()
        rows.setMinimumSectionSize(1)
        rows.setDefaultSectionSize(one + ABOVE)
        if not narrow:
            return
        high: dict[tuple[str, int], int] = {}
        for at, row in enumerate(self._model.rows):
            for key in ((row[column], width) for column, width in narrow.items()):
                if key not in high:
                    high[key] = _height(metrics, *key)
            most = max(high[row[column], width] for column, width in narrow.items())
            if most > one:
                rows.resizeSection(at, most + ABOVE)


def _longest(headings: Sequence[str], rows: Rows) -> list[list[str]]:
    """The longest cells of each column; a table may have thousands of rows."""
    columns = zip(*rows, strict=True) if rows else [("",)] * len(headings)
    return [sorted(set(each), key=len)[-MEASURED:] for each in columns]


def _height(metrics: QFontMetrics, text: str, width: int) -> int:
    room = QRect(0, 0, width, UNLIMITED)
    return metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, text).height()


def _longest_word(metrics: QFontMetrics, texts: Sequence[str]) -> int:
    return max(
        (metrics.horizontalAdvance(word) for text in texts for word in text.split()), default=0
    )


def _shared_out(liked: Sequence[int], least: Sequence[int], room: int) -> list[int]:
    """The width of each column: what is over is shared out; where room is short, wide ones give."""
    count = max(len(liked), 1)
    over = room - sum(liked)
    if over >= 0:
        return [each + over // count for each in liked]
    widths = list(least)
    left = room - sum(widths)
    for place, column in enumerate(sorted(range(len(liked)), key=lambda at: liked[at] - least[at])):
        more = min(liked[column] - least[column], max(left, 0) // (count - place))
        widths[column] += more
        left -= more
    return [max(each * room // sum(widths), 1) for each in widths] if left < 0 else widths


def _broken(metrics: QFontMetrics, text: str, width: int) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and metrics.horizontalAdvance(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines or [""]

"""What my gut has known: what turned out, and how my estimates compare with it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inglenook.journal.errors import JournalError
from inglenook.ui.surroundings import Surroundings
from inglenook.ui.widgets.chart_view import ChartView
from inglenook.ui.widgets.legend import Legend
from inglenook.ui.widgets.pieces import GAP, Card, at_reading_width, button, label, row
from inglenook.words import _

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from inglenook.charts.style import ChartStyle
    from inglenook.insights.gut_record import GutRecord

CHART_HEIGHT = 230


class GutRecordView(QWidget):
    """Says ``left`` to go back; the numbers are read just after it is painted."""

    left = Signal()

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self.setObjectName("gutRecord")
        self._around = around
        self._back = button(_("All gut checks"), "gutRecord.back", "quiet", icon="back")
        self._back.clicked.connect(self.left)
        self._words = label("", wrap=True)
        self._words.setObjectName("gutRecord.words")
        self._rule = label("", "small", wrap=True)
        self._chart = ChartView("gutRecord.chart", CHART_HEIGHT)
        self._legend = Legend()
        lead = _("Your own gut checks that you have looked back on, and nobody else’s.")
        self._card = Card(_("What my gut has known"))
        for part in (label(lead, "small", wrap=True), self._words, self._legend, self._chart):
            self._card.body.addWidget(part)
        self._card.body.addWidget(self._rule)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        layout.addLayout(row(self._back, 1))
        layout.addLayout(at_reading_width(self._card))
        layout.addStretch(1)
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._on_timer_timeout)
        around.look.changed.connect(self._chart.redraw)
        around.look.changed.connect(self._legend.update)

    def refresh(self) -> None:
        """Read the record again."""
        self._timer.start()

    def take_keyboard(self) -> None:
        """Put the keyboard on the way back."""
        self._back.setFocus()

    def _on_timer_timeout(self) -> None:
        # The numbers come with numpy, which only some pages need.
        from inglenook.insights.gut_record import RULE, gut_record, sentences

        try:
            record = gut_record(self._around.journal)
        except JournalError as error:
            self._around.trouble(error)
            return
        self._words.setText("\n".join(sentences(record)))
        self._rule.setText(_(RULE))
        for part in (self._chart, self._legend):
            part.setVisible(bool(record.bands))
        if record.bands:
            self._show_chart(record)

    def _show_chart(self, record: "GutRecord") -> None:
        from inglenook.charts.gut_record import describe, draw_gut_record, legend

        tokens = {"mine": "accent", "theirs": "protection"}
        self._legend.show_entries([(e.label, tokens[e.role], e.marker) for e in legend()])

        def draw(style: "ChartStyle", width: int, height: int) -> "Figure":
            return draw_gut_record(record, style, width, height)

        self._chart.show_figure(draw, describe(record))

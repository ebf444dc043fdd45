"""One person in numbers: the question over time, bids both ways, trust and needs."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from inglenook.journal.people import Person
from inglenook.ui.surroundings import Surroundings
from inglenook.ui.theme import Theme
from inglenook.ui.widgets.chart_view import ChartView, Draw
from inglenook.ui.widgets.legend import Legend
from inglenook.ui.widgets.name_label import in_a_sentence
from inglenook.ui.widgets.pieces import GAP, Card, label
from inglenook.ui.widgets.sentences import Sentences
from inglenook.words import _, mark

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from inglenook.charts.chart import LegendEntry
    from inglenook.charts.style import ChartStyle
    from inglenook.insights.portrait import Portrait

QUESTION_HEIGHT, BIDS_HEIGHT = 210, 150
COLOURS = {"mine": "accent", "theirs": "protection"}
_NOTHING = mark(
    "No bids or feelings with {name} are written yet. They will come together here, week by week."
)


class PersonNumbers(QWidget):
    """Reads when it is told to, which is after its page is painted."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self._journal = around.journal
        self._nothing = label("", "muted", wrap=True)
        self._nothing.setObjectName("people.nothing")
        self._question = _ChartCard(
            around, "people.question", _("Does my soul feel safe and seen by this person?")
        )
        self._bids = _ChartCard(around, "people.bids", _("Bids both ways"), BIDS_HEIGHT)
        self._rest = Card(_("Trust and needs"))
        self._rest.setObjectName("people.trust")
        self._told = Sentences("people.trust.told")
        self._lay_out()

    def show_person(self, person: Person) -> None:
        """Read and show what is written of this person. Raises a ``JournalError``."""
        # numpy comes with these; the page is on screen before they are needed.
        from inglenook.insights.counts import told_needs
        from inglenook.insights.portrait import portrait, told_trust

        found = portrait(self._journal, person.id)
        self._show_question(found, person.name)
        self._show_bids(found, person.name)
        told = [each for each in (told_trust(found), told_needs(found.needs)) if each]
        self._told.show_sentences(told)
        self._rest.setVisible(bool(told))
        self._nothing.setText(_(_NOTHING).format(name=in_a_sentence(person.name)))
        cards = (self._question, self._bids, self._rest)
        self._nothing.setVisible(all(card.isHidden() for card in cards))
        self.show()

    def stack(self, *, stacked: bool) -> None:
        """Stand one under the other where there is no room for two columns."""
        ways = QBoxLayout.Direction
        self._columns.setDirection(ways.TopToBottom if stacked else ways.LeftToRight)

    def _show_question(self, found: "Portrait", name: str) -> None:
        from inglenook.charts.scales import describe, draw_scales, legend
        from inglenook.insights.portrait import told_question
        from inglenook.insights.scales import THE_QUESTION

        series, told = found.feelings.only(THE_QUESTION), told_question(found)

        def draw(style: "ChartStyle", width: int, height: int) -> "Figure":
            return draw_scales(series, style, width, height)

        self._question.setVisible(bool(told))
        if told:
            self._question.show_figure(draw, describe(series, name), legend(series), told)

    def _show_bids(self, found: "Portrait", name: str) -> None:
        from inglenook.charts.responsiveness import (
            CAPTIONS,
            describe,
            draw_responsiveness,
            legend,
        )
        from inglenook.insights.portrait import told_bids

        series, told = found.bids, told_bids(found, in_a_sentence(name))

        def draw(style: "ChartStyle", width: int, height: int) -> "Figure":
            return draw_responsiveness(series, style, width, height, compact=True)

        self._bids.setVisible(bool(told))
        if told:
            self._bids.show_figure(
                draw, describe(series, name), legend(None), told, _(CAPTIONS[series.spans.unit])
            )

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(GAP)
        self._rest.body.addWidget(self._told)
        self._rest.body.addStretch(1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(GAP)
        self._columns.addWidget(self._bids, 3)
        self._columns.addWidget(self._rest, 2)
        whole.addWidget(self._nothing)
        whole.addWidget(self._question)
        whole.addLayout(self._columns)


class _ChartCard(Card):
    """A card with a chart, its legend, and under it what can be said of it in words."""

    def __init__(
        self, around: Surroundings, name: str, title: str, height: int = QUESTION_HEIGHT
    ) -> None:
        super().__init__(title)
        self.setObjectName(name)
        self.chart = ChartView(f"{name}.chart", Theme.current.px(height))
        self._legend = Legend()
        self._rule = label("", "small", wrap=True)  # where the figure itself has no room for it
        self._told = Sentences(f"{name}.told")
        self.body.addWidget(self._legend, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.chart)
        self.body.addWidget(self._rule)
        self.body.addWidget(self._told)
        around.look.changed.connect(self.chart.redraw)
        around.look.changed.connect(self._legend.update)

    def show_figure(
        self,
        draw: Draw,
        summary: str,
        legend: Sequence["LegendEntry"],
        told: Sequence[str],
        rule: str = "",
    ) -> None:
        self._rule.setText(rule)
        self._rule.setVisible(bool(rule))
        self._legend.show_entries(
            [(each.label, COLOURS[each.role], str(each.marker)) for each in legend]
        )
        self._told.show_sentences(told)
        self.chart.show_figure(draw, summary)

"""What went together with what, in words, and how soon things were written."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from inglenook.ui.widgets.pieces import Card, at_reading_width, breakable, empty, label, line
from inglenook.ui.widgets.trends_numbers import Numbers
from inglenook.words import _


class TogetherCard(Card):
    """Each pattern with its counting rule; a sentence where there are too few to tell of."""

    def __init__(self) -> None:
        super().__init__(_("Together with"))
        self.setObjectName("trends.together")
        self._told: object = None
        self._patterns = QVBoxLayout()
        self._patterns.setSpacing(6)
        self._freshness = label("", "small", wrap=True)
        self._freshness.setObjectName("trends.freshness")
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._patterns)
        column.addWidget(line())
        column.addWidget(self._freshness)
        self.body.addLayout(at_reading_width(words))
        self.hide()

    def show_numbers(self, found: Numbers) -> None:
        """Show the patterns, or that there are too few; and how soon things were written."""
        self.setVisible(bool(found.charts))
        told = (found.patterns, found.too_few, found.freshness)
        if self._told != told:
            self._told = told
            self._show_told(found)

    def _show_told(self, found: Numbers) -> None:
        empty(self._patterns)
        if not found.patterns:
            self._patterns.addWidget(label(found.too_few, "muted", wrap=True))
        for place, each in enumerate(found.patterns):
            self._patterns.addSpacing(14 if place else 0)
            self._patterns.addWidget(label(breakable(each.title), "label", wrap=True))
            for told in each.lines:
                self._patterns.addWidget(label(told, wrap=True))
            self._patterns.addWidget(label(breakable(each.rule), "small", wrap=True))
        self._freshness.setText(found.freshness)

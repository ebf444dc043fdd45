"""What can be typed to find something, each as an example that can be clicked."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout

from inglenook.journal.entries import GutCheck, Note
from inglenook.journal.people import Person
from inglenook.journal.search_query import AFTER, BEFORE, KIND, WITH
from inglenook.ui.widgets.pieces import Card, button, empty, label
from inglenook.words import _

MONTHS_BACK = 3
LONGEST = 12  # letters of a name


class SearchExamples(Card):
    """Says ``chosen`` with an example."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__(_("Everything you wrote is searched while you type"))
        about = _(
            "Entries, people, gifts, findings and what you want to bring. The beginning of a word "
            "will do; accents and capital letters make no difference."
        )
        self.body.addWidget(label(about, "muted", wrap=True))
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(16)
        self._rows.setVerticalSpacing(10)
        self._rows.setContentsMargins(0, 8, 0, 0)
        self._rows.setColumnStretch(1, 1)
        self.body.addLayout(self._rows)

    def show_examples(self, somebody: Person | None, today: date) -> None:
        """Show examples that fit this journal."""
        empty(self._rows)
        for row, (example, says) in enumerate(_examples(somebody, today)):
            made = button(example, f"search.example.{row}", "chip")
            made.clicked.connect(lambda _on, text=example: self.chosen.emit(text))
            self._rows.addWidget(made, row, 0, Qt.AlignmentFlag.AlignLeft)
            self._rows.addWidget(label(says, wrap=True), row, 1)


def _examples(somebody: Person | None, today: date) -> list[tuple[str, str]]:
    kinds = " ".join(f"{_(KIND)}:{_(kind.LABEL).split()[0].lower()}" for kind in (GutCheck, Note))
    begin, end = _month(today, MONTHS_BACK), _month(today, 0)
    # The beginning of a name will do, and a long one would need more room than there is.
    person = f"{_(WITH)}:{somebody.name.split()[0][:LONGEST]}" if somebody else ""
    return [
        (_("“safe and seen”"), _("Words as they stand, one after the other.")),
        *([(person, _("Only with one person."))] if person else []),
        (kinds, _("Only some kinds.")),
        (
            f"{_(AFTER)}:{begin} {_(BEFORE)}:{end}",
            _("From one month until another begins. Days and years work too."),
        ),
    ]


def _month(day: date, back: int) -> str:
    months = day.year * 12 + day.month - 1 - back
    return f"{months // 12:04}-{months % 12 + 1:02}"

"""The gut checks about one person: those still open, and those looked back on."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from inglenook.journal import gut_checks
from inglenook.journal.entries import GutCheck
from inglenook.journal.people import Person
from inglenook.journal.store import Filter
from inglenook.ui.surroundings import Surroundings
from inglenook.ui.widgets.gut_check_list import row_of
from inglenook.ui.widgets.pieces import GAP, Card, button, empty, label
from inglenook.words import _, mark

SHOWN = 4
_HEADINGS = (mark("Open: {n}"), mark("Looked back on: {n}"))


class PersonChecks(Card):
    """Each opens where gut checks are at home; only the newest are shown."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(_("Gut checks"))
        self.setObjectName("people.checks")
        self._around, self._journal = around, around.journal
        self._person: Person | None = None
        self._all = button(_("Show on the timeline"), "people.allChecks", "quiet")
        self._all.clicked.connect(self._on_all_clicked)
        self.beside_title(self._all)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(GAP)
        self._sides = (QVBoxLayout(), QVBoxLayout())
        for side in self._sides:
            side.setSpacing(2)
            self._columns.addLayout(side, 1)
        self.body.addLayout(self._columns)

    def show_person(self, person: Person) -> None:
        """Show what is checked about this person, as it is now; gone where nothing is."""
        self._person = person
        about = Filter(kinds=frozenset({GutCheck.KIND}), person=person.id)
        cells = self._journal.store.cells(GutCheck, ("id", "outcome"), about)
        newest = [(str(check), bool(outcome)) for check, outcome in reversed(cells)]
        made: list[QWidget] = [self._all]
        for side, heading, is_closed in zip(self._sides, _HEADINGS, (False, True), strict=True):
            ids = [check for check, closed in newest if closed is is_closed]
            empty(side)
            if ids:
                side.addWidget(label(_(heading).format(n=len(ids)), "small"))
            made += self._put_rows(side, ids[:SHOWN])
            side.addStretch(1)
        for one, next_one in pairwise(made):
            self.setTabOrder(one, next_one)
        self.setVisible(bool(cells))

    def stack(self, *, stacked: bool) -> None:
        """Stand in one column where there is no room for two."""
        ways = QBoxLayout.Direction
        self._columns.setDirection(ways.TopToBottom if stacked else ways.LeftToRight)

    def _put_rows(self, side: QVBoxLayout, ids: Sequence[str]) -> list[QWidget]:
        rows: list[QWidget] = []
        today = self._journal.calendar.day_of(self._journal.clock())
        for each in ids:
            check = self._journal.find(GutCheck, each)
            if check is not None:
                findings = gut_checks.findings_of(self._journal, check)
                stage = gut_checks.stage_of(check, findings, today)
                made = row_of(self._journal, check, stage, {})
                made.clicked.connect(lambda check=check: self._around.open(check))
                side.addWidget(made)
                rows.append(made)
        return rows

    def _on_all_clicked(self) -> None:
        if self._person is not None:
            place = {"person": self._person.id, "kind": GutCheck.KIND}
            self._around.show("timeline", place)

"""All gut checks by where they stand: due, open, waiting, kept as facts, looked back on."""

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inglenook.journal import gut_checks
from inglenook.journal.dates import day_label, full_label, weekday_label
from inglenook.journal.entries import GutCheck
from inglenook.journal.gut_checks import Stage
from inglenook.journal.journal import Journal
from inglenook.journal.store import Filter
from inglenook.ui.surroundings import Surroundings
from inglenook.ui.widgets.pieces import GAP, Card, button, empty, label, row
from inglenook.ui.widgets.row_button import RowButton
from inglenook.words import _, mark

SHOWN_CLOSED = 12
AT_ONCE = 64
EMPTY = mark(
    "When something feels wrong and you cannot tell whether it is a real warning or an old wound, "
    "look at it here, in four steps, in any order."
)
DUE = mark("The day you chose has come. Look when it suits you.")


def look_again_label(day: date) -> str:
    """Look again on Thu 26 Nov."""
    when = f"{weekday_label(day)} {day_label(day)}"
    return _("Look again on {day}").format(day=when)


def row_of(journal: Journal, check: GutCheck, stage: Stage, names: dict[str, str]) -> RowButton:
    """A gut check in one row: its words, with whom and since when, and how far it is."""
    small = [names.get(check.person or "", ""), full_label(check.happened.date())]
    if stage in (Stage.WAITING, Stage.DUE) and check.look_again:
        small.append(look_again_label(check.look_again))
    tags = []
    if stage in (Stage.OPEN, Stage.WAITING, Stage.DUE):
        has_findings = bool(gut_checks.findings_of(journal, check))
        values = {name: getattr(check, name) for name in (*gut_checks.HONOUR, *gut_checks.WEIGH)}
        values |= {name: getattr(check, name) for name in gut_checks.CHOOSE}
        done = sum(gut_checks.steps_done(values, has_findings=has_findings))
        tags.append(_("{count} of 4 steps").format(count=done))
    if stage == Stage.CLOSED and check.outcome:
        tags.append(_(check.outcome.label))
    title = gut_checks.title_of(check) or _("Gut check")
    return RowButton(f"gutCheck.{check.id}", title, small, tags)


class GutCheckList(QWidget):
    """Says ``opened(check)`` and ``wanted`` (a new one)."""

    opened = Signal(object)
    wanted = Signal()

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self.setObjectName("gutCheckList")
        self._journal = around.journal
        self._closed_shown = SHOWN_CLOSED
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP)

    def refresh(self) -> None:
        """Show them as they are now."""
        empty(self._column)
        found = gut_checks.not_closed(self._journal)
        closed = list(self._closed())
        self._names = {each.id: each.name for each in self._journal.people(retired=True)}
        for stage in (Stage.DUE, Stage.OPEN, Stage.WAITING, Stage.FACTS):
            if found[stage]:
                self._column.addWidget(self._card(stage, found[stage]))
        if closed:
            card = self._card(Stage.CLOSED, closed[: self._closed_shown])
            if len(closed) > self._closed_shown:
                card.body.addLayout(row(self._more_button(), 1))
            self._column.addWidget(card)
        if not closed and not any(found.values()):
            self._column.addWidget(self._empty())
        self._column.addStretch(1)

    def _closed(self) -> Iterator[GutCheck]:
        """Those looked back on, newest first, and one more than are shown."""
        chosen, start, found = Filter(kinds=frozenset({GutCheck.KIND})), 0, 0
        while found <= self._closed_shown:
            page = self._journal.store.page(chosen, start, AT_ONCE)
            for check in page:
                if isinstance(check, GutCheck) and self._is_closed(check):
                    found += 1
                    yield check
            start += AT_ONCE
            if len(page) < AT_ONCE:
                return

    def _is_closed(self, check: GutCheck) -> bool:
        today = self._journal.calendar.day_of(self._journal.clock())
        return gut_checks.stage_of(check, (), today) == Stage.CLOSED

    def _card(self, stage: Stage, checks: list[GutCheck]) -> Card:
        card = Card(_(stage.label))
        card.setObjectName(f"gutChecks.{stage}")
        if stage == Stage.DUE:
            card.body.addWidget(label(_(DUE), "small", wrap=True))
        for check in checks:
            made = row_of(self._journal, check, stage, self._names)
            made.clicked.connect(lambda check=check: self.opened.emit(check))
            card.body.addWidget(made)
        return card

    def _empty(self) -> Card:
        card = Card(_("Is it a warning, or an old wound?"))
        card.body.addWidget(label(_(EMPTY), "muted", wrap=True))
        begin = button(_("Start a gut check"), "gutChecks.first", "primary")
        begin.clicked.connect(self.wanted)
        card.body.addLayout(row(begin, 1))
        return card

    def _more_button(self) -> QWidget:
        made = button(_("Show more"), "gutChecks.more")
        made.clicked.connect(self._on_more_clicked)
        return made

    def _on_more_clicked(self) -> None:
        self._closed_shown += AT_ONCE
        self.refresh()

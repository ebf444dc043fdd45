"""The findings of one kind in a gut check: read, added, changed, put in order and moved."""

import sys
from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inglenook.journal.entries import Finding, GutCheck
from inglenook.journal.gut_checks import findings_of, moved, of_kind
from inglenook.journal.vocabulary import FindingKind
from inglenook.journal.writing import Writing
from inglenook.ui.forms.form import Form
from inglenook.ui.surroundings import Surroundings
from inglenook.ui.widgets.finding_row import FINDING, FindingRow
from inglenook.ui.widgets.pieces import button, empty, label, row
from inglenook.words import _, mark

LAST = sys.maxsize
FIELDS = ("words", "when", "scene", "witnesses", "source", "breach", "again", "root")


class _Said(NamedTuple):
    title: str
    prompt: str
    words: str
    add: str


_SAID = {
    FindingKind.REASON: _Said(
        mark("Concrete reasons"),
        mark("What was said or done, that I saw or heard myself?"),
        mark("What happened"),
        mark("Add a concrete reason"),
    ),
    FindingKind.ECHO: _Said(
        mark("Echoes of an old wound"),
        mark("What does this remind me of? How old is this feeling?"),
        mark("What it reminds me of"),
        mark("Add an echo"),
    ),
    FindingKind.TRUST: _Said(
        mark("Reasons to trust"),
        mark("What was said or done that speaks for this person?"),
        mark("What there was"),
        mark("Add a reason to trust"),
    ),
}
_FACTS = _Said(
    mark("What happened"),
    mark("When, where, what was said and done, who saw it."),
    mark("What was said and done"),
    mark("Add what happened"),
)


class Findings(QWidget):
    """``ready`` says whether the gut check itself is kept; ``plain`` asks for facts alone."""

    def __init__(
        self,
        around: Surroundings,
        check: GutCheck,
        kind: FindingKind,
        ready: Callable[[], bool],
        *,
        plain: bool = False,
    ) -> None:
        super().__init__()
        self.setObjectName(f"findings.{kind}")
        self.setAcceptDrops(True)
        self._around, self._journal = around, around.journal
        self._check, self._kind, self._ready, self._plain = check, kind, ready, plain
        self._said = _FACTS if plain else _SAID[kind]
        place = f"gut_check.{check.id}.{kind}"
        self._writing = Writing(self._journal, Finding, place, gut_check=check.id, kind=kind)
        self.form: Form | None = None
        self._rows: list[FindingRow] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        self._room = QVBoxLayout()  # for the form, which is made when it is first wanted
        self._add = button(_(self._said.add), f"findings.{kind}.add")
        self._done = button(_("Done"), f"findings.{kind}.done", "primary")
        self._add.clicked.connect(self.add)
        self._done.clicked.connect(self.finish)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(label(_(self._said.title), "cardTitle", wrap=True))
        layout.addWidget(label(_(self._said.prompt), "small", wrap=True))
        layout.addLayout(self._list)
        layout.addLayout(self._room)
        layout.addLayout(row(self._add, self._done, 1))
        self._done.hide()
        self._resume()

    @property
    def open_finding(self) -> str | None:
        """The id of the one that is being changed."""
        is_open = self.form is not None and not self.form.isHidden()
        return self._writing.record.id if is_open and self._writing.record else None

    @property
    def shown(self) -> Sequence[FindingRow]:
        """The rows on screen, in their order."""
        return self._rows

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show those of this kind."""
        mine = of_kind(findings, self._kind)
        if [each.finding for each in self._rows] == mine:
            return
        focused = next((each.finding.id for each in self._rows if each.hasFocus()), "")
        empty(self._list)
        self._rows = [self._row(finding) for finding in mine]
        for made in self._rows:
            self._list.addWidget(made)
            made.show()
            if made.finding.id == focused:
                made.setFocus()

    # -- what the person does

    def add(self) -> None:
        """Ask for one more; first there has to be something that it belongs to."""
        if not self._ready():
            return
        self._settle()
        self._writing.start_anew()
        self._writing.give(position=len(self._rows))
        self._show_form()

    def open(self, finding: Finding) -> None:
        """Change one."""
        self._settle()
        self._writing.open(finding)
        self._show_form()

    def finish(self) -> None:
        """Put the form away, if what is in it is kept."""
        if self.form is None or (self._writing.touched and not self.form.done()):
            return
        self.form.settle()
        self._writing.start_anew()
        self._hide_form()
        self._add.setFocus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: D102
        if event.mimeData().hasFormat(FINDING):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: D102
        dropped: QByteArray = event.mimeData().data(FINDING)
        finding = self._journal.find(Finding, bytes(dropped.data()).decode())
        if finding is not None and finding.gut_check == self._check.id:
            above = [each for each in self._rows if each.geometry().center().y() < _y(event)]
            place = len([each for each in above if each.finding.id != finding.id])
            event.acceptProposedAction()
            self._move(finding, self._kind, place)

    # -- inside

    def _row(self, finding: Finding) -> FindingRow:
        made = FindingRow(finding, f"finding.{finding.id}", may_be_sent=not self._plain)
        place = finding.position
        made.clicked.connect(lambda: self.open(finding))
        made.moved.connect(lambda by: self._move(finding, self._kind, place + by))
        made.sent.connect(lambda kind: self._move(finding, kind, LAST))
        made.removed.connect(lambda: self._remove(finding))
        return made

    def _move(self, finding: Finding, kind: FindingKind, place: int) -> None:
        self._settle()
        changed = moved(findings_of(self._journal, self._check), finding, kind, place)
        self._around.do(lambda: self._journal.keep(*changed))

    def _remove(self, finding: Finding) -> None:
        if self._writing.record and self._writing.record.id == finding.id:
            self._hide_form()
        self._around.do(lambda: self._journal.discard(finding), _("The line is taken away."))

    def _settle(self) -> None:
        if self.form is not None and self._writing.touched:
            self.form.settle()

    def _show_form(self) -> None:
        form = self._made_form()
        form.show_writing()
        form.show()
        self._add.hide()
        self._done.show()
        form.editors["words"].control.setFocus()

    def _hide_form(self) -> None:
        if self.form is not None:
            self.form.hide()
        self._add.show()
        self._done.hide()

    def _made_form(self) -> Form:
        if self.form is None:
            fields = FIELDS if not self._plain else (*FIELDS[:5], "again")
            trouble = self._around.trouble
            self.form = Form(self._journal, self._writing, Finding, (fields,), trouble)
            self.form.editors["words"].ask(_(self._said.words))
            self._room.addWidget(self.form)
        return self.form

    def _resume(self) -> None:
        held = self._journal.store.drafts().get(self._writing.place)
        if held:
            self._made_form().resume(held)
            self._add.hide()
            self._done.show()


def _y(event: QDropEvent) -> float:
    return event.position().y()

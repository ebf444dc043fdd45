"""One gut check on screen: its four steps in any order, and on its day the look back."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inglenook.journal import gut_checks
from inglenook.journal.changes import Changes
from inglenook.journal.entries import Finding, GutCheck
from inglenook.journal.vocabulary import FindingKind
from inglenook.journal.writing import Writing
from inglenook.ui.forms.form import Form
from inglenook.ui.surroundings import Surroundings
from inglenook.ui.widgets import gut_check_steps as steps
from inglenook.ui.widgets.findings import Findings
from inglenook.ui.widgets.pieces import GAP, Card, at_reading_width, label
from inglenook.ui.widgets.safety_panel import SafetyPanel
from inglenook.ui.widgets.step_bar import StepBar
from inglenook.words import _, mark

FIELDS = (
    "title",
    "person",
    *gut_checks.HONOUR,
    *gut_checks.WEIGH,
    *gut_checks.CHOOSE,
    *gut_checks.LOOK_BACK,
)
STEPS = (
    mark("Honour the feeling"),
    mark("Investigate"),
    mark("Weigh it with care"),
    mark("Choose what to do"),
)
LOOK_BACK = mark("Look back")
LAST = len(STEPS) - 1
SET_ASIDE = mark("What you wrote here before is kept. It is not shown beside this.")


class GutCheckWorkspace(QWidget):
    """Says ``finished`` when the person goes on from the last step, ``lane_changed`` for abuse.

    A new gut check is given without a record; it is kept with its first words.
    """

    finished = Signal()
    lane_changed = Signal()

    def __init__(self, around: Surroundings, check: GutCheck, *, kept: bool) -> None:
        super().__init__()
        self.setObjectName("gutCheck")
        self._around, self._journal = around, around.journal
        self.check = check
        self.writing = Writing(self._journal, GutCheck, f"gut_check.{check.id}", id=check.id)
        if kept:
            self.writing.open(check)
        self._found = gut_checks.findings_of(self._journal, check)
        self.plain = gut_checks.in_safety_lane(self._found)
        self.form = Form(self._journal, self.writing, GutCheck, (FIELDS,), around.trouble)
        self.form.setParent(self)
        self.form.hide()
        kinds = [FindingKind.REASON] if self.plain else list(FindingKind)
        self.findings = [
            Findings(around, check, kind, self._is_kept, plain=self.plain) for kind in kinds
        ]
        self._pages: list[steps.StepCard | steps.Investigate] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        layout.addWidget(self._heading())
        self._lay_out_plainly(layout) if self.plain else self._lay_out_steps(layout)
        for each in self.findings:
            each.show_findings(self._found)
        self._stay()
        self.form.settled.connect(self._on_form_settled)

    # -- what the page asks of it

    @property
    def step(self) -> int:
        """The step that is open, counted from 0; the look back is the last."""
        return 0 if self.plain else self.bar.current

    def show_step(self, step: int) -> None:
        """Open a step, as far as there is such a one now."""
        if not self.plain:
            self.bar.show_step(min(max(step, 0), len(self.bar.steps) - 1))
            self._on_bar_chosen(self.bar.current)

    @property
    def open_finding(self) -> str | None:
        """The id of the finding that is being changed, if one is."""
        return next((each.open_finding for each in self.findings if each.open_finding), None)

    def show_finding(self, finding_id: str | None) -> None:
        """Go on with a finding where one was."""
        for part in self.findings:
            for each in part.shown:
                if each.finding.id == finding_id and part.open_finding is None:
                    part.open(each.finding)

    def hear(self, changes: Changes) -> None:
        """Follow findings and answers that were changed, here or elsewhere."""
        ours = (each.record for each in changes)
        if any(isinstance(each, Finding) and each.gut_check == self.check.id for each in ours):
            self._found = gut_checks.findings_of(self._journal, self.check)
            self._stay()
            if gut_checks.in_safety_lane(self._found) != self.plain:
                # The form that has just been answered is among what is put away.
                QTimer.singleShot(0, self, self.lane_changed.emit)
                return
            for each in self.findings:
                each.show_findings(self._found)
        if self.plain:
            self.panel.hear(changes)
        self._show_state()

    def fit(self, *, narrow: bool) -> None:
        """Suit the width of the window."""
        for each in self._pages:
            each.fit(narrow=narrow)
        if self._pages:
            self._estimate.fit(narrow=narrow)

    def _stay(self) -> None:
        if self._found:
            self.writing.stay()

    def _is_kept(self) -> bool:
        """Whether a finding has something to belong to; if not, say what is missing."""
        self.form.settle()
        if self.writing.record is None:
            title = self.form.editors["title"]
            title.show_problem(_("Say in a few words what this is about."))
            title.control.setFocus()
        return self.writing.record is not None

    # -- laying out

    def _heading(self) -> QWidget:
        title = self.form.editors["title"]
        title.hide_heading()
        line = title.control
        line.setProperty("role", "heading")
        line.setProperty("placeholderText", _("In a few words"))
        return title

    def _lay_out_steps(self, layout: QVBoxLayout) -> None:
        today = self._journal.calendar.day_of(self._journal.clock())
        later = gut_checks.may_look_back(self.check, today)
        words = [_(each) for each in (*STEPS, *((LOOK_BACK,) if later else ()))]
        self.bar = StepBar("gutCheck.step", words)
        self.bar.chosen.connect(self._on_bar_chosen)
        self._advice = label(_(steps.THERAPIST), "small", wrap=True)
        self._advice.setObjectName("gutCheck.advice")
        self._investigate = steps.Investigate(self._around, self.check, self.findings)
        self._estimate = steps.EstimateCard(self.form)
        self._estimate.next.clicked.connect(self._on_next_clicked)
        self._pages = [
            steps.honour(self._around, self.check, self.form),
            self._investigate,
            steps.weigh(self.form, self._advice),
            steps.choose(self.form),
            steps.look_back(self.form),
        ]
        layout.addWidget(self.bar)
        for each in self._pages:
            layout.addWidget(each)
        layout.addWidget(self._estimate)
        self._on_bar_chosen(0)
        self._show_state()

    def _lay_out_plainly(self, layout: QVBoxLayout) -> None:
        self.panel = SafetyPanel(self._around, "safety")
        facts, mine = Card(), Card(_("What I do now"))
        facts.body.addWidget(self.findings[0])
        for name in ("person", "feeling", "steps", "step_words"):
            mine.body.addWidget(self.form.editors[name])
        for card in (self.panel, facts, mine):
            layout.addLayout(at_reading_width(card))
        if self._has_more():
            layout.addWidget(label(_(SET_ASIDE), "small", wrap=True))

    def _has_more(self) -> bool:
        """Whether something was written that the plain layout leaves out."""
        others = len(gut_checks.of_kind(self._found, FindingKind.REASON)) < len(self._found)
        blank = self._journal.new(GutCheck)
        names = gut_checks.NOT_IN_SAFETY_LANE
        return others or any(getattr(self.check, each) != getattr(blank, each) for each in names)

    # -- slots

    def _on_bar_chosen(self, step: int) -> None:
        for place, each in enumerate(self._pages):
            each.setVisible(place == step)
        self._estimate.setVisible(step < len(STEPS))
        self._estimate.next.setText(_("Done") if step == LAST else _("Continue"))

    def _on_next_clicked(self) -> None:
        if self.bar.current < LAST:
            self.show_step(self.bar.current + 1)
        elif self.form.settle():
            self.finished.emit()

    def _on_form_settled(self) -> None:
        today = self._journal.calendar.day_of(self._journal.clock())
        more = gut_checks.looked_back(self.writing.values, today)
        if any(self.writing.values.get(name) != value for name, value in more.items()):
            self.writing.answer(more)
            self.form.settle()
        self._show_state()

    def _show_state(self) -> None:
        self.check = self.writing.record or self.check
        if self.plain:
            return
        values = self.writing.values
        self.bar.show_done(gut_checks.steps_done(values, has_findings=bool(self._found)))
        skews = set(values.get("skews") or ())
        self._advice.setVisible(bool(skews & gut_checks.NEEDS_A_THERAPIST))
        self._investigate.show_person(self.check)

"""The cards of a gut check's steps, each with the questions that belong to it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from inglenook.journal import gut_checks
from inglenook.journal.dates import full_label
from inglenook.journal.entries import GutCheck, TrustFeeling
from inglenook.journal.summary import heading
from inglenook.ui.forms.form import Form
from inglenook.ui.surroundings import Surroundings
from inglenook.ui.widgets.entry_list import EntryList
from inglenook.ui.widgets.findings import Findings
from inglenook.ui.widgets.pieces import GAP, Card, button, label, line, row
from inglenook.ui.widgets.row_button import RowButton
from inglenook.words import _, mark

EVENTS = 6
THERAPIST = mark(
    "With this on the scale, it is worth weighing together with a licensed therapist, who can see "
    "what is hard to see from inside."
)


class StepCard(Card):
    """The questions of a step in two columns; in one where the window is narrow."""

    def __init__(
        self, title: str, lead: str, left: Sequence[QWidget], right: Sequence[QWidget]
    ) -> None:
        super().__init__(title)
        if lead:
            self.body.addWidget(label(lead, "small", wrap=True))
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(28)
        for parts in (left, right):
            column = QVBoxLayout()
            column.setSpacing(12)
            for part in parts:
                column.addWidget(part)
            column.addStretch(1)
            self._columns.addLayout(column, 1)
        self.body.addLayout(self._columns)

    def fit(self, *, narrow: bool) -> None:
        """One column where there is no room for two."""
        self._columns.setDirection(_way(narrow=narrow))


def _way(*, narrow: bool) -> QBoxLayout.Direction:
    ways = QBoxLayout.Direction
    return ways.TopToBottom if narrow else ways.LeftToRight


def honour(around: Surroundings, check: GutCheck, form: Form) -> StepCard:
    """Step 1: what I feel, taken to have some truth in it."""
    lead = _("Take it that there is some truth in the feeling. You need not prove it.")
    origin = around.journal.find(TrustFeeling, check.started_from)
    began = [_origin(around, origin)] if origin else []
    left = [*began, form.editors["person"], form.editors["strength"], form.editors["body"]]
    return StepCard(_("Honour the feeling"), lead, left, [form.editors["feeling"]])


def _origin(around: Surroundings, feeling: TrustFeeling) -> RowButton:
    people = {each.id: each.name for each in around.journal.people(retired=True)}
    said = heading(feeling, lambda person: people.get(person or "", ""))
    began = _("Began with your trust feeling of {day}").format(
        day=full_label(feeling.happened.date())
    )
    words = [_(word.label) for word in (*feeling.signs, *feeling.roots)]
    made = RowButton("gutCheck.origin", began, said.split(" · "), words)
    made.clicked.connect(lambda: around.open(feeling))
    return made


class Investigate(QWidget):
    """Step 2: concrete reasons at the left, echoes and reasons to trust at the right."""

    def __init__(self, around: Surroundings, check: GutCheck, parts: Sequence[Findings]) -> None:
        super().__init__()
        self._around, self._check = around, check
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(GAP)
        left, right = Card(), Card()
        left.body.addWidget(parts[0])
        for part in (parts[1], line(), parts[2]):
            right.body.addWidget(part)
        for card in (left, right):
            card.body.addStretch(1)
            self._columns.addWidget(card, 1)
        self._more = button(_("What else there was in these 14 days"), "gutCheck.events")
        self._more.setCheckable(True)
        self._more.clicked.connect(self._on_more_clicked)
        says = _("What there was in the last 14 days")
        self.events = EntryList(around, "gutCheck.eventList", says, rows=EVENTS)
        self.events.opened.connect(around.open)
        self._none = label(_("Nothing is noted in these 14 days."), "muted", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        layout.addLayout(self._columns)
        layout.addLayout(row(self._more, 1))
        for part in (self.events, self._none):
            part.hide()
            layout.addWidget(part)
        self.show_person(check)

    def show_person(self, check: GutCheck) -> None:
        """Offer to show what else there was with this person."""
        self._check = check
        self._more.setVisible(check.person is not None)
        if check.person is None:
            self._more.setChecked(False)
        self._on_more_clicked()

    def fit(self, *, narrow: bool) -> None:
        """One column where there is no room for two."""
        self._columns.setDirection(_way(narrow=narrow))

    def _on_more_clicked(self) -> None:
        chosen = gut_checks.recent_events(self._check, self._around.journal.clock())
        wanted = self._more.isChecked() and chosen is not None
        if wanted and chosen is not None:
            self.events.show_filter(chosen)
        some = self.events.model_of_entries.rowCount() > 0
        self.events.setVisible(wanted and some)
        self._none.setVisible(wanted and not some)


def weigh(form: Form, advice: QLabel) -> StepCard:
    """Step 3: what skews the scale, other explanations, and the verdict for now."""
    editors = form.editors
    lead = _("Hold both sides for a moment. Neither has to win.")
    left = (editors["skews"], advice, editors["verdict"])
    return StepCard(_("Weigh it with care"), lead, left, [editors["other_explanations"]])


def choose(form: Form) -> StepCard:
    """Step 4: what I do with it, and when I look again."""
    lead = _("One step is enough, and waiting is one.")
    left = (form.editors["steps"], form.editors["look_again"])
    return StepCard(_("Choose what to do"), lead, left, [form.editors["step_words"]])


def look_back(form: Form) -> StepCard:
    """Later: what turned out, and what I know now."""
    lead = _("What turned out to be true? This is how you come to know your gut.")
    parts = [[form.editors[name]] for name in gut_checks.LOOK_BACK]
    return StepCard(_("Look back"), lead, *parts)


class EstimateCard(Card):
    """How likely it seems just now that something real is wrong, and the way on."""

    def __init__(self, form: Form) -> None:
        super().__init__()
        self.next: QPushButton = button(_("Continue"), "gutCheck.next", "primary")
        editor = form.editors["estimate"]
        editor.hide_heading()
        words = QVBoxLayout()
        words.addWidget(label(_(editor.field.label), "cardTitle", wrap=True))
        lead = _("Your own estimate. When you look back later, it shows how well your gut knows.")
        words.addWidget(label(lead, "small", wrap=True))
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(24)
        self._columns.addLayout(words, 5)
        self._columns.addWidget(editor, 4)
        self._columns.addWidget(self.next)
        self.body.addLayout(self._columns)

    def fit(self, *, narrow: bool) -> None:
        """One column where there is no room for all of it side by side."""
        self._columns.setDirection(_way(narrow=narrow))

"""Today: where I am right now, the bids of the day in two taps, and this week at a glance."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout

from inglenook.journal.changes import Changes
from inglenook.journal.entries import Bid, TrustFeeling
from inglenook.journal.errors import JournalError
from inglenook.journal.people import Person
from inglenook.journal.record import Record
from inglenook.journal.vocabulary import About, Direction
from inglenook.journal.writing import Writing
from inglenook.ui.forms.form import Form
from inglenook.ui.pages.page import Page
from inglenook.ui.surroundings import Surroundings
from inglenook.ui.theme import Theme
from inglenook.ui.widgets.bid_card import BidCard
from inglenook.ui.widgets.kept_note import kept_note
from inglenook.ui.widgets.new_entry import new_entry_button
from inglenook.ui.widgets.open_gut_checks_card import OpenGutChecksCard
from inglenook.ui.widgets.pieces import GAP, Card, button, line, row
from inglenook.ui.widgets.safety_panel import SafetyPanel
from inglenook.ui.widgets.search_box import search_box
from inglenook.ui.widgets.session_card import SessionCard
from inglenook.ui.widgets.week_card import WeekCard
from inglenook.ui.widgets.week_ended_card import WeekEndedCard
from inglenook.words import _, mark

ON_SHOW = ("about", "person", "trust", ("safe", "seen"), "unseen_part")
BIDS_STACKED_BELOW = 1180
COLUMNS_STACKED_BELOW = 900
SAFETY_PLACE = 2  # in the left column, under the bids
MORE = ("heart", "signs", "roots", "gift", "note")
_LISTS = frozenset({"signs", "roots"})
_MORE = {
    _LISTS: mark("Add signs and roots"),
    frozenset({"signs"}): mark("Add signs"),
    frozenset({"roots"}): mark("Add roots"),
    frozenset(): mark("More questions"),
}


class TodayPage(Page):
    """Write a trust feeling, tap a bid, see the week."""

    NAME = "today"
    TITLE = mark("Today")
    BEGINS = (TrustFeeling, Bid)

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around)
        self._person = self._foremost()
        self._writing = Writing(self.journal, TrustFeeling, "today.feeling", **self._given())
        self.form = Form(
            self.journal,
            self._writing,
            TrustFeeling,
            (("zone",), ON_SHOW),
            around.trouble,
            stretches=(0, 1),
            below=MORE,
        )
        self.form.editors["zone"].hide_heading()
        self._bids = [BidCard(around, direction) for direction in Direction]
        self._week = WeekCard(around)
        self._aside = (WeekEndedCard(around), OpenGutChecksCard(around), SessionCard(around))
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._on_later_timeout)
        self._safety: SafetyPanel | None = None
        self._left = QVBoxLayout()
        self._more = button("", "more")
        self._lay_out()
        self._show_more(more=False)
        self._more.clicked.connect(lambda: self._show_more(more=not self._shows_more))
        self.form.editors["about"].edited.connect(self._on_about_edited)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.finish)
        for card in self._bids:
            card.feared.connect(self._on_bid_feared)

    # -- what the person does here

    def take_keyboard(self) -> None:
        """Put the keyboard where a trust feeling begins."""
        self.form.editors["zone"].control.setFocus()

    def begin(self, kind: type[Record]) -> None:
        """Put the keyboard where a trust feeling begins, or a bid is kept with one more tap."""
        if kind is Bid:
            self._bids[0].take_keyboard()
        else:
            self.take_keyboard()

    def finish(self) -> None:
        """Finish the trust feeling and offer to take it back."""
        if not self._writing.touched:
            self.take_keyboard()
        elif self.form.done():
            self._show_more(more=False)
            self.around.say(_("Kept on your timeline."), self.around.undo)

    # -- page

    def refresh(self) -> None:  # noqa: D102
        known = self.journal.find(Person, self._person)
        if known is None:
            self._person = self._foremost()
            self._writing.give(**self._given())
            self.form.show_writing()
        for card in self._bids:
            card.show_person(self.journal.find(Person, self._person))
        self._week.show_person(self.journal.find(Person, self._person))
        self._name_more()
        self._later.start()

    def hear(self, changes: Changes) -> None:  # noqa: D102
        super().hear(changes)
        for card in self._bids:
            card.hear(changes)
        if self._safety is not None:
            self._safety.hear(changes)

    def return_to(self, place: Mapping[str, Any], drafts: Mapping[str, Any]) -> None:  # noqa: D102
        for card in self._bids:
            card.expect(drafts)
        super().return_to(place, drafts)

    def fit(self, width: int) -> None:  # noqa: D102
        super().fit(width)
        directions = QBoxLayout.Direction
        for layout, below in (
            (self._side_by_side, BIDS_STACKED_BELOW),
            (self._columns, COLUMNS_STACKED_BELOW),
            (self._foot, COLUMNS_STACKED_BELOW),
        ):
            narrow = width < Theme.current.px(below)
            layout.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)

    def place(self) -> dict[str, Any]:  # noqa: D102
        return {"person": self._person, "more": self._shows_more}

    def go_to(self, place: Mapping[str, Any]) -> None:  # noqa: D102
        if place.get("person"):
            self._person = place["person"]
        self._show_more(more=bool(place.get("more")))

    # -- inside

    def _given(self) -> dict[str, Any]:
        about = About.PERSON if self._person else About.GENERAL
        return {"about": about, "person": self._person}

    def _foremost(self) -> str | None:
        person = self.journal.foremost_person()
        return person.id if person else None

    def _on_about_edited(self) -> None:
        chosen = self._writing.values.get("person")
        if chosen:
            self._person = chosen
            self._writing.give(**self._given())
            self.refresh()

    def _on_later_timeout(self) -> None:
        """What stands beside is read when the page is painted, which never waits for it."""
        try:
            for card in self._aside:
                card.refresh()
        except JournalError as error:
            self.around.trouble(error)

    def _on_bid_feared(self) -> None:
        """Show who can help beneath the bid that says so, and nothing about it elsewhere."""
        feared = any(card.is_feared for card in self._bids)
        if feared and self._safety is None:
            self._safety = SafetyPanel(self.around, "today.safety")
            self._left.insertWidget(SAFETY_PLACE, self._safety)
        if self._safety is not None:
            self._safety.setVisible(feared)

    def _show_more(self, *, more: bool) -> None:
        self._shows_more = more
        self.form.fold(MORE, away=not more)
        self._name_more()

    def _name_more(self) -> None:
        """Name no list that the person does not want to see."""
        unwanted = self.journal.preferences.unwanted(TrustFeeling)
        named = _MORE[frozenset(_LISTS - unwanted)]
        self._more.setText(_("Fewer questions") if self._shows_more else _(named))

    def _lay_out(self) -> None:
        self.title_actions.addWidget(search_box(self.around))
        self.title_actions.addWidget(new_entry_button(self.around, self))
        feeling = Card(_("Where are you right now?"))
        feeling.body.addWidget(self.form)
        feeling.body.addWidget(line())
        done = button(_("Done"), "done", "primary")
        done.setToolTip(QKeySequence("Ctrl+Return").toString())
        done.clicked.connect(self.finish)
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._foot.addLayout(row(*kept_note(self.journal), 1, gap=6), 1)
        self._foot.addLayout(row(1, self._more, done, gap=6))
        feeling.body.addLayout(self._foot)
        left, right = self._left, QVBoxLayout()
        self._side_by_side = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._side_by_side.setSpacing(GAP)
        for card in self._bids:
            self._side_by_side.addWidget(card, 1)
        for column in (left, right):
            column.setSpacing(GAP)
        left.addWidget(feeling)
        left.addLayout(self._side_by_side)
        for beside in (self._week, *self._aside):
            right.addWidget(beside)
        for column in (left, right):
            column.addStretch(1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(GAP)
        self._columns.addLayout(left, 8)
        self._columns.addLayout(right, 5)
        self.body.addLayout(self._columns)
        self.body.addStretch(1)

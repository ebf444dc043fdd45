"""Weekly review: one week with its numbers, charts and entries, and how it felt."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout

from inglenook.journal.changes import Changes
from inglenook.journal.entries import WeeklyReview
from inglenook.journal.errors import JournalError
from inglenook.journal.record import Record
from inglenook.journal.reviews import nearest_week, present_week
from inglenook.ui.pages.page import Page
from inglenook.ui.surroundings import Surroundings
from inglenook.ui.theme import Theme
from inglenook.ui.widgets.pieces import GAP
from inglenook.ui.widgets.practice_card import PracticeCard
from inglenook.ui.widgets.reflection_card import ReflectionCard
from inglenook.ui.widgets.tab_order import order_tabs
from inglenook.ui.widgets.week_charts import WeekCharts
from inglenook.ui.widgets.week_chooser import WeekChooser
from inglenook.ui.widgets.week_entries import WeekEntries
from inglenook.ui.widgets.week_numbers import WeekNumbers
from inglenook.words import _, mark

COLUMNS_STACKED_BELOW = 900
CHOOSER_BELOW_TITLE_BELOW = 880
FILLED_MS = 500  # by then, a page that is returned to has its numbers


class WeeklyReviewPage(Page):
    """Shows any week up to the present one. Its numbers are read once it is painted."""

    NAME = "weekly_review"
    TITLE = mark("Weekly review")
    OPENS = (WeeklyReview,)
    BEGINS = (WeeklyReview,)

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around)
        self.week = present_week(self.journal)
        self._unread = True
        self._chooser_below = False
        self._scrolling_to = 0
        self._filling = QTimer(self, singleShot=True, interval=FILLED_MS)
        self._chooser = WeekChooser(self.journal, self.NAME)
        self._asked = PracticeCard(around)
        self._numbers = WeekNumbers(around)
        self._charts = WeekCharts(around)
        self._entries = WeekEntries(around)
        self.reflection = ReflectionCard(around)
        self._lay_out()
        self._reading = QTimer(self, singleShot=True, interval=0)
        self._reading.timeout.connect(self._on_reading_timeout)
        self._chooser.chosen.connect(self._on_chooser_chosen)
        if self._scroll:
            self._scroll.verticalScrollBar().rangeChanged.connect(self._on_bar_range_changed)
        for keys, weeks in (("Alt+Left", -1), ("Alt+Right", 1)):
            QShortcut(QKeySequence(keys), self, lambda weeks=weeks: self._chooser.go(weeks))
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.finish)

    def show_week(self, day: date, review: WeeklyReview | None = None) -> None:
        """Show the week that holds a day, with one of its reviews if there are two.

        Raises a ``JournalError``, and stays, where what is written here cannot be kept.
        """
        week = nearest_week(self.journal, day)
        if week != self.week:
            self._asked.settle()
        self.reflection.show_week(week, review)
        self._unread |= week != self.week
        self.week = week
        self._stale = True
        if self.isVisible():
            self.refresh_if_stale()

    def finish(self) -> None:
        """Say that the review is kept, and offer to take it back."""
        if self.reflection.finish():
            self.around.say(_("Kept on your timeline."), self.around.undo)

    # -- page

    def refresh(self) -> None:  # noqa: D102
        week = nearest_week(self.journal, self.week)
        if week != self.week:  # their weeks start on another day now
            self.show_week(week)
            return
        self.reflection.show_week(week)
        self._asked.show_week(week)
        self._chooser.show_week(week)
        self._order_tabs()
        if self._unread:
            self._reading.start()

    def hear(self, changes: Changes) -> None:  # noqa: D102
        # What is written here changes none of the numbers.
        self._unread |= any(change.record.KIND != WeeklyReview.KIND for change in changes)
        super().hear(changes)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: D102
        super().showEvent(event)
        self._chooser.show_week(self.week)  # a new week may have begun meanwhile

    def open_record(self, record: Record) -> None:
        """Show a review in its week."""
        if isinstance(record, WeeklyReview):
            self._show(record.week, record if record.binned is None else None)

    def begin(self, kind: type[Record]) -> None:  # noqa: ARG002
        """Show the present week, and put the keyboard where its review begins."""
        self._show(present_week(self.journal))
        self.take_keyboard()

    def take_keyboard(self) -> None:  # noqa: D102
        self.reflection.take_keyboard()

    def place(self) -> dict[str, Any]:  # noqa: D102
        return {"week": self.week.isoformat()}

    def go_to(self, place: Mapping[str, Any]) -> None:  # noqa: D102
        week = place.get("week")
        self._show(date.fromisoformat(week) if week else self.week)

    def scroll_back(self, place: Mapping[str, Any]) -> None:  # noqa: D102
        super().scroll_back(place)
        self._scrolling_to = place.get("scrolled", 0)
        self._filling.start()

    def fit(self, width: int) -> None:  # noqa: D102
        super().fit(width)
        directions = QBoxLayout.Direction
        narrow = width < Theme.current.px(COLUMNS_STACKED_BELOW)
        self._columns.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)
        self._put_chooser(below=width < Theme.current.px(CHOOSER_BELOW_TITLE_BELOW))

    # -- slots

    def _on_chooser_chosen(self, week: date) -> None:
        self._show(week)

    def _on_reading_timeout(self) -> None:
        self._unread = False
        try:
            for part in (self._numbers, self._charts, self._entries):
                part.show_week(self.week)
        except JournalError as error:
            self.around.trouble(error)
        self._order_tabs()

    def _on_bar_range_changed(self, _least: int, most: int) -> None:
        """Go on scrolling back: there is more to scroll as soon as the numbers are read."""
        if self._scroll and self._filling.isActive():
            self._scroll.verticalScrollBar().setValue(min(self._scrolling_to, most))

    # -- inside

    def _show(self, day: date, review: WeeklyReview | None = None) -> None:
        try:
            self.show_week(day, review)
        except JournalError as error:
            self.around.trouble(error)

    def _order_tabs(self) -> None:
        order_tabs((self._chooser, self._asked, self._charts, self.reflection, self._entries))

    def _put_chooser(self, *, below: bool) -> None:
        """The week stands beside the title where there is room for both."""
        if below and not self._chooser_below:
            self.body.insertWidget(0, self._chooser)
        elif self._chooser_below and not below:
            self.title_actions.addWidget(self._chooser)
        self._chooser_below = below

    def _lay_out(self) -> None:
        self.title_actions.addWidget(self._chooser)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column, parts in (
            (left, (self._numbers, self._charts)),
            (right, (self.reflection, self._entries)),
        ):
            column.setSpacing(GAP)
            for part in parts:
                column.addWidget(part)
            column.addStretch(1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(GAP)
        self._columns.addLayout(left, 1)
        self._columns.addLayout(right, 1)
        self.body.addWidget(self._asked)
        self.body.addLayout(self._columns)
        self.body.addStretch(1)

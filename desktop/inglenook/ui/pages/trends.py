"""Trends: what weeks or months say together, as charts, tables and honest sentences."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFontMetrics, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy

from inglenook.journal.entries import TrustFeeling
from inglenook.journal.errors import JournalError
from inglenook.ui import background
from inglenook.ui.ledger_reader import LedgerReader
from inglenook.ui.pages.page import Page
from inglenook.ui.surroundings import Surroundings
from inglenook.ui.theme import Theme
from inglenook.ui.widgets.chart_card import ChartCard
from inglenook.ui.widgets.chart_grid import ChartGrid
from inglenook.ui.widgets.picture_saving import PictureSaving
from inglenook.ui.widgets.pieces import GAP, label
from inglenook.ui.widgets.together_card import TogetherCard
from inglenook.ui.widgets.trends_numbers import Numbers, numbers
from inglenook.ui.widgets.trends_tools import TrendsTools
from inglenook.words import _, mark

if TYPE_CHECKING:
    from datetime import date

    from inglenook.charts.chart import Chart
    from inglenook.insights.ledger import Ledger

QUIET_MS = 10
AHEAD_MS = 400  # by then nobody is choosing any more
AT_ONCE = 3  # so many charts are in sight as a rule
_EMPTY = mark(
    "Here you will see how bids are met, week by week. Note a bid on Today to begin with it."
)


class TrendsPage(Page):
    """Every chart there is, for a person and a period. What was read is kept until it changes."""

    NAME = "trends"
    TITLE = mark("Trends")

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around)
        self._tools = TrendsTools()
        self._found = Numbers()
        self._charts: Mapping[str, Chart] = {}
        self._waiting: list[str] = []
        self._untold = False
        self._cards: dict[str, ChartCard] = {}
        self._grid = ChartGrid()
        self._together = TogetherCard()
        self._empty = label(_(_EMPTY), "muted", wrap=True)
        self._empty.setObjectName("trends.empty")
        self._ledger: Ledger | None = None
        self._task: background.Task | None = None
        self._reader = LedgerReader(self.journal, self)
        self._saving = PictureSaving(around, self)
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._ahead = QTimer(self, singleShot=True, interval=AHEAD_MS)
        self._lay_out()
        self._connect()

    @property
    def settled(self) -> bool:
        """Whether what is on the page is what the journal and the choices say."""
        timed = self._timer.isActive() or bool(self._waiting) or self._untold
        return not (timed or self._reader.busy or self._task is not None)

    # -- page

    def refresh(self) -> None:  # noqa: D102
        self._offer_people()
        self._reader.start()

    def place(self) -> dict[str, Any]:  # noqa: D102
        return self._tools.place()

    def go_to(self, place: Mapping[str, Any]) -> None:  # noqa: D102
        self._offer_people()
        self._tools.go_to(place)

    def take_keyboard(self) -> None:  # noqa: D102
        self._tools.take_keyboard()

    def fit(self, width: int) -> None:  # noqa: D102
        super().fit(width)
        self._place_tools()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: D102
        super().showEvent(event)
        self._quiet.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: D102
        super().hideEvent(event)
        if self._reader.busy:
            self._reader.stop()
            self._stale = True

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102
        super().resizeEvent(event)
        self._place_tools()

    # -- slots

    def _on_reader_read(self, ledger: "Ledger") -> None:
        self._ledger = ledger
        self._timer.start()

    def _on_reader_failed(self, error: JournalError) -> None:
        self.around.trouble(error)

    def _on_tools_changed(self) -> None:
        self._ahead.stop()
        self._timer.start()

    def _on_timer_timeout(self) -> None:
        """Count what is chosen, from what was read."""
        if self._ledger is None:
            return
        if self._task is not None:
            self._task.cancel()
        ledger, calendar = self._ledger, self.journal.calendar
        choice = self._tools.choice(self._today())
        unwanted = self.journal.preferences.unwanted(TrustFeeling)
        self._task = background.run(
            self,
            lambda: numbers(ledger, choice, calendar, unwanted),
            self._on_counted,
            self._on_task_failed,
        )

    def _on_counted(self, found: Numbers) -> None:
        self._task = None
        self._found = found
        self._empty.setVisible(not found.charts)
        self._tools.offer_charts([(each.name, each.title) for each in found.charts])
        self._charts = {each.name: each for each in found.charts}
        self._cards = {name: card for name, card in self._cards.items() if name in self._charts}
        seen = [name for name, card in self._cards.items() if card.in_sight]
        self._waiting = [*seen, *(name for name in self._charts if name not in seen)]
        self._untold = True
        self._show_waiting(AT_ONCE)

    def _show_waiting(self, most: int) -> None:
        """Show the next charts that wait for it."""
        for name in self._waiting[:most]:
            is_new = name not in self._cards
            if is_new:
                self._cards[name] = self._card(name)
            self._cards[name].show_chart(self._charts[name])
            self._waiting.remove(name)
            if is_new:
                break
        self._show_cards()
        self._quiet.start()

    def _show_cards(self) -> None:
        made = [self._cards[each] for each in self._charts if each in self._cards]
        self._grid.show_cards(made, len(self._charts))
        self._grid.setVisible(bool(self._charts))
        if self._scroll and self._charts:  # from the start, or it would take its room later on
            self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)

    def _on_task_failed(self, error: Exception) -> None:
        self._task = None
        raise error

    def _on_tables_wanted(self, shown: bool) -> None:
        for card in self._cards.values():
            card.show_table(shown=shown)
        self._quiet.start()

    def _on_card_opened(self, first: "date", last: "date") -> None:
        """Show the entries of some days on the timeline, of whom the charts are about."""
        period = {"weeks": -1, "first": first.isoformat(), "last": last.isoformat()}
        person = self._tools.place()["person"]
        self.around.show("timeline", {"person": person, "period": period})

    def _on_picture_wanted(self, name: str) -> None:
        self._saving.save(self._charts[name])

    def _on_quiet_timeout(self) -> None:
        """Do the next thing that is left: all at once, they would stop the window.

        What is in sight is drawn, then all others get their charts, then words go beneath them; a
        little later those charts are drawn.
        """
        self._ahead.stop()
        if not self.isVisible():
            return
        cards = list(self._cards.values())
        seen = [card for card in cards if card.in_sight]
        if len(cards) >= AT_ONCE and any(card.draw_ahead() for card in seen):
            return
        if self._waiting:
            self._show_waiting(1)
        elif self._untold:
            self._untold = False
            self._together.show_numbers(self._found)
            self._quiet.start()
        else:
            self._ahead.start()

    def _on_ahead_timeout(self) -> None:
        if self.isVisible():
            any(card.draw_ahead() for card in self._cards.values())

    def _on_look_changed(self) -> None:
        self._grid.fit()
        for card in self._cards.values():
            card.look_again()
        self._place_tools()
        self._quiet.start()

    # -- inside

    def _card(self, name: str) -> ChartCard:
        card = ChartCard(f"trends.{name}")
        card.show_table(shown=self._tools.shows_tables)
        card.opened.connect(self._on_card_opened)
        card.settled.connect(self._quiet.start)
        card.wants_picture.connect(self._saving.save)
        return card

    def _today(self) -> "date":
        return self.journal.calendar.day_of(self.journal.clock())

    def _offer_people(self) -> None:
        self._tools.offer_people(self.journal.people(retired=True))

    def _place_tools(self) -> None:
        """Beside the title where they have room, else beneath it, in as many lines as need be."""
        margins = self._outer.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        wide = self._tools.sizeHint().width()
        metrics = QFontMetrics(Theme.current.font("title", bold=True))
        title = metrics.horizontalAdvance(_(self.TITLE))
        beneath = title + GAP + wide > room
        ways = QBoxLayout.Direction
        self._titled.setDirection(ways.TopToBottom if beneath else ways.LeftToRight)
        self._tools.setMinimumWidth(0 if beneath else wide)
        self._after_actions.changeSize(0, 0, QSizePolicy.Policy.Fixed)
        self._titled.invalidate()

    def _connect(self) -> None:
        self._reader.read.connect(self._on_reader_read)
        self._reader.failed.connect(self._on_reader_failed)
        self._timer.timeout.connect(self._on_timer_timeout)
        self._quiet.timeout.connect(self._on_quiet_timeout)
        self._ahead.timeout.connect(self._on_ahead_timeout)
        self._tools.changed.connect(self._on_tools_changed)
        self._tools.resized.connect(self._place_tools)
        self._tools.tables_wanted.connect(self._on_tables_wanted)
        self._tools.picture_wanted.connect(self._on_picture_wanted)
        self.around.look.changed.connect(self._on_look_changed)

    def _lay_out(self) -> None:
        self.title_actions.addWidget(self._tools)
        for part in (self._empty, self._grid):
            part.hide()
            self.body.addWidget(part)
        self.body.addWidget(self._together)
        self.body.addStretch(1)
        self._tools.offer_charts([])

"""The charts of a packet: small ones for the first page, and all of them at their full size."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from matplotlib.figure import Figure

from inglenook.charts.chart import Chart, Draw, Marker
from inglenook.charts.style import ChartStyle, Role
from inglenook.charts.trends import charts
from inglenook.insights.ledger import Ledger
from inglenook.insights.spans import Unit
from inglenook.insights.view import View
from inglenook.journal.entries import TrustFeeling
from inglenook.packet.choice import Choice
from inglenook.packet.choose import Gathered
from inglenook.packet.document import Block, Heading, Picture, Runs
from inglenook.packet.rules import Rules
from inglenook.packet.said import SLOT, named
from inglenook.words import _, mark

ON_PAGE_ONE = ("responsiveness", "zones", "trust")
SMALL_PX = 72.0  # how high a chart of page one is at least: in less, its labels touch
# The greys of the paper: see ``figures``.
LIGHT_TO_DARK: tuple[Role, ...] = (
    "unclear",
    "centre",
    "against",
    "protection",
    "theirs",
    "away",
    "disconnection",
    "toward",
    "mine",
)
_MARKED: dict[Marker, str] = {
    "circle": mark("Circles: {label}."),
    "square": mark("Squares: {label}."),
}
IN_MONTHS = 104 * 7  # days: longer periods are told month by month


@dataclass(frozen=True, eq=False)
class Pair:
    """One chart as it is drawn, and its words with a slot for the name that stands in them."""

    chart: Chart
    told: Chart
    name: str | None

    def picture(self) -> Picture:
        """The chart with all of its words."""
        counted, told = self.told.counted, " ".join(self.told.sentences)
        repeated = told.startswith(counted.removesuffix("."))
        parts = (self._legend(), "" if repeated else counted, told)
        below = self._runs(" ".join(part for part in parts if part))
        return Picture(self.chart, self._runs(self.told.summary), below)

    def small(self, height_px: float) -> Picture:
        """The chart for page one, where neither its rule nor what it says has room."""
        chart = replace(self.chart, height_px=height_px, draw=_Compact(self.chart.draw))
        title = tuple(replace(run, strong=True) for run in self._runs(f"{self.told.title}."))
        legend = self._runs(f" {self._legend()}") if self._legend() else ()
        return Picture(chart, self._runs(self.told.summary), (*title, *legend))

    def full(self) -> Iterator[Block]:
        """The chart under a heading of its own."""
        yield Heading(2, self._runs(self.told.title))
        yield self.picture()

    def _legend(self) -> str:
        """What the marks stand for; where they are all alike, what the greys of the paper do."""
        entries = self.told.legend
        if len(entries) < 2:
            return ""
        if len({each.marker for each in entries}) == len(entries):
            told = [_(_MARKED[each.marker]).format(label=each.label) for each in entries]
            return " ".join(told)
        lighter_first = sorted(entries, key=lambda each: LIGHT_TO_DARK.index(each.role))
        labels = ", ".join(each.label.lower() for each in lighter_first)
        return _("From light to dark: {labels}.").format(labels=labels)

    def _runs(self, text: str) -> Runs:
        return named(" ".join(text.split("\n")), self.name)


@dataclass(frozen=True)
class _Compact:
    """Draws a chart without its caption."""

    drawn: Draw

    def __call__(
        self,
        style: ChartStyle,
        width_px: float,
        height_px: float,
        *,
        compact: bool = True,  # noqa: ARG002 - it always is
    ) -> Figure:
        return self.drawn(style, width_px, height_px, compact=True)


Drawn = Callable[[View], tuple[Chart, ...]]


def pairs(gathered: Gathered, choice: Choice, ledger: Ledger, rules: Rules) -> list[Pair]:
    """Every chart that has something to show, in the order of Trends.

    They look at one person where only one was chosen, who is called as in all of the packet.
    """
    person = next(iter(choice.people)) if choice.people and len(choice.people) == 1 else None
    name = next((each.name for each in gathered.people if each.id == person), None)
    person = person if name is not None else None
    view = View(
        person=person,
        name=rules.shown[person] if person else None,
        first=gathered.charted_from,
        last=choice.until,
        unit=_unit(gathered, choice),
        calendar=gathered.calendar,
        unwanted=gathered.unwanted[TrustFeeling],
    )
    made: Drawn = partial(charts, ledger)
    told = made(replace(view, name=SLOT)) if person else made(view)
    return [
        Pair(chart, words, name) for chart, words in zip(made(view), told, strict=True) if chart.n
    ]


def _unit(gathered: Gathered, choice: Choice) -> Unit:
    days = (choice.until - gathered.charted_from).days
    return Unit.MONTH if days > IN_MONTHS else Unit.WEEK

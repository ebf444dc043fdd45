"""What a chart is wherever it stands: a figure with its title, its words, its table and its spots.

The same chart is shown on screen, saved as a picture and put on paper.
"""

from collections.abc import Callable, Iterable
from dataclasses import astuple, dataclass
from datetime import date
from typing import Any, Literal, Protocol

from matplotlib.figure import Figure

from inglenook.charts.style import ChartStyle, Role
from inglenook.insights.span_words import span_title
from inglenook.insights.spans import Spans
from inglenook.journal.dates import full_label
from inglenook.words import _

Marker = Literal["circle", "square"]


@dataclass(frozen=True)
class LegendEntry:
    """One line of the legend: its words, its colour in the ``ChartStyle``, its mark."""

    label: str
    role: Role
    marker: Marker


@dataclass(frozen=True)
class Spot:
    """A part of a chart that can be pointed at, and what it says then.

    ``left``, ``bottom``, ``right`` and ``top`` are data coordinates of the figure's first axes;
    a ``bottom`` and ``top`` of None reach over its whole height. ``days`` are the first and the
    last day whose entries it counts, and None where it stands for no days of its own.
    """

    left: float
    right: float
    words: str
    days: tuple[date, date] | None = None
    bottom: float | None = None
    top: float | None = None


@dataclass(frozen=True)
class Table:
    """The chart in rows of words: as many cells in each as there are headings."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Draw(Protocol):
    """Draws a figure in a style; sizes in px of 1/96 inch. A compact one has no caption."""

    def __call__(
        self, style: ChartStyle, width_px: float, height_px: float, *, compact: bool = False
    ) -> Figure:
        """Make the figure."""
        ...


@dataclass(frozen=True, eq=False)
class Chart:
    """One chart, ready to be shown.

    ``name`` is for the program. ``title`` says what it shows, ``up`` and ``along`` what its axes
    stand for, ``n`` how many entries it counts, ``counted`` the same in words. ``sentences`` tell
    what changed and how sure that is; ``summary`` tells the whole chart to those who do not see
    it. ``table`` and ``spots`` are made when they are asked for. ``height_px`` is how high it
    likes to be where text is of the usual size.
    """

    name: str
    title: str
    up: str
    along: str
    n: int
    counted: str
    legend: tuple[LegendEntry, ...]
    sentences: tuple[str, ...]
    summary: str
    table: Callable[[], Table]
    spots: Callable[[], tuple[Spot, ...]]
    draw: Draw
    height_px: float = 240.0


def table_of(headings: Iterable[str], rows: Iterable[Any]) -> Table:
    """A table from rows that are dataclasses; headings are marked texts."""
    return Table(
        tuple(_(each) for each in headings),
        tuple(tuple(map(_in_words, astuple(row))) for row in rows),
    )


def span_spots(shown: Spans, told: Callable[[int], Iterable[str]]) -> tuple[Spot, ...]:
    """A spot for each week or month, as wide as its place; ``told`` are its lines of words."""
    return tuple(
        Spot(
            place - 0.5,
            place + 0.5,
            "\n".join([span_title(shown, place), *told(place)]),
            shown.days(place),
        )
        for place in range(len(shown))
    )


def _in_words(cell: object) -> str:
    return full_label(cell) if isinstance(cell, date) else str(cell)

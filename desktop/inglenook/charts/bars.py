"""How counts of words are drawn: a word on the left, a rounded bar, and its number beside it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection
from matplotlib.figure import Figure

from inglenook.charts.chart import Spot
from inglenook.charts.nothing import say_nothing
from inglenook.charts.paper import LINE_EMS, Measure, blank_figure
from inglenook.charts.style import PX_PER_INCH, ChartStyle, Role, applied, points
from inglenook.insights.proportions import FloatArray
from inglenook.words import ngettext

USUAL_EM = 11.0  # px
TOP_EMS, CAPTION_EMS = 0.3, 0.7  # above the first row, and between the last one and the caption
SIDE_PX, NUMBER_PX, WORD_EMS = 10.0, 9.0, 1.4  # right of all; before a number; behind the words
ROW_EMS = 2.5  # from bar to bar
LEAST_LINE_EMS, LEAST_GAP_EMS = 1.1, 0.25  # what each line of words needs of it, and their gap
APART = 0.6  # rows between two groups
LARGER = 1.18  # words are larger than other small text where there is room
LEAST_BARS = 0.28  # how much of the width the bars keep where words are long
THICK, THICKEST_EMS = 0.45, 0.9  # how much of its row a bar fills
LIFT = 0.13  # ems by which words are raised so that their small letters stand beside the bar
_ARC = np.linspace(-np.pi / 2, np.pi / 2, 9)


@dataclass(frozen=True)
class Bar:
    """A word and how often it counts. Bars of another ``group`` stand a little apart."""

    word: str
    n: int
    role: Role = "mine"
    group: int = 0


@dataclass(frozen=True)
class _Room:
    """What there is to be drawn on, in px: ``numbers`` are what is right of the longest bar."""

    width: float
    height: float
    numbers: float
    em: float
    measure: Measure


@dataclass(frozen=True)
class _Plan:
    """Bars as they are drawn: their words in lines, and the lengths of it all in px."""

    bars: Sequence[Bar]
    words: Sequence[str]
    word_px: float
    left: float
    across: float
    row: float
    caption: Sequence[str]

    @property
    def most(self) -> int:
        """What the longest bar counts."""
        return max(bar.n for bar in self.bars)

    @property
    def up(self) -> float:
        """How high all rows are together."""
        return self.row * _rows(self.bars)

    def fits(self, room: _Room) -> bool:
        """Whether no word is in the way of another, and the bars have room."""
        roomy = self.across >= LEAST_BARS * room.width - 1
        return roomy and self.row >= _least_row(self.words) * self.word_px


def draw_bars(
    bars: Sequence[Bar],
    style: ChartStyle,
    width_px: float,
    height_px: float,
    caption: str,
    nothing: str,
) -> Figure:
    """Draw bars from the top, all to one scale, and the caption below them unless it is empty.

    Where there is no room for all, the last are left out and the caption says so. Without any bar
    there are the words ``nothing`` alone. Sizes in px of 1/96 inch.
    """
    with applied(style):
        figure = blank_figure(style, width_px, height_px)
        if not bars:
            axes = figure.add_axes((0, 0, 1, 1))
            axes.set_axis_off()
            say_nothing(axes, nothing, style)
            return figure
        plan = _plan(bars, _room(figure, bars, style), caption)
        axes = _axes(figure, plan, style)
        _draw(axes, plan, style)
        _write(axes, plan, style)
        return figure


def height_of(bars: Sequence[Bar]) -> float:
    """How high a figure of these bars likes to be, in px, where text is of the usual size."""
    return USUAL_EM * (TOP_EMS + _rows(bars) * ROW_EMS + CAPTION_EMS + 2.5 * LINE_EMS)


def places_of(bars: Sequence[Bar]) -> FloatArray:
    """Where each bar stands, in rows from the top; the first at 0."""
    groups = np.array([bar.group for bar in bars], dtype=np.int64)
    return np.asarray(np.arange(len(bars)) + APART * (groups - groups[:1]))


def bar_spots(
    bars: Sequence[Bar], told: Sequence[str], days: tuple[date, date]
) -> tuple[Spot, ...]:
    """A spot for each bar, as long as the longest; ``told`` are its words."""
    most = max((bar.n for bar in bars), default=0)
    return tuple(
        Spot(0.0, float(most), words, days, bottom=place - 0.5, top=place + 0.5)
        for place, words in zip(places_of(bars).tolist(), told, strict=True)
    )


# -- what fits


def _room(figure: Figure, bars: Sequence[Bar], style: ChartStyle) -> _Room:
    measure = Measure(style)
    wide, high = (float(inches) * PX_PER_INCH for inches in figure.get_size_inches())
    numbers = max(measure.width(f"{bar.n:,}") for bar in bars) + NUMBER_PX + SIDE_PX
    return _Room(wide, high, numbers, style.font_px, measure)


def _plan(bars: Sequence[Bar], room: _Room, caption: str) -> _Plan:
    """The first plan that fits, or else the one with the fewest bars."""
    plans = _plans(bars, room, caption)
    plan = next(plans)
    while not plan.fits(room):
        try:
            plan = next(plans)
        except StopIteration:
            break
    return plan


def _plans(bars: Sequence[Bar], room: _Room, caption: str) -> Iterator[_Plan]:
    """Larger words, smaller ones, those in lines, and then fewer and fewer of them."""
    single = [[bar.word] for bar in bars]
    for scale in (LARGER, 1.0):
        yield _planned(bars, single, room, caption, scale * room.em)
    most = max(room.width * (1 - LEAST_BARS) - WORD_EMS * room.em - room.numbers, 1.0)
    lines = [room.measure.wrapped(bar.word, most) for bar in bars]
    widest = max(map(room.measure.width, chain.from_iterable(lines)))
    word_px = room.em * min(most / widest, 1.0)  # smaller where even one word is wider
    for kept in range(len(bars), 0, -1):
        left_out = len(bars) - kept
        more = ngettext("{n} more is in the table.", "{n} more are in the table.", left_out)
        said = f"{caption} {more.format(n=left_out)}" if caption and left_out else caption
        yield _planned(bars[:kept], lines[:kept], room, said, word_px)


def _planned(
    bars: Sequence[Bar], told: Sequence[Sequence[str]], room: _Room, caption: str, word_px: float
) -> _Plan:
    """The lengths of it all where the words stand in such lines."""
    wide = max(map(room.measure.width, chain.from_iterable(told))) * word_px / room.em
    left = wide + WORD_EMS * room.em
    lines = room.measure.wrapped(caption, max(room.width - SIDE_PX, 1.0))
    below = (TOP_EMS + CAPTION_EMS + LINE_EMS * len(lines)) * room.em
    words = ["\n".join(each) for each in told]
    likes = max(ROW_EMS * room.em, (_least_row(words) + LEAST_GAP_EMS) * word_px)
    return _Plan(
        bars=bars,
        words=words,
        word_px=word_px,
        left=left,
        across=max(room.width - left - room.numbers, 1.0),
        row=max(min((room.height - below) / _rows(bars), likes), 1.0),
        caption=lines,
    )


def _least_row(words: Sequence[str]) -> float:
    """How high a row has to be for its words, in times their size."""
    return LEAST_GAP_EMS + LEAST_LINE_EMS * max(word.count("\n") + 1 for word in words)


def _rows(bars: Sequence[Bar]) -> float:
    return float(places_of(bars)[-1]) + 1 if bars else 3.0


# -- on paper


def _axes(figure: Figure, plan: _Plan, style: ChartStyle) -> Axes:
    """The grid, whose rows are bars, and the caption below it."""
    wide, high = (float(inches) * PX_PER_INCH for inches in figure.get_size_inches())
    top = TOP_EMS * style.font_px
    axes = figure.add_axes(
        (plan.left / wide, 1 - (top + plan.up) / high, plan.across / wide, plan.up / high)
    )
    axes.set_axis_off()
    axes.set_xlim(0, max(plan.most, 1))
    axes.set_ylim(_rows(plan.bars) - 0.5, -0.5)
    if plan.caption:
        axes.text(
            -plan.left / plan.across,
            -CAPTION_EMS * style.font_px / plan.up,
            "\n".join(plan.caption),
            transform=axes.transAxes,
            va="top",
            linespacing=LINE_EMS / 1.2,
            gid="caption",
        )
    return axes


def _draw(axes: Axes, plan: _Plan, style: ChartStyle) -> None:
    """The bars, each as long as its number says, with round ends."""
    thick = min(THICK * plan.row, THICKEST_EMS * style.font_px)
    px = plan.across / max(plan.most, 1)
    places = places_of(plan.bars)
    some = [(bar, place) for bar, place in zip(plan.bars, places, strict=True) if bar.n]
    shapes = [_pill(bar.n * px, thick) / (px, plan.row) + (0, place) for bar, place in some]
    axes.add_collection(
        PolyCollection(
            shapes,
            facecolors=[getattr(style, bar.role) for bar, _place in some],
            linewidths=0,
            gid="bars",
        ),
        autolim=False,
    )


def _pill(long: float, thick: float) -> FloatArray:
    """A bar with round ends that starts at 0; one shorter than it is thick is an ellipse."""
    high = thick / 2
    round_px = min(high, long / 2)
    across, up = np.cos(_ARC) * round_px, np.sin(_ARC) * high
    x = np.concatenate([long - round_px + across, round_px - across])
    return np.column_stack([x, np.concatenate([up, -up])])


def _write(axes: Axes, plan: _Plan, style: ChartStyle) -> None:
    """The words on the left of the bars, and the numbers beside them."""
    places = places_of(plan.bars).tolist()
    for bar, word, place in zip(plan.bars, plan.words, places, strict=True):
        axes.text(
            -plan.left / plan.across,
            place - LIFT * plan.word_px / plan.row,
            word,
            transform=axes.get_yaxis_transform(),
            color=style.ink,
            fontsize=points(plan.word_px),
            va="center_baseline",
            linespacing=1.1,
            gid="word",
        )
        axes.annotate(
            f"{bar.n:,}",
            (bar.n, place),
            xytext=(points(NUMBER_PX) if bar.n else 0.0, points(LIFT * style.font_px)),
            textcoords="offset points",
            va="center_baseline",
            annotation_clip=False,
            gid="n",
        )

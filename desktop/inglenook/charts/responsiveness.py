"""The responsiveness chart: which share of bids was met, week by week, both ways."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.colors import to_rgba
from matplotlib.figure import Figure

from inglenook.charts.style import ChartStyle, applied, points
from inglenook.charts.weekly import Paper, weekly_paper
from inglenook.insights.proportions import TELLABLE, FloatArray
from inglenook.insights.responsiveness import Responsiveness, Track
from inglenook.insights.sentences import describe_change, subject_of, told_with_interval
from inglenook.journal.dates import full_label
from inglenook.words import _, mark, ngettext

CAPTION = mark(
    "Dots: single weeks, larger with more bids, hollow below 5. "
    "Line: last 4 weeks together, shaded with its 95% interval."
)
NOTHING = mark("No answered bids in these weeks.")

Role = Literal["mine", "theirs"]
Marker = Literal["circle", "square"]

APART_PX = 4.0  # how far the two dots of one week stand from its middle
LINE_PX, BAND_ALPHA = 2.2, 0.13
SMALLEST_PX, LARGEST_PX = 4.5, 11.0
ROOMY_PX = 20.0  # narrower weeks than this get smaller dots and thinner lines


@dataclass(frozen=True)
class _Look:
    role: Role
    marker: Marker
    code: Literal["o", "s"]
    dashes: tuple[float, ...] | None
    side: int
    shrink: float  # a square looks larger than a circle as wide


_LOOKS = (
    _Look("mine", "circle", "o", None, -1, 1.0),
    _Look("theirs", "square", "s", (2.4, 1.2), 1, 0.9),
)


@dataclass(frozen=True)
class LegendEntry:
    """One line of the legend: its words, its colour in the ``ChartStyle``, its mark."""

    label: str
    role: Role
    marker: Marker


def legend(name: str | None) -> tuple[LegendEntry, LegendEntry]:
    """What the two colours and marks stand for; ``name`` is None for everybody."""
    mine = _("mine, met by {name}") if name is not None else _("mine, met by them")
    theirs = _("{name}’s, met by me") if name is not None else _("theirs, met by me")
    return (
        LegendEntry(mine.format(name=name), "mine", "circle"),
        LegendEntry(theirs.format(name=name), "theirs", "square"),
    )


def draw_responsiveness(
    series: Responsiveness,
    style: ChartStyle,
    width_px: float,
    height_px: float,
    *,
    compact: bool = False,
) -> Figure:
    """Draw the series; a compact one has no caption. Sizes in px of 1/96 inch.

    Title and legend belong to whatever shows the figure.
    """
    with applied(style):
        caption = "" if compact else _(CAPTION)
        paper = weekly_paper(style, width_px, height_px, series.weeks, caption)
        for track, look in zip(series.tracks, _LOOKS, strict=True):
            _draw_line(paper, track, look, getattr(style, look.role))
            _draw_dots(paper, track, look, getattr(style, look.role), style.surface)
        if not any(track.answered.any() for track in series.tracks):
            _say_nothing(paper)
        return paper.figure


def describe(series: Responsiveness, name: str | None) -> str:
    """The chart in plain sentences, for those who do not see it."""
    opening = ngettext(
        "Share of bids met by turning toward in {n} week, from {first}.",
        "Share of bids met by turning toward in {n} weeks, from {first} to the week of {last}.",
        len(series.weeks),
    ).format(
        n=len(series.weeks), first=full_label(series.weeks[0]), last=full_label(series.weeks[-1])
    )
    told = [
        f"{_describe_track(track, name)} {describe_change(name, track)}" for track in series.tracks
    ]
    return "\n".join([opening, *told])


def _describe_track(track: Track, name: str | None) -> str:
    total = track.total
    parts = [
        _("{subject}: {share}.").format(
            subject=subject_of(name, track), share=told_with_interval(total.met)
        )
    ]
    if total.unclear:
        unclear = ngettext("{n} answer is unclear.", "{n} answers are unclear.", total.unclear)
        parts.append(unclear.format(n=total.unclear))
    line = track.rate[~np.isnan(track.rate)]
    if line.size:
        ends = _("The line starts at {first}% and ends at {last}%.")
        parts.append(ends.format(first=f"{line[0] * 100:.0f}", last=f"{line[-1] * 100:.0f}"))
    empty = int((track.answered == 0).sum())
    if empty:
        gaps = ngettext("{n} week has nothing to count.", "{n} weeks have nothing to count.", empty)
        parts.append(gaps.format(n=empty))
    return " ".join(parts)


def _say_nothing(paper: Paper) -> None:
    # Between two gridlines, so that none runs through the words.
    paper.axes.text(
        0.5, 0.625, _(NOTHING), transform=paper.axes.transAxes, ha="center", va="center"
    )


def _draw_line(paper: Paper, track: Track, look: _Look, colour: str) -> None:
    """One line and one band for each stretch of weeks without a gap."""
    stub = min(0.35, max(12 / paper.px_per_week, 1.5 / paper.px_per_week))
    stretches = [_stretch(track, part, stub) for part in _parts(track.rate)]
    bands = [
        np.concatenate([np.column_stack([x, low]), np.column_stack([x, high])[::-1]])
        for x, _rate, low, high in stretches
    ]
    lines = [np.column_stack([x, rate]) for x, rate, _low, _high in stretches]
    paper.axes.add_collection(
        PolyCollection(
            bands,
            facecolor=colour,
            alpha=BAND_ALPHA,
            linewidth=0,
            zorder=1,
            gid=f"{look.role}-band",
        ),
        autolim=False,
    )
    paper.axes.add_collection(
        LineCollection(
            lines,
            colors=colour,
            linewidths=points(LINE_PX * max(_room(paper), 0.6)),
            linestyles=[(0, look.dashes)],
            zorder=2,
            gid=f"{look.role}-line",
        ),
        autolim=False,
    )


def _room(paper: Paper) -> float:
    """How large marks may be where weeks stand close together, 0.4 to 1."""
    return min(max(paper.px_per_week / ROOMY_PX, 0.4), 1.0)


def _parts(rate: FloatArray) -> list[slice]:
    """The unbroken stretches of a line."""
    known = np.concatenate([[False], ~np.isnan(rate), [False]])
    edges = np.flatnonzero(known[1:] != known[:-1])
    return [slice(int(start), int(end)) for start, end in edges.reshape(-1, 2)]


def _stretch(track: Track, part: slice, stub: float) -> list[FloatArray]:
    """The x, rate, low and high of one stretch; a lone week becomes a short level line."""
    x = np.arange(part.start, part.stop, dtype=np.float64)
    values = [track.rate[part], track.low[part], track.high[part]]
    if len(x) == 1:
        return [x + np.array([-stub, stub]), *(np.repeat(value, 2) for value in values)]
    return [x, *values]


def _draw_dots(paper: Paper, track: Track, look: _Look, colour: str, surface: str) -> None:
    """All single weeks as one artist: larger with more bids, hollow where they are few."""
    weeks = np.flatnonzero(track.answered)
    n = track.answered[weeks]
    room = _room(paper)
    diameter = np.clip(2.2 * np.sqrt(n) + 1.2, SMALLEST_PX, LARGEST_PX) * room * look.shrink
    fill = np.array([to_rgba(surface), to_rgba(colour, 0.8)])
    paper.axes.scatter(
        weeks + look.side * min(APART_PX / paper.px_per_week, 0.22),
        track.single[weeks],
        s=points(1) ** 2 * diameter**2,
        marker=look.code,
        facecolors=fill[(n >= TELLABLE).astype(int)],
        edgecolors=colour,
        linewidths=points(1.2 * room),
        clip_on=False,
        zorder=3,
        gid=f"{look.role}-dots",
    )

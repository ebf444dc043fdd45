"""The responsiveness chart: which share of bids was met, week by week, both ways."""

from dataclasses import dataclass

import numpy as np
from matplotlib.figure import Figure

from inglenook.charts.strokes import (
    DASHED,
    SOLID,
    Line,
    Marker,
    Role,
    aside,
    draw_dots,
    draw_line,
)
from inglenook.charts.style import ChartStyle, applied
from inglenook.charts.weekly import Paper, weekly_paper
from inglenook.insights.responsiveness import Responsiveness, Track
from inglenook.insights.sentences import describe_change, subject_of, told_with_interval
from inglenook.journal.dates import full_label
from inglenook.words import _, mark, ngettext

CAPTION = mark(
    "Dots: single weeks, larger with more bids, hollow below 5. "
    "Line: last 4 weeks together, shaded with its 95% interval."
)
NOTHING = mark("No answered bids in these weeks.")

LOOKS = (SOLID, DASHED)


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
        for track, look in zip(series.tracks, LOOKS, strict=True):
            draw_line(paper, Line(track.rate, track.low, track.high), look, style)
            draw_dots(paper, track.single, track.answered, look, style, aside(paper, look))
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

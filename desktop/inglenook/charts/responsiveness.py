"""The responsiveness chart: which share of bids was met over time, both ways."""

from functools import partial

import numpy as np
from matplotlib.figure import Figure

from inglenook.charts.chart import Chart, LegendEntry, span_spots, table_of
from inglenook.charts.strokes import DASHED, SOLID, Line, aside, draw_dots, draw_line
from inglenook.charts.style import ChartStyle, applied
from inglenook.charts.time_paper import Paper, time_paper
from inglenook.insights.bid_sentences import (
    describe_change,
    headings,
    subject_of,
    table,
    told_tallies,
)
from inglenook.insights.ledger import Ledger
from inglenook.insights.responsiveness import Responsiveness, Track, course
from inglenook.insights.sentences import told_with_interval
from inglenook.insights.span_words import axis_label, told_gaps, told_spans
from inglenook.insights.spans import Unit
from inglenook.insights.view import View
from inglenook.words import _, mark, ngettext

TITLE = mark("Bids that were met by turning toward")
CAPTIONS = {
    Unit.WEEK: mark(
        "Dots: single weeks, larger with more bids, hollow below 5. "
        "Line: last 4 weeks together, shaded with its 95% interval."
    ),
    Unit.MONTH: mark(
        "Dots: single months, larger with more bids, hollow below 5. "
        "Line: the same months from 5 bids on, shaded with their 95% interval."
    ),
}
NOTHING = mark("No answered bids in this time.")

LOOKS = (SOLID, DASHED)


def chart(ledger: Ledger, view: View) -> Chart:
    """The chart of what somebody looks at."""
    bids = ledger.bids
    series = course(bids.days, bids.codes, view.calendar, view.first, view.last, view.unit)
    n = sum(track.total.met.n + track.total.unclear for track in series.tracks)
    return Chart(
        name="responsiveness",
        title=_(TITLE),
        up=_("Share of the bids with a clear answer"),
        along=axis_label(view.unit),
        n=n,
        counted=ngettext("{n} bid.", "{n} bids.", n).format(n=f"{n:,}"),
        legend=legend(view.name),
        sentences=tuple(describe_change(view.name, track) for track in series.tracks),
        summary=describe(series, view.name),
        table=lambda: table_of(headings(view.unit), table(series)),
        spots=lambda: span_spots(series.spans, partial(_told, series, view.name)),
        draw=partial(draw_responsiveness, series),
    )


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
        caption = "" if compact else _(CAPTIONS[series.spans.unit])
        paper = time_paper(style, width_px, height_px, series.spans, caption)
        for track, look in zip(series.tracks, LOOKS, strict=True):
            draw_line(paper, Line(track.rate, track.low, track.high), look, style)
            draw_dots(paper, track.single, track.answered, look, style, aside(paper, look))
        if not any(track.answered.any() for track in series.tracks):
            _say_nothing(paper)
        return paper.figure


def describe(series: Responsiveness, name: str | None) -> str:
    """The chart in plain sentences, for those who do not see it."""
    opening = _("Share of bids met by turning toward in {spans}.").format(
        spans=told_spans(series.spans)
    )
    told = [
        f"{_describe_track(series, track, name)} {describe_change(name, track)}"
        for track in series.tracks
    ]
    return "\n".join([opening, *told])


def _describe_track(series: Responsiveness, track: Track, name: str | None) -> str:
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
        parts.append(told_gaps(series.spans.unit, empty))
    return " ".join(parts)


def _told(series: Responsiveness, name: str | None, place: int) -> list[str]:
    """What one week or month holds, by itself."""
    tallies = [track.tally(place) for track in series.tracks]
    return told_tallies(name, *tallies) or [_("Nothing to count.")]


def _say_nothing(paper: Paper) -> None:
    # Between two gridlines, so that none runs through the words.
    paper.axes.text(
        0.5, 0.625, _(NOTHING), transform=paper.axes.transAxes, ha="center", va="center"
    )

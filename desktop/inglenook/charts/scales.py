"""The chart of the scales: trust, or safe and seen, as each median in its middle half."""

from collections.abc import Sequence
from functools import partial

import numpy as np
from matplotlib.collections import PolyCollection
from matplotlib.figure import Figure

from inglenook.charts.chart import Chart, LegendEntry, span_spots, table_of
from inglenook.charts.strokes import DASHED, SOLID, Line, Look, aside, draw_dots, draw_line
from inglenook.charts.style import ChartStyle, applied
from inglenook.charts.time_paper import Paper, Ruler, time_paper
from inglenook.insights.ledger import Feelings, Ledger
from inglenook.insights.proportions import IntArray
from inglenook.insights.scale_change import describe_scale_change, scale_changes
from inglenook.insights.scale_sentences import (
    describe_latest,
    scale_headings,
    scale_label,
    scale_table,
    told_middle,
    told_number,
)
from inglenook.insights.scales import MYSELF, OTHERS, THE_QUESTION, TRUST, Course, Scales, courses
from inglenook.insights.span_words import axis_label, told_gaps, told_spans
from inglenook.insights.spans import Unit
from inglenook.insights.view import View
from inglenook.journal.vocabulary import About
from inglenook.words import _, mark, ngettext

CAPTIONS = {
    Unit.WEEK: mark(
        "Line: the week’s median, shaded with its middle half; hollow below 5 answers. "
        "Bars: answers a week, {most} at most."
    ),
    Unit.MONTH: mark(
        "Line: the month’s median, shaded with its middle half; hollow below 5 answers. "
        "Bars: answers a month, {most} at most."
    ),
}
NOTHING = mark("No answers on this scale in this time.")
_ENDS = (mark("not at all"), mark("fully"))

LOOKS = (SOLID, DASHED)
STRIP_PX, STRIP_GAP_PX = 30.0, 9.0  # the bars, and the room between them and a dot at 0
BAR_PX, BAR_ALPHA = 5.0, 0.5
MOST_MARKS = 6
DOTTED_PX = 4.0  # where places are narrower, only those that stand alone have a dot
ROOMY_EMS = 36.0  # narrower figures go without the words at the ends


def charts(ledger: Ledger, view: View) -> tuple[Chart, ...]:
    """The charts of what somebody looks at: trust, the question, and trust in myself.

    The last is there only where nobody in particular is looked at.
    """
    others, myself = (_feelings(ledger, about) for about in (OTHERS, MYSELF))
    series = courses(others.days, others.answers(), view.spans, OTHERS)
    shown = [
        _chart("trust", series.only(TRUST), others, view),
        _chart("question", series.only(THE_QUESTION), others, view),
    ]
    if view.person is None:
        series = courses(myself.days, myself.answers(), view.spans, MYSELF)
        shown.append(_chart("self_trust", series.only(TRUST), myself, view))
    return tuple(shown)


def title(series: Scales) -> str:
    """What the chart shows: Safe and seen, 0 to 4."""
    if series.about == MYSELF:
        return _("Trust in myself, 0 to {highest}").format(highest=_highest(series))
    names = [scale_label(course.name) for course in series.courses]
    together = _("{one} and {other}").format(one=names[0], other=names[-1].lower())
    return _("{scales}, 0 to {highest}").format(
        scales=together if len(names) > 1 else names[0], highest=_highest(series)
    )


def legend(series: Scales) -> tuple[LegendEntry, ...]:
    """What the colours and marks stand for."""
    return tuple(
        LegendEntry(scale_label(course.name), look.role, look.marker)
        for course, look in zip(series.courses, LOOKS, strict=False)
    )


def draw_scales(
    series: Scales,
    style: ChartStyle,
    width_px: float,
    height_px: float,
    *,
    compact: bool = False,
) -> Figure:
    """Draw one scale, or two that go equally far; a compact one has no caption and no bars.

    Sizes in px of 1/96 inch. Title and legend belong to whatever shows the figure. Raises
    ValueError where the scales have no common end.
    """
    most = max(int(course.n.max()) for course in series.courses)
    ruler = _ruler(
        _highest(series),
        named=not compact and width_px >= ROOMY_EMS * style.font_px,
        strip_px=STRIP_PX if most and not compact else 0.0,
    )
    with applied(style):
        caption = _(CAPTIONS[series.spans.unit]).format(most=most) if ruler.strip_px else ""
        paper = time_paper(style, width_px, height_px, series.spans, caption, ruler)
        for course, look in zip(series.courses, LOOKS, strict=False):
            _draw_course(paper, course, look, style, alone=len(series.courses) == 1)
        if ruler.strip_px:
            _draw_bars(paper, series.courses, style, most)
        if not most:
            _say_nothing(paper, ruler)
        return paper.figure


def describe(series: Scales, name: str | None) -> str:
    """The chart in plain sentences, for those who do not see it; ``name`` is None for everybody."""
    opening = _("{whom}: {scales}, in {spans}.").format(
        scales=title(series), whom=_whom(series, name), spans=told_spans(series.spans)
    )
    return "\n".join([opening, *(_describe_course(series, each) for each in series.courses)])


def _feelings(ledger: Ledger, about: frozenset[About]) -> Feelings:
    whom = [place for place, word in enumerate(About) if word in about]
    return ledger.feelings.where(np.isin(ledger.feelings.whom, whom))


def _chart(name: str, series: Scales, feelings: Feelings, view: View) -> Chart:
    n = sum(int(course.n.sum()) for course in series.courses)
    changes = scale_changes(feelings.days, feelings.answers(), view.calendar, view.last)
    subject = _("Trust in myself") if series.about == MYSELF else ""
    told = tuple(describe_scale_change(changes[each.name], subject) for each in series.courses)
    return Chart(
        name=name,
        title=title(series),
        up=_("Median"),
        along=axis_label(view.unit),
        n=n,
        counted=ngettext("{n} answer.", "{n} answers.", n).format(n=f"{n:,}"),
        legend=legend(series),
        sentences=told,
        summary="\n".join([describe(series, view.name), *told]),
        table=lambda: table_of(scale_headings(view.unit), scale_table(series)),
        spots=lambda: span_spots(series.spans, partial(_told, series)),
        draw=partial(draw_scales, series),
    )


def _told(series: Scales, place: int) -> list[str]:
    return [
        _("{scale}: {middle}.").format(
            scale=scale_label(each.name), middle=told_middle(each.middle(place))
        )
        for each in series.courses
    ]


def _whom(series: Scales, name: str | None) -> str:
    if name is not None:
        return _("Trust feelings about {name}").format(name=name)
    if series.about == MYSELF:
        return _("Trust feelings about myself")
    return _("Trust feelings about others, all together")


def _describe_course(series: Scales, course: Course) -> str:
    parts = [describe_latest(series, course)]
    medians = course.median[course.n > 0]
    if medians.size:
        span = _("The medians lie between {low} and {high}.")
        low, high = told_number(medians.min()), told_number(medians.max())
        parts.append(span.format(low=low, high=high))
    empty = int((course.n == 0).sum())
    if medians.size and empty:
        parts.append(told_gaps(series.spans.unit, empty))
    return " ".join(parts)


def _highest(series: Scales) -> int:
    highest = {course.highest for course in series.courses}
    if len(highest) != 1:
        raise ValueError("these scales have no common end")
    return highest.pop()


def _ruler(highest: int, *, named: bool, strip_px: float) -> Ruler:
    """Whole numbers, not more than six of them; the two ends have words where there is room."""
    marks = range(0, highest + 1, 1 if highest < MOST_MARKS else 2)
    words = [str(each) for each in marks]
    if named:
        for end, word in zip((0, -1), _ENDS, strict=True):
            words[end] = _("{word} {number}").format(word=_(word), number=words[end])
    return Ruler(list(marks), words, strip_px)


def _draw_course(
    paper: Paper, course: Course, look: Look, style: ChartStyle, *, alone: bool
) -> None:
    shift = 0.0 if alone else aside(paper, look)
    line = Line(course.median, course.lower, course.upper)
    draw_line(paper, line, look, style, shift)
    dotted = course.n if paper.px_per_place >= DOTTED_PX else _standing_alone(course.n)
    draw_dots(paper, course.median, dotted, look, style, shift)


def _standing_alone(n: IntArray) -> IntArray:
    """The counts of those places that have a gap on either side; 0 elsewhere."""
    beside = np.concatenate([[0], n, [0]])
    return np.where((beside[:-2] == 0) & (beside[2:] == 0), n, 0)


def _draw_bars(paper: Paper, courses: Sequence[Course], style: ChartStyle, most: int) -> None:
    """How many answers a place has, in a strip of its own below the scale."""
    floor = paper.axes.get_ylim()[0]
    tallest = -floor * (1 - STRIP_GAP_PX / STRIP_PX)
    wide = min(BAR_PX / paper.px_per_place, 0.4)
    for side, (course, look) in enumerate(zip(courses, LOOKS, strict=False)):
        left = wide * (side - len(courses) / 2)
        bars = [
            _bar(place + left, wide, floor, tallest * course.n[place] / most)
            for place in np.flatnonzero(course.n)
        ]
        paper.axes.add_collection(
            PolyCollection(
                bars,
                facecolor=getattr(style, look.role),
                alpha=BAR_ALPHA,
                linewidth=0,
                gid=f"{look.role}-bars",
            ),
            autolim=False,
        )


def _bar(left: float, wide: float, floor: float, high: float) -> list[tuple[float, float]]:
    right, top = left + wide, floor + high
    return [(left, floor), (left, top), (right, top), (right, floor)]


def _say_nothing(paper: Paper, ruler: Ruler) -> None:
    # Between two gridlines, so that none runs through the words.
    middle = sum(paper.axes.get_xlim()) / 2
    between = (ruler.marks[-3] + ruler.marks[-2]) / 2
    paper.axes.text(middle, between, _(NOTHING), ha="center", va="center")

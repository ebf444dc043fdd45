"""What can be seen of the scales, in words: the latest of each, and the chart as a table."""

from dataclasses import dataclass

from inglenook.insights.scales import Course, Middle, ScaleName, Scales
from inglenook.insights.span_words import SPANS, span_label, span_within
from inglenook.insights.spans import Unit
from inglenook.journal.dates import full_label
from inglenook.words import _, mark, ngettext

_NAMES: dict[ScaleName, str] = {
    "trust": mark("Trust"),
    "safe": mark("Safe"),
    "seen": mark("Seen"),
}


def scale_label(name: ScaleName) -> str:
    """The name of a scale, as it begins a sentence."""
    return _(_NAMES[name])


def told_number(value: float) -> str:
    """A median or a quartile, without needless zeros: 6, 2.5."""
    return f"{value:g}"


def told_middle(middle: Middle) -> str:
    """The answers of some time in words: median 6, middle half 5 to 7 (9 answers).

    Below five there is no middle half to speak of, and the median is marked few.
    """
    if not middle.n:
        return _("nothing to count")
    answers = ngettext("{n} answer", "{n} answers", middle.n).format(n=middle.n)
    if middle.few:
        words = _("median {median} ({answers}, few)")
    else:
        words = _("median {median}, middle half {lower} to {upper} ({answers})")
    return words.format(
        median=told_number(middle.median),
        lower=told_number(middle.lower),
        upper=told_number(middle.upper),
        answers=answers,
    )


def describe_latest(series: Scales, course: Course) -> str:
    """Say what the latest week or month with an answer holds, and the latest answer of all."""
    place, latest = course.last_place, course.latest
    if place is None or latest is None:
        return _("{scale}: nothing to count in this time.").format(scale=scale_label(course.name))
    sentence = _("{scale}: {middle} in {span}. The latest answer is {value}, {day}.")
    return sentence.format(
        scale=scale_label(course.name),
        middle=told_middle(course.middle(place)),
        span=span_within(series.spans, place),
        value=latest.value,
        day=full_label(latest.day),
    )


@dataclass(frozen=True)
class ScaleRow:
    """One scale in one week or month, in the table that says the same as the chart."""

    span: str
    scale: str
    median: str
    half: str
    n: int


def scale_headings(unit: Unit) -> tuple[str, ...]:
    """The marked headings of the table, as many as a row has cells."""
    return SPANS[unit], mark("Scale"), mark("Median"), mark("Middle half"), mark("Answers")


def scale_table(series: Scales) -> tuple[ScaleRow, ...]:
    """A row for each scale at each place, oldest first; a gap says that there is nothing."""
    return tuple(
        _row(span_label(series.spans, place), course.name, course.middle(place))
        for place in range(len(series.spans))
        for course in series.courses
    )


def _row(span: str, name: ScaleName, middle: Middle) -> ScaleRow:
    if not middle.n:
        return ScaleRow(span, scale_label(name), _("nothing to count"), "", 0)
    half = _("{lower} to {upper}").format(
        lower=told_number(middle.lower), upper=told_number(middle.upper)
    )
    median = _("{median} (few)") if middle.few else "{median}"
    return ScaleRow(
        span=span,
        scale=scale_label(name),
        median=median.format(median=told_number(middle.median)),
        half=half,
        n=middle.n,
    )

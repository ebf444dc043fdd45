"""What can be seen of the scales, in words: the latest week of each, and the chart as a table."""

from dataclasses import dataclass
from datetime import date

from inglenook.insights.scales import Course, Middle, ScaleName, Scales
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
    """Say what the latest week with an answer holds, and the latest answer of all."""
    place, latest = course.last_place, course.latest
    if place is None or latest is None:
        return _("{scale}: nothing to count in these weeks.").format(scale=scale_label(course.name))
    sentence = _("{scale}: {middle} in the week from {week}. The latest answer is {value}, {day}.")
    return sentence.format(
        scale=scale_label(course.name),
        middle=told_middle(course.week(place)),
        week=full_label(series.weeks[place]),
        value=latest.value,
        day=full_label(latest.day),
    )


@dataclass(frozen=True)
class ScaleRow:
    """One week of one scale in the table that says the same as the chart."""

    week: date
    scale: str
    median: str
    half: str
    n: int


SCALE_HEADINGS = (
    mark("Week from"),
    mark("Scale"),
    mark("Median"),
    mark("Middle half"),
    mark("Answers"),
)


def scale_table(series: Scales) -> tuple[ScaleRow, ...]:
    """A row for each scale in each week, oldest first; a gap says that there is nothing."""
    return tuple(
        _row(week, course.name, course.week(place))
        for place, week in enumerate(series.weeks)
        for course in series.courses
    )


def _row(week: date, name: ScaleName, middle: Middle) -> ScaleRow:
    if not middle.n:
        return ScaleRow(week, scale_label(name), _("nothing to count"), "", 0)
    half = _("{lower} to {upper}").format(
        lower=told_number(middle.lower), upper=told_number(middle.upper)
    )
    median = _("{median} (few)") if middle.few else "{median}"
    return ScaleRow(
        week=week,
        scale=scale_label(name),
        median=median.format(median=told_number(middle.median)),
        half=half,
        n=middle.n,
    )

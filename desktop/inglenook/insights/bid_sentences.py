"""How bids were answered, in words: the sentence under the chart, and its table."""

from dataclasses import dataclass

from inglenook.insights.comparison import ComparedWords, told_comparison
from inglenook.insights.responsiveness import Responsiveness, Tally, Track
from inglenook.insights.sentences import told_in_table, told_with_interval
from inglenook.insights.span_words import SPANS, span_label
from inglenook.insights.spans import Unit
from inglenook.journal.vocabulary import Direction
from inglenook.words import _, mark, ngettext

# By direction and whether the journal looks at one named person.
_SUBJECT = {
    (Direction.OFFERED, True): mark("Your bids that {name} met"),
    (Direction.OFFERED, False): mark("Bids you offered that were met"),
    (Direction.RECEIVED, True): mark("{name}’s bids that you met"),
    (Direction.RECEIVED, False): mark("Bids you received that you met"),
}
_MORE = {
    (Direction.OFFERED, True): mark(
        "{name} met more of your bids in the last 4 weeks than in the 8 before"
    ),
    (Direction.OFFERED, False): mark(
        "More of the bids you offered were met in the last 4 weeks than in the 8 before"
    ),
    (Direction.RECEIVED, True): mark(
        "You met more of {name}’s bids in the last 4 weeks than in the 8 before"
    ),
    (Direction.RECEIVED, False): mark(
        "You met more of the bids you received in the last 4 weeks than in the 8 before"
    ),
}
_FEWER = {
    (Direction.OFFERED, True): mark(
        "{name} met fewer of your bids in the last 4 weeks than in the 8 before"
    ),
    (Direction.OFFERED, False): mark(
        "Fewer of the bids you offered were met in the last 4 weeks than in the 8 before"
    ),
    (Direction.RECEIVED, True): mark(
        "You met fewer of {name}’s bids in the last 4 weeks than in the 8 before"
    ),
    (Direction.RECEIVED, False): mark(
        "You met fewer of the bids you received in the last 4 weeks than in the 8 before"
    ),
}


def describe_change(name: str | None, track: Track) -> str:
    """Say whether the last 4 weeks differ from the 8 before; ``name`` is None for everybody."""
    which = (track.direction, name is not None)
    words = ComparedWords(_SUBJECT[which], _MORE[which], _FEWER[which])
    return told_comparison(track.lately, words, name)


def subject_of(name: str | None, track: Track) -> str:
    """Whose bids a track counts, and who met them."""
    return bids_subject(name, track.direction)


def bids_subject(name: str | None, direction: Direction) -> str:
    """Whose bids these are, and who met them; ``name`` is None for everybody."""
    return _(_SUBJECT[direction, name is not None]).format(name=name)


def told_tallies(name: str | None, offered: Tally, received: Tally) -> list[str]:
    """How some bids were answered, a sentence for each direction that has any."""
    tallies = {Direction.OFFERED: offered, Direction.RECEIVED: received}
    return [_told_tally(name, *each) for each in tallies.items() if each[1].met.n + each[1].unclear]


def _told_tally(name: str | None, direction: Direction, tally: Tally) -> str:
    subject = bids_subject(name, direction)
    met = _("{subject}: {share}.").format(subject=subject, share=told_with_interval(tally.met))
    if not tally.unclear:
        return met
    unclear = ngettext("{n} answer is unclear.", "{n} answers are unclear.", tally.unclear)
    return f"{met} {unclear.format(n=tally.unclear)}"


@dataclass(frozen=True)
class Row:
    """One direction in one week or month, in the table that says the same as the chart.

    ``rate`` is the week or month by itself (the dot), ``pooled`` what the line tells of it.
    """

    span: str
    whose: str
    toward: int
    away: int
    against: int
    unclear: int
    rate: str
    pooled: str


_WHOSE = {Direction.OFFERED: mark("mine"), Direction.RECEIVED: mark("theirs")}
_RATES = {
    Unit.WEEK: (
        mark("Met this week, 95% interval"),
        mark("Met in 4 weeks together, 95% interval"),
    ),
    Unit.MONTH: (mark("Met this month, 95% interval"), mark("On the line, 95% interval")),
}


def headings(unit: Unit) -> tuple[str, ...]:
    """The marked headings of the table, as many as a row has cells."""
    return (
        SPANS[unit],
        mark("Whose bids"),
        mark("Toward"),
        mark("Away"),
        mark("Against"),
        mark("Can't tell yet"),
        *_RATES[unit],
    )


def table(series: Responsiveness) -> tuple[Row, ...]:
    """Two rows a week or month, oldest first: offered, then received."""
    return tuple(
        _row(span_label(series.spans, place), track, place)
        for place in range(len(series.spans))
        for track in series.tracks
    )


def _row(span: str, track: Track, place: int) -> Row:
    tally = track.tally(place)
    return Row(
        span=span,
        whose=_(_WHOSE[track.direction]),
        toward=tally.toward,
        away=tally.away,
        against=tally.against,
        unclear=tally.unclear,
        rate=told_in_table(tally.met),
        pooled=told_in_table(track.pooled(place)),
    )

"""How many bids there are week by week or month by month, by how they were answered; in words."""

from dataclasses import dataclass

import numpy as np

from inglenook.insights.ledger import Bids
from inglenook.insights.proportions import IntArray
from inglenook.insights.responsiveness import ANSWERS, DIRECTIONS, Counts, tallied
from inglenook.insights.span_words import SPANS, span_label, span_within, told_gaps, told_spans
from inglenook.insights.spans import Spans, Unit
from inglenook.journal.vocabulary import Answer, Direction
from inglenook.words import _, mark, ngettext

RULE = mark("“Can't tell yet” counts here, and is in no rate.")

_WAYS = {Direction.OFFERED: mark("Offered"), Direction.RECEIVED: mark("Received")}
_MOST = {
    Unit.WEEK: mark("The most in one week is {n}, in {span}."),
    Unit.MONTH: mark("The most in one month is {n}, in {span}."),
}


@dataclass(frozen=True, eq=False)
class BidCounts:
    """For each direction, an array of places x (toward, away, against, unclear)."""

    spans: Spans
    counts: Counts

    @property
    def n(self) -> int:
        """How many bids there are in all."""
        return sum(int(each.sum()) for each in self.counts.values())

    def all(self, direction: Direction) -> IntArray:
        """The bids of one direction, place by place, whatever the answer."""
        return np.asarray(self.counts[direction].sum(axis=1))

    @property
    def empty(self) -> int:
        """How many places have no bid at all."""
        together = np.stack([self.all(each) for each in DIRECTIONS]).sum(axis=0)
        return int((together == 0).sum())


@dataclass(frozen=True)
class BidRow:
    """The bids of one direction in one week or month."""

    span: str
    way: str
    toward: int
    away: int
    against: int
    unclear: int
    together: int


def bid_counts(bids: Bids, over: Spans) -> BidCounts:
    """Count bids over some weeks or months."""
    return BidCounts(over, tallied(bids.days, bids.codes, over))


# -- in words


def told_bids(series: BidCounts) -> str:
    """How many bids were offered and received in this time, and how many answers are unclear."""
    if not series.n:
        return _("No bids in this time.")
    offered, received = (int(series.all(each).sum()) for each in DIRECTIONS)
    sentence = ngettext(
        "{offered} bid offered and {received} received in this time.",
        "{offered} bids offered and {received} received in this time.",
        offered,
    )
    told = sentence.format(offered=f"{offered:,}", received=f"{received:,}")
    place = ANSWERS.index(Answer.UNCLEAR)
    unclear = sum(int(each[:, place].sum()) for each in series.counts.values())
    if not unclear:
        return told
    words = ngettext("{n} answer is unclear.", "{n} answers are unclear.", unclear)
    return f"{told} {words.format(n=f'{unclear:,}')}"


def told_place(series: BidCounts, place: int) -> list[str]:
    """What one week or month holds: Offered 4: 3 toward, 1 away."""
    told = [
        _told_answers(direction, series.counts[direction][place])
        for direction in DIRECTIONS
        if series.counts[direction][place].any()
    ]
    return told or [_("Nothing to count.")]


def describe_bids(series: BidCounts, name: str | None) -> str:
    """The chart in plain sentences, for those who do not see it; ``name`` is None for everybody."""
    opening = _("Bids by how they were answered, in {spans}.")
    if name is not None:
        opening = _("Bids between {name} and me by how they were answered, in {spans}.")
    ways = [_told_way(series, each) for each in DIRECTIONS if series.counts[each].any()]
    parts = [
        opening.format(name=name, spans=told_spans(series.spans)),
        *ways,
        told_gaps(series.spans.unit, series.empty),
    ]
    return "\n".join(part for part in parts if part)


def bid_headings(unit: Unit) -> tuple[str, ...]:
    """The marked headings of the table, as many as a row has cells."""
    return (SPANS[unit], mark("Bids"), *(answer.label for answer in ANSWERS), mark("Together"))


def bid_table(series: BidCounts) -> tuple[BidRow, ...]:
    """Two rows a week or month, oldest first: offered, then received."""
    return tuple(
        _row(series, place, direction)
        for place in range(len(series.spans))
        for direction in DIRECTIONS
    )


def _row(series: BidCounts, place: int, direction: Direction) -> BidRow:
    toward, away, against, unclear = series.counts[direction][place].tolist()
    return BidRow(
        span=span_label(series.spans, place),
        way=_(_WAYS[direction]),
        toward=toward,
        away=away,
        against=against,
        unclear=unclear,
        together=toward + away + against + unclear,
    )


def _told_way(series: BidCounts, direction: Direction) -> str:
    every = series.all(direction)
    most = _(_MOST[series.spans.unit]).format(
        n=f"{int(every.max()):,}", span=span_within(series.spans, int(every.argmax()))
    )
    return f"{_told_answers(direction, series.counts[direction].sum(axis=0))} {most}"


def _told_answers(direction: Direction, counts: IntArray) -> str:
    answered = zip(ANSWERS, counts.tolist(), strict=True)
    parts = [
        _("{n} {answer}").format(n=f"{n:,}", answer=_(answer.label).lower())
        for answer, n in answered
        if n
    ]
    return _("{way} {n}: {parts}.").format(
        way=_(_WAYS[direction]), n=f"{int(counts.sum()):,}", parts=", ".join(parts)
    )

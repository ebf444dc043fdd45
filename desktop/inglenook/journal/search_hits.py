"""What was found, and the part of it in which the words that were looked for are marked."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from inglenook.journal.entries import Note
from inglenook.journal.people import CoreGift, Person
from inglenook.journal.record import Record, texts_of
from inglenook.journal.search_letters import Term, matches, tokens_of

LONGEST = 240  # letters of an excerpt
BETWEEN = " · "  # stands between the answers to two questions
LEAD = 32  # letters of it before its first mark
LEFT_OUT = "…"  # stands where the text goes on
PORTION = 20_000  # letters of a long text that are read at a time


@dataclass(frozen=True)
class Piece:
    """A part of a text; ``is_marked`` where it was looked for."""

    text: str
    is_marked: bool = False


@dataclass(frozen=True)
class Hit:
    """A record that was found, and what was looked for.

    ``moment`` (local, without offset) is when it happened; what hangs on an entry has that of the
    entry, and people and gifts have none.
    """

    record: Record
    moment: datetime | None
    terms: tuple[Term, ...]

    @cached_property
    def excerpt(self) -> tuple[Piece, ...]:
        """A part of what is written in it; read when it is first looked at."""
        return excerpt_of(self.record, self.terms)

    @property
    def kind(self) -> str:
        """The record's kind."""
        return self.record.KIND

    @property
    def id(self) -> str:
        """The record's id."""
        return self.record.id


@dataclass(frozen=True)
class _Mark:
    start: int
    end: int
    term: int


def marked(text: str, terms: Sequence[Term]) -> tuple[Piece, ...]:
    """The whole of a text, in pieces."""
    return tuple(_pieces(text, 0, len(text), _marks(text, terms)))


def is_headed(record: Record) -> bool:
    """Whether the heading of a record is the first thing that was written in it."""
    return isinstance(record, Person | CoreGift) or (
        isinstance(record, Note) and bool(record.title)
    )


def excerpt_of(record: Record, terms: Sequence[Term]) -> tuple[Piece, ...]:
    """The part of a record's words that holds most of the terms, or else its beginning.

    It is on one line, and without a title or a name: that is the record's heading.
    """
    texts = texts_of(record)[1 if is_headed(record) else 0 :]
    text = BETWEEN.join(" ".join(text.split()) for text in texts)
    begin, marks = _place(text, terms)
    end = min(begin + LONGEST, len(text))
    pieces = list(_pieces(text, begin, end, marks))
    before = [Piece(LEFT_OUT)] if begin else []
    after = [Piece(LEFT_OUT)] if end < len(text) else []
    return (*before, *pieces, *after)


def _place(text: str, terms: Sequence[Term]) -> tuple[int, list[_Mark]]:
    """Where an excerpt begins, and the marks about there."""
    for start in range(0, len(text), PORTION):
        part = text[start : start + PORTION + LONGEST]
        marks = [
            _Mark(start + each.start, start + each.end, each.term)
            for each in _marks(part, terms)
            if each.start or not start  # a word that was cut here was read with what is before
        ]
        if marks:
            return _begin(text, _fullest(marks, len(terms))), marks
    return 0, []


def _marks(text: str, terms: Sequence[Term]) -> list[_Mark]:
    """Every place of every term, in the order of the text."""
    found = tokens_of(text) if terms else []
    places = (
        _Mark(*place, number) for number, term in enumerate(terms) for place in matches(term, found)
    )
    return sorted(places, key=lambda each: (each.start, each.end))


def _fullest(marks: Sequence[_Mark], most: int) -> _Mark:
    """The mark from which an excerpt holds most of the terms; the first of equals."""
    best, held = marks[0], 0
    for at, first in enumerate(marks):
        inside = _inside(marks[at:], first.start + LONGEST - LEAD)
        terms = len({each.term for each in inside})
        if terms > held:
            best, held = first, terms
        if held == most:
            break
    return best


def _inside(marks: Sequence[_Mark], end: int) -> Iterator[_Mark]:
    for each in marks:
        if each.start >= end:
            return
        if each.end <= end:
            yield each


def _begin(text: str, first: _Mark) -> int:
    """The beginning of a word a little before a mark; of the text, where that is near."""
    earliest = first.start - LEAD
    if earliest <= 0:
        return 0
    lead = tokens_of(text[earliest : first.start])
    # The first of them may be the end of a longer word.
    return earliest + lead[1].start if len(lead) > 1 else first.start


def _pieces(text: str, begin: int, end: int, marks: Iterable[_Mark]) -> Iterator[Piece]:
    """A part of a text, cut where marks begin and end. Marks that touch or overlap are one."""
    done = begin
    for start, stop in _joined(marks):
        start, stop = max(start, done), min(stop, end)
        if start < stop:
            if done < start:
                yield Piece(text[done:start])
            yield Piece(text[start:stop], is_marked=True)
            done = stop
    if done < end:
        yield Piece(text[done:end])


def _joined(marks: Iterable[_Mark]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for each in marks:
        if joined and each.start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], each.end))
        else:
            joined.append((each.start, each.end))
    return joined

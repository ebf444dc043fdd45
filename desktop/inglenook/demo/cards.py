"""Texts of the sample journal as cards in decks: each is dealt once before any comes again."""

import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import Any, Generic, TypeVar

from inglenook.journal.vocabulary import MANNERS, Answer, BidKind, Direction, Manner, Word
from inglenook.resources import resource

T = TypeVar("T")
K = TypeVar("K")
W = TypeVar("W", bound=Word)
Table = dict[str, Any]


class Deck(Generic[T]):
    """Cards in one random order, dealt over and over: a card returns only after all others."""

    def __init__(self, cards: Sequence[T], rng: Random) -> None:
        self._cards = list(cards)
        rng.shuffle(self._cards)
        self._dealt = 0
        self._fresh_from = 0

    def draw(self, *, again: bool) -> T | None:
        """The next card, or nothing where all were dealt this half year and none may return."""
        spent = self._dealt - self._fresh_from >= len(self._cards)
        return None if spent and not (again and self._cards) else self.deal()

    def deal(self) -> T:
        """The next card."""
        card = self._cards[self._dealt % len(self._cards)]
        self._dealt += 1
        return card

    def begin_half_year(self) -> None:
        """Count every card as fresh again."""
        self._fresh_from = self._dealt


class Decks(Generic[K, T]):
    """Decks by name; one is opened when it is first asked for."""

    def __init__(self, cards_for: Callable[[K], Sequence[T]], rng: Random) -> None:
        self._cards_for = cards_for
        self._rng = rng
        self._open: dict[K, Deck[T]] = {}

    def of(self, name: K) -> Deck[T]:
        """The deck of this name."""
        if name not in self._open:
            self._open[name] = Deck(self._cards_for(name), self._rng)
        return self._open[name]

    def begin_half_year(self) -> None:
        """Count every card of every deck as fresh again."""
        for deck in self._open.values():
            deck.begin_half_year()


@dataclass(frozen=True)
class BidCard:
    """A bid in words. ``when`` names the hours it can have happened in, or is empty."""

    kind: BidKind
    manner: Manner | None
    words: str
    when: str = ""


@cache
def tables(name: str) -> Table:
    """Everything in the text files whose names begin with ``name``, as one table."""
    merged: Table = {}
    for path in sorted(resource("demo", "en").glob(f"{name}*.toml")):
        for key, value in tomllib.loads(path.read_text(encoding="utf-8")).items():
            merged[key] = merged[key] + value if key in merged else value
    return merged


def word_of(words: type[W], value: str) -> W:
    """The word of a closed list that the texts write as ``value``; StopIteration if none is."""
    return next(word for word in words if word == value)


def bid_cards(group: str, direction: Direction, answer: Answer) -> list[BidCard]:
    """All bids in words of a group, a direction and an answer."""
    by_manner = tables("bids").get(group, {}).get(direction.value, {})
    manners: tuple[Manner | None, ...] = MANNERS[answer] or (None,)
    return [
        _bid_card(word_of(BidKind, kind), manner, words)
        for manner in manners
        for kind, texts in by_manner.get(manner.value if manner else "unclear", {}).items()
        for words in texts
    ]


def _bid_card(kind: BidKind, manner: Manner | None, words: str) -> BidCard:
    when, mark, rest = words.partition("| ")
    return BidCard(kind, manner, rest, when) if mark else BidCard(kind, manner, words)

"""Bids by the dozen: drawn from the week's moods, some of them with words."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from inglenook.demo.almanac import ALL_WEEK, days_for
from inglenook.demo.cards import BidCard, Deck, Decks, bid_cards
from inglenook.demo.moods import Mood
from inglenook.demo.pen import Pen
from inglenook.demo.people import Cast
from inglenook.demo.phases import Company, Week, apart
from inglenook.journal.entries import Bid
from inglenook.journal.vocabulary import Answer, BidKind, Direction, Manner, Share, Zone

_KINDS = (
    *(BidKind.TALK,) * 5,
    *(BidKind.ATTENTION, BidKind.AFFECTION, BidKind.HUMOUR, BidKind.SHARED_PLAN) * 3,
    *(BidKind.HELP, BidKind.TOUCH, BidKind.GOOD_NEWS) * 2,
    *(BidKind.REPAIR, BidKind.OTHER),
)
_MANNERS = {
    Answer.TOWARD: (Manner.BARELY, Manner.ATTENTIVE, Manner.ATTENTIVE, Manner.WHOLEHEARTED),
    Answer.AWAY: (
        Manner.DID_NOT_NOTICE,
        Manner.PREOCCUPIED,
        Manner.PREOCCUPIED,
        Manner.DISREGARDING,
        Manner.INTERRUPTING,
    ),
    Answer.AGAINST: (Manner.CRITICAL, Manner.DEFENSIVE, Manner.DEFENSIVE),
}
_HARSH = (
    Manner.CRITICAL,
    Manner.DEFENSIVE,
    Manner.CONTEMPTUOUS,
    Manner.BELLIGERENT,
    Manner.CONTROLLING,
)
_OUTWARD = tuple(Zone)
_WORDS_SHARE = 0.45


class Bids:
    """Draws bids; each kind of draw comes from a shuffled deck, so that shares hold over weeks."""

    def __init__(self, pen: Pen, cast: Cast) -> None:
        rng = pen.rng
        self._pen, self._rng, self._cast = pen, rng, cast
        self._answers: Decks[tuple[Mood, Direction], Answer] = Decks(_answers, rng)
        self._zones: Decks[Mood, Zone] = Decks(zones, rng)
        self._words: Decks[tuple[str, Direction, Answer], BidCard] = Decks(
            lambda name: bid_cards(*name), rng
        )
        self._kinds = Deck(_KINDS, rng)
        self._together: dict[tuple[int, str], frozenset[int]] = {}

    def begin_half_year(self) -> None:
        """Let texts come again."""
        self._words.begin_half_year()

    def of_week(self, week: Week) -> Iterator[Bid]:
        """All bids of a week; of one that is not over, a fitting part."""
        there = self._pen.almanac.days_of(week.number)
        for company in week.company:
            days = self.days_with(week.number, company.person, there)
            pairs = (Direction.OFFERED, company.offered), (Direction.RECEIVED, company.received)
            for direction, count in pairs:
                for _ in range(round(count * len(there) / 7) if days else 0):
                    yield self.one(week.number, company, direction, days)

    def days_with(self, week: int, person: str, days: Sequence[int]) -> tuple[int, ...]:
        """Those weekdays of a week on which there can be a bid: met, in touch and not yet gone."""
        possible = self._together.get((week, person))
        if possible is None:
            possible = self._together[week, person] = frozenset(self._met(week, person))
        return tuple(day for day in days if day in possible)

    def _met(self, week: int, person: str) -> Iterator[int]:
        who, monday = self._cast.people[person], self._pen.almanac.monday(week)
        for day in ALL_WEEK:
            date = monday + timedelta(days=day)
            known = (who.met_on or date) <= date <= (who.ended_on or date)
            if known and day not in apart(week, person):
                yield day

    def one(
        self,
        week: int,
        company: Company,
        direction: Direction,
        days: tuple[int, ...],
        *,
        again: bool = False,
    ) -> Bid:
        """One bid on one of the days; ``again`` lets its words be some that were used before."""
        rng, pen, mood = self._rng, self._pen, company.mood
        answer = self._answers.of((mood, direction)).deal()
        harsh = mood.harsh and direction is Direction.OFFERED
        card = None
        if mood.texts and rng.random() < _WORDS_SHARE:
            card = self._words.of((mood.texts, direction, answer)).draw(again=again)
        fitting = self._fitting(week, card, days) if card else ()
        if card is None or not fitting:
            card, fitting = self._wordless(answer, harsh=harsh), days
        happened = pen.almanac.some_moment(rng, week, fitting, card.when or mood.hours)
        return pen.entry(
            Bid,
            happened,
            late=pen.some_delay(),
            direction=direction,
            person=self._cast.people[company.person].id,
            answer=answer,
            kind=card.kind if card.words or rng.random() < 0.75 else None,
            manner=card.manner if card.words or rng.random() < 0.65 else None,
            zone=self._zone(mood, answer) if rng.random() < 0.6 else None,
            note=card.words,
            share=pen.some_share() if card.words else Share.UNMARKED,
        )

    def _fitting(self, week: int, card: BidCard, days: tuple[int, ...]) -> tuple[int, ...]:
        """The days on which the words of a card can be true: they are about home."""
        almanac = self._pen.almanac
        monday = almanac.monday(week)
        at_home = (day for day in days if not almanac.is_away(monday + timedelta(days=day)))
        return days_for(card.when, tuple(at_home))

    def _wordless(self, answer: Answer, *, harsh: bool) -> BidCard:
        manners = _HARSH if harsh and answer is Answer.AGAINST else _MANNERS.get(answer)
        return BidCard(self._kinds.deal(), self._rng.choice(manners) if manners else None, "")

    def _zone(self, mood: Mood, answer: Answer) -> Zone:
        """Of two zones that fit the mood, the inner where a bid was met, else the outer."""
        deck = self._zones.of(mood)
        pair = sorted((deck.deal(), deck.deal()), key=_OUTWARD.index)
        return pair[0] if answer is Answer.TOWARD else pair[1]


def zones(mood: Mood) -> list[Zone]:
    """Twenty zones as the mood has them."""
    return [zone for zone, count in zip(Zone, mood.zones, strict=True) for _ in range(count)]


def _answers(name: tuple[Mood, Direction]) -> list[Answer]:
    mood, direction = name
    counts = mood.offered if direction is Direction.OFFERED else mood.received
    return [answer for answer, count in zip(Answer, counts, strict=True) for _ in range(count)]

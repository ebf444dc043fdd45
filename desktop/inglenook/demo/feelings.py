"""Trust feelings: zones and numbers drawn from the week's moods, many with words."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, TypeVar

from inglenook.demo.bids import Bids, zones
from inglenook.demo.cards import Deck, Decks, Table, tables
from inglenook.demo.moods import NADIA, Mood, Range
from inglenook.demo.pen import Pen
from inglenook.demo.people import Cast
from inglenook.demo.phases import Company, Week
from inglenook.journal.entries import TrustFeeling
from inglenook.journal.vocabulary import About, Root, Sign, Word, Zone

W = TypeVar("W", bound=Word)

_ABOUT = (
    *(About.PERSON,) * 14,
    *(About.GENERAL,) * 3,
    *(About.MYSELF,) * 3,
)
_SIGNS = (
    *(Sign.INSECURITY, Sign.COLD, Sign.NUMBNESS) * 3,
    *(Sign.PUSHING_AWAY, Sign.CRITICISM) * 2,
    *(Sign.DESIRE, Sign.EGGSHELLS, Sign.SUBSTANCES),
)
_ROOTS = (
    *(Root.ABANDONMENT,) * 6,
    *(Root.SELF_TRUST,) * 4,
    *(Root.BETRAYAL,) * 3,
    *(Root.WOUNDS,) * 2,
    *(Root.GRIEF, Root.TRAUMA, Root.CULTURE, Root.STEREOTYPES),
)
_FRIENDS = {"nadia": "friend", "ruth": "friend"}
_WORDS_SHARE = 0.75


class Feelings:
    """Draws trust feelings for the weeks of a journal."""

    def __init__(self, pen: Pen, cast: Cast, bids: Bids) -> None:
        rng = pen.rng
        self._pen, self._rng, self._cast, self._bids = pen, rng, cast, bids
        self._about = Deck(_ABOUT, rng)
        self._signs, self._roots = Deck(_SIGNS, rng), Deck(_ROOTS, rng)
        self._zones: Decks[Mood, Zone] = Decks(zones, rng)
        self._words: Decks[tuple[str, Zone], Table] = Decks(_words, rng)

    def begin_half_year(self) -> None:
        """Let texts come again."""
        self._words.begin_half_year()

    def of_week(self, week: Week) -> Iterator[TrustFeeling]:
        """All trust feelings of a week; of one that is not over, a fitting part."""
        there = self._pen.almanac.days_of(week.number)
        for _ in range(round(week.feelings * len(there) / 7)):
            yield self.one(week, there)

    def one(self, week: Week, days: tuple[int, ...], *, again: bool = False) -> TrustFeeling:
        """One trust feeling on one of the days."""
        about, company = self._about.deal(), self._somebody(week, days)
        if company is None:
            about = About.MYSELF if about is About.PERSON else about
        elif about is About.PERSON:
            return self._about_person(week, company, days, again=again)
        mood = week.dated[0].mood if week.dated else NADIA
        happened = self._moment(week, days)
        values = self._values(about.value, mood, happened, again=again)
        return self._kept(happened, about=about, **values)

    def _about_person(
        self, week: Week, company: Company, days: tuple[int, ...], *, again: bool
    ) -> TrustFeeling:
        mood, rng = company.mood, self._rng
        fitting = self._bids.days_with(week.number, company.person, days)
        happened = self._moment(week, fitting)
        group = mood.texts if company in week.dated else _FRIENDS.get(company.person, "")
        values = self._values(group, mood, happened, again=again)
        for name, scale in (("safe", mood.safe), ("seen", mood.seen)):
            if rng.random() < 0.75:
                values[name] = self._number(scale, values["zone"])
        person = self._cast.people[company.person].id
        return self._kept(happened, about=About.PERSON, person=person, **values)

    def _somebody(self, week: Week, days: tuple[int, ...]) -> Company | None:
        """Mostly somebody dated; now and then a friend; nobody in a week without company."""
        use_dated = week.dated and self._rng.random() < 0.85
        choice = list(week.dated if use_dated else week.others)
        choice = [one for one in choice if self._bids.days_with(week.number, one.person, days)]
        if not choice:
            return None
        return self._rng.choices(choice, [one.offered + one.received for one in choice])[0]

    def _values(self, group: str, mood: Mood, happened: datetime, *, again: bool) -> dict[str, Any]:
        """Zone, trust, and what is said or ticked; the words are about home, not about journeys."""
        rng, zone = self._rng, self._zones.of(mood).deal()
        values: dict[str, Any] = {"zone": zone}
        if rng.random() < 0.9:
            values["trust"] = self._number(mood.trust, zone)
        words = None
        if rng.random() < _WORDS_SHARE and not self._pen.almanac.is_away(happened.date()):
            words = self._words.of((group, zone)).draw(again=again)
        return values | (self._said(words) if words else self._ticked(zone))

    def _said(self, words: Table) -> dict[str, Any]:
        values: dict[str, Any] = {
            name: each for name, each in words.items() if isinstance(each, str)
        }
        if "gift" in words:
            values["gift"] = self._cast.gifts[words["gift"]].id
        values["signs"] = _in_order(Sign, words.get("signs", ()))
        values["roots"] = _in_order(Root, words.get("roots", ()))
        return values | {"share": self._pen.some_share()}

    def _ticked(self, zone: Zone) -> dict[str, Any]:
        """Signs and roots without words; in the centre there is seldom anything to tick."""
        rng, chance = self._rng, 0.12 if zone is Zone.CENTRE else 0.5
        signs = {self._signs.deal() for _ in range(rng.randint(1, 2)) if rng.random() < chance}
        roots = {self._roots.deal() for _ in range(rng.randint(1, 2)) if rng.random() < chance}
        return {"signs": _in_order(Sign, signs), "roots": _in_order(Root, roots)}

    def _number(self, scale: Range, zone: Zone) -> int:
        """A number of the range: from its upper part in the centre, its lower when cut off."""
        low, high = scale
        middle = (low + high) // 2
        if zone is Zone.CENTRE:
            low = middle
        elif zone is Zone.DISCONNECTION:
            high = middle
        return self._rng.randint(low, high)

    def _moment(self, week: Week, days: tuple[int, ...]) -> datetime:
        return self._pen.almanac.some_moment(self._rng, week.number, days, "")

    def _kept(self, happened: datetime, **values: Any) -> TrustFeeling:
        return self._pen.entry(TrustFeeling, happened, late=self._pen.some_delay(), **values)


def _words(name: tuple[str, Zone]) -> list[Table]:
    group, zone = name
    found: list[Table] = tables("feelings").get(group, {}).get(zone.value, [])
    return found


def _in_order(kind: type[W], words: Any) -> tuple[W, ...]:
    return tuple(word for word in kind if word in words)

"""A sample journal in the making: the story, the weeks around it, and what is added or left out."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from inglenook.demo.almanac import STORY_WEEKS, Almanac
from inglenook.demo.bids import Bids
from inglenook.demo.earlier import Earlier, LongNotes
from inglenook.demo.feelings import Feelings
from inglenook.demo.pen import Pen
from inglenook.demo.people import cast, set_up
from inglenook.demo.phases import Company, Week, week
from inglenook.demo.storyline import Storyline
from inglenook.demo.therapy import therapy
from inglenook.journal.entries import Finding
from inglenook.journal.record import Entry, Record
from inglenook.journal.therapy import Packet, Topic
from inglenook.journal.vocabulary import Direction

MOST_A_DAY = 14
_BID_SHARE, _FEELING_SHARE = 0.62, 0.28
_DIRECTIONS = tuple(Direction)


@dataclass(frozen=True)
class Slot:
    """Room for one more entry: a week and one of its days."""

    week: int
    weekday: int


class Draft:
    """The records of one sample journal, until they are as many as were asked for."""

    def __init__(self, today: date, weeks: int, seed: int) -> None:
        self.weeks = weeks
        self._almanac = Almanac(today, weeks)
        self._rng = Random(seed)  # noqa: S311 - sample content, not a secret
        pen = Pen(self._almanac, self._rng)
        self._cast = cast(pen)
        self._bids = Bids(pen, self._cast)
        self._feelings = Feelings(pen, self._cast, self._bids)
        self._story = Storyline(pen, self._cast)
        self._notes = LongNotes(self._story)
        self._earlier = Earlier(self._story, self._notes)
        self._drawn = [each for number in self._numbers() for each in self._week(number)]
        self._told = [*self._story.records(), *therapy(self._story)]
        self.records: list[Record] = [*set_up(pen), *self._cast.records()]
        self.records += [*self._drawn, *self._told]

    def leave_nothing_binned(self) -> int:
        """Take entries out of the bin; say how many there are on the timeline."""
        self.records = [
            replace(each, binned=None) if isinstance(each, Entry) and each.binned else each
            for each in self.records
        ]
        return sum(isinstance(each, Entry) for each in self.records)

    def room(self) -> list[Slot]:
        """Room for further entries: up to 14 a day, none in weeks without company."""
        days = Counter(each.happened.date() for each in self.records if isinstance(each, Entry))
        return [
            Slot(number, weekday)
            for number in self._numbers()
            if week(number).company
            for weekday in self._almanac.days_of(number)
            for _ in range(MOST_A_DAY - days[self._day(number, weekday)])
        ]

    def add(self, count: int, room: list[Slot]) -> None:
        """Write so many further entries into the room there is."""
        for slot in self._rng.sample(room, count):
            self.records.append(self._further(week(slot.week), (slot.weekday,)))

    def drop(self, count: int) -> None:
        """Leave out so many entries, drawn ones before told ones, with what hangs on them."""
        drawn, told = (
            [each.id for each in records if isinstance(each, Entry)]
            for records in (self._drawn, self._told)
        )
        self._rng.shuffle(drawn)
        self._rng.shuffle(told)
        gone = frozenset([*drawn, *told][:count])
        self.records = [kept for each in self.records if (kept := _without(each, gone))]

    def _numbers(self) -> range:
        return range(self._almanac.first_week, STORY_WEEKS + 1)

    def _day(self, number: int, weekday: int) -> date:
        return self._almanac.monday(number) + timedelta(days=weekday)

    def _week(self, number: int) -> Iterator[Record]:
        """What is drawn for a week. Texts come again after half a year, not sooner."""
        if number % STORY_WEEKS == 0 and number < STORY_WEEKS:
            self._bids.begin_half_year()
            self._feelings.begin_half_year()
        yield from self._bids.of_week(week(number))
        yield from self._feelings.of_week(week(number))
        if number < 0:
            yield from self._earlier.of_week(week(number))

    def _further(self, one: Week, days: tuple[int, ...]) -> Entry:
        """A bid, a trust feeling or a note on the given day."""
        chance = self._rng.random()
        known = [
            each for each in one.company if self._bids.days_with(one.number, each.person, days)
        ]
        if known and chance < _BID_SHARE:
            direction = self._rng.choice(_DIRECTIONS)
            company = self._rng.choices(known, [_weight(each) for each in known])[0]
            return self._bids.one(one.number, company, direction, days, again=True)
        if chance < _BID_SHARE + _FEELING_SHARE:
            return self._feelings.one(one, days, again=True)
        return self._notes.one(one.number, days)


def _weight(company: Company) -> int:
    return company.offered + company.received


def _without(record: Record, gone: frozenset[str]) -> Record | None:
    """A record once entries are gone: as it was, without its mention of them, or not at all."""
    match record:
        case Entry():
            return None if record.id in gone else record
        case Finding():
            return None if record.gut_check in gone else record
        case Packet():
            return None if record.session in gone else record
        case Topic() if record.session in gone:
            return None
        case Topic() if record.entry in gone:
            return replace(record, entry=None) if record.words else None
        case _:
            return record

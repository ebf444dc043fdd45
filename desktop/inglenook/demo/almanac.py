"""Turns a place in the story, such as "7 thu 22:40", into local time; it never asks a clock.

The story has 26 whole weeks, 0 to 25; week 26 is the one that holds today and is told up to
yesterday. Negative weeks lie before the story. Home is an hour ahead of UTC from April to
October and on UTC for the rest of the year, so that no time zone database is needed.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from functools import cached_property
from random import Random

STORY_WEEKS = 26
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
ALL_WEEK = tuple(range(7))

# First and last (week, weekday) away from home, and the hours ahead of UTC there.
JOURNEYS = (((12, 2), (13, 6), 3), ((22, 4), (22, 6), 2))

# Most is written in the evening and at night, and more towards the weekend.
_DAY_WEIGHTS = (8, 9, 10, 11, 12, 15, 14)
_WORKING_HOURS = (7, 8, 12, 13, 17, 18, 18, 19, 19, 19, 20, 20, 20, 21, 21, 21, 22, 22, 22, 23, 23)
_FREE_HOURS = (0, 9, 10, 11, 13, 15, 16, 17, 18, 19, 19, 20, 20, 21, 21, 22, 22, 23, 23)
_SHIFTED = {
    "am": (ALL_WEEK, (7, 8)),
    "noon": ((0, 1, 2, 3, 4), (12, 13)),
    "pm": (ALL_WEEK, (17, 18, 19, 20)),
    "night": (ALL_WEEK, (0, 22, 22, 23, 23)),
    "choir": ((3,), (21, 22)),
    "weekend": ((5, 6), (10, 11, 15, 16, 17)),
}


@dataclass(frozen=True)
class Almanac:
    """The days of a sample journal that covers ``weeks`` whole weeks before the week of today."""

    today: date
    weeks: int

    @cached_property
    def _origin(self) -> date:
        return self.today - timedelta(days=self.today.weekday(), weeks=STORY_WEEKS)

    @property
    def first_week(self) -> int:
        """The number of the first week of the journal."""
        return STORY_WEEKS - self.weeks

    @cached_property
    def first_day(self) -> date:
        """The Monday on which the journal begins."""
        return self.monday(self.first_week)

    @cached_property
    def end(self) -> datetime:
        """The last moment of yesterday: nothing is written later."""
        return self.moment(self.today - timedelta(days=1), 23, 59, 59)

    def monday(self, week: int) -> date:
        """The first day of a week."""
        return self._origin + timedelta(weeks=week)

    def days_of(self, week: int) -> tuple[int, ...]:
        """The weekdays of a week that lie in the journal, Monday being 0."""
        return ALL_WEEK if week < STORY_WEEKS else ALL_WEEK[: self.today.weekday()]

    def holds(self, day: date) -> bool:
        """Whether a day lies between the journal's first and yesterday."""
        return self.first_day <= day < self.today

    def is_away(self, day: date) -> bool:
        """Whether a day is spent on a journey."""
        return _hours_away(*divmod((day - self._origin).days, 7)) is not None

    def day(self, place: str) -> date:
        """The date of a place such as "7 thu"."""
        week, weekday = place.split()[:2]
        return self.monday(int(week)) + timedelta(days=WEEKDAYS.index(weekday))

    def at(self, place: str) -> datetime:
        """The moment of a place such as "7 thu 22:40"."""
        hour, minute = place.split()[2].split(":")
        return self.moment(self.day(place), int(hour), int(minute))

    def moment(self, day: date, hour: int, minute: int, second: int = 0) -> datetime:
        """A local moment with the UTC offset of the place where the person is that day."""
        zone = self._zone(day)
        return datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=zone)

    def some_moment(self, rng: Random, week: int, days: tuple[int, ...], when: str) -> datetime:
        """A likely moment on one of the weekdays; ``when`` narrows the hours."""
        weekday = days[0]
        if len(days) > 1:
            weekday = rng.choices(days, [_DAY_WEIGHTS[day] for day in days])[0]
        usual = _FREE_HOURS if weekday > 4 else _WORKING_HOURS
        hour = rng.choice(_SHIFTED[when][1] if when else usual)
        day = self.monday(week) + timedelta(days=weekday)
        return self.moment(day, hour, *divmod(rng.randrange(3600), 60))

    def _zone(self, day: date) -> timezone:
        hours = _hours_away(*divmod((day - self._origin).days, 7))
        return _ZONES[hours or (1 if 4 <= day.month <= 10 else 0)]


def days_for(when: str, days: tuple[int, ...]) -> tuple[int, ...]:
    """Those of the weekdays on which something that happens ``when`` can happen."""
    return tuple(day for day in days if day in _SHIFTED[when][0]) if when else days


def _hours_away(week: int, weekday: int) -> int | None:
    place = (week % STORY_WEEKS, weekday)
    return next((hours for first, last, hours in JOURNEYS if first <= place <= last), None)


_ZONES = {hours: timezone(timedelta(hours=hours)) for hours in range(4)}

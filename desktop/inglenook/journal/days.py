"""Days and weeks as the person counts them: by local time, their own hour and weekday."""

import sys
import time
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from inglenook.journal.vocabulary import Weekday

WEEK = timedelta(days=7)


def local_now() -> datetime:
    """The moment as the person's clock shows it, with its UTC offset."""
    if sys.platform != "win32":
        time.tzset()  # or the zone stays that of the start, although the traveller's has changed
    return datetime.now().astimezone()


@dataclass(frozen=True)
class Calendar:
    """When a day starts (an hour, 0 to 6) and on which weekday a week does.

    Only the local date and time of a moment count, never its offset: an entry written while
    travelling stays on its own date, and no daylight-saving change can move it.
    """

    day_start: int = 0
    week_start: Weekday = Weekday.MONDAY

    def day_of(self, moment: datetime) -> date:
        """The day a moment belongs to; half past midnight may belong to the evening before."""
        return (moment.replace(tzinfo=None) - timedelta(hours=self.day_start)).date()

    def week_of(self, day: date) -> date:
        """The first day of the week that ``day`` lies in."""
        first = list(Weekday).index(self.week_start)
        return day - timedelta(days=(day.weekday() - first) % 7)

    def start_of(self, day: date) -> datetime:
        """The local moment, without offset, at which a day starts."""
        return datetime(day.year, day.month, day.day, self.day_start)  # noqa: DTZ001 - local

    def weeks(self, first: date, last: date) -> list[date]:
        """The starts of all weeks from the one that holds ``first`` to the one with ``last``."""
        start, end = self.week_of(first), self.week_of(last)
        return [start + WEEK * index for index in range((end - start).days // 7 + 1)]

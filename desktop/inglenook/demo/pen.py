"""Writes records with ids and time stamps that follow from when things happened."""

from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any, TypeVar

from inglenook.demo.almanac import Almanac
from inglenook.journal import identity
from inglenook.journal.record import Entry, R
from inglenook.journal.vocabulary import Share

E = TypeVar("E", bound=Entry)


class Pen:
    """Makes the records of one sample journal; equal seeds give equal ids and stamps."""

    def __init__(self, almanac: Almanac, rng: Random) -> None:
        self.almanac = almanac
        self.rng = rng
        self._end = almanac.end.astimezone(UTC)

    def record(self, kind: type[R], at: datetime, /, **values: Any) -> R:
        """Make a record written down ``at`` a moment (at the latest: at the end of yesterday)."""
        recorded = self._stamp(at)
        stamps: dict[str, Any] = {
            "id": self._new_id(recorded),
            "recorded": recorded,
            "changed": recorded,
        }
        return kind(**(stamps | values))

    def entry(
        self,
        kind: type[E],
        happened: datetime,
        /,
        *,
        late: int = 0,
        touched: datetime | None = None,
        **values: Any,
    ) -> E:
        """Make an entry, written soon after it happened or some days ``late``.

        ``touched`` is when it was last changed, if that was another day.
        """
        wait = timedelta(days=late, seconds=self.rng.randrange(90, 5400))
        recorded = self._stamp(happened + wait)
        stamps: dict[str, Any] = {
            "id": self._new_id(recorded),
            "recorded": recorded,
            "changed": max(recorded, self._stamp(touched)) if touched else recorded,
            "happened": happened,
            "share": Share.UNMARKED,
        }
        return kind(**(stamps | values))

    def some_share(self) -> Share:
        """Usually unmarked; now and then to bring along, seldom never to leave."""
        chance = self.rng.random()
        if chance < 0.06:
            return Share.BRING
        return Share.NEVER if chance > 0.985 else Share.UNMARKED

    def some_delay(self) -> int:
        """Usually none; now and then one to four days until something is written down."""
        return self.rng.randint(1, 4) if self.rng.random() < 0.09 else 0

    def _stamp(self, at: datetime) -> datetime:
        milliseconds = self.rng.randrange(1000) * 1000
        return min(at.astimezone(UTC).replace(microsecond=milliseconds), self._end)

    def _new_id(self, recorded: datetime) -> str:
        return identity.new_id(recorded, self.rng.getrandbits)

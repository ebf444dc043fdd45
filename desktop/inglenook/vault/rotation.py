"""Which backups are kept: seven daily, four weekly and twelve monthly ones."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

DAILY, WEEKLY, MONTHLY = 7, 4, 12
_CLOCK_SLACK = timedelta(days=1)
_RULES: tuple[tuple[int, Callable[[datetime], Hashable]], ...] = (
    (DAILY, lambda moment: moment.date()),
    (WEEKLY, lambda moment: moment.isocalendar()[:2]),
    (MONTHLY, lambda moment: (moment.year, moment.month)),
)


@dataclass(frozen=True)
class Held:
    """A whole backup: when it was made (UTC), and how many entries are in it, if that is known."""

    made: datetime
    entries: int | None = None


def kept(backups: Iterable[Held], now: datetime) -> set[Held]:
    """Those to keep of all that are whole.

    It counts days, weeks and months in which backups were made, not those that have passed: after
    a year without any, none goes. Of each the newest one stays, and beside it one with more
    entries, since less may mean that something was lost. A backup from the future was made while
    the clock was wrong: such ones follow the same rule among themselves, and push no other out.
    """
    known = set(backups)
    ahead = {each for each in known if each.made > now + _CLOCK_SLACK}
    return _kept(known - ahead) | _kept(ahead)


def _kept(backups: set[Held]) -> set[Held]:
    return {each for most, period_of in _RULES for each in _of_periods(backups, most, period_of)}


def _of_periods(
    backups: set[Held], most: int, period_of: Callable[[datetime], Hashable]
) -> Iterable[Held]:
    """The best of each of the latest periods."""
    periods: dict[Hashable, list[Held]] = {}
    for each in sorted(backups, key=lambda each: each.made, reverse=True):
        periods.setdefault(period_of(each.made), []).append(each)
    for together in list(periods.values())[:most]:
        newest = together[0]
        fullest = max(together, key=lambda each: each.entries or 0)
        yield newest
        if newest.entries is not None and (fullest.entries or 0) > newest.entries:
            yield fullest

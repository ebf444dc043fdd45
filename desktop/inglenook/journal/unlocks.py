"""When a journal was unlocked and who failed to: what is told of it, and how long to wait."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from inglenook.journal.dates import day_label
from inglenook.words import _, mark, ngettext

PATIENT_UNTIL = 3  # wrong ones in a row before the first wait
LONGEST_WAIT = 60.0  # seconds
_DAY = timedelta(days=1)
_NUMBERS = (
    mark("One failed attempt since you were last here, {when}."),
    mark("Two failed attempts since you were last here, the latest {when}."),
    mark("Three failed attempts since you were last here, the latest {when}."),
    mark("Four failed attempts since you were last here, the latest {when}."),
    mark("Five failed attempts since you were last here, the latest {when}."),
)


class By(Enum):
    """What kind of secret opened a journal."""

    PASSPHRASE = "passphrase"  # noqa: S105 - a word of a list
    RECOVERY_KEY = "recovery_key"


@dataclass(frozen=True)
class Failed:
    """Failed attempts between two unlocks: how many, and when the latest was (aware)."""

    count: int
    latest: datetime | None = None


@dataclass(frozen=True)
class Unlock:
    """One unlock: its moment (aware), the kind of secret, and what had failed before it."""

    at: datetime
    by: By
    failed: Failed


def wait_after(failures: int) -> float:
    """The seconds to wait after so many wrong secrets in a row: 0, then 1, 2, 4 … 60."""
    if failures < PATIENT_UNTIL:
        return 0.0
    return min(LONGEST_WAIT, 2.0 ** min(failures - PATIENT_UNTIL, 6))


def wait_left(failed: Sequence[float], now: float) -> float:
    """The seconds left of the wait, from the moments of the failures; never more than a minute.

    Moments and ``now`` are seconds of the clock since 1970. One that lies ahead, because the clock
    was set back since, counts as now.
    """
    if not failed:
        return 0.0
    since = max(0.0, now - max(failed))
    return max(0.0, wait_after(len(failed)) - since)


def told(failed: Failed, now: datetime) -> str:
    """What somebody who comes back is told of failed attempts; '' where there were none."""
    if not failed.count:
        return ""
    when = _("nobody knows when") if failed.latest is None else when_told(failed.latest, now)
    if failed.count <= len(_NUMBERS):
        return _(_NUMBERS[failed.count - 1]).format(when=when)
    return ngettext(
        "{count} failed attempt since you were last here, the latest {when}.",
        "{count} failed attempts since you were last here, the latest {when}.",
        failed.count,
    ).format(count=failed.count, when=when)


def failures_told(failed: Failed, now: datetime) -> str:
    """What the list of unlocks says of the failures before one."""
    sentence = ngettext(
        "{count} failed attempt before that, {when}",
        "{count} failed attempts before that, the latest {when}",
        failed.count,
    )
    when = _("nobody knows when") if failed.latest is None else when_told(failed.latest, now)
    return sentence.format(count=failed.count, when=when)


def when_told(moment: datetime, now: datetime) -> str:
    """A moment as one says it: today, yesterday or on a day, and the time by this clock."""
    local = moment.astimezone(now.tzinfo)
    time = f"{local:%H:%M}"
    if local.date() == now.date():
        return _("today at {time}").format(time=time)
    if local.date() == (now - _DAY).date():
        return _("yesterday at {time}").format(time=time)
    return _("on {day} at {time}").format(day=day_label(local.date()), time=time)

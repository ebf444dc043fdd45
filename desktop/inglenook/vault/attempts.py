"""Failed attempts to unlock, counted in a small file beside the keys, since nothing else is open.

It holds moments and nothing that was typed. Anybody who can write in the folder can remove it, so
it is no more than a hint; and whatever is in it, nobody is kept out for longer than a minute.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from math import ceil
from pathlib import Path

from inglenook.journal.errors import JournalError, TooSoon, WrongPassphrase
from inglenook.journal.unlocks import Failed, wait_left
from inglenook.vault.atomic import write_atomically
from inglenook.vault.disk import disk_errors

NAME = "attempts"
MOST = 999  # moments that are kept; the first ones go
_LARGEST = 16 * 2**10  # bytes that are read of it
_LONGEST_NUMBER = 12  # digits: no clock goes beyond the year 33,000
Now = Callable[[], float]


def seconds_to_wait(folder: Path, now: Now = time.time) -> float:
    """How long it is until somebody may try again.

    A clock that was set back would make the wait as long as it was set back: then it begins anew.
    """
    moment, failed = now(), _read(folder)
    if any(each > moment for each in failed):
        _write(folder, [min(each, int(moment)) for each in failed])
        # Where that cannot be written the wait would never end.
        failed = [each for each in _read(folder) if each <= moment]
    return wait_left(failed, moment)


def demand_patience(folder: Path, now: Now = time.time) -> None:
    """Raise TooSoon while somebody has to wait."""
    seconds = seconds_to_wait(folder, now)
    if seconds > 0:
        raise TooSoon(ceil(seconds))


@contextmanager
def attempt(folder: Path, now: Now = time.time) -> Iterator[None]:
    """Something that takes a secret: refused while one has to wait, counted where it is wrong.

    Raises TooSoon.
    """
    demand_patience(folder, now)
    try:
        yield
    except WrongPassphrase:
        _write(folder, [*_read(folder), int(now())])
        raise


def failed_since(folder: Path) -> Failed:
    """What has failed since ``forget``."""
    moments = _read(folder)
    if not moments:
        return Failed(0)
    return Failed(len(moments), datetime.fromtimestamp(max(moments), UTC))


def forget(folder: Path) -> None:
    """Begin to count anew; never fails."""
    with suppress(JournalError), disk_errors():
        (folder / NAME).unlink(missing_ok=True)


def _read(folder: Path) -> list[int]:
    """The moments; what is no moment is passed over."""
    try:
        with (folder / NAME).open("rb") as file:
            lines = file.read(_LARGEST).splitlines()
    except OSError:
        return []
    return [int(line) for line in lines if _is_moment(line)][-MOST:]


def _is_moment(line: bytes) -> bool:
    return line.isdigit() and len(line) < _LONGEST_NUMBER


def _write(folder: Path, moments: list[int]) -> None:
    content = "".join(f"{each}\n" for each in moments[-MOST:])
    with suppress(JournalError):
        write_atomically(folder / NAME, content.encode("ascii"))

"""What a system can say that means: the person is not in front of this journal any more."""

from collections.abc import Callable
from enum import StrEnum
from typing import Protocol


class Sign(StrEnum):
    """One reason to lock."""

    SESSION_LOCKED = "session locked"  # or the screen saver came up
    USER_SWITCHED = "user switched"  # somebody else's session is in front
    LID_CLOSED = "lid closed"
    SLEEP_BEGUN = "sleep begun"


Tell = Callable[[Sign], None]


class Ear(Protocol):
    """Listens to one kind of system. Nothing it does may keep the window waiting, or fail."""

    def start(self) -> None:
        """Begin to listen."""

    def stop(self) -> None:
        """Listen no longer, and let the machine sleep."""

    def delay_sleep(self) -> None:
        """Have the machine wait with sleeping until this process has closed the journal.

        What makes it wait ends with the process, also when another takes its place.
        """


def sign_of_change(*, was_there: bool | None, is_there: bool, sign: Sign) -> Sign | None:
    """What it means that something the person is there by (an open lid) is so, or is not.

    Only the change counts: a lid may be closed all day, with the screen elsewhere. What was never
    told (None) counts as having been there.
    """
    return sign if was_there is not False and not is_there else None

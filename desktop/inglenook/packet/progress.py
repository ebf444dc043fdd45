"""How far the making of a file has come, and whether anybody still wants it."""

from collections.abc import Callable
from dataclasses import dataclass


class Cancelled(Exception):
    """Nobody wants the file any more. Nothing was written."""


def _never() -> bool:
    return False


def _to_nobody(share: float) -> None:
    del share


@dataclass(frozen=True)
class Progress:
    """``cancelled`` is asked and ``told`` is given a share from 0 to 1 after each step.

    Both are called on the thread that makes the file.
    """

    cancelled: Callable[[], bool] = _never
    told: Callable[[float], None] = _to_nobody

    def reach(self, share: float) -> None:
        """Tell that a share is done. Raises Cancelled."""
        if self.cancelled():
            raise Cancelled
        self.told(share)


UNWATCHED = Progress()

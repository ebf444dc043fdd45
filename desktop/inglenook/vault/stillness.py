"""Knows when nobody writes into the database's file, so that it can be copied as it lies there.

With ``journal_mode=DELETE`` the file is whole whenever no transaction is under way.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Stillness:
    """Whoever writes says so; whoever copies finds out whether somebody wrote meanwhile."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._writers = 0
        self._begun = 0

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Write inside of this, and inside of it again. Waits while the file is ``held``."""
        with self._lock:
            self._writers += 1
            self._begun += 1
            try:
                yield
            finally:
                self._writers -= 1

    @contextmanager
    def held(self) -> Iterator[None]:
        """Nobody writes as long as this lasts."""
        with self._lock:
            yield

    def undisturbed(self, copy: Callable[[], None]) -> bool:
        """Copy without holding anybody up; false if somebody wrote, and the copy is worthless."""
        begun = self._begun
        if self._writers:
            return False
        copy()
        return self._begun == begun

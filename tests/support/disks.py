"""A disk that is full for a while."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from inglenook.journal.errors import DiskFull
from support.windows import Desk


@contextmanager
def full_disk(desk: Desk) -> Iterator[None]:
    """As long as this lasts, nothing can be written into the journal."""

    def full(*_given: object) -> None:
        raise DiskFull

    with pytest.MonkeyPatch.context() as patched:
        for name in ("write", "write_drafts"):
            patched.setattr(desk.here.store, name, full)
        yield

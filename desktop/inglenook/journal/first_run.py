"""Whether somebody opens this journal for the very first time."""

from collections.abc import Mapping
from typing import Any

from inglenook.journal.journal import Journal
from inglenook.journal.store import Filter

PLACE = "first_run.feeling"  # where on screen the first check-in is written


def is_due(journal: Journal, drafts: Mapping[str, Any]) -> bool:
    """Whether there is no entry and no person yet, or a first check-in that was broken off.

    That nobody has left or locked the journal before is for the caller to know.
    """
    if PLACE in drafts:
        return True
    count = journal.store.count
    return not (count(Filter()) or count(Filter(binned=True)) or journal.people(retired=True))

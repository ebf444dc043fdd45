"""The brake: a kind word for somebody who opens the same gut check again and again."""

from datetime import datetime, timedelta
from typing import Any

from inglenook.journal.entries import GutCheck
from inglenook.journal.journal import Journal

PLACE = "gut_check.opened"
WITHIN = timedelta(hours=24)
OFTEN = 4


def opened(journal: Journal, check: GutCheck) -> bool:
    """Note that a gut check is opened; say whether this is the time for a kind word.

    It is on the fourth opening within 24 hours and on each after it, unless the person has turned
    it off. When it was opened is noted in the vault, outside the record, so that looking changes
    nothing that could be undone; what is older than a day is forgotten. Raises ``JournalError``
    where it cannot be noted.
    """
    now = journal.clock()
    noted: dict[str, Any] = dict(journal.store.drafts().get(PLACE, {}).get("times", {}))
    recent = {each: _within(times, now) for each, times in noted.items()}
    times = [*recent.get(check.id, []), now.isoformat()]
    recent[check.id] = times
    kept = {each: when for each, when in recent.items() if when}
    journal.store.write_drafts({PLACE: {"times": kept}})
    return journal.preferences.brake and len(times) >= OFTEN


def _within(times: list[str], now: datetime) -> list[str]:
    """Those of the last 24 hours; a clock that was ahead does not count for ever."""
    return [each for each in times if abs(now - datetime.fromisoformat(each)) < WITHIN]

"""Makes the sample journal, over as many weeks and with as many entries as are asked for."""

import math
from datetime import date

from inglenook.demo.almanac import STORY_WEEKS
from inglenook.demo.draft import MOST_A_DAY, Draft
from inglenook.journal.record import Record
from inglenook.journal.records import RECORDS

_MOST_A_WEEK = 7 * MOST_A_DAY


def sample(
    today: date, weeks: int = STORY_WEEKS, entries: int | None = None, seed: int = 1
) -> list[Record]:
    """The records of a sample journal that ends yesterday, parents before what refers to them.

    It covers ``weeks`` whole weeks (at least 1) and the days of this one: fewer than 26 are the
    last of the story, more go on before it. With ``entries`` the journal has exactly so many on
    its timeline and none in the bin; it goes back further where a day would otherwise have more
    than 14. The same arguments give the same records. Raises ValueError for a number too small.
    """
    if weeks < 1 or (entries is not None and entries < 0):
        raise ValueError
    if entries is None:
        return _in_order(Draft(today, weeks, seed).records)
    draft = Draft(today, _weeks_needed(weeks, entries), seed)
    while (missing := entries - draft.leave_nothing_binned()) > len(room := draft.room()):
        draft = Draft(
            today, draft.weeks + math.ceil((missing - len(room)) / _MOST_A_WEEK) + 1, seed
        )
    if missing >= 0:
        draft.add(missing, room)
    else:
        draft.drop(-missing)
    return _in_order(draft.records)


def _weeks_needed(weeks: int, entries: int) -> int:
    """A first guess at how far back so many entries reach: in 24 weeks of 26 things happen."""
    return max(weeks, math.ceil(entries / _MOST_A_WEEK * 26 / 24))


def _in_order(records: list[Record]) -> list[Record]:
    place = {kind: index for index, kind in enumerate(RECORDS)}
    return sorted(records, key=lambda each: (place[type(each)], each.recorded))

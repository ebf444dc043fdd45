"""What is written of one person, for their page: the latest year of it week by week, and counts.

The year ends today, or where the writing about somebody ended longer than half a year ago.
"""

from dataclasses import dataclass
from datetime import date

from inglenook.insights.bid_sentences import told_tallies
from inglenook.insights.counts import NEED_COLUMNS, Needs, needs_of
from inglenook.insights.responsiveness import Responsiveness, responsiveness
from inglenook.insights.scale_sentences import describe_latest
from inglenook.insights.scales import THE_QUESTION, Scales, scales
from inglenook.insights.spans import A_DAY
from inglenook.journal.dates import full_label
from inglenook.journal.days import WEEK
from inglenook.journal.entries import Bid, Need
from inglenook.journal.journal import Journal
from inglenook.journal.record import Entry
from inglenook.journal.store import Filter
from inglenook.words import ngettext

MOST, FEWEST = 52, 12  # weeks
STILL = 26 * WEEK  # whoever is written of within this time is still a part of these days


@dataclass(frozen=True, eq=False)
class Portrait:
    """One person in numbers. ``feelings`` and ``bids`` are of the same weeks.

    ``bids_ever`` counts all bids with this person, also those before these weeks.
    """

    feelings: Scales
    bids: Responsiveness
    bids_ever: int
    needs: Needs


def portrait(journal: Journal, person: str) -> Portrait:
    """Read what is written of a person (an id). What rests in the bin is not counted."""
    first, last = _year(journal, person)
    store = journal.store
    return Portrait(
        feelings=scales(journal, person, first, last),
        bids=responsiveness(journal, person, first, last),
        bids_ever=store.count(_all(Bid, person)),
        needs=needs_of(store.cells(Need, NEED_COLUMNS, _all(Need, person))),
    )


def _all(kind: type[Entry], person: str) -> Filter:
    return Filter(kinds=frozenset({kind.KIND}), person=person)


def _year(journal: Journal, person: str) -> tuple[date, date]:
    """The first and the last day to look at: a year at most, and never less than some weeks."""
    calendar, store, chosen = journal.calendar, journal.store, Filter(person=person)
    today = calendar.day_of(journal.clock())
    count = store.count(chosen)
    ends = [*store.page(chosen, 0, 1), *store.page(chosen, count - 1, 1)] if count else []
    days = [min(calendar.day_of(each.happened), today) for each in ends] or [today]
    last = today if today - days[0] <= STILL else days[0]
    fewest, most = ((weeks - 1) * WEEK for weeks in (FEWEST, MOST))
    return max(min(days[-1], last - fewest), last - most), last


# -- in words


def told_question(found: Portrait) -> list[str]:
    """The latest week of safe and of seen, a sentence each; none where neither was answered."""
    courses = found.feelings.only(THE_QUESTION).courses
    answered = any(course.latest for course in courses)
    return [describe_latest(found.feelings, each) for each in courses] if answered else []


def told_trust(found: Portrait) -> str:
    """The latest week of trust; '' where it was never answered."""
    course = found.feelings.course("trust")
    return describe_latest(found.feelings, course) if course.latest else ""


def told_bids(found: Portrait, name: str) -> list[str]:
    """How the bids of these weeks were answered, and how many there are in all."""
    offered, received = (track.total for track in found.bids.tracks)
    told = told_tallies(name, offered, received)
    if sum(each.met.n + each.unclear for each in (offered, received)) < found.bids_ever:
        sentence = ngettext(
            "{n} bid in all, of which those from {first} to {last} are told here.",
            "{n} bids in all, of which those from {first} to {last} are told here.",
            found.bids_ever,
        )
        edges = found.bids.spans.edges
        first, last = full_label(edges[0]), full_label(edges[-1] - A_DAY)
        told.append(sentence.format(n=f"{found.bids_ever:,}", first=first, last=last))
    return told

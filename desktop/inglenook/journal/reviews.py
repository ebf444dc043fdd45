"""Weekly reviews: the week one is about, the week that waits for one, and what was to be tried.

A week is named by any of its days. A review belongs to the week that holds the day it names, so
that none is lost when the person lets their weeks start on another day.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from inglenook.journal.dates import day_label, full_label
from inglenook.journal.days import WEEK, Calendar
from inglenook.journal.entries import WeeklyReview
from inglenook.journal.fields import EARLIEST
from inglenook.journal.journal import Journal
from inglenook.journal.preferences import Preferences
from inglenook.journal.records import ENTRIES
from inglenook.journal.store import Filter
from inglenook.journal.vocabulary import AskedList, Practice
from inglenook.journal.writing import Writing
from inglenook.words import _, mark

PLACE = "weekly_review"  # where on screen reviews are written; drafts are held by it
ASIDE = f"{PLACE}.aside"

_REVIEWS = Filter(kinds=frozenset({WeeklyReview.KIND}))
# A review is written at its own time, which need not lie in the week that it is about.
_WRITTEN = frozenset(kind.KIND for kind in ENTRIES) - _REVIEWS.kinds

_LINES: Mapping[Practice, str] = {
    Practice.SENSITIVITIES: mark("When something stings, first ask which gift was touched."),
    Practice.SUPPORT: mark("Spend time with somebody with whom you breathe out."),
    Practice.NEEDS: mark("Say one need in plain and kind words, in a calm moment."),
    Practice.TOOLS: mark("Notice bids, take turns to listen, and begin gently."),
    Practice.QUESTION: mark("Let how safe and seen you feel guide how near you come."),
}


# -- weeks


def present_week(journal: Journal) -> date:
    """The week that it is now, by the first of its days."""
    calendar = journal.calendar
    return calendar.week_of(calendar.day_of(journal.clock()))


def nearest_week(journal: Journal, day: date) -> date:
    """The week that holds a day; the nearest that can be reviewed where that one cannot."""
    latest = present_week(journal)
    earliest = journal.calendar.week_of(_last_day(EARLIEST))
    return latest if day >= latest else journal.calendar.week_of(max(day, earliest))


def entries_of(calendar: Calendar, week: date) -> Filter:
    """What was written of a week: every entry of it but reviews."""
    first = calendar.week_of(week)
    return Filter(
        kinds=_WRITTEN, since=calendar.start_of(first), before=calendar.start_of(first + WEEK)
    )


def days_in_words(week: date) -> str:
    """The days of the week that starts on this day: 16 to 22 Nov, 28 Dec to 3 Jan."""
    last = _last_day(week)
    first = str(week.day) if week.month == last.month else day_label(week)
    return _("{first} to {last}").format(first=first, last=day_label(last))


def week_in_words(week: date) -> str:
    """The same with the year: 16 to 22 Nov 2026, 28 Dec 2026 to 3 Jan 2027."""
    last = _last_day(week)
    first = str(week.day) if week.month == last.month else day_label(week)
    first = first if week.year == last.year else full_label(week)
    return _("{first} to {last}").format(first=first, last=full_label(last))


# -- reviews


def review_of(journal: Journal, week: date) -> WeeklyReview | None:
    """The review of a week; of two, which can come with an import, the one changed last."""
    first = journal.calendar.week_of(week)
    days = first.isoformat(), _last_day(first).isoformat()
    cells = journal.store.cells(WeeklyReview, ("week", "changed", "id"), _REVIEWS)
    found = [(str(changed), str(id_)) for day, changed, id_ in cells if _between(str(day), days)]
    return journal.find(WeeklyReview, max(found)[1]) if found else None


def stands_for(journal: Journal, review_id: str, week: date) -> bool:
    """Whether a review is kept, is not in the bin, and is about this week."""
    review = journal.find(WeeklyReview, review_id)
    if review is None or review.binned is not None:
        return False
    return journal.calendar.week_of(review.week) == journal.calendar.week_of(week)


def writing_of(
    journal: Journal, week: date, review: WeeklyReview | None = None
) -> Writing[WeeklyReview]:
    """Go on with a review of a week, or begin one; it is kept once something is answered."""
    first = journal.calendar.week_of(week)
    place = f"{PLACE}.{first.isoformat()}"
    writing = Writing(journal, WeeklyReview, place, week=first)
    # Read anew: what was just written in it may not be known to whoever asks for it.
    found = journal.find(WeeklyReview, review.id) if review else review_of(journal, first)
    if found is not None:
        writing.open(found)
    return writing


# -- a week has ended


def week_that_has_ended(journal: Journal, now: datetime) -> date | None:
    """The last whole week if it holds entries, has no review yet, and is not put aside."""
    calendar = journal.calendar
    ended = calendar.week_of(calendar.day_of(now)) - WEEK
    if _is_aside(journal, ended) or not journal.store.count(entries_of(calendar, ended)):
        return None
    return None if review_of(journal, ended) else ended


def put_aside(journal: Journal, week: date) -> None:
    """Ask no more about a week. It is no record, and no step that could be taken back."""
    journal.store.write_drafts({ASIDE: {"week": week.isoformat()}})


def _is_aside(journal: Journal, week: date) -> bool:
    noted = journal.store.drafts().get(ASIDE, {}).get("week")
    return noted is not None and journal.calendar.week_of(date.fromisoformat(noted)) == week


# -- practices


def practices_offered(preferences: Preferences) -> tuple[Practice, ...]:
    """The practices that the person wants to see."""
    if AskedList.PRACTICES in preferences.hidden_lists:
        return ()
    return tuple(each for each in Practice if each not in preferences.hidden_practices)


def practice_line(practice: Practice) -> str:
    """What a practice is, in one line."""
    return _(_LINES[practice])


def practice_to_ask_about(journal: Journal, week: date) -> WeeklyReview | None:
    """The review of the week before, where it named a practice and how that went is not said."""
    review = review_of(journal, journal.calendar.week_of(week) - WEEK)
    if review is None or review.tried is not None:
        return None
    return review if review.practice in practices_offered(journal.preferences) else None


# -- inside


def _last_day(first: date) -> date:
    return first + WEEK - timedelta(days=1)


def _between(day: str, days: tuple[str, str]) -> bool:
    first, last = days
    return first <= day <= last

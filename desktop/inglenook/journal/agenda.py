"""What to bring to therapy: which session is next, its list in order, and every change to it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from inglenook.journal.errors import Refused
from inglenook.journal.journal import Journal
from inglenook.journal.record import Entry, Record
from inglenook.journal.records import ENTRIES
from inglenook.journal.store import Filter
from inglenook.journal.therapy import Session, Topic
from inglenook.journal.vocabulary import Share
from inglenook.words import _

SESSIONS = frozenset({Session.KIND})

# -- which session


def ahead(journal: Journal) -> Filter:
    """The sessions that are not past: one of today counts until the day is over."""
    return Filter(kinds=SESSIONS, since=_start_of_today(journal))


def past(journal: Journal) -> Filter:
    """The sessions before today."""
    return Filter(kinds=SESSIONS, before=_start_of_today(journal))


def is_past(journal: Journal, session: Session) -> bool:
    """Whether the day of a session is over."""
    return session.happened.replace(tzinfo=None) < _start_of_today(journal)


def next_session(journal: Journal) -> Session | None:
    """The nearest session that is not past."""
    count = journal.store.count(ahead(journal))
    return _session_at(journal, ahead(journal), count - 1) if count else None


def last_session(journal: Journal) -> Session | None:
    """The latest session before today."""
    return _session_at(journal, past(journal), 0)


def place_of(journal: Journal, session: Session) -> int:
    """How many later sessions stand before one in its list: those ahead, or the past ones."""
    later = session.happened.replace(tzinfo=None) + timedelta(seconds=1)
    count = journal.store.count
    # One limit at a time: with two, a store may look through the entries of all kinds between.
    above = count(Filter(kinds=SESSIONS, since=later))
    return above - count(ahead(journal)) if is_past(journal, session) else above


# -- its list


def agenda(journal: Journal, session: Session | None) -> list[Topic]:
    """What to bring to a session, in order; without one, what waits until there is a session.

    What waits belongs to the next session too, after its own.
    """
    return [topic for topic, _entry in agenda_with_entries(journal, session)]


def agenda_with_entries(
    journal: Journal, session: Session | None
) -> list[tuple[Topic, Entry | None]]:
    """The same, each topic with the entry that it brings, if it brings one.

    A topic of which nothing is left, because its entry lies in the bin, is not on any list.
    """
    own = _in_order(journal.all(Topic, session=session.id if session else None))
    coming = next_session(journal) if session else None
    if session and coming and session.id == coming.id:
        own += _in_order(journal.all(Topic, session=None))
    found = [(topic, entry_of(journal, topic)) for topic in own]
    return [(topic, entry) for topic, entry in found if topic.words.strip() or entry]


def entry_of(journal: Journal, topic: Topic) -> Entry | None:
    """The entry that a topic brings, unless it lies in the bin."""
    if topic.entry is None:
        return None
    found = (journal.find(kind, topic.entry) for kind in ENTRIES)
    entry = next((each for each in found if each is not None), None)
    return entry if entry is not None and entry.binned is None else None


def brought(journal: Journal, entry: Entry) -> Topic | None:
    """The topic that brings an entry to the next session, if it is on that list."""
    coming = next_session(journal)
    places = {None, coming.id if coming else None}
    mentions = journal.all(Topic, entry=entry.id)
    return next((topic for topic in mentions if topic.session in places), None)


def reorder(topics: Sequence[Topic], start: int, to: int) -> list[Topic]:
    """Move one topic to another place: all of them, in places counted from 0, to be kept."""
    moved = list(topics)
    moved.insert(to, moved.pop(start))
    return [replace(topic, position=place) for place, topic in enumerate(moved)]


# -- changing it: each of these is one step


def bring(journal: Journal, entry: Entry) -> Topic:
    """Put an entry on the list for the next session, and mark it so.

    Doing it twice does nothing. Raises ``Refused`` where the entry must never leave the journal.
    """
    if entry.share is Share.NEVER:
        raise Refused(
            {"share": _("This entry is marked “never export”. Change its mark, then bring it.")}
        )
    already = brought(journal, entry)
    if already is not None:
        return already
    topic = journal.new(Topic, entry=entry.id)
    return _put_last(journal, next_session(journal), topic, replace(entry, share=Share.BRING))


def bring_words(journal: Journal, session: Session | None, words: str) -> Topic:
    """Put words at the end of a session's list; raises ``Refused`` where they do not fit."""
    return _put_last(journal, session, journal.new(Topic, words=words.strip()))


def change_words(journal: Journal, topic: Topic, words: str) -> None:
    """Say a topic in other words; one of which nothing is left is taken off the list."""
    if words.strip() or topic.entry:
        journal.keep(replace(topic, words=words.strip()))
    else:
        journal.discard(topic)


def take_off(journal: Journal, topic: Topic) -> None:
    """Take a topic off its list; an entry that is on no other list loses its mark."""
    entry = entry_of(journal, topic)
    unmarked: list[Record] = []
    if entry and entry.share is Share.BRING and len(journal.all(Topic, entry=entry.id)) == 1:
        unmarked.append(replace(entry, share=Share.UNMARKED))
    journal.keep(*unmarked, discarding=(topic,))


def move(journal: Journal, session: Session | None, start: int, to: int) -> None:
    """Move one topic of a session's list to another place."""
    topics = agenda(journal, session)
    if start != to and start in range(len(topics)) and to in range(len(topics)):
        journal.keep(*taken_over(session, reorder(topics, start, to)))


def carry_over(
    journal: Journal,
    from_session: Session,
    to_session: Session | None,
    topics: Iterable[Topic] | None = None,
) -> None:
    """Move what was not talked about (all of it, or some) to the end of another session's list.

    What stands on that list already is not put there twice.
    """
    left = agenda(journal, from_session) if topics is None else list(topics)
    there = agenda(journal, to_session)
    said = {(topic.words, topic.entry) for topic in there}
    twice = [topic for topic in left if (topic.words, topic.entry) in said]
    moving = [topic for topic in left if topic not in twice]
    journal.keep(*taken_over(to_session, [*there, *moving]), discarding=twice)


def mark_share(journal: Journal, entry: Entry, share: Share) -> None:
    """Mark whether an entry may leave; what must never leave is not brought to a session either."""
    topic = brought(journal, entry) if share is Share.NEVER else None
    changed: list[Record] = [replace(entry, share=share)]
    if topic and topic.words.strip():
        changed.append(replace(topic, entry=None))
    journal.keep(*changed, discarding=(topic,) if topic and not topic.words.strip() else ())


def taken_over(session: Session | None, topics: Sequence[Topic]) -> list[Topic]:
    """The same topics as a session's own, in this order; those that waited wait no longer."""
    own = session.id if session else None
    return [replace(topic, session=own, position=place) for place, topic in enumerate(topics)]


# -- inside


def _put_last(journal: Journal, session: Session | None, topic: Topic, *beside: Record) -> Topic:
    topics = taken_over(session, [*agenda(journal, session), topic])
    journal.keep(*topics, *beside)
    return journal.find(Topic, topic.id) or topics[-1]


def _in_order(topics: Iterable[Topic]) -> list[Topic]:
    return sorted(topics, key=lambda topic: topic.position)


def _session_at(journal: Journal, chosen: Filter, place: int) -> Session | None:
    found = journal.store.page(chosen, place, 1)
    return found[0] if found and isinstance(found[0], Session) else None


def _start_of_today(journal: Journal) -> datetime:
    """The local moment, without offset, at which today began."""
    calendar = journal.calendar
    return calendar.start_of(calendar.day_of(journal.clock()))

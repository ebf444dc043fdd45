"""Therapy sessions: when the next one usually is, how one is begun, called off, and spoken of."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from inglenook.journal.agenda import SESSIONS, agenda, is_past, next_session, taken_over
from inglenook.journal.dates import day_label, full_label
from inglenook.journal.days import WEEK
from inglenook.journal.journal import Journal
from inglenook.journal.record import Entry, Record
from inglenook.journal.store import Filter
from inglenook.journal.therapy import Session, Topic
from inglenook.journal.vocabulary import PersonKind, Weekday
from inglenook.words import _, ngettext

FIRST_HOUR, LAST_HOUR = 9, 17
YEAR = timedelta(days=365)

# -- beginning one, and calling it off: each is one step


def begin_session(journal: Journal) -> Session:
    """Keep a session at its usual time; if it is the next one, it takes over what waits."""
    session = journal.new(Session, happened=usual_time(journal), person=usual_person(journal))
    coming = next_session(journal)
    is_next = coming is None or _local(session.happened) < _local(coming.happened)
    waiting = taken_over(session, agenda(journal, None)) if is_next else []
    journal.keep(session, *waiting)
    return session


def put_in_bin(journal: Journal, entry: Entry) -> None:
    """Put an entry into the bin; what was to be brought to a session ahead waits for the next."""
    binned: list[Record] = [replace(entry, binned=journal.clock().astimezone(UTC))]
    if isinstance(entry, Session) and not is_past(journal, entry):
        own = sorted(journal.all(Topic, session=entry.id), key=lambda topic: topic.position)
        binned += taken_over(None, [*own, *agenda(journal, None)])
    journal.keep(*binned)


def usual_time(journal: Journal) -> datetime:
    """The weekday and hour of the latest session, a week or more later; or tomorrow, by day."""
    latest, now = _latest(journal), _local(journal.clock())
    if latest:
        moment = _local(latest.happened) + WEEK
        moment += WEEK * max(-((moment - now) // WEEK), 0)
    else:
        hour = min(max(now.hour, FIRST_HOUR), LAST_HOUR)
        tomorrow = now + timedelta(days=1)
        moment = tomorrow.replace(hour=hour, minute=0, second=0, microsecond=0)
    return moment.astimezone()


def usual_person(journal: Journal) -> str | None:
    """With whom the latest session was, or the only therapist there is."""
    latest = _latest(journal)
    here = {person.id: person for person in journal.people()}
    if latest:
        return latest.person if latest.person in here else None
    therapists = [each.id for each in here.values() if each.kind is PersonKind.THERAPIST]
    return therapists[0] if len(therapists) == 1 else None


# -- speaking of one


def title(journal: Journal, session: Session) -> str:
    """For today's session, for Tuesday's session, for the session on 6 Jul."""
    calendar = journal.calendar
    today, day = calendar.day_of(journal.clock()), calendar.day_of(session.happened)
    away = (day - today).days
    if away == 0:
        return _("For today's session")
    if away == 1:
        return _("For tomorrow's session")
    if 1 < away < WEEK.days:
        return _("For {weekday}'s session").format(weekday=weekday(day))
    shown = day_label(day) if day.year == today.year else full_label(day)
    return _("For the session on {day}").format(day=shown)


def weekday(day: date) -> str:
    """Tuesday."""
    return _(list(Weekday)[day.weekday()].label)


def counted(topics: Sequence[Topic]) -> str:
    """How many entries there are to bring, and how many things to talk about."""
    entries = sum(topic.entry is not None for topic in topics)
    things = len(topics) - entries
    parts = []
    if entries:
        many = ngettext("{count} entry to bring", "{count} entries to bring", entries)
        parts.append(many.format(count=entries))
    if things:
        many = ngettext("{count} thing to talk about", "{count} things to talk about", things)
        parts.append(many.format(count=things))
    return ", ".join(parts) or _("Nothing to bring yet.")


def _latest(journal: Journal) -> Session | None:
    """The latest session there is; one of another year is no habit."""
    before = _local(journal.clock()) + YEAR
    found = journal.store.page(Filter(kinds=SESSIONS, before=before), 0, 1)
    return found[0] if found and isinstance(found[0], Session) else None


def _local(moment: datetime) -> datetime:
    """A moment as a clock on the wall showed it."""
    return moment.replace(tzinfo=None)

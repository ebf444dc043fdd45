"""The journal: keeps records, takes them back, finds them, and tells its listeners."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from inglenook.journal import identity
from inglenook.journal.changes import Change, Changes, History
from inglenook.journal.damage import Salvaged
from inglenook.journal.days import Calendar, local_now
from inglenook.journal.entries import Finding, GutCheck
from inglenook.journal.errors import Refused
from inglenook.journal.field import Cell
from inglenook.journal.people import CoreGift, Person
from inglenook.journal.preferences import Preferences
from inglenook.journal.record import Entry, R, Record, problems, values_of
from inglenook.journal.store import Filter, Store
from inglenook.journal.therapy import Packet, Topic
from inglenook.journal.vocabulary import PersonKind, Share, Weekday
from inglenook.words import _

Listener = Callable[[Changes], None]
BIN_REST = timedelta(days=30)
LATEST = 60
CLOSE_KINDS = (PersonKind.DATING, PersonKind.PARTNER)


class Journal:
    """All of it, unlocked. Every change goes through ``_write``: check, write, remember, tell."""

    def __init__(
        self,
        store: Store,
        clock: Callable[[], datetime] = local_now,
        new_id: Callable[[datetime], str] = identity.new_id,
    ) -> None:
        self.store = store
        self.clock = clock
        self._new_id = new_id
        self._history = History()
        self._listeners: list[Listener] = []
        self.salvaged: Salvaged | None = None  # what is missing, where this can only be read

    @property
    def can_write(self) -> bool:
        """Whether anything can be kept here at all."""
        return self.salvaged is None

    # -- making and keeping

    def new(self, kind: type[R], /, **values: Any) -> R:
        """Make a record of a kind, stamped with an id and the time; it is not kept yet."""
        now = self.clock()
        stamps: dict[str, Any] = {"id": self._new_id(now), "recorded": _utc(now)}
        stamps["changed"] = stamps["recorded"]
        if issubclass(kind, Entry):
            stamps |= {"happened": now.replace(microsecond=0), "share": Share.UNMARKED}
        return kind(**(stamps | values))

    def keep(
        self, *records: Record, discarding: Sequence[Record] = (), burst: bool = False
    ) -> None:
        """Keep records as one step that can be undone; a burst joins what was kept just before.

        ``discarding`` are taken out in the same step. Raises ``Refused`` with a sentence per field
        where a record does not fit, and a ``JournalError`` where the store cannot write; in both
        cases nothing is changed.
        """
        for record in records:
            if found := self.problems(record, leaving=discarding):
                raise Refused(found)
        changes = [Change(self.find(type(record), record.id), record) for record in records]
        changes = [change for change in changes if change.before != change.after]
        gone = [Change(each, None) for each in discarding]
        self._write([self._stamped(change) for change in (*changes, *gone)], burst=burst)

    def problems(self, record: Record, *, leaving: Sequence[Record] = ()) -> dict[str, str]:
        """What does not fit: a sentence for each field, also where only other records tell.

        ``leaving`` are records that will be gone and stand in nobody's way. What a clock that was
        set back has put into the future is no mistake: it was that late when it was written.
        """
        now = self.clock()
        latest = max(now, record.recorded, record.changed).astimezone(now.tzinfo)
        found = problems(type(record), values_of(record), latest)
        if isinstance(record, Person) and "name" not in found:
            leaving_ids = {each.id for each in (record, *leaving)}
            others = [each for each in self.all(Person) if each.id not in leaving_ids]
            if record.answers_to(each.name for each in others):
                found["name"] = _("Somebody here has this name. Add something to tell them apart.")
        return found

    def discard(self, record: Record, *, burst: bool = False) -> None:
        """Take a record out as if it had never been written, with what hangs on it; undo helps."""
        kept = self.find(type(record), record.id)
        if kept is not None:
            hanging = self._consequences(kept) if isinstance(kept, Entry) else []
            self._write([*hanging, Change(kept, None)], burst=burst)

    def take_over(self, changes: Sequence[Change]) -> None:
        """Make changes to records that are written already, with their stamps as they are.

        They are one step that can be undone. Whoever made them has looked for ``problems``.
        """
        self._write(changes)

    # -- the bin

    def remove(self, *entries: Entry) -> None:
        """Put entries into the bin, where they rest for 30 days."""
        now = _utc(self.clock())
        self.keep(*(replace(entry, binned=now) for entry in entries))

    def restore(self, *entries: Entry) -> None:
        """Take entries out of the bin again."""
        self.keep(*(replace(entry, binned=None) for entry in entries))

    def erase(self, *entries: Entry) -> None:
        """Delete entries for good, with what hangs on them. Nothing before can then be undone."""
        if not entries:
            return
        going = {entry.id for entry in entries}
        found = [change for entry in entries for change in self._consequences(entry)]
        found = [change for change in found if change.record.id not in going]
        # What hangs on two of the entries is told once, and that it goes outweighs that it stays.
        hanging = {each.record.id: each for each in sorted(found, key=lambda each: not each.after)}
        changes = (*hanging.values(), *(Change(entry, None) for entry in entries))
        self._tell(self._written(changes))
        self._history.clear()
        self._drop_drafts({change.record.id for change in changes if change.after is None})

    def empty_bin(self, *, everything: bool = False) -> int:
        """Erase what has rested in the bin for 30 days, or everything in it; say how many."""
        limit = _utc(self.clock()) - BIN_REST
        chosen = Filter(binned=True)
        resting = self.store.page(chosen, 0, self.store.count(chosen))
        due = [entry for entry in resting if everything or (entry.binned or limit) < limit]
        self.erase(*due)
        return len(due)

    # -- undo

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return self._history.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether there is a step to make again."""
        return self._history.can_redo

    def undo(self) -> Changes:
        """Take the last step back, through the same door; () where there is none."""
        return self._again(self._history.peek_undo(), self._history.undone)

    def redo(self) -> Changes:
        """Make again the step that was last taken back; () where there is none."""
        return self._again(self._history.peek_redo(), self._history.redone)

    def close_burst(self) -> None:
        """End a burst of typing: what is kept next is a step of its own."""
        self._history.close_burst()

    # -- finding

    def find(self, kind: type[R], record_id: str | None) -> R | None:
        """Read one record, or nothing."""
        return self.store.find(kind, record_id) if record_id else None

    def all(self, kind: type[R], /, **equal: Cell) -> list[R]:
        """Read every record of a kind whose fields equal the given cells."""
        return self.store.all(kind, **equal)

    def people(self, *, retired: bool = False) -> list[Person]:
        """The people to choose from, in the order they came into the journal."""
        return [each for each in self.all(Person) if retired or not each.retired]

    def foremost_person(self) -> Person | None:
        """Whom this journal is mostly about of late: the most named in the latest entries."""
        latest = self.store.page(Filter(), 0, LATEST)
        named = Counter(getattr(entry, "person", None) for entry in latest)
        close = [each for each in self.people() if each.kind in CLOSE_KINDS] or self.people()
        return max(close, key=lambda each: named[each.id], default=None)

    def gifts(self) -> list[CoreGift]:
        """The core gifts to choose from."""
        return [each for each in self.all(CoreGift) if not each.retired]

    @property
    def preferences(self) -> Preferences:
        """How the person wants this journal to count; the usual ways until they choose."""
        kept = self.find(Preferences, Preferences.ID)
        return kept or self.new(
            Preferences, id=Preferences.ID, day_start=0, week_start=Weekday.MONDAY, brake=True
        )

    @property
    def calendar(self) -> Calendar:
        """Days and weeks as this journal counts them."""
        return self.preferences.calendar

    # -- listening

    def listen(self, listener: Listener) -> None:
        """Tell ``listener`` of every step, once, after it is written."""
        self._listeners.append(listener)

    def close(self) -> None:
        """Let go of the place that keeps it: nothing can be read or written afterwards."""
        self.store.close()

    # -- the one door

    def _write(self, changes: Sequence[Change], *, burst: bool = False) -> None:
        if changes:
            written = self._written(changes)
            self._history.add(written, self.clock(), burst=burst)
            self._tell(written)

    def _again(self, changes: Changes, noted: Callable[[], None]) -> Changes:
        current = [self._current(change) for change in changes]
        if current:
            written = self._written([self._stamped(change) for change in current])
            noted()
            self._tell(written)
            return written
        return ()

    def _current(self, change: Change) -> Change:
        """The same change from what is kept now, whose time stamp may be newer."""
        return Change(self.find(type(change.record), change.record.id), change.after)

    def _stamped(self, change: Change) -> Change:
        if change.after is None:
            return change
        changed = max(_utc(self.clock()), change.after.changed)  # no clock set back takes it back
        return Change(change.before, replace(change.after, changed=changed))

    def _written(self, changes: Sequence[Change]) -> Changes:
        self.store.write(changes)
        return tuple(changes)

    def _tell(self, changes: Changes) -> None:
        for listener in tuple(self._listeners):
            listener(changes)

    def _drop_drafts(self, gone: set[str]) -> None:
        """What was half-written of a record that is erased goes with it."""
        drafts = self.store.drafts().items()
        of_gone = [
            place for place, held in drafts if (held.get("writing") or held).get("id") in gone
        ]
        if of_gone:
            self.store.write_drafts(dict.fromkeys(of_gone))

    def _consequences(self, entry: Entry) -> list[Change]:
        """What happens to the records that hang on an entry when it is erased."""
        findings = self.all(Finding, gut_check=entry.id)
        topics = self.all(Topic, session=entry.id)
        packets = self.all(Packet, session=entry.id)
        mentions = self.all(Topic, entry=entry.id)
        started = self.all(GutCheck, started_from=entry.id)
        return [
            *(Change(each, None) for each in (*findings, *topics)),
            *(Change(each, replace(each, session=None)) for each in packets),
            *(Change(each, replace(each, started_from=None)) for each in started),
            *(_without_entry(each) for each in mentions if each not in topics),
        ]


def _without_entry(topic: Topic) -> Change:
    """A topic stays with its own words when its entry goes; one without any goes too."""
    return Change(topic, replace(topic, entry=None) if topic.words.strip() else None)


def _utc(moment: datetime) -> datetime:
    """The same moment in UTC, to the millisecond, as the vault keeps it."""
    in_utc = moment.astimezone(UTC)
    return in_utc.replace(microsecond=in_utc.microsecond // 1000 * 1000)

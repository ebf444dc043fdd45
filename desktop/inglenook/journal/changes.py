"""Every change to the journal is a value, so that it can be written, told, undone and redone."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from inglenook.journal.record import Record

# Keeping the same record again this soon is the same burst of typing: one step to undo.
BURST = timedelta(seconds=3)


@dataclass(frozen=True)
class Change:
    """One record before and after. ``None`` before: it is new; ``None`` after: it is gone."""

    before: Record | None
    after: Record | None

    @property
    def record(self) -> Record:
        """The record this is about, as it is now or as it last was."""
        record = self.after or self.before
        if record is None:
            raise ValueError
        return record

    @property
    def reversed(self) -> "Change":
        """The change that takes this one back."""
        return Change(self.after, self.before)

    @property
    def is_nothing(self) -> bool:
        """Whether all is as it was: words typed and taken away again leave nothing to undo."""
        if self.before is None or self.after is None:
            return self.before is self.after
        return replace(self.before, changed=self.after.changed) == self.after


Changes = tuple[Change, ...]


@dataclass
class _Step:
    changes: Changes
    at: datetime
    open: bool


class History:
    """What can be undone and redone, one step at a time; it lasts until the journal locks."""

    def __init__(self) -> None:
        self._done: list[_Step] = []
        self._undone: list[_Step] = []

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether a step was taken back and can be made again."""
        return bool(self._undone)

    def add(self, changes: Sequence[Change], at: datetime, *, burst: bool = False) -> None:
        """Remember a step made ``at`` a moment; one of a burst joins the step before it.

        A step of typing that leaves a record as it was before the last one, or before some of
        the last, is their undo: to undo a text in its own editor, in whatever portions, and then
        in the journal goes one way, and never to and fro.
        """
        taken_back = self._taken_back(changes) if burst else 0
        for _step in range(taken_back):
            self.undone()
        if taken_back:
            return
        self._undone.clear()
        joined = self._joined(tuple(changes), at) if burst else None
        if joined is None:
            self._done.append(_Step(tuple(changes), at, open=burst))
            return
        self._done.pop()
        if not joined.is_nothing:
            self._done.append(_Step((joined,), at, open=True))

    def close_burst(self) -> None:
        """End the burst: what is kept next is a step of its own."""
        if self._done:
            self._done[-1].open = False

    def peek_undo(self) -> Changes:
        """The step that would be taken back, reversed; () where there is none."""
        return self._reversed(self._done[-1].changes) if self._done else ()

    def peek_redo(self) -> Changes:
        """The step that would be made again; () where there is none."""
        return self._undone[-1].changes if self._undone else ()

    def undone(self) -> None:
        """Note that the last step has been taken back."""
        step = self._done.pop()
        step.open = False
        self._undone.append(step)

    def redone(self) -> None:
        """Note that the last step taken back has been made again."""
        self._done.append(self._undone.pop())

    def clear(self) -> None:
        """Drop every step: any of them may lead back to records which are gone for good."""
        self._done.clear()
        self._undone.clear()

    def _taken_back(self, changes: Sequence[Change]) -> int:
        """How many of the last steps these changes take back exactly; 0 where they go on."""
        if len(changes) != 1:
            return 0
        later = changes[0]
        for count, step in enumerate(reversed(self._done), start=1):
            earlier = step.changes[0]
            if len(step.changes) != 1 or earlier.record.id != later.record.id:
                return 0
            if Change(earlier.before, later.after).is_nothing:
                return count
        return 0

    def _joined(self, changes: Changes, at: datetime) -> Change | None:
        last = self._done[-1] if self._done else None
        if last is None or not last.open or abs(at - last.at) > BURST:
            return None
        if len(last.changes) != 1 or len(changes) != 1:
            return None
        earlier, later = last.changes[0], changes[0]
        if earlier.record.id != later.record.id:
            return None
        return Change(earlier.before, later.after)

    @staticmethod
    def _reversed(changes: Changes) -> Changes:
        return tuple(change.reversed for change in reversed(changes))

"""One record while it is being written: a draft until it fits its fields, kept from then on."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Generic

from inglenook.journal.changes import Changes
from inglenook.journal.field import Cell, Field, blank_values, fields_of
from inglenook.journal.journal import Journal
from inglenook.journal.merging import NAMING, stand_ins
from inglenook.journal.people import Person
from inglenook.journal.record import R, values_of
from inglenook.words import _


class Writing(Generic[R]):
    """Holds the answers of one record and decides what becomes of them.

    ``place`` names where on screen it happens: what cannot be kept yet is held as a draft of that
    place, inside the vault, and is there again after a lock. ``given`` are answers that the page
    fills in by itself; alone they are not worth keeping. A given ``id`` becomes the record's own.
    """

    def __init__(self, journal: Journal, kind: type[R], place: str, /, **given: Any) -> None:
        self._journal = journal
        self._kind = kind
        self.place = place
        self._given = given
        self.values: dict[str, Any] = {}
        self.problems: dict[str, str] = {}
        self.record: R | None = None
        self._was_here_before = False
        self._has_draft = False
        self._settled: dict[str, Any] = {}
        self.start_anew()

    # -- opening

    def start_anew(self) -> None:
        """Begin a new record; what was written before stays where it is kept."""
        self.record = None
        self._was_here_before = False
        self._show(blank_values(self._kind) | self._given)

    def open(self, record: R) -> None:
        """Go on with a record that is kept."""
        self.record = record
        self._was_here_before = True
        self._show(values_of(record))

    def resume(self, draft: Mapping[str, Any]) -> None:
        """Go on with what ``hold`` left behind in this place.

        What was not half-written follows the record, which may have been changed elsewhere since.
        """
        record = self._journal.find(self._kind, draft.get("id"))
        if record is not None:
            self.open(record)
            self._was_here_before = bool(draft.get("was_here_before"))
        cells, fields = draft.get("cells", {}), fields_of(self._kind)
        kept = draft.get("kept") or {}
        for name in cells.keys() & fields.keys():
            if name in kept and kept[name] == cells[name]:
                continue
            self.values[name] = _unpacked(fields[name], cells[name])
        self._has_draft = True

    def stay(self) -> None:
        """Let the record stay even without words from now on: something hangs on it."""
        self._was_here_before = True

    # -- answering

    @property
    def touched(self) -> bool:
        """Whether anything is written beyond what the page filled in by itself."""
        empty = blank_values(self._kind)
        own = self._given.keys() | {"id", "recorded", "changed", "happened", "share", "binned"}
        return any(
            value != empty[name]
            for name, value in self.values.items()
            if name not in own and not (isinstance(value, str) and not value.strip())
        )

    def give(self, **given: Any) -> None:
        """Change what the page fills in by itself; what is being written already keeps its own."""
        self._given |= given
        if self.record is None and not self.touched:
            self.start_anew()

    def answer(self, answers: Mapping[str, Any]) -> None:
        """Take new answers; those no longer asked are emptied. ``settle`` makes them last."""
        self.values |= answers
        fields = fields_of(self._kind)
        for name in self._kind.left_out(self.values):
            self.values[name] = fields[name].blank

    def settle(self) -> dict[str, str]:
        """Keep the record if it fits, hold it as a draft if not; say which fields do not fit.

        Raises a ``JournalError`` where nothing can be written; the answers stay as they are and
        the next call tries again.
        """
        if self.values == self._settled:
            return self.problems
        if not self.touched and not self._was_here_before:
            self._leave_nothing()
            self.problems = {}
        else:
            self._keep_or_hold()
        self._settled = dict(self.values)
        return self.problems

    def hold(self) -> dict[str, Any] | None:
        """What to leave behind so that ``resume`` can go on here; None if there is nothing."""
        whole = self._was_here_before and not self.problems
        if whole or (self.record is None and not self.touched):
            return None
        fields = fields_of(self._kind)
        return {
            "id": self.record.id if self.record else None,
            "was_here_before": self._was_here_before,
            "cells": _packed(fields, self.values),
            "kept": _packed(fields, values_of(self.record)) if self.record else {},
        }

    def done(self) -> bool:
        """Finish this record and start anew; false where something still has to be mended."""
        if self.settle():
            return False
        self._journal.close_burst()
        self._drop_draft()
        self.start_anew()
        return True

    # -- hearing of changes made elsewhere

    def heard(self, changes: Changes) -> bool:
        """Take over changes to this record made elsewhere; say whether the answers changed."""
        moved = self._follow_people(changes)
        if self.record is None:
            return moved
        for change in changes:
            if change.record.id == self.record.id:
                return self._follow(change.after) or moved  # type: ignore[arg-type]
        return moved

    def _follow_people(self, changes: Changes) -> bool:
        """Name who stands for somebody who is gone: what is half-written may name them too."""
        asked = NAMING.get(self._kind, ())
        now = stand_ins(changes) if asked else {}
        moved = {name: now[who] for name in asked if (who := self.values.get(name)) in now}
        self.values |= moved
        return bool(moved)

    def _follow(self, after: R | None) -> bool:
        before = dict(self.values)
        if after is None:
            self._drop_draft()
            self.start_anew()
        elif self.record is None or values_of(after) != values_of(self.record):
            self._take_over(after)
        return {**before, "changed": None} != {**self.values, "changed": None}

    def _take_over(self, after: R) -> None:
        """Show what was changed elsewhere; other answers that were refused stay to be mended."""
        known, now = values_of(self.record or after), values_of(after)
        refused = self.values if self.problems else {}
        stay = {
            name: value
            for name, value in refused.items()
            if value != known[name] and now[name] == known[name]
        }
        problems = self.problems if stay else {}
        self.record = after
        self._show(now)
        self.values, self.problems = now | stay, problems

    # -- what becomes of the answers

    def _show(self, values: Mapping[str, Any]) -> None:
        self.values = dict(values)
        self._settled = dict(values)
        self.problems = {}

    def _keep_or_hold(self) -> None:
        own = {name: value for name, value in self._given.items() if name == "id"}
        record = self.record or self._journal.new(self._kind, **own, **self._answered())
        whole = replace(record, **self._answered())
        self.problems = self._journal.problems(whole) | self._strangers(whole)
        if self.problems:
            self._write_draft()
            return
        first = self.record is None
        # Set before the listeners hear of it, so that ``heard`` knows the change as its own.
        self.record = whole
        try:
            self._journal.keep(whole, burst=True)
        except BaseException:
            self.record = None if first else record
            raise
        self.record = self._journal.find(self._kind, whole.id)
        if first or self._has_draft:
            self._write_draft()

    def _strangers(self, record: R) -> dict[str, str]:
        """What was half-written may name somebody who is not here any more."""
        named = {name: getattr(record, name) for name in NAMING.get(self._kind, ())}
        gone = [name for name, who in named.items() if who and not self._journal.find(Person, who)]
        return dict.fromkeys(gone, _("This person is not here any more. Choose again."))

    def _answered(self) -> dict[str, Any]:
        """The answers, without what the journal stamps by itself and nobody has chosen."""
        stamps = {"id", "recorded", "changed", "binned"}
        unset = {name for name in ("happened", "share") if self.values.get(name) is None}
        return {name: each for name, each in self.values.items() if name not in stamps | unset}

    def _leave_nothing(self) -> None:
        if self.record is not None:
            gone, self.record = self.record, None
            self._journal.discard(gone, burst=True)
        self._drop_draft()

    def _write_draft(self) -> None:
        self._journal.store.write_drafts({self.place: self.hold()})
        self._has_draft = True

    def _drop_draft(self) -> None:
        if self._has_draft:
            self._journal.store.write_drafts({self.place: None})
            self._has_draft = False


def _packed(fields: Mapping[str, Field[Any]], values: Mapping[str, Any]) -> dict[str, Cell]:
    """Answers as cells, without the stamps that the journal makes by itself."""
    stamps = {"id", "recorded", "changed"}
    return {name: fields[name].pack(each) for name, each in values.items() if name not in stamps}


def _unpacked(field: Any, cell: Any) -> Any:
    """A half-written answer may not fit its field; what cannot be read counts as not answered."""
    try:
        return field.blank if cell is None else field.unpack(cell)
    except (ValueError, TypeError):
        return field.blank

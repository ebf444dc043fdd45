"""A journal on a real vault: whatever is done to it, in any order, listeners and vault agree."""

from contextlib import ExitStack
from dataclasses import replace
from typing import Any
from uuid import uuid4

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from inglenook.journal.changes import Changes
from inglenook.journal.entries import Bid, Finding, GutCheck, Need, Note
from inglenook.journal.field import fields_of
from inglenook.journal.fields import Ref
from inglenook.journal.journal import Journal
from inglenook.journal.people import CoreGift, Person
from inglenook.journal.record import Entry, Record
from inglenook.journal.records import RECORDS
from inglenook.journal.store import Filter
from inglenook.journal.therapy import Packet, Session, Topic
from inglenook.vault.check import check_vault
from inglenook.vault.vault import Vault, open_vault
from support.answers import answers_of
from support.vaults import PASSPHRASE, Clock, new_vault, quick_folder

ENTRIES = (Bid, GutCheck, Need, Note, Session)
HANGING = (Person, Finding, Topic, Packet)


class JournalOnVault(RuleBasedStateMachine):
    """``mirror`` hears of changes and of nothing else; it has to hold what the vault holds."""

    def __init__(self) -> None:
        super().__init__()
        self._resources = ExitStack()
        self.folder = self._resources.enter_context(quick_folder()) / "v.inglenook"
        self.clock = Clock()
        self.mirror: dict[str, Record] = {}
        self.enter(new_vault(self.folder))

    def enter(self, vault: Vault) -> None:
        self.vault = vault
        self.journal = Journal(vault, self.clock)
        self.journal.listen(self.hear)

    def hear(self, changes: Changes) -> None:
        for change in changes:
            assert change.before == self.mirror.get(change.record.id)
            if change.after is None:
                del self.mirror[change.record.id]
            else:
                self.mirror[change.record.id] = change.after

    def ids(self) -> dict[str, list[str]]:
        """The ids there are to refer to, by kind; a topic may mention an entry of any kind."""
        found: dict[str, list[str]] = {"entry": []}
        for record in self.mirror.values():
            found.setdefault(record.KIND, []).append(record.id)
            if isinstance(record, Entry):
                found["entry"].append(record.id)
        return found

    def entries(self, *, binned: bool) -> list[Any]:
        return [record for record in self.mirror.values() if is_entry(record, binned=binned)]

    def unreferred(self) -> list[Record]:
        return [record for record in self.mirror.values() if not self.is_referred_to(record)]

    def is_referred_to(self, record: Record) -> bool:
        return any(
            getattr(other, name) == record.id
            for other in self.mirror.values()
            for name, field in fields_of(type(other)).items()
            if isinstance(field, Ref)
        )

    def answers(self, data: st.DataObject, kind: type[Record]) -> dict[str, Any]:
        """Answers that only refer to records there are."""
        answers = data.draw(answers_of(kind, self.ids(), longest=8))
        answers.pop("binned", None)
        if kind is Person:  # no two people have the same name
            answers["name"] = f"{answers['name'][:60]} {uuid4()}"
        return answers

    def keep_new(self, data: st.DataObject, kind: type[Record], *, burst: bool = False) -> None:
        record = self.journal.new(kind, **self.answers(data, kind))
        self.journal.keep(record, burst=burst)
        assert self.journal.find(kind, record.id) == self.mirror[record.id]

    # -- what a person does

    @initialize(data=st.data())
    def begin(self, data: st.DataObject) -> None:
        for kind in (Person, CoreGift, GutCheck, Session, Note, Topic):
            self.keep_new(data, kind)

    @rule(data=st.data(), kind=st.sampled_from(ENTRIES), burst=st.booleans())
    def keep_an_entry(self, data: st.DataObject, kind: type[Record], burst: bool) -> None:
        if can_be_made(kind, self.ids()):
            self.keep_new(data, kind, burst=burst)

    @rule(data=st.data(), kind=st.sampled_from(HANGING), burst=st.booleans())
    def keep_what_hangs_on_one(self, data: st.DataObject, kind: type[Record], burst: bool) -> None:
        if can_be_made(kind, self.ids()):
            self.keep_new(data, kind, burst=burst)

    @precondition(lambda self: self.mirror)
    @rule(data=st.data(), burst=st.booleans())
    def change(self, data: st.DataObject, burst: bool) -> None:
        record = data.draw(st.sampled_from([*self.mirror.values()]))
        self.journal.keep(replace(record, **self.answers(data, type(record))), burst=burst)

    @precondition(lambda self: len(self.mirror) > 1)
    @rule(data=st.data())
    def change_two_at_once(self, data: st.DataObject) -> None:
        pairs = st.lists(
            st.sampled_from([*self.mirror.values()]), min_size=2, max_size=2, unique_by=by_id
        )
        changed = [replace(each, **self.answers(data, type(each))) for each in data.draw(pairs)]
        self.journal.keep(*changed)

    @precondition(lambda self: self.entries(binned=False))
    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        self.journal.remove(data.draw(st.sampled_from(self.entries(binned=False))))

    @precondition(lambda self: self.entries(binned=True))
    @rule(data=st.data())
    def restore(self, data: st.DataObject) -> None:
        self.journal.restore(data.draw(st.sampled_from(self.entries(binned=True))))

    @precondition(lambda self: self.unreferred())
    @rule(data=st.data())
    def discard(self, data: st.DataObject) -> None:
        record = data.draw(st.sampled_from(self.unreferred()))
        self.journal.discard(record)
        assert record.id not in self.mirror

    @precondition(lambda self: self.entries(binned=False))
    @rule(data=st.data())
    def erase(self, data: st.DataObject) -> None:
        entry = data.draw(st.sampled_from(self.entries(binned=False)))
        self.journal.erase(entry)
        assert not self.is_referred_to(entry)

    @precondition(lambda self: self.entries(binned=True))
    @rule()
    def empty_the_bin(self) -> None:
        resting = len(self.entries(binned=True))
        assert self.journal.empty_bin(everything=True) == resting
        assert not self.entries(binned=True)

    @precondition(lambda self: self.journal.can_undo)
    @rule()
    def undo(self) -> None:
        assert self.journal.undo()

    @precondition(lambda self: self.journal.can_redo)
    @rule()
    def redo(self) -> None:
        assert self.journal.redo()

    @rule()
    def reopen(self) -> None:
        self.vault.close()
        self.enter(open_vault(self.folder, PASSPHRASE))
        self.agree()

    # -- what has to hold

    @invariant()
    def counts_agree(self) -> None:
        for binned in (False, True):
            assert self.vault.count(Filter(binned=binned)) == len(self.entries(binned=binned))

    def agree(self) -> None:
        """Everything in the vault is in the mirror, and the other way round."""
        held = {record.id: record for kind in RECORDS for record in self.vault.all(kind)}
        assert held == self.mirror
        for binned in (False, True):
            page = self.vault.page(Filter(binned=binned), 0, len(held))
            assert sorted(page, key=by_id) == sorted(self.entries(binned=binned), key=by_id)
            times = [entry.happened.replace(tzinfo=None) for entry in page]
            assert times == sorted(times, reverse=True)

    def teardown(self) -> None:
        with self._resources:
            self.agree()
            self.vault.close()
            assert check_vault(self.folder, PASSPHRASE) == []


def can_be_made(kind: type[Record], ids: dict[str, list[str]]) -> bool:
    """Whether what such a record has to refer to is there."""
    fields = fields_of(kind).values()
    return all(ids.get(each.kind) for each in fields if isinstance(each, Ref) and each.required)


def is_entry(record: Record, *, binned: bool) -> bool:
    return isinstance(record, Entry) and (record.binned is not None) == binned


def by_id(record: Record) -> str:
    return record.id


def test_listeners_and_vault_agree_whatever_is_done_in_whatever_order() -> None:
    run_state_machine_as_test(
        JournalOnVault,
        settings=settings(
            max_examples=80,
            stateful_step_count=16,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_after_erasing_nothing_is_undone_that_something_still_refers_to() -> None:
    with quick_folder() as place, new_vault(place / "v.inglenook") as vault:
        journal = Journal(vault, Clock())
        note, session = journal.new(Note, title="the quarrel"), journal.new(Session)
        topic = journal.new(Topic, session=session.id, entry=note.id)
        for record in (note, session, topic):
            journal.keep(record)
        journal.erase(note)
        while journal.undo():
            pass
        kept = journal.find(Topic, topic.id)
        assert kept is None or journal.find(Session, session.id)


def test_a_session_and_an_entry_to_bring_to_it_can_leave_the_bin_together() -> None:
    for first in (Note, Session):
        with quick_folder() as place, new_vault(place / "v.inglenook") as vault:
            journal = Journal(vault, Clock())
            made = {kind: journal.new(kind) for kind in (first, *{Note, Session} - {first})}
            made[Note] = replace(made[Note], title="the quarrel")
            topic = journal.new(Topic, session=made[Session].id, entry=made[Note].id)
            journal.keep(*made.values(), topic)
            journal.remove(*made.values())
            assert journal.empty_bin(everything=True) == 2
            assert journal.all(Topic) == []

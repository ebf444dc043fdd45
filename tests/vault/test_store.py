"""What a journal asks of its store, asked of a real vault."""

import traceback
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inglenook.journal.changes import Change
from inglenook.journal.entries import Bid, Finding, GutCheck, Need, Note, TrustFeeling
from inglenook.journal.errors import DatabaseDamaged
from inglenook.journal.journal import Journal
from inglenook.journal.people import CoreGift, Person
from inglenook.journal.record import Entry, Record
from inglenook.journal.records import ENTRIES, RECORDS
from inglenook.journal.store import Filter
from inglenook.journal.therapy import Session, Topic
from inglenook.journal.vocabulary import About, Answer, Direction, FindingKind, PersonKind
from inglenook.vault.database import DatabaseBug
from inglenook.vault.vault import Vault, open_vault
from support.answers import answers_of
from support.searching import found
from support.vaults import PASSPHRASE, START, filled, journal_of, new_vault, quick_folder

ALL = Filter()


def local(*parts: int) -> datetime:
    return datetime(*parts)


def kept(vault: Vault, *records: Record) -> None:
    vault.write([Change(None, record) for record in records])


def bid(journal: Journal, person: Person, happened: datetime, **more: Any) -> Bid:
    given: dict[str, Any] = {"direction": Direction.OFFERED, "answer": Answer.AWAY} | more
    return journal.new(Bid, person=person.id, happened=happened, **given)


@pytest.fixture
def robin(journal: Journal) -> Person:
    robin = journal.new(Person, name="Robin", kind=PersonKind.FRIEND)
    journal.keep(robin)
    return robin


# -- records


@given(data=st.data())
@settings(max_examples=15, deadline=None)
@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.KIND)
def test_every_answer_comes_back_as_it_was_given(kind: type[Record], data: st.DataObject) -> None:
    with quick_folder() as place, new_vault(place / "v.inglenook") as vault:
        journal = journal_of(vault)
        parents = [
            journal.new(Person, name="Robin"),
            journal.new(CoreGift, name="Tenderness"),
            journal.new(GutCheck, title="Late again"),
            journal.new(Session),
        ]
        kept(vault, *parents)
        ids = {parent.KIND: [parent.id] for parent in parents} | {"entry": [parents[2].id]}
        record = journal.new(kind, **data.draw(answers_of(kind, ids)))
        kept(vault, record)
        assert vault.find(kind, record.id) == record
        if isinstance(record, Entry):
            chosen = Filter(kinds=frozenset({kind.KIND}), binned=record.binned is not None)
            assert record in vault.page(chosen, 0, 9)


def test_a_record_that_is_not_there_is_none(vault: Vault, journal: Journal) -> None:
    note = journal.new(Note, title="Sunday")
    assert vault.find(Note, note.id) is None
    kept(vault, note)
    assert vault.find(Bid, note.id) is None


def test_a_record_written_again_takes_the_place_of_its_earlier_self(
    vault: Vault, journal: Journal
) -> None:
    note = journal.new(Note, title="Sunday")
    kept(vault, note)
    later = replace(note, title="Monday")
    vault.write([Change(note, later)])
    assert vault.all(Note) == [later]


def test_records_come_in_the_order_they_were_recorded(vault: Vault, journal: Journal) -> None:
    notes = [journal.new(Note, title=str(number)) for number in range(4)]
    kept(vault, *reversed(notes))
    assert vault.all(Note) == notes


def test_records_are_chosen_by_their_cells(vault: Vault, journal: Journal, robin: Person) -> None:
    ex = journal.new(Person, name="Kim", kind=PersonKind.EX)
    kept(vault, ex)
    check = journal.new(GutCheck, title="Late again")
    finding = journal.new(Finding, gut_check=check.id, kind=FindingKind.REASON, words="No call")
    kept(vault, check, finding, journal.new(Topic, words="Ask about it"))
    assert vault.all(Person, kind="ex") == [ex]
    assert vault.all(Finding, gut_check=check.id, kind="reason") == [finding]
    assert vault.all(Finding, gut_check=check.id, kind="echo") == []
    assert [topic.words for topic in vault.all(Topic, session=None)] == ["Ask about it"]


def test_only_a_declared_field_gets_into_a_statement(vault: Vault) -> None:
    with pytest.raises(ValueError, match="no field"):
        vault.all(Note, **{'title" OR 1 --': "x"})
    with pytest.raises(ValueError, match="no field"):
        vault.cells(Note, ["title, words"], ALL)


def test_a_child_may_be_written_before_its_parent(vault: Vault, journal: Journal) -> None:
    person = journal.new(Person, name="Kim")
    first = bid(journal, person, START)
    kept(vault, first, person)
    assert vault.page(Filter(person=person.id), 0, 9) == [first]


def test_changes_are_written_all_or_none(vault: Vault, journal: Journal) -> None:
    note = journal.new(Note, title="Sunday", words="heron")
    orphan = journal.new(Finding, gut_check="nobody", kind=FindingKind.ECHO, words="owl")
    with pytest.raises(DatabaseBug, match=r"^SQLITE_CONSTRAINT$"):
        kept(vault, note, orphan)
    assert (vault.all(Note), vault.all(Finding), vault.count(ALL)) == ([], [], 0)
    assert found(vault, "heron") == []
    kept(vault, note)
    assert vault.all(Note) == [note]


def test_the_same_record_may_change_twice_in_one_step(vault: Vault, journal: Journal) -> None:
    note = journal.new(Note, title="Sunday", words="heron")
    later = replace(note, words="owl")
    vault.write([Change(None, note), Change(note, later)])
    assert vault.all(Note) == [later]
    assert (found(vault, "heron"), found(vault, "owl")) == ([], [note.id])
    vault.write([Change(later, note), Change(note, None)])
    assert (vault.all(Note), vault.count(ALL), found(vault, "heron")) == ([], 0, [])


def test_an_erased_record_leaves_a_tombstone_and_a_restored_one_none(
    vault: Vault, journal: Journal
) -> None:
    note = journal.new(Note, title="Sunday")
    kept(vault, note)
    vault.write([Change(note, None)])
    assert vault._database.rows("SELECT id, kind FROM tombstone") == [(note.id, "note")]
    kept(vault, note)
    assert vault._database.rows("SELECT id FROM tombstone") == []


def test_a_row_that_is_no_record_is_told_as_damage(vault: Vault, journal: Journal) -> None:
    note = journal.new(Note, title="Sunday")
    feeling = journal.new(TrustFeeling, about=About.GENERAL, trust=3)
    kept(vault, note, feeling)
    vault._database.run("UPDATE note SET happened = '2026-13-41T99:99:99+01:00'")
    vault._database.run("""UPDATE trust_feeling SET signs = '["luck"]'""")
    for kind, record in ((Note, note), (TrustFeeling, feeling)):
        with pytest.raises(DatabaseDamaged):
            vault.find(kind, record.id)


# -- the timeline


def test_the_timeline_is_newest_first_by_local_time(
    vault: Vault, journal: Journal, robin: Person
) -> None:
    tokyo, lisbon = timezone(timedelta(hours=9)), timezone(timedelta(0))
    evening = bid(journal, robin, datetime(2026, 5, 1, 21, tzinfo=tokyo))
    noon = bid(journal, robin, datetime(2026, 5, 1, 12, tzinfo=lisbon))  # at the same instant
    night = bid(journal, robin, datetime(2026, 5, 2, 0, 30, tzinfo=lisbon))
    kept(vault, noon, night, evening)
    assert vault.page(ALL, 0, 9) == [night, evening, noon]


def test_pages_follow_each_other_without_gap_or_overlap(vault: Vault, journal: Journal) -> None:
    made = filled(journal, bids=23)
    pages = [vault.page(ALL, start, 5) for start in range(0, 30, 5)]
    assert [len(page) for page in pages] == [5, 5, 5, 5, 4, 0]
    together = [entry for page in pages for entry in page]
    assert [entry.id for entry in together[:23]] == [bid.id for bid in made[::-1]]
    assert [entry.KIND for entry in together[23:]] == ["note"]


def test_entries_of_the_same_second_keep_their_order_when_they_change(
    vault: Vault, journal: Journal
) -> None:
    notes = [journal.new(Note, title=str(number), happened=START) for number in range(5)]
    kept(vault, *notes)
    vault.write([Change(notes[1], replace(notes[1], title="again"))])
    assert [entry.title for entry in vault.page(ALL, 0, 9)] == ["4", "3", "2", "again", "0"]


FILTERS = [
    ALL,
    Filter(kinds=frozenset({"bid"})),
    Filter(kinds=frozenset({"bid", "need", "note"})),
    Filter(person="robin"),
    Filter(person="robin", kinds=frozenset({"need"})),
    Filter(person="nobody"),
    Filter(since=local(2026, 5, 3)),
    Filter(before=local(2026, 5, 3)),
    Filter(since=local(2026, 5, 2, 12), before=local(2026, 5, 4, 12, 0, 1)),
    Filter(person="kim", kinds=frozenset({"bid", "note"}), since=local(2026, 5, 2)),
    Filter(binned=True),
    Filter(binned=True, person="kim", before=local(2026, 5, 4)),
    Filter(kinds=frozenset({"moon"})),
]


def lets_through(chosen: Filter, entry: Entry) -> bool:
    local = entry.happened.replace(tzinfo=None)
    return (
        (not chosen.kinds or entry.KIND in chosen.kinds)
        and (chosen.person is None or getattr(entry, "person", None) == chosen.person)
        and (chosen.since is None or local >= chosen.since)
        and (chosen.before is None or local < chosen.before)
        and chosen.binned == (entry.binned is not None)
    )


def a_week(journal: Journal) -> list[Entry]:
    """Entries of three kinds with two people over six days, some of them in the bin."""
    entries: list[Entry] = []
    for number in range(42):
        zone = timezone(timedelta(hours=number % 5 - 2))
        happened = datetime(2026, 5, 1, 12, tzinfo=zone) + timedelta(hours=number * 12 // 4)
        kind = (Bid, Need, Note)[number % 3]
        own: dict[type, dict[str, Any]] = {
            Bid: {"direction": Direction.RECEIVED, "answer": Answer.TOWARD},
            Need: {"what": "Rest"},
            Note: {"title": str(number)},
        }
        person = ("robin", "kim", "kim")[number % 7 % 3]
        binned = START if number % 8 == 0 else None
        entries.append(
            journal.new(kind, happened=happened, person=person, binned=binned, **own[kind])
        )
    return entries


@pytest.mark.parametrize("chosen", FILTERS, ids=range(len(FILTERS)))
def test_a_filter_counts_pages_and_places_the_same_entries(
    vault: Vault, journal: Journal, chosen: Filter
) -> None:
    people = [journal.new(Person, id=name, name=name) for name in ("robin", "kim")]
    entries = a_week(journal)
    kept(vault, *people, *entries)
    expected = sorted(
        (entry for entry in entries if lets_through(chosen, entry)),
        key=lambda entry: (entry.happened.replace(tzinfo=None), entries.index(entry)),
        reverse=True,
    )
    assert vault.page(chosen, 0, 99) == expected
    assert vault.page(chosen, 3, 4) == expected[3:7]
    assert vault.count(chosen) == len(expected)
    assert [vault.place_of(chosen, entry) for entry in expected] == [*range(len(expected))]
    for kind in ENTRIES:
        cells = vault.cells(kind, ["id", "happened"], chosen)
        assert {record_id for record_id, _ in cells} == {
            entry.id for entry in expected if isinstance(entry, kind)
        }
        assert [happened for _, happened in cells] == sorted(happened for _, happened in cells)


def test_a_new_entry_is_placed_where_it_would_stand(vault: Vault, journal: Journal) -> None:
    notes = [journal.new(Note, title="x", happened=START + timedelta(days=day)) for day in range(4)]
    kept(vault, *(note for note in notes if note is not notes[1]))
    assert vault.place_of(ALL, notes[1]) == 2


def test_an_entry_that_moves_to_another_person_or_time_is_listed_there(
    vault: Vault, journal: Journal, robin: Person
) -> None:
    kim = journal.new(Person, name="Kim")
    early, late = bid(journal, robin, START), bid(journal, robin, START + timedelta(days=1))
    kept(vault, kim, early, late)
    moved = replace(early, person=kim.id, happened=START + timedelta(days=2))
    vault.write([Change(early, moved)])
    assert vault.page(ALL, 0, 9) == [moved, late]
    assert vault.page(Filter(person=kim.id), 0, 9) == [moved]
    assert vault.count(Filter(person=robin.id)) == 1


# -- numbers


def test_cells_are_raw_and_oldest_first(vault: Vault, journal: Journal, robin: Person) -> None:
    later = bid(journal, robin, START + timedelta(hours=1), afraid=True, answer=Answer.AGAINST)
    kept(vault, later, bid(journal, robin, START, direction=Direction.RECEIVED))
    assert vault.cells(Bid, ("happened", "direction", "answer", "afraid", "zone"), ALL) == [
        ("2026-11-23T08:00:00+00:00", "received", "away", 0, None),
        ("2026-11-23T09:00:00+00:00", "offered", "against", 1, None),
    ]


def test_cells_of_bids_are_read_from_the_index_alone(vault: Vault) -> None:
    statement = "EXPLAIN QUERY PLAN SELECT happened, direction, answer FROM bid "
    plan = vault._database.rows(statement + "WHERE binned IS NULL ORDER BY happened")
    assert "COVERING INDEX bid_numbers" in plan[0][3]


def test_cells_of_what_is_no_entry_come_as_recorded(vault: Vault, journal: Journal) -> None:
    gifts = [journal.new(CoreGift, name=name) for name in ("Tenderness", "Awe")]
    kept(vault, *reversed(gifts))
    assert vault.cells(CoreGift, ["name"], ALL) == [("Tenderness",), ("Awe",)]
    assert vault.cells(CoreGift, ["name"], Filter(since=local(2000, 1, 1))) == []
    assert vault.cells(CoreGift, ["name"], Filter(binned=True)) == []


# -- drafts


def test_drafts_are_kept_replaced_and_dropped_by_place(vault: Vault, folder: Path) -> None:
    vault.write_drafts({"today": {"words": "half a sen\ud800tence"}, "needs": {"list": [1, None]}})
    vault.write_drafts({"today": {"words": "half a sentence"}, "needs": None, "never": None})
    vault.close()
    with open_vault(folder, PASSPHRASE) as again:
        assert again.drafts() == {"today": {"words": "half a sentence"}}


def test_a_draft_that_cannot_be_read_is_told_as_damage(vault: Vault) -> None:
    vault.write_drafts({"today": {"words": "x"}})
    vault._database.run("PRAGMA ignore_check_constraints = ON")
    vault._database.run("UPDATE draft SET content = '{'")
    with pytest.raises(DatabaseDamaged):
        vault.drafts()


# -- what goes wrong


def test_no_error_carries_what_was_written(vault: Vault, journal: Journal) -> None:
    secret = "".join(["night", "ingale"])  # so that no quoted source line holds it
    finding = journal.new(Finding, gut_check=secret, kind=FindingKind.ECHO, words=secret)
    note = journal.new(Note, title=f"{secret} \ud800")
    for record in (finding, note):
        with pytest.raises(DatabaseBug) as raised:
            kept(vault, record)
        assert secret not in "".join(traceback.format_exception(raised.value))


def test_a_closed_vault_neither_reads_nor_writes(vault: Vault, journal: Journal) -> None:
    note = journal.new(Note, title="Sunday")
    vault.close()
    vault.close()
    with pytest.raises(DatabaseBug):
        vault.count(ALL)
    with pytest.raises(DatabaseBug):
        kept(vault, note)

"""Finding records by the words in them, newest first, and none left out."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from inglenook.journal.changes import Change
from inglenook.journal.entries import GutCheck, Note
from inglenook.journal.journal import Journal
from inglenook.journal.people import Person
from inglenook.journal.therapy import HiddenWord, Session, Topic
from inglenook.vault.catalogue import is_listed
from inglenook.vault.check import check_vault
from inglenook.vault.vault import Vault
from support.searching import counted, found, hits, kept, marks, notes, told, with_parts
from support.vaults import PASSPHRASE, START


def test_everything_a_person_writes_is_searched_but_not_what_is_to_be_hidden(
    vault: Vault, journal: Journal, way: str
) -> None:
    records = with_parts(journal)
    kept(vault, *records.values(), journal.new(HiddenWord, word="heron"))
    names = {"robin", "alex"}
    assert set(found(vault, "heron")) == {r.id for name, r in records.items() if name not in names}


def test_gifts_come_first_and_what_hangs_on_an_entry_stands_with_it(
    vault: Vault, journal: Journal, way: str
) -> None:
    records = with_parts(journal)
    kept(vault, *records.values())
    by_id = {record.id: name for name, record in records.items()}
    order = [by_id[each] for each in found(vault, "heron")]
    assert order == ["gift", "topic", "session", "finding", "check", "waiting"]
    moments = {by_id[hit.id]: hit.moment for hit in hits(vault, "heron")}
    assert moments["gift"] is None
    assert (
        moments["finding"] == moments["check"] == (START + timedelta(days=2)).replace(tzinfo=None)
    )
    check = records["check"]
    assert isinstance(check, GutCheck)
    vault.write([Change(check, replace(check, happened=START + timedelta(days=9)))])
    order = [by_id[each] for each in found(vault, "heron")]
    assert order == ["gift", "finding", "check", "topic", "session", "waiting"]


def test_entries_come_newest_first_and_people_before_them(
    vault: Vault, journal: Journal, way: str
) -> None:
    late, early, latest = notes(vault, journal, "heron", "heron", "heron")
    earlier = replace(early, happened=START - timedelta(days=700))
    person = journal.new(Person, name="Heron")
    vault.write([Change(None, person), Change(early, earlier)])
    assert found(vault, "heron") == [person.id, latest.id, late.id, early.id]
    assert found(vault, "heron", 2) == [person.id, latest.id]
    assert [hit.id for hit in hits(vault, "heron", 2, 1)] == [latest.id, late.id]
    assert hits(vault, "heron", 9, 4) == []
    assert (hits(vault, "heron", 1)[0].kind, counted(vault, "heron")) == ("person", 4)


def test_what_rests_in_the_bin_is_not_found_nor_what_hangs_on_it(
    vault: Vault, journal: Journal, way: str
) -> None:
    records = with_parts(journal)
    check, session, finding = (records[name] for name in ("check", "session", "finding"))
    assert isinstance(check, GutCheck)
    assert isinstance(session, Session)
    kept(vault, check, session, finding, records["topic"], records["robin"], records["alex"])
    binned = [replace(check, binned=START), replace(session, binned=START)]
    vault.write([Change(check, binned[0]), Change(session, binned[1])])
    assert (found(vault, "heron"), counted(vault, "heron")) == ([], 0)
    vault.write([Change(binned[0], check)])
    assert set(found(vault, "heron")) == {check.id, finding.id}


def test_the_index_follows_every_change(vault: Vault, journal: Journal, way: str) -> None:
    (note,) = notes(vault, journal, "heron")
    later = replace(note, words="owl")
    vault.write([Change(note, later)])
    assert (found(vault, "heron"), found(vault, "owl")) == ([], [note.id])
    silent = replace(later, words="", title="…")
    vault.write([Change(later, silent)])
    assert found(vault, "owl") == []
    vault.write([Change(silent, note)])
    vault.write([Change(note, None)])
    assert found(vault, "heron") == []


def test_a_topic_goes_along_when_it_is_put_on_another_list(vault: Vault, journal: Journal) -> None:
    records = with_parts(journal)
    kept(vault, *records.values())
    topic = records["waiting"]
    assert isinstance(topic, Topic)
    moved = replace(topic, session=records["session"].id)
    vault.write([Change(topic, moved)])
    assert is_listed(vault._database, moved)
    assert found(vault, "heron with:alex kind:topic") == [topic.id, records["topic"].id]


def test_nothing_of_an_erased_record_stays_in_the_index(vault: Vault, journal: Journal) -> None:
    kept_words = "walking slowly along the old harbour wall"
    gone, *_ = notes(vault, journal, f"kittiwake {kept_words}", *[kept_words] * 40)
    vault.write([Change(gone, None)])
    rows = vault._database.rows("SELECT block FROM search_data")
    rows += vault._database.rows("SELECT c0 FROM search_content")
    rows += vault._database.rows("SELECT words FROM note")
    pages = [each.encode() if isinstance(each, str) else each for (each,) in rows]
    assert not any(b"kittiwake" in page for page in pages)
    assert any(b"harbour" in page for page in pages)


def test_the_check_holds_the_index_against_what_is_written(
    vault: Vault, journal: Journal, folder: Path
) -> None:
    records = with_parts(journal)
    kept(vault, *records.values())
    finding = records["finding"]
    assert is_listed(vault._database, finding)
    for column, cell in {"stands": 0, "home": None}.items():
        before = vault._database.value(
            f"SELECT {column} FROM catalogue WHERE id = ?", (finding.id,)
        )
        change = f"UPDATE catalogue SET {column} = ? WHERE id = ?"
        vault._database.run(change, (cell, finding.id))
        assert not is_listed(vault._database, finding), column
        vault._database.run(change, (before, finding.id))
    vault.close()
    assert check_vault(folder, PASSPHRASE) == []


# -- excerpts


def test_an_excerpt_marks_what_was_looked_for(vault: Vault, journal: Journal, way: str) -> None:
    note = journal.new(Note, title="The heron", words="Herons wade.\nA grey HÉRON, still.")
    kept(vault, note)
    (hit,) = hits(vault, "heron grey")
    assert hit.record == note
    assert told(hit) == "Herons wade. A grey HÉRON, still."
    assert marks(hit) == ["Herons", "grey", "HÉRON"]

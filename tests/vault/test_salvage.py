"""What can be read of a damaged vault is read, what is missing is named, nothing is changed."""

import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from inglenook.journal.changes import Change
from inglenook.journal.entries import Bid, Finding, GutCheck, Note
from inglenook.journal.errors import (
    DatabaseDamaged,
    DatabaseMissing,
    DiskFull,
    InUse,
    JournalError,
    JournalMissing,
    NewerVersion,
    OnlyToRead,
    ReadOnlyPlace,
    WrongPassphrase,
)
from inglenook.journal.people import Person
from inglenook.journal.preferences import Preferences
from inglenook.journal.record import Record
from inglenook.journal.records import RECORDS
from inglenook.journal.search_query import understand
from inglenook.journal.store import Filter
from inglenook.journal.vocabulary import FindingKind, Weekday
from inglenook.vault import migrations, salvage
from inglenook.vault.damaged_file import damaged_file
from inglenook.vault.database import PAGE
from inglenook.vault.keys import OpenKeys, open_with_passphrase
from inglenook.vault.piecemeal import MOST_FAILURES
from inglenook.vault.salvage import SalvagedVault, look_at_damage, open_readable
from inglenook.vault.vault import open_vault
from support.damaging import (
    BODY,
    IV,
    SEAL,
    Harm,
    Layout,
    add,
    cut,
    do,
    flip,
    layout_of,
    replace_by,
    rubbish,
    swap,
)
from support.long import repeats
from support.vaults import PASSPHRASE, database_file, filled, journal_of, new_vault, quick_folder

BIDS, NOTES = 300, 40


@dataclass
class Whole:
    """A vault that is closed, what is in it, and where that lies."""

    folder: Path
    records: dict[type[Record], dict[str, Record]] = field(default_factory=dict)
    layout: Layout = field(default_factory=lambda: Layout({}, 0))
    content: bytes = b""

    def unlock(self) -> OpenKeys:
        return open_with_passphrase(self.folder, PASSPHRASE)


@pytest.fixture(scope="module")
def made() -> Iterator[Whole]:
    """Made once, with rows enough for several levels of pages and long texts beyond a page."""
    with quick_folder() as place:
        whole = Whole(place / "Mine.inglenook")
        with new_vault(whole.folder) as vault:
            journal = journal_of(vault)
            journal.keep(journal.preferences)
            filled(journal, bids=BIDS)
            for number in range(NOTES):
                journal.keep(journal.new(Note, title=f"{number}", words=f"heron {number} " * 60))
            long = journal.new(Note, title="long", words="owl " * 6000)
            check = journal.new(GutCheck, title="Late again")
            finding = journal.new(Finding, gut_check=check.id, kind=FindingKind.ECHO, words="x")
            journal.keep(long, check, finding)
            vault.write_drafts({"today": {"words": "half a sentence"}})
            for kind in RECORDS:
                whole.records[kind] = {record.id: record for record in vault.all(kind)}
            whole.layout = layout_of(vault)
        whole.content = database_file(whole.folder).read_bytes()
        yield whole


@pytest.fixture
def whole(made: Whole) -> Iterator[Whole]:
    """The same, put back after the test."""
    yield made
    database_file(made.folder).write_bytes(made.content)
    for path in made.folder.glob("*-journal"):
        path.unlink()


def lost_in(vault: SalvagedVault, whole: Whole) -> dict[type[Record], int]:
    """What is missing, having seen that all else is as it was and that this is what is told."""
    lost = {}
    for part in vault.salvaged.parts:
        there = whole.records[part.kind]
        read = {record.id: record for record in vault.all(part.kind)}
        as_it_was = {each for each in there.keys() & read.keys() if read[each] == there[each]}
        made_up = read.keys() - as_it_was
        assert len(made_up) <= vault.salvaged.stand_ins
        missing = len(there) - len(as_it_was)
        if part.expected is not None:
            assert (part.read, part.missing) == (len(there) - missing, missing)
        if missing:
            lost[part.kind] = missing
    return lost


def lost_after(whole: Whole, harm: Harm) -> dict[type[Record], int]:
    """Do harm, read what can be read, and see that not a byte was changed by that."""
    before = do(harm, whole.folder)
    others = {path.name for path in whole.folder.iterdir()}
    with open_readable(whole.folder, whole.unlock) as vault:
        lost = lost_in(vault, whole)
    assert database_file(whole.folder).read_bytes() == before
    assert {path.name for path in whole.folder.iterdir()} == others
    return lost


# -- one page


@pytest.mark.parametrize("at", [BODY, IV, SEAL], ids=["body", "IV", "seal"])
@pytest.mark.parametrize("name", ["bid", "note", "sqlite_autoindex_bid_1", "bid_numbers"])
def test_a_root_page_costs_nothing_but_what_lies_on_it(whole: Whole, name: str, at: int) -> None:
    """The rows of these tables lie on other pages, to which only this one leads."""
    assert lost_after(whole, flip(whole.layout.roots[name], at=at)) == {}


def test_no_single_page_costs_more_than_the_rows_on_it(whole: Whole) -> None:
    """Also the first page, and those that describe the tables."""
    lost = {}
    every = repeats(ci=7, long=1)
    for page in range(1, whole.layout.pages + 1, every):
        lost[page] = lost_after(whole, flip(page))
        database_file(whole.folder).write_bytes(whole.content)
    bids = [each[Bid] for each in lost.values() if Bid in each]
    notes = [each[Note] for each in lost.values() if Note in each]
    assert 0 < sum(bids + notes) <= BIDS + NOTES + 2
    assert max(bids, default=0) <= 30
    assert all(each <= 10 for each in notes)
    assert lost[1] == {}
    assert sum(1 for each in lost.values() if not each) > len(lost) // 2


def test_each_page_that_describes_the_tables_can_be_done_without(whole: Whole) -> None:
    for page in pages_of_the_schema(whole):
        assert lost_after(whole, flip(page)) == {}
        database_file(whole.folder).write_bytes(whole.content)


def pages_of_the_schema(whole: Whole) -> list[int]:
    """The pages without which nobody knows where the tables begin."""
    keys, found = whole.unlock(), []
    for page in range(1, whole.layout.pages + 1):
        do(flip(page), whole.folder)
        with damaged_file(database_file(whole.folder), keys.database_key(), keys.salt) as file:
            if not file.knows_its_tables():
                found.append(page)
        database_file(whole.folder).write_bytes(whole.content)
    assert 1 < len(found) < 10
    return found


def test_a_long_text_whose_end_is_damaged_is_missing_and_never_shown_in_part(
    whole: Whole,
) -> None:
    """SQLCipher reads such an end as zeros, and says nothing."""
    (page,) = pages_read_as_zeros(whole)
    assert lost_after(whole, flip(page)) == {Note: 1}
    with open_vault(whole.folder, PASSPHRASE) as vault, pytest.raises(DatabaseDamaged):
        vault.all(Note)


def pages_read_as_zeros(whole: Whole) -> list[int]:
    keys, found = whole.unlock(), []
    for page in range(2, whole.layout.pages + 1):
        do(flip(page), whole.folder)
        with damaged_file(database_file(whole.folder), keys.database_key(), keys.salt) as file:
            rows, _ = file.stream("SELECT words FROM note NOT INDEXED WHERE title = 'long'")
            if rows and "\0" in rows[0][0]:
                found.append(page)
        database_file(whole.folder).write_bytes(whole.content)
    return found


def test_each_damaged_page_is_counted_and_its_kinds_are_named(whole: Whole) -> None:
    with open_vault(whole.folder, PASSPHRASE) as vault:
        roots = layout_of(vault).roots
    for name, kind in (("person", Person), ("finding", Finding), ("gut_check", GutCheck)):
        do(flip(roots[name]), whole.folder)
        damage = look_at_damage(whole.folder, whole.unlock)
        assert (damage.pages, damage.of, damage.kinds) == (1, whole.layout.pages, (kind,))
        database_file(whole.folder).write_bytes(whole.content)


def test_a_whole_vault_has_no_damage(whole: Whole) -> None:
    damage = look_at_damage(whole.folder, whole.unlock)
    assert (damage.pages, damage.kinds, damage.opens) == (0, (), True)
    assert damage.told() == "No entry is touched by this."
    assert lost_after(whole, cut(len(whole.content))) == {}


def test_a_first_page_and_a_root_page_cost_nothing_together(whole: Whole) -> None:
    pages = [whole.layout.roots[name] for name in ("bid", "note")]
    assert lost_after(whole, flip(1, *pages)) == {}


# -- several pages, and other harm


def test_pages_side_by_side_and_far_apart_cost_only_what_lies_on_them(whole: Whole) -> None:
    below = [*{*range(2, whole.layout.pages + 1)} - {*whole.layout.roots.values()}]
    pages = random.Random(2).sample(below, 2 * len(below) // 5)
    lost = lost_after(whole, flip(*pages))
    assert 0 < lost[Bid] < BIDS * 4 // 5
    assert 0 < lost[Note] < NOTES


def test_two_swapped_pages_are_two_damaged_ones(whole: Whole) -> None:
    root, index = (whole.layout.roots[name] for name in ("bid", "sqlite_autoindex_bid_1"))
    do(swap(root, index), whole.folder)
    assert look_at_damage(whole.folder, whole.unlock).pages == 2
    database_file(whole.folder).write_bytes(whole.content)
    assert lost_after(whole, swap(root, index)) == {}


@pytest.mark.parametrize("size", [-PAGE * 3, -PAGE * 3 - 100])
def test_a_cut_file_is_read_up_to_the_cut(whole: Whole, size: int) -> None:
    lost = lost_after(whole, cut(size))
    assert sum(lost.values()) < NOTES
    damage = look_at_damage(whole.folder, whole.unlock)
    assert damage.is_cut
    assert "Its end is missing." in damage.told()


def test_half_a_file_is_half_a_journal(whole: Whole) -> None:
    lost = lost_after(whole, cut(whole.layout.pages // 2 * PAGE))
    assert 0 < lost[Bid] < BIDS


def test_added_rubbish_is_told_and_costs_nothing(whole: Whole) -> None:
    assert lost_after(whole, add(rubbish(2) + b"x")) == {}
    damage = look_at_damage(whole.folder, whole.unlock)
    assert damage.told() == "Something was added to its end. No entry is touched by this."


def test_a_damaged_beginning_of_the_file_costs_nothing(whole: Whole) -> None:
    """The salt stands in the key file too."""
    assert lost_after(whole, flip(1, at=3)) == {}


@pytest.mark.parametrize(
    "harm", [cut(0), cut(700), replace_by(rubbish(9)), replace_by(bytes(4 * PAGE))]
)
def test_of_a_file_that_is_none_of_ours_nothing_can_be_read(whole: Whole, harm: Harm) -> None:
    before = do(harm, whole.folder)
    damage = look_at_damage(whole.folder, whole.unlock)
    assert not damage.opens
    assert "None of it can be read." in damage.told()
    with pytest.raises(DatabaseDamaged):
        open_readable(whole.folder, whole.unlock)
    assert database_file(whole.folder).read_bytes() == before


def test_a_shredded_file_is_given_up_soon(whole: Whole, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("inglenook.vault.piecemeal.MOST_FAILURES", 40)
    assert MOST_FAILURES > 40
    pages = range(whole.layout.roots["bid"] + 30, whole.layout.pages, 2)
    lost = lost_after(whole, flip(*pages))
    assert lost[Bid] <= BIDS


# -- what is missing is stood for, what is there is to be used


def test_bids_of_a_lost_person_stand_under_a_made_up_name(whole: Whole) -> None:
    do(flip(whole.layout.roots["person"]), whole.folder)
    with open_readable(whole.folder, whole.unlock) as vault:
        assert lost_in(vault, whole) == {Person: 1}
        assert [person.name for person in vault.all(Person)] == ["Somebody 1"]
        assert len(vault.all(Bid)) == BIDS
        told = " ".join(vault.salvaged.told())
        assert "Missing: Person (1 of 1)." in told
        assert "1 name could not be read" in told


def test_lost_drafts_are_told_and_others_are_there(whole: Whole) -> None:
    with open_readable(whole.folder, whole.unlock) as vault:
        assert vault.drafts() == {"today": {"words": "half a sentence"}}
        assert vault.salvaged.is_whole
    do(flip(whole.layout.roots["draft"]), whole.folder)
    with open_readable(whole.folder, whole.unlock) as vault:
        assert vault.drafts() == {}
        assert not vault.salvaged.is_whole
        assert vault.salvaged.told() == ["What was half-written could not be read."]


def test_where_the_count_is_lost_the_list_of_ids_counts(whole: Whole) -> None:
    do(flip(whole.layout.roots["tally"]), whole.folder)
    with open_readable(whole.folder, whole.unlock) as vault:
        assert vault.salvaged.is_whole
        assert {part.kind: part.expected for part in vault.salvaged.parts}[Bid] == BIDS


def test_where_nobody_knows_how_many_there_were_that_is_told(whole: Whole) -> None:
    names = ("tally", "preferences", "sqlite_autoindex_preferences_1")
    do(flip(*(whole.layout.roots[name] for name in names)), whole.folder)
    with open_readable(whole.folder, whole.unlock) as vault:
        assert "Nobody knows how many are missing of: Settings (0 read)." in vault.salvaged.told()


def test_what_was_read_is_counted_listed_and_found_as_ever(whole: Whole) -> None:
    do(flip(whole.layout.roots["catalogue"], whole.layout.roots["search_data"]), whole.folder)
    with open_readable(whole.folder, whole.unlock) as vault:
        assert vault.count(Filter()) == BIDS + NOTES + 3
        assert len(vault.page(Filter(), 0, 20)) == 20
        query = understand("owl", [], journal_of(vault).calendar)
        assert [hit.record.title for hit in vault.search(query, 5)] == ["long"]  # type: ignore[attr-defined]


def test_every_write_is_refused_with_one_sentence(whole: Whole) -> None:
    with open_readable(whole.folder, whole.unlock) as vault:
        journal = journal_of(vault)
        note = journal.new(Note, title="new")
        for deed in (
            lambda: journal.keep(note),
            lambda: journal.remove(vault.all(Note)[0]),
            lambda: journal.erase(vault.all(Note)[0]),
            lambda: vault.write_drafts({"today": {}}),
            lambda: vault.fill([note]),
            lambda: vault.write([Change(None, note)]),
        ):
            with pytest.raises(OnlyToRead, match="open for reading only"):
                deed()
        with pytest.raises(JournalError):
            vault.database.run("DELETE FROM note")
        assert len(vault.all(Note)) == NOTES + 2
        vault.release_reserve()
    assert (whole.folder / "reserve").exists()


def test_an_older_journal_is_read_with_the_usual_answers(folder: Path, tmp_path: Path) -> None:
    schema = Path(shutil.copytree(migrations.SCHEMA, tmp_path / "schema"))
    for path in schema.iterdir():
        if not path.name.startswith("0001"):
            path.unlink()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(migrations.migrate, "__defaults__", (schema,))
        new_vault_of_the_first_version(folder)
    with open_readable(folder, lambda: open_with_passphrase(folder, PASSPHRASE)) as vault:
        (kept,) = vault.all(Preferences)
        assert kept.week_start is Weekday.SUNDAY
        assert kept.hidden_lists == ()


def new_vault_of_the_first_version(folder: Path) -> None:
    from inglenook.vault.database import create_database, database_name
    from inglenook.vault.keys import create_keys
    from support.vaults import CHEAP

    folder.mkdir()
    keys = create_keys(folder, PASSPHRASE, CHEAP)
    database = create_database(folder / database_name(keys.salt), keys.database_key(), keys.salt)
    migrations.migrate(database)
    stamp = "2026-01-01T00:00:00.000Z"
    database.run(
        "INSERT INTO preferences VALUES ('preferences', ?, ?, 3, 'sunday')", (stamp, stamp)
    )
    database.close()


# -- after a crash


def crashed(whole: Whole) -> bytes:
    """Leave the vault as a crash in the middle of a change does; the bytes before the change."""
    path = database_file(whole.folder)
    journal = path.with_name(path.name + "-journal")
    with open_vault(whole.folder, PASSPHRASE) as vault:
        vault.database.rows("PRAGMA cache_size = 5")  # so that it writes before it is done
        vault.database.run("BEGIN IMMEDIATE")
        vault.database.run("UPDATE bid SET note = note || ' and back'")
        half, record = path.read_bytes(), journal.read_bytes()
        vault.database.run("ROLLBACK")
    before = path.read_bytes()
    path.write_bytes(half)
    journal.write_bytes(record)
    return before


def test_a_half_written_change_is_taken_back_in_a_copy_only(whole: Whole) -> None:
    before = crashed(whole)
    path = database_file(whole.folder)
    half = do(flip(whole.layout.roots["person"]), whole.folder)
    assert half != before
    files = {each.name: each.read_bytes() for each in whole.folder.iterdir()}
    with open_readable(whole.folder, whole.unlock) as vault:
        assert lost_in(vault, whole) == {Person: 1}  # and every bid is as it was
    assert {each.name: each.read_bytes() for each in whole.folder.iterdir()} == files
    assert path.read_bytes() == half


def test_what_a_killed_program_left_of_a_copy_is_removed(whole: Whole) -> None:
    (whole.folder / ".reading-left").mkdir()
    (whole.folder / ".reading-left" / "pages.db").write_bytes(b"x")
    look_at_damage(whole.folder, whole.unlock)
    assert not (whole.folder / ".reading-left").exists()


def test_without_room_for_a_copy_the_rest_is_still_read(
    whole: Whole, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_folder: Path) -> None:
        raise DiskFull

    monkeypatch.setattr(salvage, "working_place", full)
    lost = lost_after(whole, flip(whole.layout.roots["bid"]))
    assert lost == {Bid: BIDS}


def test_in_a_place_where_nothing_can_be_written_everything_can_be_read(
    whole: Whole, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_folder: Path) -> None:
        raise ReadOnlyPlace

    monkeypatch.setattr(salvage, "occupied", refused)
    monkeypatch.setattr(salvage, "working_place", refused)
    assert lost_after(whole, cut(len(whole.content))) == {}


def test_while_it_is_open_nobody_else_can_open_it(whole: Whole) -> None:
    with open_readable(whole.folder, whole.unlock):
        for ask in (look_at_damage, open_readable):
            with pytest.raises(InUse):
                ask(whole.folder, whole.unlock)
    look_at_damage(whole.folder, whole.unlock)


# -- what is raised


def test_what_is_no_damage_is_raised_as_what_it_is(whole: Whole, tmp_path: Path) -> None:
    for ask in (look_at_damage, open_readable):
        with pytest.raises(JournalMissing):
            ask(tmp_path, whole.unlock)
        with pytest.raises(WrongPassphrase):
            ask(whole.folder, lambda: open_with_passphrase(whole.folder, "not this"))
    path = database_file(whole.folder)
    path.rename(path.with_suffix(".away"))
    with pytest.raises(DatabaseMissing):
        open_readable(whole.folder, whole.unlock)
    path.with_suffix(".away").rename(path)
    with open_vault(whole.folder, PASSPHRASE) as vault:
        vault.database.run("PRAGMA user_version = 900")
    with pytest.raises(NewerVersion):
        look_at_damage(whole.folder, whole.unlock)

"""All data for a spreadsheet: what it shows, and that it never reckons with what was written."""

import csv
import io
import re
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inglenook.exchange.csv_out import csv_of, csv_zip_of, defused
from inglenook.journal.entries import Note
from inglenook.journal.field import fields_of
from inglenook.journal.journal import Journal
from inglenook.journal.people import Person
from inglenook.journal.record import Record
from inglenook.journal.records import KINDS, RECORDS
from inglenook.vault.vault import Vault
from inglenook.words import _
from support.exchanging import EXPORTED, GOLDEN, everything, fixed

FORMULAS = "=+-@＝＋－＠"


def tables(journal: Journal) -> dict[str, str]:
    packed = zipfile.ZipFile(io.BytesIO(csv_zip_of(everything(journal), EXPORTED)))
    return {name: packed.read(name).decode("utf-8") for name in packed.namelist()}


def cells_of(text: str, delimiter: str = ",") -> list[str]:
    return [cell for row in csv.reader(io.StringIO(text), delimiter=delimiter) for cell in row]


def test_a_small_journal_is_written_as_the_golden_files_show(vault: Vault) -> None:
    made = tables(fixed(vault))
    golden = {each.name: each.read_text("utf-8") for each in (GOLDEN / "csv").iterdir()}
    assert {name: text.replace("\r\n", "\n") for name, text in made.items()} == golden


def test_every_kind_has_a_file_that_a_spreadsheet_takes_for_unicode(journal: Journal) -> None:
    made = tables(journal)
    assert list(made) == [f"{name}.csv" for name in KINDS]
    for text in made.values():
        assert text.startswith("\ufeff")
        assert text.endswith("\r\n")


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.KIND)
def test_no_two_headings_of_a_file_are_the_same(kind: type[Record]) -> None:
    headings = cells_of(csv_of(kind, [], {}))
    assert len(headings) == len(fields_of(kind))
    assert len(set(headings)) == len(headings)


@pytest.mark.parametrize(
    "beginning", [*FORMULAS, "\t", "\r", "\n", " =", "\xa0=", "\ufeff=", "\0@"]
)
def test_a_formula_is_only_words(beginning: str) -> None:
    text = f"{beginning}cmd|'/c calc'!A1"
    assert defused(text) == f"'{text}"


@pytest.mark.parametrize(
    "text", ["he said =no", "a-b", "x@y", "3+4", "“=”", "'=1", "", "; a", "a\nb"]
)
def test_other_words_stay_to_the_letter(text: str) -> None:
    assert defused(text) == text


@pytest.mark.parametrize("separator", [";", "\t", "\n", "\r\n", "\r", "\u2028", "; ", ";;", ';"'])
def test_what_another_spreadsheet_takes_for_a_cell_of_its_own_is_defused_too(
    separator: str,
) -> None:
    ends = separator.rstrip(' "')
    assert defused(f"a{separator}=1") == f"a{ends}'{separator.removeprefix(ends)}=1"


def test_fifty_thousand_blanks_are_defused_at_once() -> None:
    blanks = " " * 50_000
    assert defused(f"={blanks};{blanks}=") == f"'={blanks};'{blanks}="
    assert defused("\n" * 50_000).startswith("'\n")


@given(st.text(st.sampled_from(FORMULAS + " ;,\t\r\n\"'a\ufeff"), max_size=40) | st.text())
@settings(max_examples=400, deadline=None)
def test_no_reader_finds_a_formula_in_anything_written(text: str) -> None:
    row = ["id", "2026-11-23T08:00:00.000Z", "2026-11-23T08:00:00.000Z"]
    row += ["2026-11-23T08:00:00+00:00", "unmarked", "", text, "", text]
    written = csv_of(Note, [row], {})
    for delimiter in ",;\t":
        for cell in (
            re.split(f"[{delimiter}\r\n]", written) if delimiter != "," else cells_of(written)
        ):
            assert not cell.lstrip(' \xa0\ufeff"').startswith(tuple(FORMULAS))


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0=+-@＝＋－＠\t\r\n")))
@settings(max_examples=100, deadline=None)
def test_words_come_out_of_a_reader_as_they_were_written(text: str) -> None:
    row = ["id", "r", "c", "h", "unmarked", None, "title", None, text]
    assert cells_of(csv_of(Note, [row], {}))[-1] == text


def test_a_person_with_a_formula_for_a_name_is_defused_where_they_are_named(
    journal: Journal,
) -> None:
    robin = journal.new(Person, name="=Robin")
    journal.keep(robin, journal.new(Note, person=robin.id, words="a walk"))
    made = tables(journal)
    assert "'=Robin" in cells_of(made["person.csv"])
    assert "'=Robin" in cells_of(made["note.csv"])
    assert "=Robin" not in cells_of(made["note.csv"])


def test_ticks_and_words_stand_as_on_screen(vault: Vault) -> None:
    cells = cells_of(tables(fixed(vault))["bid.csv"])
    assert {"They reached out", "Against", "yes", "Robin"} <= set(cells)
    assert _(fields_of(KINDS["bid"])["direction"].label) in cells

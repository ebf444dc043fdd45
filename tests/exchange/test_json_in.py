"""Reading a file strictly: what is bad is named by its place and a reason, never by its words."""

import json
from copy import deepcopy
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inglenook.exchange.json_in import Import, read_json
from inglenook.exchange.shapes import value_of
from inglenook.journal.errors import JournalError, NewerVersion
from inglenook.journal.field import fields_of
from inglenook.journal.record import Record
from inglenook.journal.records import KINDS, RECORDS
from support.answers import answers_of
from support.exchanging import GOLDEN

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
SECRET = "violets"
STAMPS = {
    "id": "0-1",
    "recorded": "2026-11-23T08:00:01.000Z",
    "changed": "2026-11-23T08:00:01.000Z",
}


def golden() -> dict[str, Any]:
    made: dict[str, Any] = json.loads((GOLDEN / "all.json").read_bytes())
    return made


def read(document: Any) -> Import:
    return read_json(json.dumps(document).encode(), NOW)


def only_bad(document: dict[str, Any]) -> list[tuple[str, str, str]]:
    return [
        (found.place, *problem)
        for found in read(document).found
        if found.record is None
        for problem in found.problems
    ]


def test_every_record_of_an_export_is_read() -> None:
    found = read(golden()).found
    assert [each.kind for each in found] == list(KINDS)
    assert all(each.record and each.number == 1 for each in found)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b"PK\x03\x04",
        b"\xff\xfe{\0}\0",
        b'{"format": "other", "version": 1, "exported": "", "records": {}}',
        b'{"format": "inglenook", "version": 0, "exported": "", "records": {}}',
        b'{"format": "inglenook", "version": "1", "exported": "", "records": {}}',
        b"[" * 100_000,
        b'{"format": ' + b'{"format": ' * 100_000,
    ],
)
def test_what_is_no_export_is_told_in_a_sentence(data: bytes) -> None:
    with pytest.raises(JournalError, match="not a file that Inglenook has exported"):
        read_json(data, NOW)


@pytest.mark.parametrize(
    "rest",
    [
        '"exported": "", "records": []}',
        '"exported": "", "records": {"bid": {}}}',
        '"exported": "", "records": {}, "more": 1}',
        '"records": {}}',
    ],
)
def test_an_export_that_was_changed_beyond_reading_is_told_as_that(rest: str) -> None:
    with pytest.raises(JournalError, match="not whole or has been changed"):
        read_json(f'{{"format": "inglenook", "version": 1, {rest}'.encode(), NOW)


def test_a_file_that_was_cut_is_not_read() -> None:
    data = (GOLDEN / "all.json").read_bytes()
    for length in range(0, len(data) - 2, 97):
        with pytest.raises(JournalError):
            read_json(data[:length], NOW)


def test_a_newer_version_is_told_as_that() -> None:
    with pytest.raises(NewerVersion, match="newer version"):
        read(golden() | {"version": 2, "more": 1})


def test_a_mark_before_the_first_letter_does_not_count() -> None:
    data = (GOLDEN / "all.json").read_bytes()
    assert read_json(b"\xef\xbb\xbf" + data, NOW) == read_json(data, NOW)


@pytest.mark.parametrize(
    ("kind", "name", "value", "field", "reason"),
    [
        ("bid", "answer", "violets", "Answered by turning", "not a word of the list"),
        ("bid", "answer", None, "Answered by turning", "not a word of the list"),
        ("bid", "manner", "barely", "In what manner", "belongs to another answer"),
        ("bid", "afraid", 1, "I was afraid", "true or false"),
        ("bid", "happened", "violets", "When", "not written as Inglenook"),
        ("bid", "happened", "2026-11-23T08:00:13", "When", "not written as Inglenook"),
        ("bid", "happened", "2026-02-30T08:00:13+00:00", "When", "not written as Inglenook"),
        ("bid", "happened", "2026-11-27T08:00:13+00:00", "When", "lies in the future"),
        ("bid", "happened", "1899-11-27T08:00:13+00:00", "When", "before 1900"),
        ("bid", "happened", "２０２６-11-23T08:00:13+00:00", "When", "not written as Inglenook"),
        ("bid", "recorded", "2026-11-23T08:00:13+00:00", "recorded", "not written as Inglenook"),
        ("bid", "recorded", "0000-11-23T08:00:13.000Z", "recorded", "not written as Inglenook"),
        ("bid", "id", "violets\n", "id", "not written as Inglenook"),
        ("bid", "id", "", "id", "not written as Inglenook"),
        ("bid", "id", "../violets", "id", "not written as Inglenook"),
        ("bid", "note", 5, "Note", "not written as Inglenook"),
        ("bid", "note", "violets\0", "Note", "cannot be kept"),
        ("bid", "scene", "violets\nviolets", "Where it was", "fit on one line"),
        ("bid", "scene", "violets" * 100, "Where it was", "not written as Inglenook"),
        ("bid", "share", "violets", "Sharing", "not a word of the list"),
        ("trust_feeling", "trust", 11, "How much do I trust, 0 to 10", "from 0 to 10"),
        ("trust_feeling", "trust", 5.5, "How much do I trust, 0 to 10", "from 0 to 10"),
        ("trust_feeling", "trust", True, "How much do I trust, 0 to 10", "from 0 to 10"),
        ("trust_feeling", "trust", "7", "How much do I trust, 0 to 10", "from 0 to 10"),
        ("trust_feeling", "signs", ["violets"], "Signs", "not a word of the list"),
        ("trust_feeling", "signs", "cold", "Signs", "not a word of the list"),
        ("finding", "position", 10**30, "position", "not written as Inglenook"),
        ("finding", "words", " ", "What happened", "needs an answer"),
        ("person", "ended_on", "2026-1-1", "Ended on", "not written as Inglenook"),
        ("preferences", "id", "violets", "id", "only once"),
    ],
)
def test_a_bad_record_is_named_by_its_place_and_a_reason(
    kind: str, name: str, value: Any, field: str, reason: str
) -> None:
    document = golden()
    good = document["records"][kind][0]
    document["records"][kind] = [good, good | {"id": "0-2", name: value}]
    if kind == "preferences":
        document["records"][kind] = [good, good | {name: value}]
    ((place, told_field, sentence),) = only_bad(document)
    assert (place, told_field) == (f"{kind} 2", field)
    assert reason in sentence
    assert SECRET not in sentence


@pytest.mark.parametrize("value", [None, 5, SECRET, [SECRET], [], True])
def test_what_is_not_even_a_record_is_named_by_its_place(value: Any) -> None:
    document = golden()
    document["records"]["note"].append(value)
    assert only_bad(document) == [("note 2", "", "This is not a record.")]


def test_a_question_nobody_asks_is_counted_and_not_named() -> None:
    document = golden()
    document["records"]["note"][0] |= {SECRET: SECRET, "violet": 1}
    ((place, field, sentence),) = only_bad(document)
    assert (place, field) == ("note 1", "")
    assert "2 answers to questions that Inglenook does not ask" in sentence
    assert "violet" not in sentence


def test_every_fault_of_a_record_is_told() -> None:
    document = golden()
    del document["records"]["bid"][0]["person"]
    document["records"]["bid"][0] |= {"zone": SECRET, "afraid": "no"}
    assert [problem[1] for problem in only_bad(document)] == ["With", "I was afraid", "My zone"]


def test_half_of_a_letter_is_no_json() -> None:
    data = (GOLDEN / "all.json").read_bytes().replace(b"The harbour", rb"half \ud800")
    with pytest.raises(JournalError):
        read_json(data, NOW)


def test_records_of_an_unknown_kind_are_counted() -> None:
    document = golden()
    document["records"][SECRET] = [{}, {}]
    assert read(document).strange == 2


def test_what_an_older_version_did_not_ask_is_not_answered() -> None:
    document = golden()
    for name in ("scene", "facts", "witnesses", "zone"):
        del document["records"]["bid"][0][name]
    (bid,) = [each.record for each in read(document).found if each.kind == "bid"]
    assert bid
    assert (getattr(bid, "scene", None), getattr(bid, "zone", "")) == ("", None)


def test_a_kind_that_is_not_there_has_no_records() -> None:
    document = golden()
    del document["records"]["note"]
    assert "note" not in {each.kind for each in read(document).found}


def test_words_of_a_list_are_read_in_the_lists_own_order() -> None:
    document, other = golden(), golden()
    other["records"]["trust_feeling"][0]["signs"] = ["eggshells", "cold", "eggshells"]
    assert document != other
    assert read(document) == read(other)


@given(data=st.data())
@settings(max_examples=25, deadline=None)
@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.KIND)
def test_every_answer_goes_out_and_comes_back(kind: type[Record], data: st.DataObject) -> None:
    ids = dict.fromkeys((*KINDS, "entry"), ("0-1", "0-2"))
    drawn = data.draw(answers_of(kind, ids))
    fields = fields_of(kind)
    cells = {name: fields[name].pack(answer) for name, answer in drawn.items()}
    own = STAMPS | ({"id": "preferences"} if kind.KIND == "preferences" else {})
    line = own | {name: value_of(fields[name], cell) for name, cell in cells.items()}
    (found,) = read(golden() | {"records": {kind.KIND: [line]}}).found
    assert found.record, found.problems
    assert {name: getattr(found.record, name) for name in drawn} == drawn


@given(
    st.recursive(
        st.none()
        | st.booleans()
        | st.integers()
        | st.floats(allow_nan=False, allow_infinity=False)
        | st.text(),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    )
)
@settings(max_examples=60, deadline=None)
def test_whatever_stands_in_a_record_is_read_or_told(value: Any) -> None:
    document = golden()
    for name in document["records"]["bid"][0]:
        changed = deepcopy(document)
        changed["records"]["bid"][0][name] = value
        (bid,) = [each for each in read(changed).found if each.kind == "bid"]
        assert bool(bid.record) != bool(bid.problems)

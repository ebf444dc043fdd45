"""The sample journal as data: the same every time, whole, fitting its fields, as long as asked."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cache

import pytest

from inglenook import demo
from inglenook.journal.entries import Bid, Finding, Need, Note, TrustFeeling
from inglenook.journal.field import fields_of
from inglenook.journal.fields import Ref
from inglenook.journal.record import Entry, Record, problems, values_of
from inglenook.journal.records import ENTRIES, RECORDS
from inglenook.journal.therapy import Session, Topic

MONDAY = date(2026, 11, 23)
A_WEEK_OF_DAYS = [MONDAY + timedelta(days=days) for days in range(7)]


@cache
def sampled(
    today: date = MONDAY, weeks: int = 26, entries: int | None = None, seed: int = 1
) -> tuple[Record, ...]:
    return tuple(demo.sample(today, weeks, entries, seed))


def entries_of(records: Sequence[Record]) -> list[Entry]:
    return [each for each in records if isinstance(each, Entry)]


def test_the_same_day_and_seed_give_the_same_records() -> None:
    assert demo.sample(MONDAY, 30, 900, seed=4) == demo.sample(MONDAY, 30, 900, seed=4)


def test_another_seed_gives_another_journal_with_the_same_story() -> None:
    one, other = sampled(seed=1), sampled(seed=2)
    assert {each.id for each in one}.isdisjoint(
        each.id for each in other if each.id != "preferences"
    )
    told = [[note.words for note in records if isinstance(note, Note)] for records in (one, other)]
    bids = [[bid.happened for bid in records if isinstance(bid, Bid)] for records in (one, other)]
    assert sorted(told[0]) == sorted(told[1])
    assert bids[0] != bids[1]


@pytest.mark.parametrize("seed", [1, 2, 3, 77])
@pytest.mark.parametrize("weeks", [1, 9, 26, 120])
def test_every_record_fits_its_fields_at_noon(seed: int, weeks: int) -> None:
    noon = datetime(2026, 11, 25, 12, tzinfo=timezone(timedelta(hours=-6)))
    for record in sampled(noon.date(), weeks, seed=seed):
        assert not problems(type(record), values_of(record), noon), record


@pytest.mark.parametrize("weeks", [1, 2, 5, 8, 14, 26, 60])
def test_every_reference_leads_to_a_record_that_is_written_earlier(weeks: int) -> None:
    written: set[str] = set()
    for record in sampled(weeks=weeks):
        for name, field in fields_of(type(record)).items():
            target = getattr(record, name)
            if isinstance(field, Ref) and target is not None:
                assert target in written, (record, name)
        assert record.id not in written
        written.add(record.id)


def test_every_answer_comes_out_of_its_cell_as_it_went_in() -> None:
    for record in sampled(weeks=40):
        for name, field in fields_of(type(record)).items():
            answer = getattr(record, name)
            assert field.unpack(field.pack(answer)) == answer, (record, name)


def test_records_stand_in_the_order_of_their_tables() -> None:
    places = [RECORDS.index(type(record)) for record in sampled(entries=1500)]
    assert places == sorted(places)


def test_findings_and_topics_are_numbered_from_nought() -> None:
    siblings: dict[str | None, list[int]] = {}
    for record in sampled():
        if isinstance(record, Finding):
            siblings.setdefault(record.gut_check, []).append(record.position)
        elif isinstance(record, Topic):
            siblings.setdefault(record.session, []).append(record.position)
    assert len(siblings) > 20
    for positions in siblings.values():
        assert positions == list(range(len(positions)))


@pytest.mark.parametrize("today", A_WEEK_OF_DAYS)
def test_only_one_session_lies_ahead_and_nothing_else_is_from_today_on(today: date) -> None:
    later = [entry for entry in entries_of(sampled(today)) if entry.happened.date() >= today]
    (session,) = later
    assert isinstance(session, Session)
    assert timedelta(days=1) <= session.happened.date() - today <= timedelta(days=8)


@pytest.mark.parametrize("today", A_WEEK_OF_DAYS)
def test_nothing_is_recorded_from_today_on(today: date) -> None:
    midnight = datetime(today.year, today.month, today.day, tzinfo=UTC)
    for record in sampled(today):
        assert record.recorded <= record.changed < midnight
        assert record.recorded.utcoffset() == timedelta(0)
        assert record.recorded.microsecond % 1000 == 0


@pytest.mark.parametrize(
    ("weeks", "entries"),
    [(26, 0), (26, 1), (26, 60), (26, 500), (26, 2000), (3, 700), (60, 5000), (26, 9000)],
)
def test_so_many_entries_as_asked_for_stand_on_the_timeline(weeks: int, entries: int) -> None:
    kept = entries_of(sampled(weeks=weeks, entries=entries))
    assert len(kept) == entries
    assert not any(entry.binned for entry in kept)


@pytest.mark.parametrize(("weeks", "entries"), [(26, 2000), (3, 700), (26, 9000)])
def test_no_day_has_more_than_fourteen_entries(weeks: int, entries: int) -> None:
    records = sampled(weeks=weeks, entries=entries)
    days = Counter(entry.happened.date() for entry in entries_of(records))
    assert max(days.values()) <= 14


@pytest.mark.parametrize("entries", [1, 60, 500, 2000])
def test_with_a_number_of_entries_every_record_still_fits_and_finds_its_parents(
    entries: int,
) -> None:
    noon = datetime(2026, 11, 23, 12, tzinfo=UTC)
    records = sampled(entries=entries)
    ids = {record.id for record in records}
    assert len(ids) == len(records)
    for record in records:
        assert not problems(type(record), values_of(record), noon), record
        for name, field in fields_of(type(record)).items():
            if isinstance(field, Ref):
                assert getattr(record, name) in ids | {None}, (record, name)


def test_few_entries_still_span_the_weeks_asked_for() -> None:
    days = [entry.happened.date() for entry in entries_of(sampled(entries=150))]
    assert min(days) < MONDAY - timedelta(weeks=24)


def test_a_journal_of_years_goes_back_so_far_with_its_usual_pace() -> None:
    first_year = [
        entry
        for entry in entries_of(sampled(weeks=160))
        if entry.happened.date() < MONDAY - timedelta(weeks=108)
    ]
    assert min(entry.happened.date() for entry in first_year) < MONDAY - timedelta(weeks=159)
    assert 600 < len(first_year) < 1400
    assert {type(entry) for entry in first_year} == set(ENTRIES) - {Need}


def test_added_notes_have_about_sixty_words() -> None:
    notes = [each for each in sampled(entries=9000) if isinstance(each, Note)]
    lengths = [len(note.words.split()) for note in notes]
    assert len(notes) > 500
    assert 50 < sum(lengths) / len(lengths) < 75


def test_less_than_a_week_or_no_number_of_entries_is_refused() -> None:
    for weeks, entries in ((0, None), (-3, None), (26, -1)):
        with pytest.raises(ValueError, match=r"^$"):
            demo.sample(MONDAY, weeks, entries)


def test_trust_feelings_are_as_many_as_bids_allow() -> None:
    kinds = Counter(type(each) for each in sampled(entries=9000))
    assert kinds[Bid] > kinds[TrustFeeling] > kinds[Note] > 0

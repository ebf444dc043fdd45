"""The ledger holds what the records hold, column by column, on the days of the person's clock."""

from collections import Counter
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inglenook.demo import sample
from inglenook.insights.ledger import COLUMNS, chosen, ledger, slices
from inglenook.insights.responsiveness import ANSWERS, DIRECTIONS
from inglenook.insights.scales import HIGHEST
from inglenook.insights.spans import number
from inglenook.journal.days import Calendar
from inglenook.journal.entries import Bid, GutCheck, Need, Note, TrustFeeling
from inglenook.journal.people import Person
from inglenook.journal.record import Entry
from inglenook.journal.store import Filter
from inglenook.journal.vocabulary import About, Met, Root, Sign, Weekday, Zone
from support.answers import answers_of
from support.ledgers import ALEX, SAM, bid, check, feeling, ledger_of, need, note
from support.vaults import journal_of, new_vault, quick_folder

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
PARTS = dict(zip(COLUMNS, ("bids", "feelings", "needs", "checks", "notes"), strict=True))


def read(journal, *parts):
    """The ledger of a whole journal, or of parts of it one after the other."""
    return ledger(slices(parts or [Filter()], journal.store), journal.calendar)


def minutes(moment):
    return (moment - EPOCH) // timedelta(minutes=1)


def place(words, word):
    return list(words).index(word) if word else -1


def packed(word):
    return word.value if word else None


def answer(value):
    return -1 if value is None else value


def words_in(columns, name, words, at):
    """Which words of a list one feeling names."""
    (row,) = chosen(words, getattr(columns, name)[at : at + 1])
    return tuple(word for word, named in zip(words, row, strict=True) if named)


def told_by_columns(kind, columns, at):
    """One entry as the columns tell it."""
    told = [getattr(columns, name)[at] for name in ("days", "instants", "recorded", "person")]
    if kind is Bid:
        direction, answered = divmod(int(columns.codes[at]), len(ANSWERS))
        told += [DIRECTIONS[direction], ANSWERS[answered], columns.zone[at]]
    elif kind is TrustFeeling:
        told += [columns.whom[at], columns.zone[at]]
        told += [columns.answers()[name][at] for name in HIGHEST]
        told += [words_in(columns, "signs", Sign, at), words_in(columns, "roots", Root, at)]
    elif kind is Need:
        told += [columns.said[at], columns.met[at]]
    elif kind is GutCheck:
        told += [columns.estimate[at], columns.outcome[at]]
    return tuple(told)


def told_by_record(record, calendar):
    """The same from the record itself."""
    day = number(calendar.day_of(record.happened))
    told = [day, minutes(record.happened), minutes(record.recorded), record.person]
    if isinstance(record, Bid):
        told += [record.direction, record.answer, place(Zone, record.zone)]
    elif isinstance(record, TrustFeeling):
        told += [place(About, record.about), place(Zone, record.zone)]
        told += [answer(getattr(record, name)) for name in HIGHEST]
        told += [record.signs, record.roots]
    elif isinstance(record, Need):
        told += [record.said, place(Met, record.met)]
    elif isinstance(record, GutCheck):
        told += [record.estimate, packed(record.outcome)]
    return tuple(told)


def agrees(found, records, calendar):
    """Each record is there once, and nothing else is."""
    for kind, name in PARTS.items():
        columns = getattr(found, name)
        assert {len(getattr(columns, each.name)) for each in fields(columns)} == {len(columns)}
        told = Counter(told_by_columns(kind, columns, at) for at in range(len(columns)))
        meant = [each for each in records if type(each) is kind]
        assert told == Counter(told_by_record(each, calendar) for each in meant)


def equal(one, other):
    """Whether two ledgers hold the same in the same order."""
    return all(
        np.array_equal(getattr(mine, each.name), getattr(theirs, each.name))
        for mine, theirs in zip(one.kinds, other.kinds, strict=True)
        for each in fields(mine)
    )


# -- against the records


@given(st.data())
@settings(max_examples=15, deadline=None)
def test_the_columns_agree_with_any_records(data):
    with quick_folder() as folder, new_vault(folder / "a.inglenook") as vault:
        journal = journal_of(vault)
        calendar = {
            "day_start": data.draw(st.integers(0, 6)),
            "week_start": data.draw(st.sampled_from(Weekday)),
        }
        journal.keep(replace(journal.preferences, **calendar))
        people = [journal.new(Person, name=name) for name in ("Sam", "Alex")]
        ids = {"person": [each.id for each in people]}
        records = [
            journal.new(kind, **values)
            for kind in COLUMNS
            for values in data.draw(st.lists(answers_of(kind, ids), max_size=3))
        ]
        journal.keep(*people, *records)
        seen = [each for each in records if not each.binned]
        agrees(read(journal), seen, Calendar(**calendar))


@pytest.fixture(scope="module")
def half_a_year():
    """A journal with the sample in it, and the sample's records that are not in the bin."""
    with quick_folder() as folder, new_vault(folder / "a.inglenook") as vault:
        journal = journal_of(vault)
        records = sample(date(2026, 11, 23))
        journal.keep(*records)
        yield journal, [each for each in records if isinstance(each, Entry) and not each.binned]


def test_the_columns_agree_with_half_a_year(half_a_year):
    journal, records = half_a_year
    found = read(journal)
    agrees(found, records, journal.calendar)
    assert len(found) == sum(type(each) in COLUMNS for each in records) > 400


def test_entries_come_oldest_first(half_a_year):
    journal, _records = half_a_year
    for columns in read(journal).kinds:
        assert (np.diff(columns.days) >= 0).all()


def test_reading_in_slices_is_reading_at_once(half_a_year):
    journal, _records = half_a_year
    cuts = [None, datetime(2026, 7, 1), datetime(2026, 9, 15, 3), datetime(2026, 9, 16), None]
    parts = [Filter(since=since, before=before) for since, before in pairwise(cuts)]
    assert equal(read(journal, *parts), read(journal))


def test_one_persons_part_is_what_a_filter_reads(half_a_year):
    journal, records = half_a_year
    whole = read(journal)
    people = {each.person for each in records if type(each) in COLUMNS} - {None}
    for person in people:
        assert equal(whole.about(person), read(journal, Filter(person=person)))
    assert whole.about(None) is whole


def test_what_rests_in_the_bin_is_in_no_column(journal, sam):
    kept = journal.new(Note, title="Kept", person=sam)
    binned = journal.new(Note, title="Not kept", person=sam)
    journal.keep(kept, binned)
    journal.remove(binned)
    agrees(read(journal), [kept], journal.calendar)


def test_an_empty_journal_is_an_empty_ledger(journal):
    found = read(journal)
    assert len(found) == 0
    agrees(found, [], journal.calendar)
    assert chosen(Sign, found.feelings.signs).shape == (0, len(Sign))


# -- days and instants


def day_and_instant(happened, day_start=0):
    columns = ledger_of([bid(happened)], Calendar(day_start)).bids
    return columns.days.item(), columns.instants.item()


def test_half_past_midnight_belongs_to_the_day_before_where_a_day_starts_at_three():
    late = "2026-07-13T00:30:00+02:00"
    assert day_and_instant(late, 3)[0] == number(date(2026, 7, 12))
    assert day_and_instant(late, 0)[0] == number(date(2026, 7, 13))
    assert day_and_instant("2026-07-13T02:59:59+02:00", 3)[0] == number(date(2026, 7, 12))
    assert day_and_instant("2026-07-13T03:00:00+02:00", 3)[0] == number(date(2026, 7, 13))


@pytest.mark.parametrize("offset", ["+14:00", "-12:00", "+00:00", "+05:45", "-03:30"])
def test_an_entry_written_while_travelling_stays_on_its_local_date(offset):
    assert day_and_instant(f"2026-07-13T00:10:00{offset}")[0] == number(date(2026, 7, 13))
    assert day_and_instant(f"2026-07-12T23:50:00{offset}")[0] == number(date(2026, 7, 12))


def test_the_instant_is_the_same_wherever_one_is():
    here, there = "2026-07-12T22:00:00-11:00", "2026-07-13T14:45:00+05:45"
    assert day_and_instant(here)[1] == day_and_instant(there)[1]
    assert day_and_instant(here)[0] == day_and_instant(there)[0] - 1


def test_the_hour_that_comes_twice_is_one_day_and_two_instants():
    (first, one), (second, other) = (
        day_and_instant(f"2026-10-25T01:30:00{offset}") for offset in ("+01:00", "+00:00")
    )
    assert (first, other - one) == (second, 60)


def test_days_before_1970_have_their_own_numbers():
    found = day_and_instant("1969-12-31T23:59:59+00:00")
    assert found == (-1, -1)
    assert day_and_instant("1969-12-31T02:00:00-01:00", 3) == (-2, minutes(EPOCH) - 21 * 60)


@given(
    st.datetimes(datetime(1901, 1, 1), datetime(2100, 1, 1)).map(
        lambda moment: moment.replace(microsecond=0)
    ),
    st.integers(-14 * 4, 14 * 4),
    st.integers(0, 6),
)
def test_days_and_instants_agree_with_the_calendar_and_the_clock(local, quarters, day_start):
    sign, (hours, fourths) = "-" if quarters < 0 else "+", divmod(abs(quarters), 4)
    told = f"{local.isoformat()}{sign}{hours:02d}:{15 * fourths:02d}"
    moment = datetime.fromisoformat(told)
    day = number(Calendar(day_start).day_of(moment))
    assert day_and_instant(told, day_start) == (day, minutes(moment))


# -- one person, and some of them


def test_entries_about_nobody_are_nobodys():
    moment = "2026-07-13T12:00:00+01:00"
    found = ledger_of(
        [
            feeling(moment, "centre", about="general", person=None),
            *(make(moment, person=who) for make in (need, check, note) for who in (SAM, None)),
            bid(moment, person=ALEX),
        ]
    )
    assert [len(each) for each in found.about(SAM).kinds] == [0, 0, 1, 1, 1]
    assert [len(each) for each in found.about(ALEX).kinds] == [1, 0, 0, 0, 0]
    assert [len(each) for each in found.kinds] == [1, 1, 2, 2, 2]


def test_some_of_them_keep_all_their_columns_together():
    told = [
        feeling(f"2026-07-1{day}T12:00:00+01:00", zone, trust=day)
        for day, zone in enumerate(["centre", None, "protection", "disconnection"])
    ]
    some = ledger_of(told).feelings.where(np.array([True, False, True, False]))
    assert (some.trust.tolist(), some.zone.tolist()) == ([0, 2], [0, 1])
    assert np.diff(some.days).tolist() == [2]
    assert len(some) == 2

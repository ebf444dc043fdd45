"""Ids are UUIDs of version 7: they sort by the time they were made, and nobody can guess them."""

import uuid
from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from inglenook.journal.identity import new_id

NOW = datetime(2026, 11, 23, 22, 14, 5, 678_000, tzinfo=UTC)
MOMENTS = st.datetimes(datetime(1971, 1, 1), datetime(2900, 1, 1), timezones=st.just(UTC))


@given(MOMENTS)
def test_an_id_is_a_uuid_of_version_7_that_holds_its_millisecond(moment: datetime) -> None:
    found = uuid.UUID(new_id(moment))
    assert (found.version, found.variant) == (7, uuid.RFC_4122)
    assert found.int >> 80 == int(moment.timestamp() * 1000)


@given(MOMENTS, st.timedeltas(timedelta(milliseconds=1), timedelta(days=4000)))
def test_ids_sort_by_the_time_they_were_made(moment: datetime, later: timedelta) -> None:
    assert new_id(moment) < new_id(moment + later)


def test_the_same_moment_in_another_place_leads_the_id_alike() -> None:
    there = NOW.astimezone(timezone(timedelta(hours=9)))
    assert new_id(NOW)[:13] == new_id(there)[:13]


def test_every_bit_that_is_not_fixed_is_random() -> None:
    lowest, highest = new_id(NOW, lambda _size: 0), new_id(NOW, lambda size: 2**size - 1)
    differing = uuid.UUID(lowest).int ^ uuid.UUID(highest).int
    assert differing.bit_count() == 74
    assert differing >> 76 == 0


def test_no_two_are_the_same() -> None:
    assert len({new_id(NOW) for _each in range(10_000)}) == 10_000

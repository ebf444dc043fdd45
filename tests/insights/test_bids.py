"""Bids are counted by direction and answer in their week or month, and no claim is made of them."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inglenook.insights.bids import (
    BidRow,
    bid_counts,
    bid_headings,
    bid_table,
    describe_bids,
    told_bids,
    told_place,
)
from inglenook.insights.responsiveness import ANSWERS, course
from inglenook.insights.spans import Unit, spans
from inglenook.journal.days import WEEK, Calendar
from inglenook.journal.vocabulary import Answer, Direction
from support.ledgers import bid, ledger_of

MONDAY = date(2026, 7, 6)
OFFERED, RECEIVED = Direction.OFFERED, Direction.RECEIVED


def noon(place):
    return f"{MONDAY + place * WEEK}T12:00:00+01:00"


def counted(*told, weeks=3, unit=Unit.WEEK):
    over = spans(Calendar(), unit, MONDAY, MONDAY + (weeks - 1) * WEEK)
    return bid_counts(ledger_of(told).bids, over)


def some():
    return counted(
        *[bid(noon(0), "toward")] * 3,
        bid(noon(0), "unclear"),
        *[bid(noon(0), "against", direction="received")] * 2,
        bid(noon(2), "away"),
    )


def test_every_answer_is_counted_in_its_own_place_week_and_direction():
    series = some()
    assert series.counts[OFFERED].tolist() == [[3, 0, 0, 1], [0, 0, 0, 0], [0, 1, 0, 0]]
    assert series.counts[RECEIVED].tolist() == [[0, 0, 2, 0], [0, 0, 0, 0], [0, 0, 0, 0]]
    assert (series.n, series.empty) == (7, 1)


def test_months_are_counted_from_the_first_to_the_last_day():
    told = [bid("2026-07-31T23:59:00+01:00"), bid("2026-08-01T00:00:00+01:00")]
    assert counted(*told, weeks=8, unit=Unit.MONTH).all(OFFERED).tolist() == [1, 1]


bids = st.lists(
    st.tuples(st.integers(-1, 4), st.sampled_from(Answer), st.sampled_from(Direction)), max_size=30
)


@given(bids)
def test_the_counts_are_those_of_the_responsiveness_chart(told):
    ledger = ledger_of(bid(noon(week), way, direction=side) for week, way, side in told)
    last = MONDAY + 3 * WEEK
    over = spans(Calendar(), Unit.WEEK, MONDAY, last)
    series = bid_counts(ledger.bids, over)
    rates = course(ledger.bids.days, ledger.bids.codes, Calendar(), MONDAY, last, Unit.WEEK)
    np.testing.assert_array_equal(series.counts[OFFERED], rates.offered.counts)
    np.testing.assert_array_equal(series.counts[RECEIVED], rates.received.counts)
    assert series.n == sum(0 <= week <= 3 for week, _way, _side in told)


def test_the_sentence_counts_and_claims_no_change():
    assert told_bids(some()) == ("5 bids offered and 2 received in this time. 1 answer is unclear.")
    assert told_bids(counted(bid(noon(0)))) == "1 bid offered and 0 received in this time."
    assert told_bids(counted()) == "No bids in this time."


@given(bids)
def test_no_word_of_change_and_no_percentage_is_ever_said(told):
    series = counted(*(bid(noon(week), way, direction=side) for week, way, side in told), weeks=4)
    words = told_bids(series) + describe_bids(series, "Sam")
    assert not any(each in words for each in ("%", "change", "more", "fewer", "before"))


def test_one_week_is_told_by_direction():
    assert told_place(some(), 0) == [
        "Offered 4: 3 toward, 1 can't tell yet.",
        "Received 2: 2 against.",
    ]
    assert told_place(some(), 1) == ["Nothing to count."]


def test_the_description_says_what_the_chart_shows():
    assert describe_bids(some(), "Sam").splitlines() == [
        "Bids between Sam and me by how they were answered, in 3 weeks, from 6 Jul 2026 to the "
        "week of 20 Jul 2026.",
        "Offered 5: 3 toward, 1 away, 1 can't tell yet. The most in one week is 4, in the week "
        "from 6 Jul 2026.",
        "Received 2: 2 against. The most in one week is 2, in the week from 6 Jul 2026.",
        "1 week has nothing to count.",
    ]
    assert describe_bids(counted(), None).splitlines()[1:] == ["3 weeks have nothing to count."]


@pytest.mark.parametrize("unit", Unit)
def test_the_table_has_two_rows_for_each_week_or_month(unit):
    series = counted(bid(noon(0), "away", direction="received"), unit=unit)
    assert len(bid_table(series)) == 2 * len(series.spans)
    assert len(bid_headings(unit)) == len(BidRow.__dataclass_fields__)
    first = "6 Jul 2026" if unit is Unit.WEEK else "Jul 2026"
    assert bid_table(series)[:2] == (
        BidRow(first, "Offered", 0, 0, 0, 0, 0),
        BidRow(first, "Received", 0, 1, 0, 0, 1),
    )
    assert bid_headings(unit)[2:-1] == tuple(answer.label for answer in ANSWERS)

"""The gut's own record is told in counts, and compared with my estimates only from ten on."""

import re
from datetime import date
from math import isnan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inglenook.insights.gut_record import (
    BANDS,
    COLUMNS,
    GUT_HEADINGS,
    REAL,
    Band,
    GutRow,
    gut_record,
    gut_table,
    record_of,
    sentences,
)
from inglenook.insights.proportions import Proportion
from inglenook.journal.entries import GutCheck
from inglenook.journal.field import fields_of
from inglenook.journal.vocabulary import Outcome

# Estimate and outcome: six sure ones, three in two minds, five unlikely ones.
COMPARABLE = [
    *[(90, "reason"), (80, "reason"), (70, "both"), (67, "reason"), (100, "wound"), (73, "wound")],
    *[(34, "wound"), (66, "reason"), (50, "both")],
    *[(0, "wound"), (33, "wound"), (10, "wound"), (20, "reason"), (12, "wound")],
]
NOT_COMPARABLE = [(80, "unknown"), (None, "wound"), (90, None), (None, None)]

cells = st.lists(
    st.tuples(
        st.none() | st.integers(0, 100),
        st.none() | st.sampled_from([each.value for each in Outcome]),
    ),
    max_size=40,
)


def test_outcomes_are_counted_and_open_checks_are_not():
    record = record_of(COMPARABLE + NOT_COMPARABLE)
    assert (record.reason, record.wound, record.both, record.unknown) == (5, 8, 2, 1)
    assert record.looked_back == 16
    assert record.comparable == 14


def test_estimates_are_compared_in_three_bands_with_their_mean():
    assert record_of(COMPARABLE + NOT_COMPARABLE).bands == (
        Band(67, 100, Proportion(4, 6), 80),
        Band(34, 66, Proportion(2, 3), 50),
        Band(0, 33, Proportion(1, 5), 15),
    )


@given(cells)
def test_every_comparable_check_is_in_just_one_band_and_none_below_ten(rows):
    record = record_of(rows)
    known = [each for each in rows if each[0] is not None and each[1] not in (None, "unknown")]
    assert record.comparable == len(known)
    assert record.looked_back == sum(outcome is not None for _estimate, outcome in rows)
    assert bool(record.bands) == (len(known) >= 10)
    if record.bands:
        assert sum(band.real.n for band in record.bands) == len(known)
        real = sum(outcome in ("reason", "both") for _estimate, outcome in known)
        assert sum(band.real.successes for band in record.bands) == real
    for band in record.bands:
        assert isnan(band.estimate) if not band.real.n else band.low <= band.estimate <= band.high


def test_the_bands_leave_no_estimate_out():
    fields = fields_of(GutCheck)
    covered = [estimate for low, high in BANDS for estimate in range(low, high + 1)]
    assert sorted(covered) == list(range(fields["estimate"].low, fields["estimate"].high + 1))
    assert set(COLUMNS) <= set(fields)
    assert {Outcome.REASON, Outcome.BOTH} == REAL


# -- words


def test_the_record_is_told_in_plain_sentences_with_every_n():
    assert sentences(record_of(COMPARABLE + NOT_COMPARABLE)) == [
        "16 gut checks looked back on: a real reason (5), an old wound (8), both (2), "
        "still unknown (1).",
        "When I was quite sure (67 to 100%, on average 80%), there was a real reason in "
        "67% (4 of 6, few), 95% interval 30 to 90%.",
        "When I was in two minds (34 to 66%), there was a real reason in 2 of 3.",
        "When I thought it unlikely (0 to 33%, on average 15%), there was a real reason in "
        "20% (1 of 5, few), 95% interval 4 to 62%.",
    ]


def test_below_ten_it_is_too_few_to_tell():
    assert sentences(record_of(COMPARABLE[:9] + NOT_COMPARABLE)) == [
        "11 gut checks looked back on: a real reason (4), an old wound (4), both (2), "
        "still unknown (1).",
        "How my estimates compare with what turned out: too few to tell yet "
        "(9; it is shown from 10 on).",
    ]


def test_nothing_looked_back_on_says_so():
    assert sentences(record_of([(90, None)])) == ["No gut check has been looked back on yet."]


def test_a_band_without_any_is_not_mentioned():
    told = sentences(record_of([(80, "reason")] * 10))
    assert len(told) == 2
    assert told[1].startswith("When I was quite sure")


@given(cells)
def test_no_percentage_of_fewer_than_five_and_never_praise_or_blame(rows):
    record = record_of(rows)
    told = " ".join(sentences(record))
    assert "nan" not in told
    assert not re.search(r"\b(right|wrong|good|bad|should|must|trust your|well done)\b", told)
    for band in record.bands:
        share = f"{band.real.rate * 100:.0f}% ({band.real.successes} of {band.real.n}"
        assert (share in told) == band.real.tellable


def test_the_table_says_the_same_as_the_sentences():
    assert gut_table(record_of(COMPARABLE)) == (
        GutRow("67 to 100%", "80%", "67% (4 of 6, few)", "30 to 90%"),
        GutRow("34 to 66%", "", "2 of 3", ""),
        GutRow("0 to 33%", "15%", "20% (1 of 5, few)", "4 to 62%"),
    )
    assert gut_table(record_of(COMPARABLE[:9])) == ()
    assert len(GUT_HEADINGS) == len(GutRow.__dataclass_fields__)


# -- from a vault


def keep_check(journal, estimate, outcome, person=None):
    made = journal.new(
        GutCheck,
        title="The second phone",
        person=person,
        estimate=estimate,
        outcome=outcome,
        looked_back=date(2026, 11, 20),
    )
    journal.keep(made)
    return made


@pytest.fixture
def kept(journal, sam, alex):
    return [
        keep_check(journal, 80, Outcome.REASON, sam),
        keep_check(journal, 20, Outcome.WOUND, alex),
        keep_check(journal, None, None, sam),
    ]


def test_one_person_is_read_apart_from_everybody(journal, kept, sam):
    assert (gut_record(journal).reason, gut_record(journal).wound) == (1, 1)
    assert (gut_record(journal, sam).reason, gut_record(journal, sam).wound) == (1, 0)


def test_what_rests_in_the_bin_is_not_counted(journal, kept):
    journal.remove(kept[0])
    assert gut_record(journal).looked_back == 1

"""Of the scales only what can be seen is said: the latest week, and whether it is few."""

from datetime import date
from math import nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inglenook.insights.scale_sentences import (
    ScaleRow,
    describe_latest,
    scale_headings,
    scale_table,
    told_middle,
)
from inglenook.insights.scales import TRUST, Middle, series
from inglenook.insights.spans import Unit
from inglenook.journal.days import WEEK, Calendar

MONDAY = date(2026, 7, 6)


def built(*weeks):
    cells = [
        (f"{MONDAY + place * WEEK}T12:00:00+01:00", "person", answer, None, None)
        for place, answers in enumerate(weeks)
        for answer in answers
    ]
    return series(cells, Calendar(), MONDAY, MONDAY + (len(weeks) - 1) * WEEK).only(TRUST)


def said(*weeks):
    shown = built(*weeks)
    return describe_latest(shown, shown.course("trust"))


@pytest.mark.parametrize(
    ("middle", "words"),
    [
        (Middle(nan, nan, nan, 0), "nothing to count"),
        (Middle(6, 6, 6, 1), "median 6 (1 answer, few)"),
        (Middle(2.5, 1, 3, 4), "median 2.5 (4 answers, few)"),
        (Middle(6, 4.75, 7, 5), "median 6, middle half 4.75 to 7 (5 answers)"),
    ],
)
def test_a_middle_is_told_by_how_many_answers_there_are(middle, words):
    assert told_middle(middle) == words


def test_the_latest_week_is_told_with_the_latest_answer():
    assert said([1], [2, 4, 6, 8, 9], []) == (
        "Trust: median 6, middle half 4 to 8 (5 answers) in the week from 13 Jul 2026. "
        "The latest answer is 9, 13 Jul 2026."
    )


def test_no_answer_at_all_is_said_to_be_nothing():
    assert said([], []) == "Trust: nothing to count in this time."


@given(st.lists(st.lists(st.integers(0, 10), max_size=8), min_size=1, max_size=14))
def test_nothing_is_ever_said_about_change_and_no_gap_becomes_a_number(weeks):
    sentence = said(*weeks)
    assert "nan" not in sentence
    assert not any(word in sentence for word in ("more", "less", "change", "rose", "fell", "%"))
    last = next((answers for answers in reversed(weeks) if answers), [])
    assert ("few" in sentence) == (0 < len(last) < 5)


def test_the_table_has_a_row_for_each_week_and_says_where_there_is_a_gap():
    rows = scale_table(built([2, 4, 6, 8, 9], [], [3, 4]))
    assert rows == (
        ScaleRow("6 Jul 2026", "Trust", "6", "4 to 8", 5),
        ScaleRow("13 Jul 2026", "Trust", "nothing to count", "", 0),
        ScaleRow("20 Jul 2026", "Trust", "3.5 (few)", "3.25 to 3.75", 2),
    )
    assert len(scale_headings(Unit.WEEK)) == len(ScaleRow.__dataclass_fields__)


def test_the_table_of_safe_and_seen_has_two_rows_a_week():
    cells = [(f"{MONDAY}T12:00:00+01:00", "person", None, 3, 1)]
    shown = series(cells, Calendar(), MONDAY, MONDAY).only(("safe", "seen"))
    assert [(row.scale, row.median) for row in scale_table(shown)] == [
        ("Safe", "3 (few)"),
        ("Seen", "1 (few)"),
    ]

"""Trust, safe and seen are told by the week's median and quartiles, and gaps stay gaps."""

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from statistics import median, quantiles
from time import perf_counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inglenook.insights.scales import (
    COLUMNS,
    HIGHEST,
    MYSELF,
    THE_QUESTION,
    TRUST,
    Latest,
    Middle,
    middle,
    scales,
    series,
)
from inglenook.journal.days import WEEK, Calendar
from inglenook.journal.entries import TrustFeeling
from inglenook.journal.field import fields_of
from inglenook.journal.vocabulary import About, Weekday

MONDAY = date(2026, 7, 6)


def feeling(moment, trust=None, safe=None, seen=None, about="person"):
    """One trust feeling as the vault keeps it."""
    return (moment, about, trust, safe, seen)


def built(*weeks, calendar=None):
    """A series of trust week by week: a list of answers each, all on the week's Tuesday."""
    cells = [
        feeling(f"{MONDAY + place * WEEK + timedelta(days=1)}T12:00:00+01:00", answer)
        for place, answers in enumerate(weeks)
        for answer in answers
    ]
    return series(cells, calendar or Calendar(), MONDAY, MONDAY + (len(weeks) - 1) * WEEK)


def trust(*weeks):
    return built(*weeks).course("trust")


# -- medians and quartiles


@pytest.mark.parametrize(
    ("answers", "lower", "mid", "upper"),
    [
        ([7], 7, 7, 7),
        ([2, 3], 2.25, 2.5, 2.75),
        ([4, 0, 3, 1], 0.75, 2, 3.25),
        ([9, 1, 5, 3, 7], 3, 5, 7),
        ([0, 0, 10, 10, 10, 10], 2.5, 10, 10),
    ],
)
def test_a_week_has_the_median_and_the_quartiles_computed_by_hand(answers, lower, mid, upper):
    assert trust(answers).middle(0) == Middle(mid, lower, upper, len(answers))
    assert middle(answers) == trust(answers).middle(0)


@given(st.lists(st.lists(st.integers(0, 10), min_size=2, max_size=30), min_size=1, max_size=8))
def test_medians_and_quartiles_are_those_of_the_standard_library(weeks):
    course = trust(*weeks)
    for place, answers in enumerate(weeks):
        lower, _mid, upper = quantiles(answers, n=4, method="inclusive")
        assert course.median[place] == median(answers)
        assert (course.lower[place], course.upper[place]) == pytest.approx((lower, upper))
        assert course.n[place] == len(answers)


def test_below_five_answers_is_few():
    assert [each.few for each in map(trust([1], [1] * 4, [1] * 5, []).middle, range(4))] == [
        True,
        True,
        False,
        False,
    ]


# -- gaps


@given(st.lists(st.lists(st.integers(0, 10), max_size=3), min_size=1, max_size=20))
def test_a_gap_stays_a_gap(weeks):
    course = trust(*weeks)
    empty = [not answers for answers in weeks]
    for values in (course.median, course.lower, course.upper):
        assert np.isnan(values).tolist() == empty
    assert (course.n == 0).tolist() == empty


def test_a_feeling_without_a_number_counts_for_no_scale():
    moment = "2026-07-07T10:00:00+02:00"
    cells = [feeling(moment, 8), feeling(moment, safe=3), feeling(moment)]
    shown = series(cells, Calendar(), MONDAY, MONDAY)
    assert [course.n.tolist() for course in shown.courses] == [[1], [1], [0]]
    assert shown.course("safe").median.tolist() == [3]
    assert np.isnan(shown.course("seen").median).all()


def test_zero_is_an_answer_and_no_gap():
    assert trust([0, 0]).middle(0) == Middle(0, 0, 0, 2)


def test_nothing_at_all_is_a_series_of_gaps():
    shown = built([], [], [])
    assert len(shown.spans.starts) == 3
    for course in shown.courses:
        assert np.isnan(course.median).all()
        assert (course.latest, course.last_place) == (None, None)


# -- weeks and days


def counted_week(moment, calendar=None):
    calendar = calendar or Calendar()
    shown = series([feeling(moment, 5)], calendar, date(2025, 12, 1), date(2027, 1, 31))
    (place,) = np.flatnonzero(shown.course("trust").n)
    return shown.spans.starts[place]


def test_half_past_midnight_belongs_to_the_evening_before():
    late = "2026-07-13T00:30:00+02:00"  # a Monday
    assert counted_week(late, Calendar(day_start=3)) == date(2026, 7, 6)
    assert counted_week(late, Calendar(day_start=0)) == date(2026, 7, 13)


@pytest.mark.parametrize("offset", ["+14:00", "-12:00", "+00:00", "+05:45"])
def test_a_feeling_written_while_travelling_stays_on_its_own_date(offset):
    assert counted_week(f"2026-07-13T00:10:00{offset}") == date(2026, 7, 13)
    assert counted_week(f"2026-07-12T23:50:00{offset}") == date(2026, 7, 6)


@given(
    st.builds(datetime.combine, st.dates(date(2026, 1, 1), date(2026, 12, 31)), st.times()),
    st.integers(-12 * 60, 14 * 60),
    st.integers(0, 6),
    st.sampled_from(Weekday),
)
def test_weeks_and_the_latest_day_agree_with_the_calendar(local, offset, day_start, week_start):
    calendar = Calendar(day_start, week_start)
    moment = local.replace(microsecond=0, tzinfo=timezone(timedelta(minutes=offset)))
    packed = fields_of(TrustFeeling)["happened"].pack(moment)
    day = calendar.day_of(moment)
    assert counted_week(packed, calendar) == calendar.week_of(day)
    shown = series([feeling(packed, 5)], calendar, day, day)
    assert shown.course("trust").latest == Latest(5, day)


def test_what_lies_outside_the_weeks_is_left_out():
    moments = (
        "2026-07-05T23:59:59+02:00",
        "2026-07-06T00:00:00+02:00",
        "2026-07-13T00:00:00+02:00",
    )
    shown = series([feeling(each, 5) for each in moments], Calendar(), MONDAY, MONDAY)
    assert shown.course("trust").n.tolist() == [1]
    assert shown.course("trust").latest == Latest(5, MONDAY)


# -- whom, which and the latest


def test_trust_in_myself_is_never_put_together_with_trust_in_others():
    moment = "2026-07-07T10:00:00+02:00"
    cells = [feeling(moment, 2), feeling(moment, 4, about="general")]
    cells.append(feeling(moment, 10, about="myself"))
    others = series(cells, Calendar(), MONDAY, MONDAY)
    myself = series(cells, Calendar(), MONDAY, MONDAY, MYSELF)
    assert others.course("trust").middle(0) == Middle(3, 2.5, 3.5, 2)
    assert myself.course("trust").middle(0) == Middle(10, 10, 10, 1)


def test_the_latest_answer_is_told_with_its_day_for_each_scale():
    cells = [
        feeling("2026-07-07T10:00:00+02:00", 2, seen=1),
        feeling("2026-07-09T10:00:00+02:00", 6),
        feeling("2026-07-10T10:00:00+02:00"),
    ]
    shown = series(cells, Calendar(), MONDAY, MONDAY)
    assert shown.course("trust").latest == Latest(6, date(2026, 7, 9))
    assert shown.course("seen").latest == Latest(1, date(2026, 7, 7))
    assert shown.course("safe").latest is None


def test_the_last_place_is_that_of_the_latest_week_with_an_answer():
    assert trust([1], [], [4, 5], [], []).last_place == 2


def test_the_scales_of_one_chart_can_be_taken_alone():
    shown = built([5])
    assert [each.name for each in shown.only(TRUST).courses] == ["trust"]
    assert [each.name for each in shown.only(THE_QUESTION).courses] == ["safe", "seen"]
    assert shown.only(TRUST).spans.starts == shown.spans.starts


def test_a_first_day_after_the_last_is_refused():
    with pytest.raises(ValueError, match="after the last"):
        series([], Calendar(), MONDAY + timedelta(days=1), MONDAY)


def test_the_columns_and_the_ends_of_the_scales_are_those_of_the_fields():
    fields = fields_of(TrustFeeling)
    assert set(COLUMNS) <= set(fields)
    assert {name: fields[name].high for name in HIGHEST} == HIGHEST
    assert {fields[name].low for name in HIGHEST} == {0}


def test_ten_years_of_feelings_are_counted_quickly():
    cells = [
        feeling(f"{MONDAY + timedelta(days=number * 3640 // 20_000)}T12:30:00+02:00", number % 11)
        for number in range(20_000)
    ]
    took = []
    for _attempt in range(3):
        start = perf_counter()
        shown = series(cells, Calendar(), MONDAY, MONDAY + 519 * WEEK)
        took.append(perf_counter() - start)
    assert shown.course("trust").n.sum() == 20_000
    assert min(took) < 0.2


# -- from a vault


def keep_feeling(journal, moment, person=None, **answers):
    about = About.PERSON if person else About.GENERAL
    made = journal.new(
        TrustFeeling,
        happened=datetime.fromisoformat(moment),
        about=answers.pop("about", about),
        person=person,
        **answers,
    )
    journal.keep(made)
    return made


def read(journal, person, **values):
    shown = scales(journal, person, MONDAY, MONDAY, **values)
    return [course.middle(0).median for course in shown.courses if course.n[0]]


def test_one_person_is_read_apart_from_everybody(journal, sam, alex):
    keep_feeling(journal, "2026-07-07T10:00:00+02:00", sam, trust=2, safe=1, seen=3)
    keep_feeling(journal, "2026-07-08T10:00:00+02:00", alex, trust=6, safe=3, seen=3)
    keep_feeling(journal, "2026-07-09T10:00:00+02:00", trust=10)
    keep_feeling(journal, "2026-07-09T10:00:00+02:00", about=About.MYSELF, trust=0)
    assert read(journal, sam) == [2, 1, 3]
    assert read(journal, None) == [6, 2, 3]
    assert read(journal, None, about=MYSELF) == [0]


def test_what_rests_in_the_bin_is_not_counted(journal, sam):
    kept = keep_feeling(journal, "2026-07-07T10:00:00+02:00", sam, trust=2)
    assert read(journal, sam) == [2]
    journal.remove(kept)
    assert read(journal, sam) == []


def test_the_journals_own_day_and_week_are_followed(journal, sam):
    journal.keep(replace(journal.preferences, day_start=3, week_start=Weekday.SUNDAY))
    keep_feeling(
        journal, "2026-07-12T00:30:00+02:00", sam, trust=4
    )  # Sunday, before the day starts
    shown = scales(journal, sam, date(2026, 7, 11), date(2026, 7, 12))
    assert shown.spans.starts == (date(2026, 7, 5), date(2026, 7, 12))
    assert shown.course("trust").n.tolist() == [1, 0]
    assert shown.course("trust").latest == Latest(4, date(2026, 7, 11))

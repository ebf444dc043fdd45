"""Patterns are counts of what went together, told only where there are eight of either."""

import re
from datetime import date, datetime, timedelta
from itertools import pairwise
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inglenook.insights.pattern_words import told_patterns, told_too_few
from inglenook.insights.patterns import Near, patterns
from inglenook.insights.proportions import Proportion
from inglenook.insights.spans import Unit
from inglenook.insights.view import View
from inglenook.journal.days import Calendar
from support.ledgers import ALEX, SAM, bid, check, feeling, ledger_of, need, note

# 6 July 2026 is a Monday.
VIEW = View(None, None, date(2026, 7, 6), date(2026, 8, 2), Unit.WEEK, Calendar())
WITH_SAM = View(SAM, "Sam", VIEW.first, VIEW.last, Unit.WEEK, Calendar())
BID = "2026-07-15T12:00:00+01:00"
ZONES = ("centre", "protection", "disconnection")


def counted(*told, view=VIEW):
    return patterns(ledger_of(told, view.calendar), view)


def counts(shares):
    """How many of each zone."""
    return [each.successes for each in shares.shares]


def zone_before(*told):
    """The zone before the one bid, which was met; None where none is known."""
    return one_zone(counted(*told).before.met)


def zone_after(*told):
    return one_zone(counted(*told).after.met)


def one_zone(shares):
    found = counts(shares)
    assert sum(found) == shares.n <= 1
    return ZONES[found.index(1)] if 1 in found else None


# -- my zone around a bid


def test_before_is_the_latest_zone_of_the_24_hours_before():
    earlier = feeling("2026-07-15T08:00:00+01:00", "disconnection")
    latest = feeling("2026-07-15T11:59:00+01:00", "protection")
    assert zone_before(earlier, latest, bid(BID)) == "protection"


def test_after_is_the_first_zone_within_24_hours():
    first = feeling("2026-07-15T13:00:00+01:00", "disconnection")
    later = feeling("2026-07-15T14:00:00+01:00", "centre")
    assert zone_after(bid(BID), first, later) == "disconnection"


def test_a_day_is_24_hours_and_not_a_minute_more():
    assert zone_before(feeling("2026-07-14T12:00:00+01:00", "centre"), bid(BID)) == "centre"
    assert zone_before(feeling("2026-07-14T11:59:00+01:00", "centre"), bid(BID)) is None
    assert zone_after(bid(BID), feeling("2026-07-16T12:00:00+01:00", "centre")) == "centre"
    assert zone_after(bid(BID), feeling("2026-07-16T12:01:00+01:00", "centre")) is None


def test_a_feeling_of_the_same_minute_tells_of_the_time_after():
    same = feeling(BID, "protection")
    assert zone_before(same, bid(BID)) is None
    assert zone_after(same, bid(BID)) == "protection"


def test_a_feeling_without_a_zone_tells_nothing():
    unnamed = feeling("2026-07-15T11:00:00+01:00", trust=7)
    named = feeling("2026-07-15T09:00:00+01:00", "centre")
    assert zone_before(named, unnamed, bid(BID)) == "centre"


def test_the_zone_noted_with_the_bid_stands_in_before_it_and_never_after():
    noted = bid(BID, zone="disconnection")
    assert zone_before(noted) == "disconnection"
    assert zone_after(noted) is None
    assert zone_before(feeling("2026-07-15T10:00:00+01:00", "centre"), noted) == "centre"


def test_hours_are_counted_by_the_sun_and_not_by_the_clock_on_the_wall():
    # Flown west in between: the clock says earlier, and the feeling was an hour before the bid.
    felt = feeling("2026-07-15T18:00:00+09:00", "protection")
    made = bid("2026-07-15T06:00:00-04:00")
    assert zone_before(felt, made) == "protection"
    # Half past one comes twice when the clocks go back.
    autumn = View(None, None, date(2026, 10, 19), date(2026, 11, 1), Unit.WEEK, Calendar())
    found = counted(
        bid("2026-10-25T01:30:00+01:00"),
        feeling("2026-10-25T01:10:00+00:00", "centre"),
        view=autumn,
    )
    assert (found.before.met.n, counts(found.after.met)) == (0, [1, 0, 0])


def test_what_came_first_came_first_although_the_clock_on_the_wall_was_ahead():
    there = feeling("2026-07-15T18:00:00+09:00", "protection")  # 9:00 by UTC
    here = feeling("2026-07-15T10:00:00-04:00", "centre")  # 14:00
    assert zone_before(there, here, bid("2026-07-15T11:00:00-04:00")) == "centre"
    assert zone_after(there, here, bid("2026-07-15T17:00:00+09:00")) == "protection"
    assert came_back(there, here) == (1, 0)


def test_what_came_just_before_the_first_day_is_what_came_before():
    old = bid("2026-07-05T22:30:00+01:00")
    felt = feeling("2026-07-05T23:00:00+01:00", "centre")
    made = bid("2026-07-06T09:00:00+01:00")
    assert zone_before(old, felt, made) == "centre"


def test_met_and_not_met_are_apart_and_either_way_counts():
    told = [feeling("2026-07-15T11:00:00+01:00", "centre")]
    for answer, times in (("toward", 1), ("away", 2), ("against", 3), ("unclear", 4)):
        told += [bid(BID, answer)] * times
    told.append(bid(BID, "against", direction="received"))
    before = counted(*told).before
    assert (counts(before.met), counts(before.unmet)) == ([1, 0, 0], [6, 0, 0])


def test_with_one_person_only_their_bids_count_and_every_zone():
    told = [
        feeling("2026-07-15T11:00:00+01:00", "centre", about="myself", person=None),
        feeling("2026-07-15T13:00:00+01:00", "protection", person=ALEX),
        bid(BID, person=SAM),
        bid(BID, person=ALEX),
    ]
    found = counted(*told, view=WITH_SAM)
    assert (counts(found.before.met), counts(found.after.met)) == ([1, 0, 0], [0, 1, 0])
    assert counts(counted(*told).before.met) == [2, 0, 0]


# -- days on which I came back


def came_back(*told, view=VIEW):
    """(days of coming back, other days that name a zone)."""
    near = counted(*told, view=view).near[Near.NOTE]
    return near.returns.n, near.others.n


def test_a_day_of_coming_back_has_the_centre_after_another_zone():
    assert came_back(
        feeling("2026-07-07T10:00:00+01:00", "protection"),
        feeling("2026-07-20T10:00:00+01:00", "centre"),
        feeling("2026-07-21T10:00:00+01:00", "centre"),
    ) == (1, 2)


def test_the_zone_before_may_be_of_the_same_day_or_long_before_the_first():
    assert came_back(
        feeling("2026-07-07T10:00:00+01:00", "disconnection"),
        feeling("2026-07-07T20:00:00+01:00", "centre"),
    ) == (1, 0)
    assert came_back(
        feeling("2025-01-01T10:00:00+00:00", "disconnection"),
        feeling("2026-07-07T20:00:00+01:00", "centre"),
    ) == (1, 0)


def test_the_first_zone_of_all_is_no_coming_back():
    assert came_back(feeling("2026-07-07T10:00:00+01:00", "centre")) == (0, 1)


def test_a_day_counts_once_however_often_one_comes_back():
    zones = ("protection", "centre", "protection", "centre")
    told = [feeling(f"2026-07-07T1{hour}:00:00+01:00", zone) for hour, zone in enumerate(zones)]
    assert came_back(*told) == (1, 0)


def test_coming_back_after_midnight_belongs_to_the_evening_where_a_day_starts_at_three():
    told = (
        feeling("2026-07-07T22:00:00+01:00", "protection"),
        feeling("2026-07-08T00:30:00+01:00", "centre"),
        note("2026-07-06T12:00:00+01:00"),
    )
    for day_start, days, beside in ((0, (1, 1), 0), (3, (1, 0), 1)):
        view = View(None, None, VIEW.first, VIEW.last, Unit.WEEK, Calendar(day_start))
        assert came_back(*told, view=view) == days
        assert counted(*told, view=view).near[Near.NOTE].returns.successes == beside


BACK = (
    feeling("2026-07-14T10:00:00+01:00", "protection"),
    feeling("2026-07-15T10:00:00+01:00", "centre"),
)


@pytest.mark.parametrize(
    ("what", "make"),
    [
        (Near.OFFERED_MET, bid),
        (Near.RECEIVED_MET, lambda happened: bid(happened, direction="received")),
        (Near.NEED_SAID, need),
        (Near.GUT_CHECK, check),
        (Near.NOTE, note),
    ],
)
@pytest.mark.parametrize(
    ("day", "returns", "others"), [(12, 0, 0), (13, 0, 1), (14, 1, 1), (15, 1, 0), (16, 0, 0)]
)
def test_near_is_the_day_itself_and_the_day_before(what, make, day, returns, others):
    near = counted(*BACK, make(f"2026-07-{day}T12:00:00+01:00")).near
    assert near.pop(what).returns == Proportion(returns, 1)
    assert all(each.returns.successes == each.others.successes == 0 for each in near.values())
    again = counted(*BACK, make(f"2026-07-{day}T12:00:00+01:00")).near[what]
    assert again.others == Proportion(others, 1)


@pytest.mark.parametrize(
    "told",
    [bid(BID, "away"), bid(BID, "unclear", direction="received"), need(BID, said=False)],
)
def test_bids_that_were_not_met_and_needs_not_said_are_not_near(told):
    assert all(each.returns.successes == 0 for each in counted(*BACK, told).near.values())


def test_with_one_person_what_is_near_was_with_them():
    hers, his = note(BID, person=ALEX), note(BID, person=SAM)
    for told, n in (((hers,), 0), ((his,), 1), ((hers, his), 1)):
        near = counted(*BACK, *told, view=WITH_SAM).near[Near.NOTE]
        assert near.returns == Proportion(n, 1)


# -- against a count by hand, entry by entry

moments = st.builds(
    lambda minutes, offset: (
        (datetime(2026, 7, 1) + timedelta(minutes=minutes)).isoformat()
        + f"{'-' if offset < 0 else '+'}{abs(offset):02d}:00"
    ),
    st.integers(0, 40 * 24 * 60).map(lambda minutes: minutes // 30 * 30),
    st.integers(-11, 13),
)
some_zone = st.sampled_from(ZONES)
entries = st.lists(
    st.builds(feeling, moments, st.none() | some_zone)
    | st.builds(
        lambda happened, answer, zone, direction: bid(
            happened, answer, zone=zone, direction=direction
        ),
        moments,
        st.sampled_from(["toward", "away", "against", "unclear"]),
        st.none() | some_zone,
        st.sampled_from(["offered", "received"]),
    )
    | st.builds(note, moments),
    max_size=60,
)


def by_hand(told, view):
    """(before, after) of bids met and not, and notes near days: by loops over the entries."""
    parts = {"bid": [], "trust_feeling": [], "note": []}
    for kind, row in told:
        parts[kind.KIND].append((datetime.fromisoformat(row[0]), row))
    # Of feelings at one moment, the one whose clock showed less stands first.
    named = [each for each in parts["trust_feeling"] if each[1][4]]
    named.sort(key=lambda each: (each[0], each[1][0][:19]))
    day = timedelta(days=1)
    found = {(met, when): [] for met in (True, False) for when in ("before", "after")}
    for moment, row in parts["bid"]:
        if row[4] == "unclear" or not inside(view, moment):
            continue
        past = [felt[4] for at, felt in named if moment - day <= at < moment]
        ahead = [felt[4] for at, felt in named if moment <= at <= moment + day]
        found[row[4] == "toward", "before"] += past[-1:] or ([row[5]] if row[5] else [])
        found[row[4] == "toward", "after"] += ahead[:1]
    days = {view.calendar.day_of(at) for at, _row in named if inside(view, at)}
    back = {
        view.calendar.day_of(at)
        for (_at, before), (at, felt) in pairwise(named)
        if felt[4] == "centre" != before[4] and inside(view, at)
    }
    noted = {view.calendar.day_of(at) for at, _row in parts["note"]}
    near = {each for each in days if each in noted or each - day in noted}
    return found, (len(back & near), len(back)), (len(near - back), len(days - back))


def inside(view, moment):
    return view.spans.edges[0] <= view.calendar.day_of(moment) < view.spans.edges[-1]


@given(entries, st.integers(0, 6), st.sampled_from(Unit))
@settings(deadline=None)
def test_counting_agrees_with_a_count_by_hand(told, day_start, unit):
    view = View(None, None, date(2026, 7, 6), date(2026, 7, 30), unit, Calendar(day_start))
    found = counted(*told, view=view)
    zones, returns, others = by_hand(told, view)
    for (met, when), expected in zones.items():
        shares = getattr(getattr(found, when), "met" if met else "unmet")
        assert counts(shares) == [expected.count(zone) for zone in ZONES]
        assert shares.n == len(expected)
    near = found.near[Near.NOTE]
    assert (near.returns, near.others) == (Proportion(*returns), Proportion(*others))


@given(entries, moments, some_zone)
@settings(deadline=None)
def test_adding_an_unclear_bid_changes_nothing(told, moment, zone):
    assert counted(*told, bid(moment, "unclear", zone=zone)) == counted(*told)


def test_nothing_at_all_is_counted_as_nothing():
    found = counted()
    assert (found.before.met.n, found.after.unmet.n) == (0, 0)
    assert all(each.returns == each.others == Proportion(0, 0) for each in found.near.values())


# -- what is said


def day(number, hour=12):
    return f"{date(2026, 7, 6) + timedelta(days=number)}T{hour:02d}:00:00+01:00"


def bids_with_zones(met, unmet):
    """Bids on days apart, each with a zone before it: in the centre where met."""
    told = []
    for number in range(met + unmet):
        zone, answer = ("centre", "toward") if number < met else ("protection", "away")
        told += [bid(day(number), answer, zone=zone)]
    return told


def test_each_zone_is_told_beside_bids_met_and_not_met():
    (told,) = told_patterns(counted(*bids_with_zones(14, 8)), None)
    assert told.title == "My zone before bids"
    assert told.rule.startswith("Counted is the latest zone of a check-in in the 24 hours before")
    assert told.lines == (
        "Centre: together with bids that were met, 100% (14 of 14), 95% interval 78 to 100%; "
        "together with bids that were not, 0% (0 of 8, few), 95% interval 0 to 32%.",
        "Protection: together with bids that were met, 0% (0 of 14), 95% interval 0 to 22%; "
        "together with bids that were not, 100% (8 of 8, few), 95% interval 68 to 100%.",
        "Disconnection: together with bids that were met, 0% (0 of 14), 95% interval 0 to 22%; "
        "together with bids that were not, 0% (0 of 8, few), 95% interval 0 to 32%.",
    )


def back_and_forth(returns, others):
    """Days of coming back, then other days; a note on the day before each of the first four."""
    told = []
    for number in range(returns):
        told += [feeling(day(number, 9), "protection"), feeling(day(number, 20), "centre")]
    told += [feeling(day(number), "centre") for number in range(returns, returns + others)]
    return [*told, *(note(day(number - 1)) for number in range(0, 8, 2))]


def test_what_was_near_is_told_beside_the_other_days():
    (told,) = told_patterns(counted(*back_and_forth(13, 8)), None)
    assert told.title == "Days I found my way back to the centre"
    assert told.rule == (
        "13 days in the centre after protection or disconnection, and 8 other days with a zone: "
        "what was written on the same day or the day before, together with each."
    )
    assert [line.partition(":")[0] for line in told.lines] == [
        "A bid I offered that was met",
        "A bid I received that I met",
        "A need I said",
        "A gut check",
        "A note",
    ]
    assert told.lines[-1] == (
        "A note: on such days, 54% (7 of 13), 95% interval 29 to 77%; "
        "on the other days, 0% (0 of 8, few), 95% interval 0 to 32%."
    )


def test_with_one_person_their_name_stands_in_the_words():
    told = told_patterns(counted(*bids_with_zones(8, 8), view=WITH_SAM), "{rule} Sam")
    assert told[0].title == "My zone before bids with {rule} Sam"
    back = told_patterns(counted(*back_and_forth(8, 8), view=WITH_SAM), "{rule} Sam")
    assert "what with {rule} Sam was written" in back[0].rule


@pytest.mark.parametrize(("met", "unmet"), [(7, 20), (20, 7), (7, 7), (0, 8), (0, 0)])
def test_nothing_is_said_below_eight_in_either_group(met, unmet):
    assert told_patterns(counted(*bids_with_zones(met, unmet)), None) == ()
    assert told_patterns(counted(*back_and_forth(met, unmet)), None) == ()
    assert told_too_few().startswith("Patterns: too few to tell yet")


@given(entries, st.sampled_from([None, "Sam"]))
@settings(deadline=None, max_examples=40)
def test_no_cause_is_named_and_every_share_has_its_interval(told, name):
    for each in told_patterns(counted(*told, *told, *bids_with_zones(8, 8)), name):
        words = " ".join([each.title, each.rule, *each.lines])
        assert "together with" in words
        assert not re.search(r"because|cause|lead|due to|thanks to|nan", words)
        for line in each.lines:
            assert len(re.findall(r"\d+% \(\d+ of \d+(?:, few)?\), 95% interval", line)) == 2
            assert min(int(n) for n in re.findall(r"of (\d+)", line)) >= 8


def test_ten_years_are_counted_quickly():
    told = [
        entry
        for number in range(3650)
        for entry in (
            *[
                bid(day(number, 10 + at), "toward" if (number + at) % 3 else "away")
                for at in range(10)
            ],
            *[feeling(day(number, 8 + 3 * at), ZONES[(number + at) % 3]) for at in range(4)],
        )
    ]
    whole = ledger_of(told)
    view = View(None, None, date(2026, 7, 6), date(2036, 7, 2), Unit.WEEK, Calendar())
    took = []
    for _attempt in range(5):
        start = perf_counter()
        found = patterns(whole, view)
        took.append(perf_counter() - start)
    assert found.before.met.n + found.before.unmet.n == 36_500
    assert min(took) < 0.04

"""Which backups are kept, over years, with clocks that go wrong."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from inglenook.vault.rotation import DAILY, MONTHLY, WEEKLY, Held, kept

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
DAY = timedelta(days=1)
MOST = 2 * (DAILY + WEEKLY + MONTHLY)  # in each period the newest, and one with more entries

moments = st.datetimes(
    min_value=datetime(2016, 1, 1), max_value=datetime(2036, 1, 1), timezones=st.just(UTC)
)
helds = st.builds(Held, moments, st.none() | st.integers(0, 5))
sets = st.sets(helds, max_size=60)


def made_daily(days: int, entries: int | None = 100) -> list[Held]:
    return [Held(NOON - back * DAY, entries) for back in range(days)]


def days_of(backups: set[Held]) -> list[str]:
    return sorted(f"{each.made:%Y-%m-%d}" for each in backups)


def test_a_year_of_days_leaves_a_week_of_days_a_month_of_weeks_and_a_year_of_months() -> None:
    assert days_of(kept(made_daily(400), NOON)) == [
        *("2025-12-31", "2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31"),
        *("2026-06-30", "2026-07-31", "2026-08-31", "2026-09-30", "2026-10-31"),
        *("2026-11-08", "2026-11-15", "2026-11-17", "2026-11-18", "2026-11-19", "2026-11-20"),
        *("2026-11-21", "2026-11-22", "2026-11-23"),
    ]


def test_of_one_day_the_newest_stays() -> None:
    backups = [Held(NOON - hours * timedelta(hours=1), 100) for hours in range(6)]
    assert kept(backups, NOON) == {backups[0]}


def test_one_with_more_entries_is_not_replaced_by_one_with_fewer() -> None:
    fuller, newer = Held(NOON - timedelta(hours=2), 100), Held(NOON, 3)
    assert kept([fuller, newer], NOON) == {fuller, newer}
    assert kept([newer, Held(NOON - timedelta(hours=2), 3)], NOON) == {newer}


def test_nothing_goes_because_time_has_passed() -> None:
    backups = made_daily(7)
    assert kept(backups, NOON + 3000 * DAY) == set(backups)


def test_backups_of_a_clock_that_was_ahead_push_no_other_out() -> None:
    ahead = {Held(each.made + 4000 * DAY, 100) for each in made_daily(30)}
    usual = made_daily(30)
    assert kept([*ahead, *usual], NOON) & set(usual) == kept(usual, NOON)


def test_a_clock_set_back_by_ten_years_throws_nothing_away() -> None:
    usual = kept(made_daily(400), NOON)
    back = Held(NOON - 3650 * DAY, 100)
    assert kept([*usual, back], back.made) == usual | {back}


@given(sets, moments)
def test_what_is_kept_was_there_is_bounded_and_holds_the_newest(
    backups: set[Held], now: datetime
) -> None:
    stays = kept(backups, now)
    assert stays <= backups
    assert len(stays) <= 2 * MOST
    if backups:
        newest = max(each.made for each in backups)
        assert newest in {each.made for each in stays}
        past = [each.made for each in backups if each.made <= now]
        assert not past or max(past) in {each.made for each in stays}


@given(sets, moments)
def test_what_was_kept_once_is_kept_again(backups: set[Held], now: datetime) -> None:
    stays = kept(backups, now)
    assert kept(stays, now) == stays


@given(sets, moments)
def test_nothing_goes_without_a_newer_one_or_a_fuller_one_of_its_month(
    backups: set[Held], now: datetime
) -> None:
    stays = kept(backups, now)
    months = sorted({(each.made.year, each.made.month) for each in stays})
    for gone in backups - stays:
        month = (gone.made.year, gone.made.month)
        better = [each for each in stays if (each.made.year, each.made.month) == month]
        assert month < months[-1] or any(each.made >= gone.made for each in better)


@given(st.lists(st.integers(-3, 40), min_size=1, max_size=120))
def test_thinned_out_day_by_day_every_of_the_last_seven_days_is_there(steps: list[int]) -> None:
    """Made one after the other, with gaps and with clocks that go back for a while."""
    there: set[Held] = set()
    now, days = NOON, []
    for step in steps:
        now += step * DAY
        made = Held(now, 100)
        there = kept(there | {made}, now)
        assert made in there
        days.append(now)
    if all(step > 0 for step in steps):
        assert {each.made for each in there} >= set(days[-DAILY:])

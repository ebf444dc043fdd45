"""Failed attempts are counted beside the journal, and nobody is ever kept out by that file."""

import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inglenook.journal.errors import DatabaseDamaged, TooSoon, WrongPassphrase
from inglenook.vault.attempts import (
    MOST,
    NAME,
    attempt,
    demand_patience,
    failed_since,
    forget,
    seconds_to_wait,
)

NOON = 1_800_000_000.0
in_one_folder = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150, deadline=None
)


class Clock:
    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> float:
        return self.now


def fail(folder: Path, clock: Clock, times: int = 1) -> None:
    """Fail, each time as soon as one may."""
    for _ in range(times):
        clock.now += seconds_to_wait(folder, clock)
        with pytest.raises(WrongPassphrase), attempt(folder, clock):
            raise WrongPassphrase


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_the_third_failure_makes_one_wait_and_each_more(tmp_path: Path, clock: Clock) -> None:
    waits = []
    for _ in range(11):
        fail(tmp_path, clock)
        waits.append(seconds_to_wait(tmp_path, clock))
    assert waits == [0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60]


def test_while_one_waits_nothing_is_tried_and_nothing_is_counted(
    tmp_path: Path, clock: Clock
) -> None:
    fail(tmp_path, clock, 5)
    before = (tmp_path / NAME).read_bytes()
    with pytest.raises(TooSoon, match=r"You can try again in 4 s\."), attempt(tmp_path, clock):
        pytest.fail("it was tried")
    assert (tmp_path / NAME).read_bytes() == before
    clock.now += 4
    with attempt(tmp_path, clock):
        pass


def test_only_a_wrong_secret_counts(tmp_path: Path, clock: Clock) -> None:
    with pytest.raises(DatabaseDamaged), attempt(tmp_path, clock):
        raise DatabaseDamaged
    assert failed_since(tmp_path).count == 0


def test_what_is_counted_is_forgotten_when_asked(tmp_path: Path, clock: Clock) -> None:
    fail(tmp_path, clock, 4)
    failed = failed_since(tmp_path)
    assert failed.count == 4
    assert failed.latest == datetime.fromtimestamp(int(clock.now), UTC)
    forget(tmp_path)
    forget(tmp_path)
    assert failed_since(tmp_path).count == 0
    assert seconds_to_wait(tmp_path, clock) == 0


def test_only_its_owner_can_read_the_file(tmp_path: Path, clock: Clock) -> None:
    fail(tmp_path, clock)
    assert stat.S_IMODE((tmp_path / NAME).stat().st_mode) == 0o600
    assert (tmp_path / NAME).read_bytes() == b"1800000000\n"


@pytest.mark.parametrize("jump", [-10 * 365 * 86400, -86400, -3600, -5])
def test_a_clock_set_back_makes_the_wait_begin_anew_and_end(
    tmp_path: Path, clock: Clock, jump: int
) -> None:
    fail(tmp_path, clock, 12)
    clock.now += jump
    assert seconds_to_wait(tmp_path, clock) <= 60
    clock.now += 61
    demand_patience(tmp_path, clock)


def test_a_clock_set_ahead_ends_the_wait(tmp_path: Path, clock: Clock) -> None:
    fail(tmp_path, clock, 12)
    clock.now += 86400
    demand_patience(tmp_path, clock)


@given(
    st.binary(max_size=400)
    | st.lists(st.integers(0, 10**13)).map(lambda each: b"\n".join(b"%d" % one for one in each))
)
@in_one_folder
def test_whatever_is_in_the_file_one_gets_in_after_a_minute(tmp_path: Path, content: bytes) -> None:
    clock = Clock()
    (tmp_path / NAME).write_bytes(content)
    assert 0 <= seconds_to_wait(tmp_path, clock) <= 60
    assert failed_since(tmp_path).count <= MOST
    clock.now += 61
    demand_patience(tmp_path, clock)


def test_a_file_that_cannot_be_mended_keeps_nobody_out(tmp_path: Path, clock: Clock) -> None:
    """A folder of that name can be neither read nor replaced."""
    (tmp_path / NAME).mkdir()
    demand_patience(tmp_path, clock)
    fail(tmp_path, clock, 4)
    demand_patience(tmp_path, clock)
    forget(tmp_path)


def test_moments_ahead_that_cannot_be_rewritten_count_for_nothing(
    tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / NAME).write_bytes(b"9000000000\n" * 9)
    monkeypatch.setattr("inglenook.vault.attempts._write", lambda _folder, _moments: None)
    demand_patience(tmp_path, clock)


def test_the_file_stays_small(tmp_path: Path, clock: Clock) -> None:
    (tmp_path / NAME).write_bytes(b"1700000000\n" * 5000)
    fail(tmp_path, clock)
    assert failed_since(tmp_path).count == MOST
    assert (tmp_path / NAME).stat().st_size <= MOST * 11

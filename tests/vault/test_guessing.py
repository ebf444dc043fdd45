"""What a guess at the passphrase costs: offered by what this machine can do, raised, never less."""

from pathlib import Path
from threading import Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inglenook import doorway
from inglenook.journal.errors import JournalError, NotEnoughMemory, WrongPassphrase
from inglenook.vault import guessing, slots
from inglenook.vault.guessing import (
    LEAST_COST,
    USUAL_COST,  # as it is before it is made cheap for tests
    choices,
    measure,
    raise_to_usual,
    usual_for,
)
from inglenook.vault.keys import open_with_passphrase
from inglenook.vault.slots import Cost
from inglenook.vault.vault import Vault
from support.vaults import CHEAP, PASSPHRASE

MIB, GIB = 2**20, 2**30
USUAL = Cost()
DEARER = Cost(2, 16 * 2**10)


def test_what_is_usual_is_what_the_specification_says() -> None:
    assert USUAL_COST == USUAL == Cost(3, 256 * MIB)
    assert Cost(3, 64 * MIB) == LEAST_COST


def test_a_usual_machine_is_offered_half_a_second_one_and_two() -> None:
    speed = USUAL.work / 0.41
    offered = choices(USUAL, speed, 16 * GIB)
    assert [round(each.seconds, 1) for each in offered] == [0.5, 1.0, 2.0]
    assert [each.cost for each in offered] == [
        Cost(3, 320 * MIB),
        Cost(3, 624 * MIB),
        Cost(4, 944 * MIB),
    ]


def test_a_slow_machine_is_offered_only_what_is_slower_than_now() -> None:
    offered = choices(USUAL, USUAL.work / 1.5, 16 * GIB)
    assert [round(each.seconds, 1) for each in offered] == [2.0]
    assert choices(USUAL, USUAL.work / 3, 16 * GIB) == ()


def test_with_little_memory_there_are_more_passes() -> None:
    offered = choices(LEAST_COST, LEAST_COST.work / 0.1, 300 * MIB)
    assert max(each.cost.memory for each in offered) == 144 * MIB
    assert [each.seconds for each in offered] == pytest.approx([0.5, 1.0, 2.0], rel=0.1)


@given(
    st.integers(1, 64),
    st.integers(1, 4096),
    st.floats(1e6, 1e11),
    st.integers(128 * MIB, 64 * GIB),
)
def test_no_choice_is_ever_less_than_now_or_more_than_half_the_memory(
    passes: int, memory: int, speed: float, physical: int
) -> None:
    now = Cost(passes, memory * MIB)
    seen = now.work
    for each in choices(now, speed, physical):
        assert each.cost.at_least(now) == each.cost == each.cost.at_least(LEAST_COST)
        assert each.cost.work > seen
        assert each.cost.memory <= max(physical // 2, now.memory, LEAST_COST.memory)
        seen = each.cost.work


def test_the_pace_is_measured() -> None:
    pace = measure(CHEAP)
    assert 0 < pace.seconds < 0.1
    assert pace.choices


def test_what_is_usual_is_never_less_than_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guessing, "USUAL_COST", USUAL)
    assert usual_for(CHEAP) == USUAL
    assert usual_for(Cost(4, 64 * MIB)) == Cost(4, 256 * MIB)
    assert usual_for(Cost(5, GIB)) == Cost(5, GIB)
    monkeypatch.setattr(guessing, "physical_memory", lambda: 511 * MIB)
    assert usual_for(LEAST_COST) == LEAST_COST


def test_an_unlock_raises_the_cost_to_what_is_usual_by_now(
    folder: Path, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    spelled = vault.keys.add_recovery(folder)
    vault.close()
    doorway.open_with_recovery_key(folder, spelled).close()
    monkeypatch.setattr(guessing, "USUAL_COST", DEARER)
    begun = beside(monkeypatch)
    doorway.open_with_recovery_key(folder, spelled).close()
    assert open_with_passphrase(folder, PASSPHRASE).cost == CHEAP
    journal = doorway.open_journal(folder, PASSPHRASE)
    begun[-1].join()
    journal.close()
    opened = open_with_passphrase(folder, PASSPHRASE)
    assert opened.cost == DEARER
    assert opened.opens_with_recovery(spelled)
    generation = opened.generation
    journal = doorway.open_journal(folder, PASSPHRASE)
    begun[-1].join()
    journal.close()
    assert open_with_passphrase(folder, PASSPHRASE).generation == generation


def beside(monkeypatch: pytest.MonkeyPatch) -> list[Thread]:
    """Every thread that is begun from now on."""
    begun: list[Thread] = []
    start = Thread.start

    def noted(thread: Thread) -> None:
        begun.append(thread)
        start(thread)

    monkeypatch.setattr(Thread, "start", noted)
    return begun


def test_the_cost_stays_where_it_cannot_be_raised(
    folder: Path, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guessing, "USUAL_COST", DEARER)
    raise_to_usual(vault.keys, folder, "not these words at all")
    assert vault.keys.cost == CHEAP
    with pytest.raises(WrongPassphrase):
        vault.keys.change_cost(folder, "not these words at all", DEARER)
    monkeypatch.setattr(slots, "physical_memory", lambda: 2 * CHEAP.memory)
    raise_to_usual(vault.keys, folder, PASSPHRASE)
    with pytest.raises(NotEnoughMemory):
        vault.keys.change_cost(folder, PASSPHRASE, DEARER)
    monkeypatch.undo()
    vault.close()
    monkeypatch.setattr(guessing, "USUAL_COST", DEARER)
    raise_to_usual(vault.keys, folder, PASSPHRASE)
    with pytest.raises(JournalError, match="closed"):
        vault.keys.change_cost(folder, PASSPHRASE, DEARER)
    assert open_with_passphrase(folder, PASSPHRASE).cost == CHEAP
    assert vault.keys.cost == CHEAP


def test_a_passphrase_that_was_changed_meanwhile_is_not_put_back(
    folder: Path, vault: Vault
) -> None:
    vault.keys.change_passphrase(folder, "nine loud geese at noon", CHEAP)
    raise_to_usual(vault.keys, folder, PASSPHRASE)
    assert not vault.keys.opens(PASSPHRASE)
    assert open_with_passphrase(folder, "nine loud geese at noon").cost == CHEAP

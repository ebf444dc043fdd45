"""Making guesses at the passphrase slower: what is offered is measured here, and takes effect."""

import pytest
from PySide6.QtWidgets import QPushButton

from inglenook.journal.errors import NotEnoughMemory
from inglenook.ui.pages.guessing import GuessingPage
from inglenook.ui.widgets.chips import Chips
from inglenook.vault import guessing, slots
from inglenook.vault.guessing import LEAST_COST
from inglenook.vault.keys import open_with_passphrase
from support.key_pages import go, prove
from support.vaults import CHEAP, PASSPHRASE
from support.windows import Desk

PAGE = "guessing"


@pytest.fixture
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine so slow that small costs take half a second, one and two."""
    monkeypatch.setattr(guessing, "LEAST_COST", CHEAP)
    monkeypatch.setattr(guessing, "_STEP", 2**10)
    monkeypatch.setattr(guessing, "_TARGETS", (0.003, 0.006))


@pytest.fixture
def measured(desk: Desk, cheap: None) -> Desk:
    """The page, when the choices are on show."""
    desk.open()
    go(desk, PAGE)
    prove(desk)
    desk.wait(lambda: "On this computer a guess takes" in desk.told("guessing.now"))
    return desk


def offered(desk: Desk) -> list[str]:
    chips = desk.pages.page.findChild(Chips)
    assert isinstance(chips, Chips)
    return list(chips.chips)


def test_a_choice_takes_effect_and_the_passphrase_stays(measured: Desk) -> None:
    measured.click(f"guessing.seconds.{offered(measured)[-1]}")
    measured.click("guessing.goOn")
    measured.wait(lambda: measured.pages.page.NAME == "settings")
    assert measured.window.toast.sentence == "From now on each guess takes longer."
    measured.end()
    cost = open_with_passphrase(measured.path, PASSPHRASE).cost
    assert cost.work > CHEAP.work
    measured.open()
    go(measured, PAGE)
    prove(measured)


def test_nothing_happens_before_something_is_chosen(measured: Desk) -> None:
    assert not measured.find("guessing.goOn", QPushButton).isEnabled()


def test_the_least_that_is_offered_is_never_little(desk: Desk) -> None:
    desk.open()
    go(desk, PAGE)
    prove(desk)
    desk.wait(lambda: "a guess takes less than 0.1 s" in desk.told("guessing.now"))
    page = desk.pages.page
    assert isinstance(page, GuessingPage)
    choices = page._choices
    assert choices
    assert all(each.cost.at_least(LEAST_COST) == each.cost for each in choices.values())


def test_where_nothing_is_slower_that_is_said(
    desk: Desk, cheap: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guessing, "_TARGETS", (1e-9,))
    desk.open()
    go(desk, PAGE)
    prove(desk)
    desk.wait(lambda: "which is as slow as we go" in desk.told("guessing.now"))
    assert not desk.sees("guessing.goOn")


def test_too_little_memory_is_said_and_changes_nothing(
    measured: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    measured.click(f"guessing.seconds.{offered(measured)[-1]}")
    monkeypatch.setattr(slots, "physical_memory", lambda: 2**10)
    measured.click("guessing.goOn")
    measured.wait(lambda: measured.told("guessing.problem") == str(NotEnoughMemory()))
    monkeypatch.undo()
    measured.end()
    assert open_with_passphrase(measured.path, PASSPHRASE).cost == CHEAP


def test_the_recovery_key_will_not_do_here(desk: Desk) -> None:
    with desk.journal() as journal:
        journal.store.keys.add_recovery(desk.path)  # type: ignore[attr-defined]
    desk.open()
    go(desk, PAGE)
    assert not desk.sees("proof.recoveryKey")

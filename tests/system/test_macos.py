"""macOS: its notifications and its questions before sleep. It cannot be run here."""

import sys

import pytest

from inglenook.system.macos import MacEar
from inglenook.system.signs import Sign

CONSOLE = "com.apple.coregraphics.GUIConsoleSessionChanged"
CAN_SLEEP, WILL_SLEEP, HAS_POWERED_ON = 0xE0000270, 0xE0000280, 0xE0000300


class Ear:
    """An ear as it is once macOS has agreed to tell it."""

    def __init__(self) -> None:
        self.told: list[Sign | str] = []
        self.ear = MacEar(self.told.append, self.told.append)
        self.ear._is_on = True

    def power(self, message: int) -> None:
        self.ear.hear_power(message, lambda: self.told.append("answered"))


@pytest.fixture
def ear() -> Ear:
    return Ear()


@pytest.mark.parametrize(
    ("name", "is_on_screen", "told"),
    [
        ("com.apple.screenIsLocked", True, [Sign.SESSION_LOCKED]),
        ("com.apple.screenIsLocked", False, [Sign.SESSION_LOCKED]),
        ("com.apple.screensaver.didstart", True, [Sign.SESSION_LOCKED]),
        ("com.apple.screenIsUnlocked", True, []),
        (CONSOLE, False, [Sign.USER_SWITCHED]),
        (CONSOLE, True, []),
        ("", False, []),
    ],
)
def test_what_becomes_of_the_screen_is_told(
    ear: Ear, name: str, is_on_screen: bool, told: list[Sign]
) -> None:
    ear.ear.hear_notification(name, is_on_screen=is_on_screen)
    assert ear.told == told


def test_sleep_is_told_first_and_then_allowed(ear: Ear) -> None:
    ear.power(WILL_SLEEP)
    assert ear.told == [Sign.SLEEP_BEGUN, "answered"]


def test_whether_it_can_sleep_is_answered_at_once_and_waking_needs_no_answer(ear: Ear) -> None:
    ear.power(CAN_SLEEP)
    ear.power(HAS_POWERED_ON)
    assert ear.told == ["answered"]


def test_a_machine_can_sleep_at_once_when_nobody_listens_any_more(ear: Ear) -> None:
    ear.ear.delay_sleep()
    ear.ear.stop()
    ear.ear.hear_notification("com.apple.screenIsLocked", is_on_screen=True)
    ear.power(WILL_SLEEP)
    assert ear.told == ["answered"]


def test_nothing_is_promised_where_macos_is_not() -> None:
    told: list[Sign] = []
    made = MacEar(told.append, told.append)
    made.start()
    assert bool(told) is (sys.platform == "darwin")
    made.stop()

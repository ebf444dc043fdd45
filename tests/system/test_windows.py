"""Windows: its messages, as it lays them into memory, and what they mean. It cannot be run here."""

import ctypes
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QGuiApplication

from inglenook.system.signs import Sign
from inglenook.system.windows import WindowsEar, register
from inglenook.system.windows_events import LID, Message, PowerSetting

SESSION, POWER, SETTING = 0x2B1, 0x218, 0x8013
KIND = QByteArray(b"windows_generic_MSG")


class Ear:
    """An ear whose window is there, and the messages that Windows would send to it."""

    def __init__(self) -> None:
        self.told: list[Sign] = []
        self.learned: list[Sign] = []
        self.ear = WindowsEar(self.told.append, self.learned.append)
        self.ear.start()
        assert self.ear._window is not None
        self.window = int(self.ear._window.winId())

    def send(self, message: int, what: int, more: int = 0, kind: QByteArray = KIND) -> object:
        sent = Message(window=self.window, message=message, what=what, more=more)
        return self.ear.nativeEventFilter(kind, ctypes.addressof(sent))

    def send_lid(self, value: int, setting: bytes = LID) -> None:
        told = PowerSetting((ctypes.c_ubyte * 16)(*setting), 4, value)
        self.send(POWER, SETTING, ctypes.addressof(told))


@pytest.fixture
def ear(qapp: QGuiApplication) -> Iterator[Ear]:
    made = Ear()
    yield made
    made.ear.stop()


@pytest.mark.parametrize(
    ("what", "sign"),
    [
        (1, None),  # the screen is ours again
        (2, Sign.USER_SWITCHED),
        (3, None),
        (4, Sign.USER_SWITCHED),
        (5, None),
        (6, Sign.SESSION_LOCKED),
        (7, Sign.SESSION_LOCKED),
        (8, None),  # unlocked
        (9, None),
        (0x7FFFFFFF, None),
    ],
)
def test_what_becomes_of_the_session_is_told(ear: Ear, what: int, sign: Sign | None) -> None:
    assert ear.send(SESSION, what) == (False, 0)  # whoever else wants the message gets it
    assert ear.told == ([sign] if sign else [])


@pytest.mark.parametrize(
    ("what", "told"), [(4, [Sign.SLEEP_BEGUN]), (7, []), (0x12, []), (10, []), (SETTING, [])]
)
def test_sleep_is_told_and_waking_is_not(ear: Ear, what: int, told: list[Sign]) -> None:
    ear.send(POWER, what)
    assert ear.told == told


def test_a_lid_that_closes_is_told_and_one_that_is_closed_is_not(ear: Ear) -> None:
    for value in (0, 0, 1, 1):
        ear.send_lid(value)
    assert ear.told == []
    ear.send_lid(0)
    assert ear.told == [Sign.LID_CLOSED]


def test_another_setting_is_not_taken_for_the_lid(ear: Ear) -> None:
    for value in (1, 0):
        ear.send_lid(value, bytes(reversed(LID)))
    assert ear.told == []


def test_messages_of_another_sort_or_to_another_window_mean_nothing(ear: Ear) -> None:
    ear.send(0x10, 7)
    ear.send(SESSION, 7, kind=QByteArray(b"xcb_generic_event_t"))
    ear.window += 1
    ear.send(SESSION, 7)
    assert ear.told == []


def test_nothing_is_told_after_the_end(ear: Ear) -> None:
    ear.ear.delay_sleep()
    ear.ear.stop()
    ear.send(SESSION, 7)
    assert ear.told == []


def test_structures_are_as_long_as_windows_makes_them() -> None:
    # MSG on 64 bits is 48 bytes there, where long is 4; its first four parts are read here.
    eight = ctypes.sizeof(ctypes.c_void_p)
    assert (Message.message.offset, Message.what.offset, Message.more.offset) == (
        eight,
        2 * eight,
        3 * eight,
    )
    assert (PowerSetting.length.offset, PowerSetting.value.offset) == (16, 20)
    assert LID.hex() == "4d0f3eba17b89440a2d1d56379e6a0f3"


def test_nothing_is_promised_where_windows_is_not() -> None:
    assert bool(register(0)) is (sys.platform == "win32")

"""What Windows says in its messages to windows, told apart without Windows."""

import ctypes
import uuid

from inglenook.system.signs import Sign

WTS_SESSION_CHANGE, POWER_BROADCAST = 0x02B1, 0x0218  # the messages
# What a session's change is: WTS_CONSOLE_DISCONNECT, …
_CHANGES = {
    0x2: Sign.USER_SWITCHED,  # another user's session takes the screen
    0x4: Sign.USER_SWITCHED,  # a remote desktop is closed
    0x6: Sign.SESSION_LOCKED,  # logged off
    0x7: Sign.SESSION_LOCKED,
}
_SUSPEND, _SETTING_CHANGED = 0x4, 0x8013
LID = uuid.UUID("ba3e0f4d-b817-4094-a2d1-d56379e6a0f3").bytes_le


class Message(ctypes.Structure):
    """A message as Windows hands it to a window (``MSG``)."""

    _fields_ = (
        ("window", ctypes.c_void_p),
        ("message", ctypes.c_uint),
        ("what", ctypes.c_size_t),
        ("more", ctypes.c_ssize_t),
        ("time", ctypes.c_uint),
        ("x", ctypes.c_long),
        ("y", ctypes.c_long),
    )


class PowerSetting(ctypes.Structure):
    """What has changed, and what it is now (``POWERBROADCAST_SETTING``)."""

    _fields_ = (
        ("setting", ctypes.c_ubyte * 16),
        ("length", ctypes.c_uint32),
        ("value", ctypes.c_uint32),
    )


def sign_of_message(message: int, what: int) -> Sign | None:
    """What a message says: its number and its first parameter."""
    if message == WTS_SESSION_CHANGE:
        return _CHANGES.get(what)
    if message == POWER_BROADCAST and what == _SUSPEND:
        return Sign.SLEEP_BEGUN
    return None


def lid_is_open(message: int, what: int, address: int) -> bool | None:
    """What a message says of the lid, if it does; ``address`` is its second parameter."""
    if (message, what) != (POWER_BROADCAST, _SETTING_CHANGED) or not address:
        return None
    told = PowerSetting.from_address(address)
    return bool(told.value) if bytes(told.setting) == LID and told.length == 4 else None

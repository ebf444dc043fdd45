"""What macOS says in its notifications, told apart without macOS."""

from inglenook.system.signs import Sign

SCREEN_LOCKED = "com.apple.screenIsLocked"
SCREEN_SAVER_BEGUN = "com.apple.screensaver.didstart"
# Says that the session has come to the screen or left it; which of both has to be asked.
CONSOLE_CHANGED = "com.apple.coregraphics.GUIConsoleSessionChanged"
CAN_SLEEP, WILL_SLEEP = 0xE0000270, 0xE0000280  # kIOMessageCanSystemSleep, …WillSleep


def sign_of_notification(name: str, *, is_on_screen: bool) -> Sign | None:
    """What a notification of this name means; whether the session is on the screen now."""
    if name in (SCREEN_LOCKED, SCREEN_SAVER_BEGUN):
        return Sign.SESSION_LOCKED
    return Sign.USER_SWITCHED if name == CONSOLE_CHANGED and not is_on_screen else None


def sign_of_power(message: int) -> Sign | None:
    """What the kernel's message about power means."""
    return Sign.SLEEP_BEGUN if message == WILL_SLEEP else None


def wants_answer(message: int) -> bool:
    """Whether the kernel waits, up to half a minute, until it is told to go on."""
    return message in (CAN_SLEEP, WILL_SLEEP)

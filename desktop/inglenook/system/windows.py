"""Windows: a window that is never shown is told of locks, switches, the lid and sleep."""

import ctypes
import sys

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication
from PySide6.QtGui import QWindow

from inglenook.system.signs import Sign, Tell, sign_of_change
from inglenook.system.windows_events import LID, Message, lid_is_open, sign_of_message

FOR_THIS_SESSION, TO_A_WINDOW = 0, 0
_KINDS = (b"windows_generic_MSG", b"windows_dispatcher_MSG")


class WindowsEar(QAbstractNativeEventFilter):
    """Windows waits two seconds for whoever is told of sleep; a lock takes a tenth of one."""

    def __init__(self, tell: Tell, learn: Tell) -> None:
        super().__init__()
        self._tell, self._learn = tell, learn
        self._window: QWindow | None = None
        self._lid_was_open: bool | None = None

    def start(self) -> None:
        """Register a window of its own, since the visible one comes and goes."""
        self._window = QWindow()
        self._window.create()
        application = QCoreApplication.instance()
        if application is not None:
            application.installNativeEventFilter(self)
        for sign in register(int(self._window.winId())):
            self._learn(sign)

    def stop(self) -> None:
        """Be told nothing more; what was registered ends with the window."""
        application = QCoreApplication.instance()
        if application is not None:
            application.removeNativeEventFilter(self)
        window, self._window = self._window, None
        if window is not None:
            unregister(int(window.winId()))
            window.destroy()

    def delay_sleep(self) -> None:
        """Nothing to do: Windows waits by itself until the message is answered."""

    def nativeEventFilter(  # noqa: D102
        self,
        eventType: QByteArray | bytes | bytearray | memoryview,  # noqa: N803
        message: int,
    ) -> object:
        kind = eventType.data() if isinstance(eventType, QByteArray) else bytes(eventType)
        if kind in _KINDS:
            self.hear(Message.from_address(int(message)))
        return False, 0

    def hear(self, message: Message) -> None:
        """Tell what a message means, if it is one to the window of our own."""
        if self._window is None or message.window != int(self._window.winId()):
            return
        sign = sign_of_message(message.message, message.what)
        is_open = lid_is_open(message.message, message.what, message.more)
        if is_open is not None:
            sign = self._sign_of_lid(is_open=is_open)
        if sign is not None:
            self._tell(sign)

    def _sign_of_lid(self, *, is_open: bool) -> Sign | None:
        # How it is at first is told at once, and means nothing: the screen may stand elsewhere.
        was_open = is_open if self._lid_was_open is None else self._lid_was_open
        self._lid_was_open = is_open
        return sign_of_change(was_there=was_open, is_there=is_open, sign=Sign.LID_CLOSED)


def register(window: int) -> list[Sign]:
    """Have Windows send its messages to a window; say what it agreed to tell."""
    if sys.platform == "win32":
        user, handle = ctypes.WinDLL("user32"), ctypes.c_void_p(window)
        for name in ("RegisterPowerSettingNotification", "RegisterSuspendResumeNotification"):
            getattr(user, name).restype = ctypes.c_void_p
        told = [Sign.SLEEP_BEGUN]  # of which every window is told
        # But for those on a computer that never sleeps deeply.
        user.RegisterSuspendResumeNotification(handle, TO_A_WINDOW)
        if ctypes.WinDLL("wtsapi32").WTSRegisterSessionNotification(handle, FOR_THIS_SESSION):
            told += [Sign.SESSION_LOCKED, Sign.USER_SWITCHED]
        if user.RegisterPowerSettingNotification(handle, LID, TO_A_WINDOW):
            told.append(Sign.LID_CLOSED)
        return told
    else:  # noqa: RET505 - what a checker for one system passes over
        return []


def unregister(window: int) -> None:
    """Have it send no more of a session; the other registrations end with the window."""
    if sys.platform == "win32":
        ctypes.WinDLL("wtsapi32").WTSUnRegisterSessionNotification(ctypes.c_void_p(window))

"""macOS: notifications of the screen and the session, and the kernel's own word about sleep."""

import ctypes
from collections.abc import Callable
from typing import Any

from inglenook.system.macos_events import (
    CONSOLE_CHANGED,
    SCREEN_LOCKED,
    SCREEN_SAVER_BEGUN,
    sign_of_notification,
    sign_of_power,
    wants_answer,
)
from inglenook.system.signs import Sign, Tell

FRAMEWORKS = "/System/Library/Frameworks/{name}.framework/{name}"
UTF8, AT_ONCE = 0x08000100, 4  # kCFStringEncodingUTF8, …DeliverImmediately
ON_CONSOLE = "kCGSSessionOnConsoleKey"
_pointer = ctypes.c_void_p
# void (center, observer, name, object, more) and void (what we gave, service, message, its id)
Notified = ctypes.CFUNCTYPE(None, *[_pointer] * 5)
Powered = ctypes.CFUNCTYPE(None, _pointer, ctypes.c_uint32, ctypes.c_uint32, _pointer)


class MacEar:
    """All of it arrives on the run loop of the main thread, which is Qt's own."""

    def __init__(self, tell: Tell, learn: Tell) -> None:
        self._tell, self._learn = tell, learn
        self._mac: Mac | None = None
        self._is_on = False
        # Held here for as long as the system may call them.
        self._notified = Notified(self._on_notified)
        self._powered = Powered(self._on_powered)

    def start(self) -> None:  # noqa: D102
        try:
            self._mac = Mac()
        except (OSError, AttributeError):
            return
        self._is_on = True
        for name in (SCREEN_LOCKED, SCREEN_SAVER_BEGUN):
            self._mac.observe_distributed(name, self._notified)
        self._mac.observe_darwin(CONSOLE_CHANGED, self._notified)
        self._learn(Sign.SESSION_LOCKED)
        self._learn(Sign.USER_SWITCHED)
        if self._mac.observe_power(self._powered):
            self._learn(Sign.SLEEP_BEGUN)

    def stop(self) -> None:
        """Tell nothing more. Sleep is still allowed at once: the kernel would wait for it."""
        self._is_on = False

    def delay_sleep(self) -> None:
        """Nothing to do: the kernel waits by itself until it is answered, or we are gone."""

    def hear_notification(self, name: str, *, is_on_screen: bool) -> None:
        """Tell what a notification means."""
        sign = sign_of_notification(name, is_on_screen=is_on_screen)
        if sign is not None and self._is_on:
            self._tell(sign)

    def hear_power(self, message: int, answer: Callable[[], None]) -> None:
        """Tell what a message about power means; only then, if it is still there to do so, answer.

        The process that takes this one's place has no part in the kernel's asking.
        """
        sign = sign_of_power(message)
        if sign is not None and self._is_on:
            self._tell(sign)
        if wants_answer(message):
            answer()

    def _on_notified(
        self, _center: object, _observer: object, name: int, _object: object, _more: object
    ) -> None:
        if self._mac is not None:
            self.hear_notification(self._mac.words(name), is_on_screen=self._mac.is_on_screen())

    def _on_powered(self, _ours: object, _service: object, message: int, number: int) -> None:
        if self._mac is not None:
            mac = self._mac
            self.hear_power(message, lambda: mac.allow_sleep(number))


class Mac:
    """The few functions of macOS that are needed, by their C names."""

    def __init__(self) -> None:
        self._foundation = _framework("CoreFoundation")
        self._graphics = _framework("CoreGraphics")
        self._kit = _framework("IOKit")
        self._declare()
        self._power_port: int = 0

    def observe_distributed(self, name: str, notified: Any) -> None:
        """Be notified of something any program says to all."""
        self._observe(self._foundation.CFNotificationCenterGetDistributedCenter(), name, notified)

    def observe_darwin(self, name: str, notified: Any) -> None:
        """Be notified of something the system says to all."""
        self._observe(self._foundation.CFNotificationCenterGetDarwinNotifyCenter(), name, notified)

    def observe_power(self, powered: Any) -> bool:
        """Be asked before the machine sleeps; False if the kernel refuses."""
        port, notifier = ctypes.c_void_p(), ctypes.c_uint32()
        self._power_port = self._kit.IORegisterForSystemPower(
            None, ctypes.byref(port), powered, ctypes.byref(notifier)
        )
        if not self._power_port:
            return False
        source = self._kit.IONotificationPortGetRunLoopSource(port)
        modes = _pointer.in_dll(self._foundation, "kCFRunLoopCommonModes")
        self._foundation.CFRunLoopAddSource(self._foundation.CFRunLoopGetMain(), source, modes)
        return True

    def allow_sleep(self, number: int) -> None:
        """Answer the kernel."""
        self._kit.IOAllowPowerChange(self._power_port, number)

    def is_on_screen(self) -> bool:
        """Whether this session has the screen; one that says nothing of it has."""
        session = self._graphics.CGSessionCopyCurrentDictionary()
        if not session:
            return True
        key = self._string(ON_CONSOLE)
        found = self._foundation.CFDictionaryGetValue(session, key)
        answer = not found or bool(self._foundation.CFBooleanGetValue(found))
        self._foundation.CFRelease(key)
        self._foundation.CFRelease(session)
        return answer

    def words(self, string: int) -> str:
        """A string of the system's as text."""
        room = ctypes.create_string_buffer(256)
        filled = self._foundation.CFStringGetCString(string, room, len(room), UTF8)
        return room.value.decode() if filled else ""

    def _observe(self, center: int, name: str, notified: Any) -> None:
        self._foundation.CFNotificationCenterAddObserver(
            center, None, notified, self._string(name), None, AT_ONCE
        )

    def _string(self, text: str) -> int:
        made: int = self._foundation.CFStringCreateWithCString(None, text.encode(), UTF8)
        return made

    def _declare(self) -> None:
        """Tell ctypes what is handed over: without, an address is cut in half."""
        number, cf = ctypes.c_uint32, self._foundation
        for library, name, result, given in (
            (cf, "CFNotificationCenterGetDistributedCenter", _pointer, ()),
            (cf, "CFNotificationCenterGetDarwinNotifyCenter", _pointer, ()),
            (
                cf,
                "CFNotificationCenterAddObserver",
                None,
                (_pointer, _pointer, Notified, _pointer, _pointer, ctypes.c_long),
            ),
            (cf, "CFStringCreateWithCString", _pointer, (_pointer, ctypes.c_char_p, number)),
            (
                cf,
                "CFStringGetCString",
                ctypes.c_ubyte,
                (_pointer, ctypes.c_char_p, ctypes.c_long, number),
            ),
            (cf, "CFDictionaryGetValue", _pointer, (_pointer, _pointer)),
            (cf, "CFBooleanGetValue", ctypes.c_ubyte, (_pointer,)),
            (cf, "CFRelease", None, (_pointer,)),
            (cf, "CFRunLoopGetMain", _pointer, ()),
            (cf, "CFRunLoopAddSource", None, (_pointer, _pointer, _pointer)),
            (self._graphics, "CGSessionCopyCurrentDictionary", _pointer, ()),
            (
                self._kit,
                "IORegisterForSystemPower",
                number,
                (_pointer, _pointer, Powered, _pointer),
            ),
            (self._kit, "IONotificationPortGetRunLoopSource", _pointer, (_pointer,)),
            (self._kit, "IOAllowPowerChange", ctypes.c_int, (number, ctypes.c_ssize_t)),
        ):
            function = getattr(library, name)
            function.restype, function.argtypes = result, given


def _framework(name: str) -> ctypes.CDLL:
    return ctypes.CDLL(FRAMEWORKS.format(name=name))

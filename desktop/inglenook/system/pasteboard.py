"""Tells macOS that what was copied is nobody else's business: its keepers look for one type.

Qt gives every type of its own a name of its own there, so it is said to the pasteboard itself,
through the Objective-C runtime.
"""

import sys
from typing import Protocol

CONCEALED = b"org.nspasteboard.ConcealedType"
_RUNTIME = "/usr/lib/libobjc.A.dylib"


class Runtime(Protocol):
    """The Objective-C runtime as far as it is needed here; an object is its address."""

    def find(self, name: bytes) -> int:
        """A class by its name."""

    def send(self, to: int, message: bytes, *given: int | bytes | None) -> int:
        """Send a message to an object; addresses and C strings go with it."""


def conceal() -> None:
    """Mark what this program has just copied; does nothing on any other system."""
    if sys.platform == "darwin":
        mark(_Runtime())


def mark(runtime: Runtime) -> None:
    """Put the type beside what lies on the pasteboard, which stays as it is."""
    board = runtime.send(runtime.find(b"NSPasteboard"), b"generalPasteboard")
    string = runtime.find(b"NSString")
    name = runtime.send(string, b"stringWithUTF8String:", CONCEALED)
    nothing = runtime.send(string, b"string")
    types = runtime.send(runtime.find(b"NSArray"), b"arrayWithObject:", name)
    runtime.send(board, b"addTypes:owner:", types, None)
    runtime.send(board, b"setString:forType:", nothing, name)


class _Runtime:
    def __init__(self) -> None:
        import ctypes

        self._library = ctypes.CDLL(_RUNTIME)
        for function in (self._library.objc_getClass, self._library.sel_registerName):
            function.restype = ctypes.c_void_p
            function.argtypes = [ctypes.c_char_p]

    def find(self, name: bytes) -> int:
        return int(self._library.objc_getClass(name) or 0)

    def send(self, to: int, message: bytes, *given: int | bytes | None) -> int:
        from ctypes import CFUNCTYPE, c_char_p, c_void_p

        # Each message has arguments of its own, which a processor may pass in ways of its own.
        kinds = [c_char_p if isinstance(each, bytes) else c_void_p for each in given]
        shape = CFUNCTYPE(c_void_p, c_void_p, c_void_p, *kinds)
        send = shape(("objc_msgSend", self._library))
        return int(send(to, self._library.sel_registerName(message), *given) or 0)

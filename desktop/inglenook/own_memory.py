"""Keeps other programs of the same user out of this one's memory, as each system lets it.

It is done before any secret is typed, and anew after each lock, in the process that takes over.
Whoever administers the machine can read any memory all the same. What is said to Windows and macOS
is what KeePassXC says to them (its Bootstrap.cpp).
"""

import sys
from contextlib import suppress

PR_SET_DUMPABLE = 4  # linux/prctl.h
PT_DENY_ATTACH = 31  # sys/ptrace.h of macOS


def hide() -> None:
    """Let nobody read the memory; a system that will not have it is left as it is."""
    with suppress(OSError, AttributeError, ValueError):
        if sys.platform == "linux":
            _hide_on_linux()
        elif sys.platform == "darwin":
            _hide_on_macos()
        elif sys.platform == "win32":
            from inglenook import own_memory_windows

            own_memory_windows.hide()


def _hide_on_linux() -> None:
    import ctypes

    ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)


def _hide_on_macos() -> None:
    import ctypes

    ptrace = ctypes.CDLL(None).ptrace
    ptrace.argtypes = [ctypes.c_int, ctypes.c_int, ctypes.c_void_p, ctypes.c_int]
    ptrace(PT_DENY_ATTACH, 0, None, 0)

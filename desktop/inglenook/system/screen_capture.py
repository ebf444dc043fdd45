"""Keeps windows out of pictures of the screen, where the system offers it: on Windows alone.

What it keeps out: screenshots, recordings, shared screens, and the pictures of windows that
Windows shows and stores. What it does not: a camera, a graphics card's own recorder, a program
that has the rights of an administrator.
"""

import sys
from collections.abc import Callable

# From winuser.h. The first leaves the window out; Windows before 10 2004 knows only the second,
# which shows a black one.
WDA_EXCLUDEFROMCAPTURE, WDA_MONITOR = 0x11, 0x01

SetAffinity = Callable[[int, int], bool]


def is_offered() -> bool:
    """Whether this system keeps windows out of pictures at all."""
    return sys.platform == "win32"


def keep_out(window: int, set_affinity: SetAffinity | None = None) -> bool:
    """Keep a window of this process, by its native handle, out; say whether the system does.

    ``set_affinity`` stands for SetWindowDisplayAffinity, and is found by itself on Windows.
    """
    found = set_affinity or _found()
    if found is None:
        return False
    return any(found(window, how) for how in (WDA_EXCLUDEFROMCAPTURE, WDA_MONITOR))


def _found() -> SetAffinity | None:
    found: SetAffinity | None = None
    if sys.platform == "win32":
        import ctypes
        from ctypes import wintypes

        function = ctypes.WinDLL("user32").SetWindowDisplayAffinity
        function.argtypes = [wintypes.HWND, wintypes.DWORD]
        function.restype = wintypes.BOOL
        found = lambda window, how: bool(function(window, how))  # noqa: E731
    return found

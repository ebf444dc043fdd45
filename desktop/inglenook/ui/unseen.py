"""Sees to it that every window of the program is kept out of pictures of the screen."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QPlatformSurfaceEvent, QWindow

_MADE = QPlatformSurfaceEvent.SurfaceEventType.SurfaceCreated


class Unseen(QObject):
    """An event filter for the application, from before its first window is shown.

    Dialogs, lists and menus are windows too, and each is told of before it is shown; ``keep_out``
    takes its native handle.
    """

    def __init__(self, parent: QObject, keep_out: Callable[[int], object]) -> None:
        super().__init__(parent)
        self._keep_out = keep_out

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: D102
        if (
            event.type() == QEvent.Type.PlatformSurface
            and isinstance(event, QPlatformSurfaceEvent)
            and event.surfaceEventType() == _MADE
            and isinstance(watched, QWindow)
        ):
            self._keep_out(int(watched.winId()))
        return False

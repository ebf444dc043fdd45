"""Says when the system tells that nobody is there, whatever system it is, and what it can tell."""

import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from inglenook.system.signs import Ear, Sign, Tell

MakeEar = Callable[[QObject, Tell, Tell], Ear | None]


class SystemWatch(QObject):
    """Says ``noticed(sign)`` when the session locks, the machine goes to sleep, and so on.

    It says so on the window's thread, and whoever hears it may end the process then and there.
    ``learned`` says that ``hears`` has grown.
    """

    noticed = Signal(Sign)
    learned = Signal()

    def __init__(self, parent: QObject, make_ear: MakeEar | None = None) -> None:
        super().__init__(parent)
        self._make_ear = make_ear or ear_of_this_system
        self._ear: Ear | None = None
        self._is_on = False
        self._hears: frozenset[Sign] = frozenset()

    @property
    def hears(self) -> frozenset[Sign]:
        """What this system is known to tell. It fills a moment after the start."""
        return self._hears

    def start(self) -> None:
        """Begin to listen; a second time changes nothing."""
        if self._is_on:
            return
        self._is_on = True
        self._ear = self._make_ear(self, self._tell, self._learn)
        if self._ear is not None:
            self._ear.start()

    def stop(self) -> None:
        """Listen no longer, and let the machine sleep."""
        self._is_on = False
        ear, self._ear = self._ear, None
        if ear is not None:
            ear.stop()

    def delay_sleep(self) -> None:
        """A journal is open: the machine must not sleep before it is closed.

        It goes on waiting until ``stop`` or the end of this process, whichever comes first.
        """
        if self._ear is not None:
            self._ear.delay_sleep()

    def _tell(self, sign: Sign) -> None:
        if self._is_on:
            self.noticed.emit(sign)

    def _learn(self, sign: Sign) -> None:
        if sign not in self._hears:
            self._hears |= {sign}
            self.learned.emit()


def ear_of_this_system(parent: QObject, tell: Tell, learn: Tell) -> Ear | None:
    """What listens here: ``tell`` what happens, ``learn`` what can be heard. None: nothing does."""
    if sys.platform == "linux":
        from inglenook.system.linux import LinuxEar

        return LinuxEar(parent, tell, learn)
    elif sys.platform == "win32":  # noqa: RET505 - what a checker for one system passes over
        from inglenook.system.windows import WindowsEar

        return WindowsEar(tell, learn)
    elif sys.platform == "darwin":
        from inglenook.system.macos import MacEar

        return MacEar(tell, learn)
    else:
        return None

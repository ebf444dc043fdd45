"""Linux: the lock screens of the desktop on one bus, the login manager on the other."""

import os
from collections.abc import Mapping

from PySide6.QtCore import QObject

from inglenook.system.buses import Bus, session_bus_address, system_bus_address
from inglenook.system.logind import Logind
from inglenook.system.screen_savers import ScreenSavers
from inglenook.system.signs import Tell


class LinuxEar:
    """Where a bus is not there, or does not answer, the rest is heard all the same."""

    def __init__(
        self,
        parent: QObject,
        tell: Tell,
        learn: Tell,
        environment: Mapping[str, str] = os.environ,
    ) -> None:
        self._buses = (
            Bus(parent, session_bus_address(environment)),
            Bus(parent, system_bus_address(environment)),
        )
        session, machine = self._buses
        self._screen_savers = ScreenSavers(session, tell, learn)
        self._logind = Logind(machine, environment, tell, learn)

    def start(self) -> None:  # noqa: D102
        for bus in self._buses:
            bus.open()

    def stop(self) -> None:  # noqa: D102
        self._logind.let_sleep()
        for bus in self._buses:
            bus.close()

    def delay_sleep(self) -> None:  # noqa: D102
        self._logind.delay_sleep()

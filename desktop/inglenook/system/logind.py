"""Systemd's login manager (elogind, too): locks, switches of users, the lid, and sleep put off."""

import os
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from PySide6.QtDBus import QDBusUnixFileDescriptor

from inglenook.system.buses import Asked, Bus, property_of
from inglenook.system.signs import Sign, Tell, sign_of_change
from inglenook.words import _, mark

LOGIND, ROOT = "org.freedesktop.login1", "/org/freedesktop/login1"
MANAGER, SESSION, USER = f"{LOGIND}.Manager", f"{LOGIND}.Session", f"{LOGIND}.User"
UPOWER, UPOWER_ROOT = "org.freedesktop.UPower", "/org/freedesktop/UPower"
PROPERTIES = "org.freedesktop.DBus.Properties"
_WHY = mark("It locks before the computer sleeps.")
# By property: what its change means, and the value by which the person is there.
SIGNS = {
    "Active": (Sign.USER_SWITCHED, True),
    "LockedHint": (Sign.SESSION_LOCKED, False),
    "LidClosed": (Sign.LID_CLOSED, False),
    "LidIsClosed": (Sign.LID_CLOSED, False),  # as UPower calls it; an older logind tells no change
}


class Logind:
    """Listens on the bus of the machine, and has sleep wait while a journal is open.

    logind gives a file for that; sleep waits until the file is closed everywhere, five seconds at
    most. A process that takes another's place inherits it not.
    """

    def __init__(self, bus: Bus, environment: Mapping[str, str], tell: Tell, learn: Tell) -> None:
        self._bus, self._environment = bus, environment
        self._tell, self._learn = tell, learn
        self._known: dict[str, bool] = {}
        self._is_delay_wanted = False
        self._delay: int | None = None
        bus.connected.connect(self._on_bus_connected)

    def delay_sleep(self) -> None:
        """Have sleep wait from now on."""
        self._is_delay_wanted = True
        self._ask_for_delay()

    def let_sleep(self) -> None:
        """Have it wait no longer."""
        self._is_delay_wanted = False
        self._close_delay()

    # -- what is heard

    def _on_bus_connected(self) -> None:
        self._bus.hear(MANAGER, "PrepareForSleep", self._hear_of_sleep, ROOT)
        self._follow(LOGIND, ROOT, MANAGER, "LidClosed")
        self._follow(UPOWER, UPOWER_ROOT, UPOWER, "LidIsClosed")
        self._bus.ask(property_of(UPOWER, UPOWER_ROOT, UPOWER, "LidIsPresent"), self._hear_of_lid)
        self._find_session(self._ways_to_session())
        preparing = property_of(LOGIND, ROOT, MANAGER, "PreparingForSleep")
        self._bus.ask(preparing, lambda _so: self._learn(Sign.SLEEP_BEGUN))
        if self._is_delay_wanted:
            self._ask_for_delay()

    def _hear_of_sleep(self, _path: str, arguments: list[Any]) -> None:
        if arguments[:1] == [True]:
            self._tell(Sign.SLEEP_BEGUN)
        elif self._is_delay_wanted:  # awake again: what was asked for while it slept was refused
            self._ask_for_delay()

    def _hear_of_lid(self, is_present: object) -> None:
        if is_present is True:
            self._learn(Sign.LID_CLOSED)

    def _follow(self, service: str, path: str, interface: str, *names: str) -> None:
        """Know these properties, and tell what their changes mean."""
        for name in names:
            asked = property_of(service, path, interface, name)
            self._bus.ask(asked, partial(self._note, name))

        def look_again(_path: str, arguments: list[Any]) -> None:
            # The new values stand in the signal as well, in a map that PySide cannot read.
            if arguments[:1] == [interface]:
                for name in names:
                    asked = property_of(service, path, interface, name)
                    self._bus.ask(asked, partial(self._compare, name))

        self._bus.hear(PROPERTIES, "PropertiesChanged", look_again, path)

    def _note(self, name: str, value: object) -> None:
        if isinstance(value, bool):
            self._known[name] = value == SIGNS[name][1]

    def _compare(self, name: str, value: object) -> None:
        was_there = self._known.get(name)
        self._note(name, value)
        if isinstance(value, bool):
            sign, there = SIGNS[name]
            found = sign_of_change(was_there=was_there, is_there=value == there, sign=sign)
            if found is not None:
                self._tell(found)

    # -- the session

    def _ways_to_session(self) -> Iterator[Asked]:
        """How to find the session this window is in, the surest first.

        No name means the session of whoever asks; where desktops start programs as services, they
        are in none, and ``auto`` means the one that the user sees.
        """
        for name in (self._environment.get("XDG_SESSION_ID"), "", "auto"):
            if name is not None:
                yield Asked(LOGIND, ROOT, MANAGER, "GetSession", [name])

    def _find_session(self, ways: Iterator[Asked]) -> None:
        asked = next(ways, None)
        if asked is not None:
            self._bus.ask(asked, self._found_session, lambda: self._find_session(ways))

    def _found_session(self, answer: object) -> None:
        if not isinstance(answer, str):
            return
        self._learn(Sign.USER_SWITCHED)
        self._bus.hear(
            SESSION, "Lock", lambda _path, _none: self._tell(Sign.SESSION_LOCKED), answer
        )
        self._follow(LOGIND, answer, SESSION, "Active", "LockedHint")

    # -- sleep put off

    def _ask_for_delay(self) -> None:
        words = ["sleep", _("Inglenook"), _(_WHY), "delay"]
        self._bus.ask(Asked(LOGIND, ROOT, MANAGER, "Inhibit", words), self._keep_delay)

    def _keep_delay(self, answer: object) -> None:
        if not isinstance(answer, QDBusUnixFileDescriptor) or not answer.isValid():
            return
        self._close_delay()
        if self._is_delay_wanted:
            self._delay = os.dup(answer.fileDescriptor())  # which another program never inherits

    def _close_delay(self) -> None:
        if self._delay is not None:
            os.close(self._delay)
            self._delay = None

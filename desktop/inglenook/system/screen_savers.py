"""The screen savers and lock screens of the desktops of Linux: GNOME, KDE, Xfce and their kin."""

from typing import Any

from inglenook.system.buses import Asked, Bus
from inglenook.system.signs import Sign, Tell

# Each is the name of a service, of its interface and, with strokes for dots, of its place.
SAVERS = (
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.xfce.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
)


class ScreenSavers:
    """Listens on the bus of the session to all of them: which one is there may change."""

    def __init__(self, bus: Bus, tell: Tell, learn: Tell) -> None:
        self._bus, self._tell, self._learn = bus, tell, learn
        bus.connected.connect(self._on_bus_connected)

    def _on_bus_connected(self) -> None:
        for name in SAVERS:
            self._bus.hear(name, "ActiveChanged", self._hear)
            place = "/" + name.replace(".", "/")
            # Some take part only to be asked for quiet. Who knows this tells its changes, too.
            self._bus.ask(Asked(name, place, name, "GetActive"), self._hear_that_one_is_there)

    def _hear(self, _path: str, arguments: list[Any]) -> None:
        sign = sign_of_activity(arguments)
        if sign is not None:
            self._tell(sign)

    def _hear_that_one_is_there(self, answer: object) -> None:
        if isinstance(answer, bool):
            self._learn(Sign.SESSION_LOCKED)


def sign_of_activity(arguments: list[Any]) -> Sign | None:
    """What a screen saver's ``ActiveChanged`` means."""
    return Sign.SESSION_LOCKED if arguments[:1] == [True] else None

"""The message buses of Linux: where they are, what is said on them, and asking without waiting."""

import ctypes
import re
import threading
from collections.abc import Callable, Mapping, Sequence
from itertools import count
from pathlib import Path
from typing import Any

from PySide6.QtCore import SLOT, QObject, QTimer, Signal, Slot
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusObjectPath,
    QDBusPendingCallWatcher,
    QDBusVariant,
)

LIBRARY = "libdbus-1.so.3"
SYSTEM_SOCKETS = ("/run/dbus/system_bus_socket", "/var/run/dbus/system_bus_socket")
ANSWER_WITHIN_MS = 5000
LOOK_EVERY_MS, LOOKS = 20, 500  # a bus that lets nobody in for ten seconds is given up
_LOCAL = re.compile(r"unix:[^;]+(;unix:[^;]+)*;?")
_numbers = count()

Heard = Callable[[str, list[Any]], None]


def session_bus_address(environment: Mapping[str, str]) -> str:
    """Where the bus of this session is, or ''.

    Neither one on another machine, nor one that would have to be started first.
    """
    address = environment.get("DBUS_SESSION_BUS_ADDRESS")
    runtime = environment.get("XDG_RUNTIME_DIR")
    if address is None and runtime and (Path(runtime) / "bus").exists():
        address = f"unix:path={runtime}/bus"
    return _local(address)


def system_bus_address(environment: Mapping[str, str]) -> str:
    """Where the bus of the whole machine is, or ''."""
    address = environment.get("DBUS_SYSTEM_BUS_ADDRESS")
    if address is None:
        found = [socket for socket in SYSTEM_SOCKETS if Path(socket).exists()]
        address = f"unix:path={found[0]}" if found else None
    return _local(address)


def _local(address: str | None) -> str:
    return address if address and _LOCAL.fullmatch(address) else ""


def answers(address: str) -> bool:
    """Whether a bus lets somebody in. It may take for ever to say so: not on the window's thread.

    Qt's own way to connect waits for the bus and keeps Python's lock meanwhile, so that even from
    a thread it would stop the window; libdbus through ctypes does not.
    """
    try:
        bus = ctypes.CDLL(LIBRARY)
        bus.dbus_connection_open_private.restype = ctypes.c_void_p
        bus.dbus_threads_init_default()
    except (OSError, AttributeError):
        return False
    opened = bus.dbus_connection_open_private(address.encode(), None)
    if not opened:
        return False
    connection = ctypes.c_void_p(opened)
    let_in = bool(bus.dbus_bus_register(connection, None))
    bus.dbus_connection_close(connection)
    bus.dbus_connection_unref(connection)
    return let_in


class Bus(QObject):
    """One bus. It says ``connected`` once it can be heard and asked, or nothing at all, ever."""

    connected = Signal()

    def __init__(self, parent: QObject, address: str) -> None:
        super().__init__(parent)
        self._address = address
        self._name = f"inglenook.{next(_numbers)}"
        self._is_wanted = False
        self._connection: QDBusConnection | None = None
        self._listeners: list[_Listener] = []
        self._door: list[bool] = []  # what the thread that knocks has found
        self._knocks = 0
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self._on_timer_timeout)

    def open(self) -> None:
        """Connect as soon as the bus turns out to be alive."""
        self._is_wanted = True
        if self._address:
            # The thread holds nothing of Qt's: it may outlive this, and even the application.
            door, address = self._door, self._address
            threading.Thread(target=lambda: door.append(answers(address)), daemon=True).start()
            self._timer.start()

    def close(self) -> None:
        """Hear nothing more; it is not opened again."""
        if not self._is_wanted:
            return
        self._is_wanted = False
        self._timer.stop()
        for each in self._listeners:
            each.is_wanted = False
        if self._connection is not None:
            self._connection = None
            QDBusConnection.disconnectFromBus(self._name)
        self.deleteLater()

    def hear(self, interface: str, member: str, heard: Heard, path: str = "") -> None:
        """Have ``heard(path, arguments)`` called at each signal of this name.

        Whoever sends it is believed: at worst, another program of this machine locks a journal.
        """
        if self._connection is None:
            return
        listener = _Listener(self, heard)
        self._listeners.append(listener)
        slot: Any = SLOT("on_message(QDBusMessage)")  # text, whatever PySide's stubs say
        self._connection.connect("", path, interface, member, listener, slot)

    def ask(
        self,
        asked: "Asked",
        answered: Callable[[Any], None],
        refused: Callable[[], None] = lambda: None,
    ) -> None:
        """Call back with the first value of the answer; or that there is none, after 5 s."""
        if self._connection is None:
            return
        watcher = QDBusPendingCallWatcher(
            self._connection.asyncCall(asked.message(), ANSWER_WITHIN_MS), self
        )

        def finish() -> None:
            reply = watcher.reply()
            watcher.deleteLater()
            if not self._is_wanted:
                return
            if reply.type() == QDBusMessage.MessageType.ReplyMessage:
                answered(plain((reply.arguments() or [None])[0]))
            else:
                refused()

        watcher.finished.connect(finish)

    def _on_timer_timeout(self) -> None:
        self._knocks += 1
        if self._door or self._knocks == LOOKS:
            self._timer.stop()
        if self._door == [True]:
            self._connect()

    def _connect(self) -> None:
        connection = QDBusConnection.connectToBus(self._address, self._name)
        if connection.isConnected():
            self._connection = connection
            self.connected.emit()


class Asked:
    """A question to a service that is running already; none is started for it."""

    def __init__(
        self,
        service: str,
        path: str,
        interface: str,
        member: str,
        arguments: Sequence[object] = (),
    ) -> None:
        self._message = QDBusMessage.createMethodCall(service, path, interface, member)
        self._message.setAutoStartService(False)
        self._message.setArguments(list(arguments))

    def message(self) -> QDBusMessage:
        """As it goes over the bus."""
        return self._message


def property_of(service: str, path: str, interface: str, name: str) -> Asked:
    """The question for a property of something."""
    return Asked(service, path, "org.freedesktop.DBus.Properties", "Get", [interface, name])


def plain(value: Any) -> Any:
    """A value as Python has it: out of its box, a path as text."""
    if isinstance(value, QDBusVariant):
        return plain(value.variant())
    return value.path() if isinstance(value, QDBusObjectPath) else value


class _Listener(QObject):
    """What Qt needs to be told a signal: an object with a slot of a name."""

    def __init__(self, parent: QObject, heard: Heard) -> None:
        super().__init__(parent)
        self._heard = heard
        self.is_wanted = True

    @Slot(QDBusMessage)
    def on_message(self, message: QDBusMessage) -> None:
        """Pass it on, its values plain."""
        if self.is_wanted:
            self._heard(message.path(), [plain(each) for each in message.arguments()])

"""A made-up computer: its login manager, its lid and its lock screen, off every bus and on one.

Run as a program it puts itself on the buses of its environment, does what it is told on its
standard input, a JSON list a line (a deed and what it takes), and answers each with a line.
"""

import json
import os
import select
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PySide6.QtDBus import (
    QDBusArgument,
    QDBusConnection,
    QDBusMessage,
    QDBusObjectPath,
    QDBusUnixFileDescriptor,
    QDBusVariant,
    QDBusVirtualObject,
)

LOGIN = "/org/freedesktop/login1"
OURS, ANOTHER = f"{LOGIN}/session/_32", f"{LOGIN}/session/c1"
POWER = "/org/freedesktop/UPower"
SESSION_NAMES = ("org.gnome.ScreenSaver", "org.freedesktop.ScreenSaver")
SYSTEM_NAMES = ("org.freedesktop.login1", "org.freedesktop.UPower")
PATIENCE = 10.0
Say = Callable[[str, str, str, list[Any]], None]  # path, interface, name, arguments


@dataclass
class Machine:
    """What it is like just now, and what it says of its changes through ``say``."""

    say: Say
    has_session: bool = field(init=False)
    is_asleep: bool = field(init=False)
    is_mute: bool = field(init=False)
    taken: int = field(init=False)
    properties: dict[tuple[str, str], bool] = field(init=False)
    _delays: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.begin_anew()

    def begin_anew(self) -> None:
        """Be as at the start; nobody is waited for any more."""
        self.has_session, self.is_asleep, self.is_mute, self.taken = True, False, False, 0
        for each in self._delays:
            os.close(each)
        self._delays.clear()
        self.properties = {
            (LOGIN, "LidClosed"): False,
            (LOGIN, "PreparingForSleep"): False,
            (POWER, "LidIsClosed"): False,
            (POWER, "LidIsPresent"): True,
            (OURS, "Active"): True,
            (OURS, "LockedHint"): False,
        }

    # -- what happens to it

    def sleep(self) -> None:
        self.is_asleep = True
        self.say(LOGIN, "org.freedesktop.login1.Manager", "PrepareForSleep", [True])

    def wake(self) -> None:
        self.is_asleep = False
        self.say(LOGIN, "org.freedesktop.login1.Manager", "PrepareForSleep", [False])

    def lock(self, session: str = OURS) -> None:
        self.say(session, "org.freedesktop.login1.Session", "Lock", [])

    def unlock(self) -> None:
        self.say(OURS, "org.freedesktop.login1.Session", "Unlock", [])

    def save_screen(self, name: str, on: bool) -> None:
        self.say("/" + name.replace(".", "/"), name, "ActiveChanged", [on])

    def change(self, path: str, name: str, value: bool) -> None:
        self.properties[path, name] = value
        interface = {LOGIN: "login1.Manager", POWER: "UPower"}.get(path, "login1.Session")
        told = [f"org.freedesktop.{interface}", {name: QDBusVariant(value)}, []]
        self.say(path, "org.freedesktop.DBus.Properties", "PropertiesChanged", told)

    def fall_mute(self) -> None:
        self.is_mute = True

    def delays(self) -> int:
        """How many there are whom sleep would wait for."""
        return sum(not select.select([each], [], [], 0)[0] for each in self._delays)

    # -- what it is asked

    def answer(self, path: str, member: str, arguments: list[Any]) -> Any:
        """The answer, or an exception where it refuses."""
        if member == "Inhibit":
            return self._delay(arguments)
        if member == "GetSession":
            if arguments != ["auto"] or not self.has_session:
                raise LookupError
            return QDBusObjectPath(OURS)
        if member == "GetActive" and path == "/org/gnome/ScreenSaver":
            return False
        if member == "Get":
            return QDBusVariant(self.properties[path, arguments[1]])
        raise LookupError

    def _delay(self, arguments: list[Any]) -> QDBusUnixFileDescriptor:
        if self.is_asleep:
            raise LookupError
        what, _who, _why, how = arguments
        assert (what, how) == ("sleep", "delay")
        reading, writing = os.pipe()
        self._delays.append(reading)
        self.taken += 1
        given = QDBusUnixFileDescriptor(writing)
        os.close(writing)
        return given


# -- on real buses, in a process of its own


class OnBuses(QDBusVirtualObject):
    """Answers for the machine on both buses."""

    def __init__(self) -> None:
        super().__init__()
        self.machine = Machine(self._say)
        self._session = self._take_part("SESSION", SESSION_NAMES)
        self._system = self._take_part("SYSTEM", SYSTEM_NAMES)

    def _take_part(self, which: str, names: tuple[str, ...]) -> QDBusConnection:
        address = os.environ[f"DBUS_{which}_BUS_ADDRESS"]
        bus = QDBusConnection.connectToBus(address, which)
        below = QDBusConnection.VirtualObjectRegisterOption.SubPath
        assert bus.registerVirtualObject("/org", self, below)
        assert all(bus.registerService(name) for name in names)
        return bus

    def _say(self, path: str, interface: str, name: str, arguments: list[Any]) -> None:
        message = QDBusMessage.createSignal(path, interface, name)
        message.setArguments(arguments)
        bus = self._session if interface.endswith("ScreenSaver") else self._system
        assert bus.send(message)

    def introspect(self, path: str) -> str:
        return ""

    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:
        if self.machine.is_mute:
            return True
        try:
            given = [
                "" if isinstance(each, QDBusArgument) else each for each in message.arguments()
            ]
            answer = self.machine.answer(message.path(), message.member(), given)
        except LookupError:
            connection.send(message.createErrorReply("org.freedesktop.Refused", "no"))
            return True
        reply = message.createReply()
        reply.setArguments([answer])
        connection.send(reply)
        return True


def tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> None:
    from PySide6.QtCore import QCoreApplication, QSocketNotifier

    application = QCoreApplication([])
    on_buses = OnBuses()

    def hear() -> None:
        line = sys.stdin.readline()
        if not line:
            application.quit()
            return
        deed, *given = json.loads(line)
        found = getattr(on_buses.machine, deed)
        tell(json.dumps(found(*given) if callable(found) else found))

    ears = QSocketNotifier(0, QSocketNotifier.Type.Read)
    ears.activated.connect(hear)
    tell("ready")
    application.exec()


class RealMachine:
    """A machine in a process of its own, with buses that only it and a test know of."""

    def __init__(self, program: subprocess.Popen[str], environment: dict[str, str]) -> None:
        self._program = program
        self.environment = environment

    def __getattr__(self, deed: str) -> Callable[..., Any]:
        def do(*given: Any) -> Any:
            assert self._program.stdin
            self._program.stdin.write(json.dumps([deed, *given]) + "\n")
            self._program.stdin.flush()
            return json.loads(self._read())

        return do

    def _read(self) -> str:
        assert self._program.stdout
        assert select.select([self._program.stdout], [], [], PATIENCE)[0]
        line: str = self._program.stdout.readline()
        return line

    def wait_until_ready(self) -> None:
        assert self._read() == "ready\n"


CONFIGURATION = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <listen>unix:dir={folder}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


@contextmanager
def bus() -> Iterator[str]:
    """The address of a bus of our own. Its place has a short name: a socket's has 107 letters."""
    with TemporaryDirectory(prefix="bus") as folder, _bus_in(Path(folder)) as address:
        yield address


@contextmanager
def _bus_in(folder: Path) -> Iterator[str]:
    file = folder / "bus.conf"
    file.write_text(CONFIGURATION.format(folder=folder), encoding="utf-8")
    command = ["dbus-daemon", f"--config-file={file}", "--nofork", "--print-address"]
    daemon = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        assert daemon.stdout
        yield daemon.stdout.readline().strip()
    finally:
        daemon.terminate()
        daemon.communicate()


@contextmanager
def real_machine() -> Iterator[RealMachine]:
    """A machine on two real buses, until the block ends."""
    with bus() as session, bus() as system:
        addresses = {"DBUS_SESSION_BUS_ADDRESS": session, "DBUS_SYSTEM_BUS_ADDRESS": system}
        with subprocess.Popen(
            [sys.executable, __file__],
            env=os.environ | addresses,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        ) as program:
            machine = RealMachine(program, addresses)
            machine.wait_until_ready()
            yield machine
            assert program.stdin
            program.stdin.close()


if __name__ == "__main__":
    main()

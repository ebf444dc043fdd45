"""Linux: what the buses say of locks, users, lids and sleep, in memory and on buses of our own."""

import ctypes
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol

import pytest
from PySide6.QtCore import QObject, QTimer, Signal
from pytestqt.qtbot import QtBot

from inglenook.system import buses
from inglenook.system.buses import (
    Asked,
    Heard,
    plain,
    property_of,
    session_bus_address,
    system_bus_address,
)
from inglenook.system.linux import LinuxEar
from inglenook.system.logind import Logind
from inglenook.system.screen_savers import SAVERS, ScreenSavers
from inglenook.system.signs import Sign
from support.machines import ANOTHER, LOGIN, OURS, POWER, Machine, RealMachine, bus, real_machine
from support.vaults import quick_folder

ALL = frozenset(Sign)
HERE = ("in memory", "on buses") if shutil.which("dbus-daemon") else ("in memory",)


class MemoryBus(QObject):
    """A bus without a bus: what is asked and heard on it goes to a machine in this process."""

    connected = Signal()

    def __init__(self, machine: "Callable[[], Machine]") -> None:
        super().__init__()
        self._machine = machine
        self._heard: list[tuple[str, str, str, Heard]] = []

    def hear(self, interface: str, member: str, heard: Heard, path: str = "") -> None:
        self._heard.append((interface, member, path, heard))

    def say(self, *said: Any) -> None:
        QTimer.singleShot(0, self, lambda: self._arrive(*said))

    def _arrive(self, path: str, interface: str, name: str, arguments: list[Any]) -> None:
        for wanted_interface, member, at, heard in self._heard:
            if (wanted_interface, member) == (interface, name) and at in ("", path):
                heard(path, [plain(each) for each in arguments])

    def ask(
        self,
        asked: Asked,
        answered: Callable[[Any], None],
        refused: Callable[[], None] = lambda: None,
    ) -> None:
        message = asked.message()
        QTimer.singleShot(0, self, lambda: self._answer(message, answered, refused))

    def _answer(
        self, message: Any, answered: Callable[[Any], None], refused: Callable[[], None]
    ) -> None:
        if self._machine().is_mute:
            return
        try:
            answer = self._machine().answer(message.path(), message.member(), message.arguments())
        except LookupError:
            refused()
        else:
            answered(plain(answer))


def about_the_screen() -> Asked:
    return Asked(SAVERS[1], "/org/gnome/ScreenSaver", SAVERS[1], "GetActive")


def about_sleep() -> Asked:
    return property_of("org.freedesktop.login1", LOGIN, "login1.Manager", "PreparingForSleep")


class Computer(Protocol):
    """A machine, wherever it is."""

    def delays(self) -> int: ...
    def __getattr__(self, deed: str) -> Any: ...


class Seat:
    """A machine with an ear that listens to it, and what the ear has told."""

    def __init__(self, bot: QtBot, machine: Computer) -> None:
        self.bot = bot
        self.machine = machine
        self.told: list[Sign] = []
        self.learned: set[Sign] = set()
        self.ear: Any = None
        self.buses: Sequence[Any] = ()

    def await_told(self, *signs: Sign) -> None:
        self.bot.waitUntil(lambda: self.told == list(signs))

    def settle(self) -> None:
        """Have everything that was said arrive, and what was asked because of it be answered."""
        for question in (about_the_screen, about_sleep) * 2:
            answers = list[Any]()
            bus = self.buses[question is about_sleep]
            bus.ask(question(), answers.append)
            self.bot.waitUntil(lambda answers=answers: bool(answers))


class MemoryEar:
    def __init__(self, seat: Seat, bus: MemoryBus, environment: dict[str, str]) -> None:
        tell, learn = seat.told.append, seat.learned.add
        self._bus = bus
        seat.buses = (bus, bus)
        self._savers = ScreenSavers(bus, tell, learn)  # type: ignore[arg-type]
        self._logind = Logind(bus, environment, tell, learn)  # type: ignore[arg-type]
        self.delay_sleep = self._logind.delay_sleep
        self.stop = self._logind.let_sleep

    def start(self) -> None:
        self._bus.connected.emit()


@pytest.fixture(scope="module")
def real() -> Iterator[RealMachine]:
    """One machine for all: it is the same to the next test when it begins anew."""
    with real_machine() as machine:
        yield machine


@pytest.fixture(params=HERE)
def seat(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[Seat]:
    """An ear that has learned all that it can hear."""
    if request.param == "in memory":
        machine = Machine(lambda *said: memory.say(*said))
        memory = MemoryBus(lambda: machine)
        made = Seat(qtbot, machine)
        made.ear = MemoryEar(made, memory, {})
        yield from listening(made)
        return
    real: RealMachine = request.getfixturevalue("real")
    real.begin_anew()
    made = Seat(qtbot, real)
    parent = QObject()
    made.ear = LinuxEar(parent, made.told.append, made.learned.add, real.environment)
    made.buses = made.ear._buses
    yield from listening(made)


def listening(seat: Seat) -> Iterator[Seat]:
    seat.ear.start()
    seat.bot.waitUntil(lambda: seat.learned == ALL)
    seat.settle()
    yield seat
    seat.ear.stop()


@pytest.mark.parametrize("name", SAVERS)
def test_every_lock_screen_is_heard(seat: Seat, name: str) -> None:
    seat.machine.save_screen(name, True)
    seat.await_told(Sign.SESSION_LOCKED)
    seat.machine.save_screen(name, False)
    seat.settle()
    assert seat.told == [Sign.SESSION_LOCKED]


def test_a_lock_of_this_session_is_heard_and_of_another_is_not(seat: Seat) -> None:
    seat.machine.lock(ANOTHER)
    seat.machine.unlock()
    seat.settle()
    assert seat.told == []
    seat.machine.lock(OURS)
    seat.await_told(Sign.SESSION_LOCKED)


@pytest.mark.parametrize(
    ("path", "name", "gone", "sign"),
    [
        (OURS, "Active", False, Sign.USER_SWITCHED),
        (OURS, "LockedHint", True, Sign.SESSION_LOCKED),
        (LOGIN, "LidClosed", True, Sign.LID_CLOSED),
        (POWER, "LidIsClosed", True, Sign.LID_CLOSED),
    ],
)
def test_a_change_is_told_once_each_time_it_comes(
    seat: Seat, path: str, name: str, gone: bool, sign: Sign
) -> None:
    for value in (gone, gone, not gone, gone):
        seat.machine.change(path, name, value)
        seat.settle()
    assert seat.told == [sign, sign]


def test_sleep_is_told_before_it_and_not_after(seat: Seat) -> None:
    seat.machine.sleep()
    seat.await_told(Sign.SLEEP_BEGUN)
    seat.machine.wake()
    seat.settle()
    assert seat.told == [Sign.SLEEP_BEGUN]


def test_sleep_waits_for_us_only_while_that_is_wanted(seat: Seat) -> None:
    assert seat.machine.delays() == 0
    seat.ear.delay_sleep()
    seat.bot.waitUntil(lambda: seat.machine.delays() == 1)
    seat.machine.sleep()
    seat.await_told(Sign.SLEEP_BEGUN)
    assert seat.machine.delays() == 1
    seat.ear.stop()
    seat.bot.waitUntil(lambda: seat.machine.delays() == 0)


def test_after_waking_the_next_sleep_is_delayed_anew(seat: Seat) -> None:
    seat.machine.sleep()
    seat.await_told(Sign.SLEEP_BEGUN)
    seat.ear.delay_sleep()  # which is refused while sleep is under way
    seat.settle()
    assert seat.machine.delays() == 0
    seat.machine.wake()
    seat.bot.waitUntil(lambda: seat.machine.delays() == 1)
    seat.machine.wake()
    seat.bot.waitUntil(lambda: asked(seat.machine, "taken") == 2 and seat.machine.delays() == 1)


def asked(machine: Any, name: str) -> Any:
    found = getattr(machine, name)
    return found() if callable(found) else found


def test_a_delay_that_comes_when_it_is_wanted_no_more_is_let_go(seat: Seat) -> None:
    seat.ear.delay_sleep()
    seat.ear.stop()
    seat.bot.waitUntil(lambda: seat.machine.delays() == 0)


def test_what_delays_sleep_is_not_inherited_by_another_program(seat: Seat) -> None:
    before = open_files()
    seat.ear.delay_sleep()
    seat.bot.waitUntil(lambda: seat.machine.delays() == 1)

    def held() -> set[int]:
        return {each for each, path in open_files().items() if before.get(each) != path}

    seat.bot.waitUntil(lambda: bool(held()))
    seat.settle()
    assert held()
    assert not any(map(os.get_inheritable, held()))


def open_files() -> dict[int, str]:
    """What this process has open: the numbers, and what they lead to."""
    found = {}
    for each in Path("/proc/self/fd").iterdir():
        with suppress(OSError):  # the folder itself, which was open while it was looked at
            found[int(each.name)] = str(each.readlink())
    return found


# -- where there is little or nothing to listen to


def test_a_lid_that_was_closed_all_along_means_nothing(qtbot: QtBot) -> None:
    machine = Machine(lambda *said: memory.say(*said))
    machine.properties[LOGIN, "LidClosed"] = True
    machine.properties[POWER, "LidIsPresent"] = False
    memory = MemoryBus(lambda: machine)
    seat = Seat(qtbot, machine)
    seat.ear = MemoryEar(seat, memory, {})
    seat.ear.start()
    qtbot.waitUntil(lambda: seat.learned == ALL - {Sign.LID_CLOSED})
    seat.settle()
    machine.change(LOGIN, "LidClosed", True)
    seat.settle()
    assert seat.told == []


def test_where_no_session_is_known_sleep_and_the_lock_screen_are_still_heard(qtbot: QtBot) -> None:
    machine = Machine(lambda *said: memory.say(*said))
    machine.has_session = False
    memory = MemoryBus(lambda: machine)
    seat = Seat(qtbot, machine)
    seat.ear = MemoryEar(seat, memory, {"XDG_SESSION_ID": "7"})
    seat.ear.start()
    qtbot.waitUntil(lambda: seat.learned == ALL - {Sign.USER_SWITCHED})
    machine.sleep()
    seat.await_told(Sign.SLEEP_BEGUN)


@pytest.mark.parametrize(
    ("environment", "address"),
    [
        ({"DBUS_SESSION_BUS_ADDRESS": "unix:path=/a,guid=1"}, "unix:path=/a,guid=1"),
        (
            {"DBUS_SESSION_BUS_ADDRESS": "unix:abstract=a;unix:path=b"},
            "unix:abstract=a;unix:path=b",
        ),
        ({"DBUS_SESSION_BUS_ADDRESS": "tcp:host=elsewhere,port=1"}, ""),
        ({"DBUS_SESSION_BUS_ADDRESS": "unix:path=/a;tcp:host=elsewhere"}, ""),
        ({"DBUS_SESSION_BUS_ADDRESS": "autolaunch:"}, ""),
        ({"DBUS_SESSION_BUS_ADDRESS": "disabled:"}, ""),
        ({"DBUS_SESSION_BUS_ADDRESS": ""}, ""),
        ({"XDG_RUNTIME_DIR": "/nowhere"}, ""),
        ({}, ""),
    ],
)
def test_only_a_bus_of_this_machine_that_runs_already_is_gone_to(
    environment: dict[str, str], address: str
) -> None:
    assert session_bus_address(environment) == address


def test_the_buses_are_found_in_their_usual_places(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bus").touch()
    assert session_bus_address({"XDG_RUNTIME_DIR": str(tmp_path)}) == f"unix:path={tmp_path}/bus"
    monkeypatch.setattr(buses, "SYSTEM_SOCKETS", ("/nowhere", str(tmp_path / "bus")))
    assert system_bus_address({}) == f"unix:path={tmp_path}/bus"
    assert system_bus_address({"DBUS_SYSTEM_BUS_ADDRESS": "disabled:"}) == ""


def listens_all_the_same(qtbot: QtBot, environment: dict[str, str]) -> None:
    """An ear for these buses hears nothing, fails at nothing and keeps the window going."""
    parent, told = QObject(), list[Sign]()
    ear = LinuxEar(parent, told.append, told.append, environment)
    ticks = list[int]()
    clock = QTimer(parent, interval=10)
    clock.timeout.connect(lambda: ticks.append(1))
    clock.start()
    ear.start()
    ear.delay_sleep()
    qtbot.waitUntil(lambda: len(ticks) >= 10, timeout=2000)
    ear.stop()
    assert told == []


def test_without_any_bus_nothing_is_heard_and_nothing_fails(qtbot: QtBot) -> None:
    listens_all_the_same(qtbot, {})


@pytest.mark.parametrize("what", ["nothing", "file", "closed"])
def test_a_bus_that_is_none_is_no_trouble(qtbot: QtBot, tmp_path: Path, what: str) -> None:
    place = tmp_path / what
    if what == "file":
        place.write_text("no socket")
    address = "unix:path=" + str(place)
    listens_all_the_same(qtbot, {"DBUS_SYSTEM_BUS_ADDRESS": address})


def test_a_bus_that_takes_and_never_answers_does_not_keep_the_window_waiting(
    qtbot: QtBot,
) -> None:
    import socket

    with quick_folder() as folder, socket.socket(socket.AF_UNIX) as mute:
        mute.bind(str(folder / "mute"))
        mute.listen()
        address = f"unix:path={folder}/mute"
        environment = {f"DBUS_{each}_BUS_ADDRESS": address for each in ("SESSION", "SYSTEM")}
        listens_all_the_same(qtbot, environment)


def test_without_the_library_there_is_no_bus(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> ctypes.CDLL:
        raise OSError(name)

    monkeypatch.setattr(ctypes, "CDLL", missing)
    assert buses.answers("unix:path=/nowhere") is False


@pytest.mark.parametrize("here", HERE[1:])
def test_a_service_that_falls_mute_costs_only_what_it_would_have_told(
    qtbot: QtBot, here: str
) -> None:
    with real_machine() as machine:
        machine.fall_mute()
        listens_all_the_same(qtbot, machine.environment)


@pytest.mark.parametrize("here", HERE[1:])
def test_a_bus_that_ends_is_heard_no_more_and_nothing_fails(qtbot: QtBot, here: str) -> None:
    parent, learned = QObject(), set[Sign]()
    with bus() as address:
        ear = LinuxEar(parent, learned.add, learned.add, {"DBUS_SYSTEM_BUS_ADDRESS": address})
        ear.start()
        _session, machine = ear._buses
        qtbot.waitUntil(lambda: machine._connection is not None)
    qtbot.waitUntil(lambda: not machine._connection.isConnected())
    ear.delay_sleep()
    ear.stop()
    assert learned == set()

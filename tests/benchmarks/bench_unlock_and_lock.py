"""How long the door takes: to open, to be shut by a key or the system, to be hidden, to come back.

All of it is measured on the real program in a process of its own; "gone" is what the X server
says where it can be asked, and "usable" is a letter that has arrived in the passphrase's line.
"""

import json
import os
import shutil
import subprocess
import time
from contextlib import ExitStack
from pathlib import Path

from benchmarks.bench_start import screen
from benchmarks.conftest import PASSPHRASE
from benchmarks.figures import Figures
from inglenook import loading
from privacy.program import Program
from privacy.world import World
from support.machines import real_machine

ROUNDS = 10
HIDES = 5
GONE, USABLE = "goal: 100 ms", "goal: 300 ms"


def test_unlock_and_lock(vault: Path, tmp_path: Path, figures: Figures) -> None:
    stretched: list[float] = []
    unlocked: list[float] = []
    hidden: list[float] = []
    locked: list[float] = []
    usable: list[float] = []
    with Program(World(tmp_path / "world", **screen(tmp_path)), vault) as program:
        program.wait_for("painted")
        for _ in range(ROUNDS + 1):
            let_it_load(program)
            program.write("passphrase", PASSPHRASE)
            pressed = press(program, "Return")
            stretched.append(program.wait_for("stretched")["took"])
            unlocked.append(program.wait_for("page")["at"] - pressed)
            write_a_little(program)
            pressed = press(program, "Ctrl+L")
            hidden.append(program.wait_for("hidden")["at"] - pressed)
            locked.append(program.wait_for("painted")["at"] - pressed)
            usable.append(program.ask("letter", name="passphrase") - pressed)
        program.leave()
    beyond = [whole - keys for whole, keys in zip(unlocked, stretched, strict=True)]
    figures.tell("Unlock: deriving the key", stretched[1:])
    figures.tell("Unlock to a painted Today, beyond the key", beyond[1:], "goal: 150 ms")
    figures.tell("Lock: to the window hidden", hidden[1:], GONE)
    figures.tell("Lock: to the unlock window painted", locked[1:])
    figures.tell("Lock: to the passphrase being typed", usable[1:], USABLE)


def test_quick_hide(vault: Path, tmp_path: Path, figures: Figures) -> None:
    hidden: list[float] = []
    gone: list[float] = []
    for number in range(HIDES):
        world = World(tmp_path / f"world{number}", **screen(tmp_path))
        settings = world.path("XDG_CONFIG_HOME") / "inglenook" / "settings.json"
        settings.parent.mkdir(parents=True)
        settings.write_text(json.dumps({"hide_key": "F9"}), encoding="utf-8")
        with Program(world, vault) as program:
            program.unlock(PASSPHRASE)
            write_a_little(program)
            pressed = press(program, "F9")
            if shutil.which("xdotool") and world.environment.get("DISPLAY"):
                gone.append(until_gone(world) - pressed)
            hidden.append(program.wait_for("hidden")["at"] - pressed)
    figures.tell("Quick hide: to the window hidden", hidden, GONE)
    if gone:
        figures.tell("Quick hide: to the X server showing nothing", gone, GONE)


def test_lock_by_the_system(vault: Path, tmp_path: Path, figures: Figures) -> None:
    if not shutil.which("dbus-daemon"):
        figures.note("There is no dbus-daemon here, so that no system could lock.")
        return
    hidden: list[float] = []
    asleep: list[float] = []
    with ExitStack() as held:
        machine = held.enter_context(real_machine())
        world = World(tmp_path / "world", **screen(tmp_path), **machine.environment)
        program = held.enter_context(Program(world, vault))
        for _ in range(HIDES + 1):
            program.wait_for("painted")
            program.unlock(PASSPHRASE)
            write_a_little(program)
            while machine.delays() != 1:
                time.sleep(0.01)
            said = program.ask("now")
            machine.sleep()
            while machine.delays() != 0:
                time.sleep(0.001)
            asleep.append(time.monotonic() - said)
            hidden.append(program.wait_for("hidden")["at"] - said)
            machine.wake()
    figures.tell("Sleep: to the window hidden", hidden[1:], GONE)
    figures.tell("Sleep: to the machine allowed to sleep", asleep[1:])


def let_it_load(program: Program) -> None:
    """Wait for what is loaded while a person types, and have the key derivation timed."""
    for module in (*loading.BESIDE, *loading.OF_THE_WINDOW):
        program.ask("load", name=module)
    program.ask("time_keys")


def write_a_little(program: Program) -> None:
    """Leave something half-written, for the lock to keep."""
    program.ask("see", name="unseen_part")
    program.write("unseen_part", "half a sent")


def until_gone(world: World) -> float:
    """The moment at which the X server shows no window of the program any more."""
    look = ["xdotool", "search", "--onlyvisible", "--name", "^Inglenook$"]
    environment = os.environ | {"DISPLAY": world.environment["DISPLAY"]}
    while True:
        asked = time.monotonic()
        seen = subprocess.run(look, env=environment, capture_output=True, check=False).stdout
        if not seen:
            return asked


def press(program: Program, keys: str) -> float:
    """Press keys, and say just before when."""
    program.ask("activate")
    now: float = program.ask("now")
    program.ask("press", keys=keys)
    return now

"""The running program as a person at its keyboard meets it, in a process of its own."""

import json
import os
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import TracebackType
from typing import Any, Protocol, Self

from privacy.world import HAND, PATIENCE, World


class Keyboard(Protocol):
    """What a person types on."""

    def type(self, text: str) -> None:
        """Type some words."""

    def press(self, keys: str) -> None:
        """Press keys together, spelled as Qt does: ``Ctrl+L``."""


class Program:
    """``python -m inglenook`` with a hand inside; use it as a context, which ends it.

    ``keyboard`` is made from the program; the usual one types from the inside.
    """

    def __init__(
        self, world: World, *arguments: str | os.PathLike[str], under: Sequence[str] = ()
    ) -> None:
        self._world = world
        self._events: list[dict[str, Any]] = []
        self._rest = b""
        self.keyboard: Keyboard = _OwnKeyboard(self)
        asked, self._asking = os.pipe()
        self._hearing, told = os.pipe()
        self._output = (world.root / "stdout").open("ab")
        self._errors = (world.root / "stderr").open("ab")
        path = os.pathsep.join((str(HAND), world.environment["PYTHONPATH"]))
        self.started = time.monotonic()
        self._process = subprocess.Popen(
            [*under, sys.executable, "-m", "inglenook", *arguments],
            cwd=world.cwd,
            env=world.environment | {"PYTHONPATH": path, "INGLENOOK_HAND": f"{asked},{told}"},
            stdin=subprocess.DEVNULL,
            stdout=self._output,
            stderr=self._errors,
            pass_fds=(asked, told),
        )
        os.close(asked)
        os.close(told)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait()
        for descriptor in (self._asking, self._hearing):
            os.close(descriptor)
        self._output.close()
        self._errors.close()

    # -- what a person does

    def unlock(self, passphrase: str) -> None:
        """Type the passphrase and wait for the journal."""
        self.write("passphrase", passphrase)
        self.keyboard.press("Return")
        self.ask("see", name="sidebar")

    def write(self, field: str, text: str) -> None:
        """Type into a field, once it is there."""
        self.ask("focus", name=field)
        self.keyboard.type(text)

    def leave(self) -> int:
        """Close the window, and say how the process ended."""
        self.ask("leave")
        return self._process.wait(PATIENCE)

    # -- the hand

    def ask(self, do: str, **what: Any) -> Any:
        """Ask the hand for something and wait for its answer."""
        os.write(self._asking, json.dumps({"do": do, **what}).encode())
        while True:
            told = self._next()
            if "answer" in told:
                return told["answer"]
            self._events.append(told)

    def wait_for(self, event: str) -> dict[str, Any]:
        """Wait until the hand tells of an event by itself; each is told once."""
        while True:
            for told in self._events:
                if told["event"] == event:
                    self._events.remove(told)
                    return told
            self._events.append(self._next())

    def _next(self) -> dict[str, Any]:
        while b"\n" not in self._rest:
            ready, _, _ = select.select([self._hearing], [], [], PATIENCE)
            more = os.read(self._hearing, 1 << 20) if ready else b""
            assert more, f"the program fell silent: {self.errors()}"
            self._rest += more
        line, self._rest = self._rest.split(b"\n", 1)
        told: dict[str, Any] = json.loads(line)
        return told

    # -- what it left

    def output(self) -> str:
        """What it has written to standard output."""
        return (self._world.root / "stdout").read_text()

    def errors(self) -> str:
        """What it has written to standard error."""
        return (self._world.root / "stderr").read_text()


class _OwnKeyboard:
    """Key events made inside of the program: for machines without a display."""

    def __init__(self, program: Program) -> None:
        self._program = program

    def type(self, text: str) -> None:
        self._program.ask("type", text=text)

    def press(self, keys: str) -> None:
        self._program.ask("activate")
        self._program.ask("press", keys=keys)


class XKeyboard:
    """The keyboard of an X display, so that keys take the way they take from a real one."""

    def __init__(self, program: Program, display: str) -> None:
        self._program = program
        self._environment = os.environ | {"DISPLAY": display}

    def type(self, text: str) -> None:
        self._do("type", "--delay", "4", text)

    def press(self, keys: str) -> None:
        self._program.ask("activate")
        # To X a capital letter means Shift as well.
        words = keys.split("+")
        self._do("key", "+".join(word.lower() if len(word) == 1 else word for word in words))

    def _do(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], env=self._environment, check=True, timeout=PATIENCE)


def has_x() -> bool:
    """Whether a display of our own and a keyboard for it can be had here."""
    return all(map(shutil.which, ("Xvfb", "xdotool")))


@contextmanager
def x_display() -> Iterator[str]:
    """A display of our own, as ``DISPLAY`` names it."""
    reading, writing = os.pipe()
    command = [
        "Xvfb",
        "-displayfd",
        str(writing),
        "-screen",
        "0",
        "1400x900x24",
        "-nolisten",
        "tcp",
    ]
    server = subprocess.Popen(command, pass_fds=(writing,), stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            yield f":{told.readline().strip()}"
    finally:
        server.terminate()
        server.wait(PATIENCE)

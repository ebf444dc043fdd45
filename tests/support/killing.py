"""A program of its own that is killed in the middle of its work, cheaply enough for thousands."""

import os
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from multiprocessing import forkserver, get_context
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier
from typing import Any
from unittest.mock import patch

Tell = Callable[[str], None]
# Each program is forked from one that has loaded the vault already, and pytest, which Python loads
# in it anew when the tests were started by its script.
_PROGRAMS = get_context("forkserver")
_PROGRAMS.set_forkserver_preload(["pytest", "support.killed_work", "support.killed_keys"])
PATIENCE = 60  # seconds


@dataclass(frozen=True)
class Ended:
    """What a program had told before it ended, and whether it was killed before it was done."""

    told: list[str]
    was_killed: bool


def run_and_kill(work: Callable[..., None], *given: Any, after: float) -> Ended:
    """Run ``work(tell, *given)`` and kill it so many seconds after it began (signal 9).

    ``work`` is a function of a module in ``support``, where the program finds it. What it tells
    has left the program when ``tell`` returns. A work that fails by itself fails the test.
    """
    _load_once()
    ours, theirs = _PROGRAMS.Pipe(duplex=False)
    program = _PROGRAMS.Process(target=_work, args=(theirs, work, given))
    program.start()
    theirs.close()
    with ours:
        assert ours.poll(PATIENCE)
        assert ours.recv() == "begun"
        program.join(after)
        program.kill()
        program.join(PATIENCE)
        told = _rest(ours)
    assert program.exitcode in (0, -signal.SIGKILL)
    return Ended(told, was_killed=program.exitcode != 0)


def run_together(work: Callable[..., None], *given: Any, programs: int) -> list[list[str]]:
    """Run ``work(tell, *given)`` in several programs that begin at once; what each of them told."""
    _load_once()
    gate = _PROGRAMS.Barrier(programs)
    running = []
    for _ in range(programs):
        ours, theirs = _PROGRAMS.Pipe(duplex=False)
        program = _PROGRAMS.Process(target=_work_with_others, args=(gate, theirs, work, given))
        program.start()
        theirs.close()
        running.append((ours, program))
    told = []
    for ours, program in running:
        with ours:
            told.append(_rest(ours)[1:])
        program.join(PATIENCE)
        assert program.exitcode == 0
    return told


@cache
def _load_once() -> None:
    """Start what the programs are forked from. It finds ours only by the environment's path.

    Else its loading fails without a word, and each program loads everything anew.
    """
    with patch.dict(os.environ, PYTHONPATH=os.pathsep.join(sys.path)):
        forkserver.ensure_running()


def _work(theirs: Connection, work: Callable[..., None], given: tuple[Any, ...]) -> None:
    os.umask(0o077)
    theirs.send("begun")
    work(theirs.send, *given)


def _work_with_others(
    gate: Barrier, theirs: Connection, work: Callable[..., None], given: tuple[Any, ...]
) -> None:
    gate.wait(PATIENCE)
    _work(theirs, work, given)


def _rest(ours: Connection) -> list[str]:
    """Every line that was told whole; a kill may cut the last one."""
    told: list[str] = []
    try:
        while True:
            told.append(ours.recv())
    except EOFError:
        return told

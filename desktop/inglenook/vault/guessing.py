"""How long one guess at a passphrase takes on this machine, and what would make it take longer."""

import secrets
import time
from contextlib import suppress
from dataclasses import dataclass
from math import ceil
from pathlib import Path

from inglenook.journal.errors import JournalError
from inglenook.vault.keys import OpenKeys
from inglenook.vault.memory import physical_memory
from inglenook.vault.slots import SALT_SIZE, Cost, Stretch

USUAL_COST = Cost()  # what costs less is raised to it when it next unlocks with the passphrase
LEAST_COST = Cost(3, 64 * 2**20)  # nothing less is ever offered, or taken as a measure
_STEP = 16 * 2**20  # bytes
_LARGEST = 2**30  # bytes; another machine has to find them too
_MOST_PASSES = 64
_TARGETS = (0.5, 1.0, 2.0)  # seconds
_NOTICED = 1.15  # what is not slower by as much is not worth offering


@dataclass(frozen=True)
class Choice:
    """A cost that may be chosen, and how many seconds a guess would then take here."""

    cost: Cost
    seconds: float


@dataclass(frozen=True)
class Pace:
    """How many seconds a guess takes here now, and what is slower, the quickest first."""

    seconds: float
    choices: tuple[Choice, ...]


def measure(now: Cost) -> Pace:
    """Derive one key and see how long that takes. Raises NotEnoughMemory."""
    tried = now.at_least(LEAST_COST)
    start = time.perf_counter()
    Stretch(secrets.token_bytes(SALT_SIZE), tried).key(b"a guess")
    speed = tried.work / (time.perf_counter() - start)
    return Pace(now.work / speed, choices(now, speed, physical_memory()))


def choices(now: Cost, speed: float, memory: int) -> tuple[Choice, ...]:
    """The costs that take half a second, one and two seconds, where they are more than now.

    ``speed`` is in bytes a second, ``memory`` what the machine has, of which a guess takes half at
    most. More memory comes before more passes (RFC 9106): it is what guessing machines lack.
    """
    found = dict.fromkeys(_cost(now, seconds * speed, memory) for seconds in _TARGETS)
    slower = (cost for cost in found if cost.work > now.work * _NOTICED)
    return tuple(Choice(cost, cost.work / speed) for cost in slower)


def usual_for(now: Cost) -> Cost:
    """What a passphrase costs from now on if nobody chooses: never less than it does."""
    raised = now.at_least(USUAL_COST)
    return raised if raised.memory <= physical_memory() // 2 else now


def raise_to_usual(keys: OpenKeys, folder: Path, passphrase: str) -> None:
    """Raise the cost of a passphrase that has just unlocked, where it is less than usual.

    Nothing comes of it if the disk is full, or memory is short, or it is not the passphrase any
    more; the next unlock tries again.
    """
    cost = usual_for(keys.cost)
    if cost != keys.cost:
        with suppress(JournalError):
            keys.change_cost(folder, passphrase, cost)


def _cost(now: Cost, work: float, memory: int) -> Cost:
    least = now.at_least(LEAST_COST)
    largest = max(least.memory, min(_LARGEST, memory // 2 // _STEP * _STEP))
    passes = min(_MOST_PASSES, max(least.passes, ceil(work / largest)))
    wanted = round(work / passes / _STEP) * _STEP
    return Cost(passes, min(largest, max(least.memory, wanted)))

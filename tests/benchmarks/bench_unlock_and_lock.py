"""How long the door takes: from the passphrase to the Today page, and from Ctrl+L to the lock."""

from pathlib import Path

from benchmarks.bench_start import screen
from benchmarks.conftest import PASSPHRASE
from benchmarks.figures import Figures
from inglenook import loading
from privacy.program import Program
from privacy.world import World

ROUNDS = 10


def test_unlock_and_lock(vault: Path, tmp_path: Path, figures: Figures) -> None:
    stretched: list[float] = []
    unlocked: list[float] = []
    hidden: list[float] = []
    locked: list[float] = []
    with Program(World(tmp_path / "world", **screen(tmp_path)), vault) as program:
        program.wait_for("painted")
        for _ in range(ROUNDS + 1):
            let_it_load(program)
            program.write("passphrase", PASSPHRASE)
            pressed = press(program, "Return")
            stretched.append(program.wait_for("stretched")["took"])
            unlocked.append(program.wait_for("page")["at"] - pressed)
            program.ask("see", name="unseen_part")
            pressed = press(program, "Ctrl+L")
            hidden.append(program.wait_for("hidden")["at"] - pressed)
            locked.append(program.wait_for("painted")["at"] - pressed)
        program.leave()
    beyond = [whole - keys for whole, keys in zip(unlocked, stretched, strict=True)]
    figures.tell("Unlock: deriving the key", stretched[1:])
    figures.tell("Unlock to a painted Today, beyond the key", beyond[1:], "goal: 150 ms")
    figures.tell("Lock: to the window hidden", hidden[1:])
    figures.tell("Lock: to the unlock window painted", locked[1:])


def let_it_load(program: Program) -> None:
    """Wait for what is loaded while a person types, and have the key derivation timed."""
    for module in (*loading.BESIDE, *loading.OF_THE_WINDOW):
        program.ask("load", name=module)
    program.ask("time_keys")


def press(program: Program, keys: str) -> float:
    """Press keys, and say just before when."""
    program.ask("activate")
    now: float = program.ask("now")
    program.ask("press", keys=keys)
    return now

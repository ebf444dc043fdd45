"""The program itself on a machine that locks and sleeps: its process is replaced, and only then
does the machine go to sleep."""

import shutil
import time
from pathlib import Path

import pytest

from inglenook.vault.vault import open_vault
from privacy.program import Program
from privacy.world import PATIENCE, World
from support.machines import RealMachine, real_machine
from support.vaults import PASSPHRASE

ON_BUSES = ("on buses",) if shutil.which("dbus-daemon") else ()


def wait_for_delays(machine: RealMachine, number: int) -> None:
    """Wait until sleep would wait for so many."""
    until = time.monotonic() + PATIENCE
    while machine.delays() != number:
        assert time.monotonic() < until


@pytest.mark.parametrize("here", ON_BUSES)
def test_a_machine_that_sleeps_waits_for_the_process_that_knew_the_journal(
    tmp_path: Path, here: str
) -> None:
    with real_machine() as machine:
        world = World(tmp_path / "world", **machine.environment)
        journal = world.journal()
        with Program(world, journal) as program:
            first = program.wait_for("painted")["pid"]
            program.unlock(PASSPHRASE)
            wait_for_delays(machine, 1)
            machine.sleep()
            wait_for_delays(machine, 0)
            open_vault(journal, PASSPHRASE).close()  # nobody else has it open by now
            assert program.wait_for("painted")["pid"] == first
            machine.wake()
            program.unlock(PASSPHRASE)
            wait_for_delays(machine, 1)
            machine.save_screen("org.gnome.ScreenSaver", True)
            wait_for_delays(machine, 0)
            program.wait_for("painted")
            assert program.leave() == 0
        assert program.errors() == ""

"""How long from starting the program to an unlock window on the screen."""

import os
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.figures import Figures
from privacy.program import Program
from privacy.world import World

ROUNDS = 15
BARE = """
import os, sys, time
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            window.removeEventFilter(self)
            QTimer.singleShot(0, self, self.tell)
        return False

    def tell(self):
        os.write(1, str(time.monotonic()).encode())
        application.quit()

application = QApplication(["bare"])
window = QWidget()
window.resize(1280, 820)
watch = Watch()
window.installEventFilter(watch)
window.show()
application.exec()
"""


def test_start(tmp_path: Path, figures: Figures) -> None:
    ours: list[float] = []
    bare: list[float] = []
    world = World(tmp_path / "world", **screen(tmp_path))
    journal = world.journal()
    for _ in range(ROUNDS + 1):
        bare.append(start_bare(world))
        ours.append(start_ours(world, journal))
    # The first of each compiles what is imported.
    figures.compare("Start to a painted unlock window", ours[1:], bare[1:], "goal: ratio <= 1.6")


def start_ours(world: World, journal: Path) -> float:
    with Program(world, journal) as program:
        painted: float = program.wait_for("painted")["at"]
        seconds = painted - program.started
        program.leave()
    return seconds


def start_bare(world: World) -> float:
    start = time.monotonic()
    told = subprocess.run(
        [sys.executable, "-c", BARE],
        env=world.environment,
        cwd=world.cwd,
        stdout=subprocess.PIPE,
        check=True,
    )
    return float(told.stdout) - start


def screen(folder: Path) -> dict[str, str]:
    """The tester's own screen; and compiled modules are kept, as they are where it is installed."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    shown = {name: os.environ[name] for name in names if name in os.environ}
    compiled = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(folder / "compiled")}
    return {"QT_QPA_PLATFORM": "", **shown, **compiled}

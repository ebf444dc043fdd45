"""How long a year of notes takes to become a file, how much memory, and how soon a page is seen."""

import json
import os
import subprocess
import sys
from pathlib import Path

import inglenook
from benchmarks.figures import Figures, timed
from inglenook.packet.docx import docx
from inglenook.packet.pdf import pdf
from inglenook.packet.preview import Preview, first_glance
from support.packets import a_year, the_page_that_matters

ROUNDS = 5
PX_PER_POINT = 96 / 72
HERE = Path(inglenook.__file__).parent.parent
TESTS = Path(__file__).parent.parent

# In a process that does nothing else: what it holds before and at its highest.
ALONE = """
import json, sys, time
from pathlib import Path
from inglenook.packet.pdf import pdf
from support.packets import a_year
def most():
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) // 1024 for line in lines if line.startswith("VmHWM"))
year, before, start = a_year(), most(), time.perf_counter()
pdf(year)
json.dump([before, most(), time.perf_counter() - start], sys.stdout)
"""


def test_packet(figures: Figures) -> None:
    paths = os.pathsep.join([str(HERE), str(TESTS)])
    asked = subprocess.run(
        [sys.executable, "-c", ALONE],
        env=os.environ | {"PYTHONPATH": paths},
        capture_output=True,
        check=True,
    )
    before, most, seconds = json.loads(asked.stdout)
    figures.note(
        f"Packet: a year as a PDF, the first in its process: {seconds:.2f} s (goal: < 3 s), "
        f"{most} MB at the most, {before} MB before (goal: < 300 MB)"
    )
    year, usual = a_year(), the_page_that_matters()
    made: list[float] = []
    words: list[float] = []
    glances: list[float] = []
    pages: list[float] = []
    short: list[float] = []
    for _ in range(ROUNDS):
        with timed(glances):
            first_glance(year, PX_PER_POINT)
        with timed(pages):
            Preview(year).page(1, PX_PER_POINT)
        with timed(short):
            Preview(usual).page(1, PX_PER_POINT)
        with timed(made):
            pdf(year)
        with timed(words):
            docx(year)
    figures.tell("Packet: a year as a PDF", made, "goal: < 3 s")
    figures.tell("Packet: a year as a DOCX", words)
    figures.tell("Packet: a year's first page, at a glance", glances, "goal: < 0.7 s")
    figures.tell("Packet: a year's first page, of the whole", pages)
    figures.tell("Packet: four weeks' first page, of the whole", short, "goal: < 0.7 s")

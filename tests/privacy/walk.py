"""A walk through the real program, in which a canary is typed wherever something can be typed."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from privacy import trace
from privacy.canary import Canary
from privacy.planted import plant
from privacy.program import Program, XKeyboard, has_x, x_display
from privacy.world import World
from support.pages import IN_SIDEBAR
from support.vaults import PASSPHRASE, filled, journal_of, new_vault

WAYS = ("offscreen", "x11") if has_x() else ("offscreen",)


@dataclass
class Walk:
    """Where a walk went, and everything that was seen on it.

    The canary is typed; the one that is ``planted`` is in every field of the journal before.
    """

    world: World
    vault: Path
    canary: Canary = field(default_factory=Canary.new)
    planted: Canary = field(default_factory=Canary.new)
    has_network: bool = True
    qt_said: set[str] = field(default_factory=set)
    told_to_x: str = ""
    titles: set[str] = field(default_factory=set)
    audited: set[str] = field(default_factory=set)
    modules: set[str] = field(default_factory=set)
    processes: list[int] = field(default_factory=list)
    held_when_locked: list[str] = field(default_factory=list)
    shown_alone: set[str] = field(default_factory=set)
    ended: int | None = None

    @property
    def trace(self) -> Path:
        """What strace wrote of every system call, where there is strace."""
        return self.world.root / "trace"

    @property
    def exported(self) -> Path:
        """The one file that the person asks for outside the journal."""
        return self.world.cwd / "all.json"

    def found_in(self, content: bytes) -> list[str]:
        """The spellings in which these bytes hold anything of what was written."""
        return self.canary.found_in(content) + self.planted.found_in(content)


@contextmanager
def program_at(root: Path, way: str, *, traced: bool = False) -> Iterator[tuple[Program, Walk]]:
    """The program with a small journal, on a screen of its own."""
    with ExitStack() as held:
        display = held.enter_context(x_display()) if way == "x11" else ""
        more = {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"} if display else {}
        world = World(root, INGLENOOK_AUDITED="yes", **more)
        walk = Walk(world, world.path("XDG_DATA_HOME") / "inglenook" / f"{_name()}.inglenook")
        with new_vault(walk.vault) as vault:
            if traced:
                plant(vault, walk.planted)
            filled(journal_of(vault))
        alone = trace.without_network() if traced else []
        walk.has_network = not alone
        under = [*alone, *trace.under(walk.trace)] if traced else []
        program = held.enter_context(Program(world, walk.vault, under=under))
        if display:
            program.keyboard = XKeyboard(program, display)
        yield program, walk


def take(root: Path, way: str) -> Walk:
    """Write everywhere, look at everything, lock, look at what there is before unlocking, quit."""
    with program_at(root, way, traced=True) as (program, walk):
        _arrive(program, walk)
        for part in (
            _unlock,
            _write_today,
            _write_timeline,
            _write_elsewhere,
            _look_around,
            _see_every_page,
            _export,
            _lock,
        ):
            part(program, walk)
            _note(program, walk)
        for part in (_stay_outside, _unlock):
            part(program, walk)
            _note(program, walk)
        walk.ended = program.leave()
    if way == "offscreen":  # once is enough
        _be_killed(walk)
    return walk


def _be_killed(walk: Walk) -> None:
    """Begin once more, and end in the middle of a sentence."""
    with Program(walk.world, walk.vault) as program:
        program.unlock(PASSPHRASE)
        program.write("unseen_part", walk.canary.sentence)


def _name() -> str:
    return Canary.new().words[0]


# -- the parts of the way


def _arrive(program: Program, walk: Walk) -> None:
    walk.processes.append(program.wait_for("painted")["pid"])
    program.ask("watch")
    if os.geteuid():
        program.ask("lay_open")  # or strace, no more than anybody else, could see what is written


def _unlock(program: Program, walk: Walk) -> None:
    program.unlock(PASSPHRASE)
    program.ask("see", name="unseen_part")


def _write_today(program: Program, walk: Walk) -> None:
    program.write("unseen_part", walk.canary.sentence)
    program.ask("click", name="person.add")
    program.write("person.newName", walk.canary.sentence)
    program.keyboard.press("Return")
    program.ask("click", name="bids.offered.toward")
    program.write("bids.offered/note", walk.canary.sentence)
    _note(program, walk)


def _write_timeline(program: Program, walk: Walk) -> None:
    program.keyboard.press("Ctrl+2")
    program.ask("focus", name="timeline.list")
    for key in ("Home", "Return"):
        program.keyboard.press(key)
    program.write("entryEditor/note", walk.canary.sentence)


def _write_elsewhere(program: Program, walk: Walk) -> None:
    """A gut check, a need, a weekly review; and a search for what was written."""
    for page, begin, into in (
        ("Ctrl+4", "gutChecks.new", "gutCheck/feeling"),
        ("Ctrl+6", "gifts.newNeed", "needPanel/what"),
        ("Ctrl+7", "", "reflection/stood_out"),
        ("Ctrl+K", "", "search.line"),
    ):
        program.keyboard.press(page)
        if begin:
            program.ask("click", name=begin)
        program.write(into, walk.canary.sentence)
        _note(program, walk)


def _look_around(program: Program, walk: Walk) -> None:
    program.keyboard.press("Ctrl+3")
    program.ask("see", name="trends.responsiveness.chart")
    program.ask("load", name="inglenook.charts.trends")
    program.ask("click", name="trends.asTable")
    program.ask("see", name="trends.responsiveness.table")
    program.ask("click", name="sidebar.settings")
    program.ask("click", name="settings.theme.dark")
    program.keyboard.press("Ctrl+2")
    _with_dialog(program, walk, "entryEditor.bin", "timeline.bin", "timeline.emptyBin")


def _see_every_page(program: Program, walk: Walk) -> None:
    """What is planted is on show everywhere; and a bug has its words in its message."""
    for page in IN_SIDEBAR:
        program.ask("click", name=f"sidebar.{page}")
        program.ask("shown", name=page)
    program.ask("fail", place="in a slot", text=walk.canary.sentence)
    _look_from_outside(walk)


def _export(program: Program, walk: Walk) -> None:
    program.ask("click", name="sidebar.settings")
    program.ask("click", name="settings.exportJson")
    program.ask("dialog")
    _note(program, walk)
    program.ask("focus", name="fileNameEdit")
    program.keyboard.press("Ctrl+A")
    program.keyboard.type(str(walk.exported))
    program.keyboard.press("Return")
    program.ask("exists", path=str(walk.exported))


def _with_dialog(program: Program, walk: Walk, *way: str) -> None:
    for button in way:
        program.ask("click", name=button)
    program.ask("see", name="confirm")
    _note(program, walk)
    program.ask("click", name="cancel")
    program.ask("click", name="timeline.bin")


def _lock(program: Program, walk: Walk) -> None:
    program.keyboard.press("Ctrl+1")
    program.ask("click", name="person.add")
    program.write("person.newName", walk.canary.sentence)
    program.keyboard.press("Ctrl+L")
    _arrive(program, walk)
    walk.held_when_locked = _open_files(walk.processes[-1])


def _stay_outside(program: Program, walk: Walk) -> None:
    """What can be done while it is locked: begin another journal, look for another one."""
    program.ask("click", name="unlock.new")
    program.write("welcome.name", walk.canary.sentence)
    program.write("passphrase", walk.canary.sentence)
    program.ask("load", name="zxcvbn")
    program.ask("click", name="welcome.unlock")
    program.ask("click", name="unlock.another")
    program.ask("dialog")
    _note(program, walk)
    program.keyboard.press("Escape")


def _note(program: Program, walk: Walk) -> None:
    walk.titles |= set(program.ask("titles"))
    walk.modules |= set(program.ask("modules"))
    walk.shown_alone |= set(program.ask("shown_alone"))
    walk.audited |= set(program.ask("audited"))
    walk.qt_said |= set(program.ask("qt_said"))
    if not walk.has_network:
        assert program.ask("networks") == ["lo"]


def _look_from_outside(walk: Walk) -> None:
    """Everything that the X server tells anybody about the windows there are."""
    display = walk.world.environment.get("DISPLAY")
    if not display or not all(map(shutil.which, ("xwininfo", "xprop"))):
        return
    tree = _told(["xwininfo", "-display", display, "-root", "-tree"])
    windows = re.findall(r"^ +(0x[0-9a-f]+) ", tree, re.MULTILINE)
    asked = [_told(["xprop", "-display", display, "-id", each]) for each in windows]
    walk.told_to_x = "\n".join((tree, *asked))


def _told(command: list[str]) -> str:
    return subprocess.run(command, check=False, capture_output=True, text=True).stdout


def _open_files(process: int) -> list[str]:
    """What a process has open, where the system tells of it."""
    folder = Path("/proc") / str(process) / "fd"
    try:
        return [str(each.readlink()) for each in folder.iterdir()]
    except OSError:
        return []

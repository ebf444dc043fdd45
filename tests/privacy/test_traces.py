"""What is typed in the window is in the vault, and nowhere else: no file, no setting, no socket."""

import json
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from inglenook.journal.entries import Bid, GutCheck, Need, TrustFeeling, WeeklyReview
from inglenook.journal.people import Person
from inglenook.ui.device import Settings
from inglenook.vault.vault import open_vault
from privacy import walk as walks
from privacy.planted import missing
from privacy.program import Program
from privacy.trace import Trace
from privacy.walk import Walk
from privacy.world import World
from support.vaults import PASSPHRASE

# Qt says this when its window has no window manager or no screen; it holds nothing.
HARMLESS = re.compile(r"This plugin does not support [a-zA-Z ()]+")
# Modules that could reach a network, and who imports each without using it so.
ALLOWED = {
    "urllib": "pathlib, and PySide6 through it",
    "urllib.parse": "pathlib, for Path.as_uri",
    "socket": "matplotlib.backend_bases, for a socketpair in windows of its own, never made here",
    "_socket": "socket",
    "selectors": "subprocess",
}
NETWORK = re.compile(
    r"(_?socket|_?ssl|http|urllib|urllib3|requests|ftplib|smtplib|telnetlib|xmlrpc|socketserver"
    r"|selectors|asyncio|PySide6\.Qt(Network|WebSockets|WebEngine\w*))(\.|$)"
)
# matplotlib asks the system for its fonts, once, and keeps the list.
FONT_LISTERS = {"subprocess.Popen fc-list", "subprocess.Popen system_profiler"}


_checks: list[Callable[[Walk], None]] = []


def checked(check: Callable[[Walk], None]) -> Callable[[Walk], None]:
    """Something to be looked at after each walk. One walk is enough for all of them."""
    _checks.append(check)
    return check


@pytest.mark.parametrize("way", walks.WAYS)
def test_what_is_typed_in_the_window_is_in_the_vault_and_nowhere_else(
    way: str, tmp_path: Path, subtests: pytest.Subtests
) -> None:
    walk = walks.take(tmp_path / "world", way)
    for check in _checks:
        with subtests.test(check.__name__):
            check(walk)


def test_the_sample_journal_opens_its_window_and_writes_nowhere_else(tmp_path: Path) -> None:
    world = World(tmp_path / "world")
    with Program(world, "demo", "--at", "there", "--weeks", "2") as program:
        program.ask("see", name="sidebar")
        program.ask("load", name="inglenook.charts.responsiveness")
        assert program.leave() == 0
        said = program.output(), program.errors()
    assert said[0].splitlines()[1] == "Its passphrase is: demo"
    assert said[1] == ""
    made = world.cwd / "there" / "demo.inglenook"
    assert outside(world, made) == {"stdout", "stderr", "settings.json"}


def outside(world: World, *inside: Path) -> set[str]:
    """The names of the files that lie elsewhere; what fonts there are is nobody's secret."""
    config = world.path("XDG_CONFIG_HOME")
    ours = (
        config / "inglenook",
        world.path("XDG_CACHE_HOME") / "inglenook" / "matplotlib",
        world.root,
    )
    apart = (*inside, config / "QtProject.conf")
    found = [path for path in world.files() if not any(map(path.is_relative_to, apart))]
    assert [path for path in found if path.parent not in ours] == []
    return {path.name for path in found if not path.name.startswith("fontlist-")}


def files(walk: Walk) -> Iterator[tuple[Path, bytes]]:
    """Every file of the world but what strace wrote and what was asked for, with its content."""
    known = (walk.trace, walk.exported)
    return ((path, path.read_bytes()) for path in walk.world.files() if path not in known)


# -- that the walk was one


@checked
def what_was_typed_is_in_the_journal(walk: Walk) -> None:
    with open_vault(walk.vault, PASSPHRASE) as vault:
        names = {"Robin", walk.canary.sentence, walk.planted.sentence}
        assert {each.name for each in vault.all(Person)} == names
        assert missing(vault, walk.planted) == {}
        written = [each.unseen_part for each in vault.all(TrustFeeling)]
        noted = [each.note for each in vault.all(Bid)]
        half_written = json.dumps(vault.drafts())
        felt = [each.feeling for each in vault.all(GutCheck)]
        needed = [each.what for each in vault.all(Need)]
        stood_out = [each.stood_out for each in vault.all(WeeklyReview)]
    for typed in (felt, needed, stood_out, written):
        assert set(typed) - {walk.planted.sentence} == {walk.canary.sentence}
    assert sum(walk.canary.sentence in note for note in noted) == 1
    assert walk.canary.sentence in half_written


@checked
def a_lock_replaces_the_process_and_the_walk_ends_well(walk: Walk) -> None:
    first, after_lock = walk.processes
    assert first == after_lock
    assert walk.ended == 0


# -- files


@checked
def no_file_holds_what_was_typed(walk: Walk) -> None:
    leaks = {str(path): found for path, held in files(walk) if (found := walk.found_in(held))}
    assert leaks == {}
    assert walk.found_in(walk.exported.read_bytes())  # so it would be found elsewhere


@checked
def no_name_of_a_file_holds_what_was_typed(walk: Walk) -> None:
    assert [path for path, _ in files(walk) if walk.found_in(str(path).encode())] == []


@checked
def only_the_vault_the_settings_and_a_list_of_fonts_are_written(walk: Walk) -> None:
    assert outside(walk.world, walk.vault, walk.trace, walk.exported) == {
        "stdout",
        "stderr",
        "settings.json",
    }


@checked
def the_settings_hold_their_declared_keys_and_not_the_journals_place(walk: Walk) -> None:
    text = (walk.world.path("XDG_CONFIG_HOME") / "inglenook" / "settings.json").read_text()
    settings = json.loads(text)
    assert settings.keys() == {each.name for each in fields(Settings)}
    assert settings["theme"] == "dark"
    assert walk.vault.stem not in text


@checked
def qt_keeps_no_record_of_the_folders_that_were_looked_at(walk: Walk) -> None:
    kept = walk.world.path("XDG_CONFIG_HOME") / "QtProject.conf"
    assert not kept.exists() or kept.read_text() == ""


@checked
def nothing_is_said_on_the_standard_streams(walk: Walk) -> None:
    said = (walk.world.root / "stderr").read_text()
    assert re.fullmatch(r"(inglenook: (ValueError \(\w+\.py, \d+\)|Qt, [\w.]+)\n)*", said)
    assert said.count("ValueError") == 1  # the bug of the walk
    assert [each for each in walk.qt_said if not HARMLESS.fullmatch(each)] == []
    assert (walk.world.root / "stdout").read_text() == ""


@checked
def nothing_of_the_vault_is_open_while_it_is_locked(walk: Walk) -> None:
    assert [each for each in walk.held_when_locked if str(walk.vault) in each] == []


# -- windows


@checked
def titles_say_the_programs_name_and_nothing_of_the_journal(walk: Walk) -> None:
    titles = "\n".join(walk.titles)
    assert walk.titles <= {"Inglenook", "inglenook", "Open a journal", "Export all my data"}
    assert walk.vault.stem not in titles
    assert not walk.found_in(titles.encode())


@checked
def nothing_but_the_window_and_its_dialogs_is_a_window_of_its_own(walk: Walk) -> None:
    # A widget shown before it has a parent flashes up alone, on the task bar too.
    # The list is what the dialog for files proposes.
    lists_of_choices = {"QComboBoxPrivateContainer", "QTipLabel", "QListView"}
    assert walk.shown_alone - lists_of_choices <= {"MainWindow", "_Question", "QFileDialog"}


# -- the network


@checked
def no_socket_is_made_and_no_other_program_started(walk: Walk) -> None:
    assert walk.audited <= FONT_LISTERS


@checked
def every_network_module_that_is_imported_is_known_with_its_reason(walk: Walk) -> None:
    assert {each for each in walk.modules if NETWORK.match(each)} <= ALLOWED.keys()
    assert "matplotlib.backend_bases" in walk.modules  # so that the reasons were put to the test


# -- everything the system was asked for, where it can be watched


@checked
def the_system_was_asked_for_no_socket_but_that_of_the_display(walk: Walk) -> None:
    sockets = Trace(walk.trace).sockets()
    asked = [line for line in sockets if re.search(r"\b(socket|socketpair|connect|bind)\(", line)]
    assert [line for line in asked if "AF_UNIX" not in line] == []
    asked_for = " ".join(line for line in asked if " connect(" in line)
    assert set(re.findall(r'sun_path=@?"([^"]*)"', asked_for)) <= _local_services(walk)


def _local_services(walk: Walk) -> set[str]:
    """The X server's own socket, glibc's question for a cache of names of users, and the system's
    bus, on which it says that the machine is about to sleep."""
    number = walk.world.environment.get("DISPLAY", ":").split(":")[1]
    bus = {"/run/dbus/system_bus_socket", "/var/run/dbus/system_bus_socket"}
    return {f"/tmp/.X11-unix/X{number}", "/var/run/nscd/socket", *bus}


@checked
def the_system_was_asked_to_write_only_where_the_program_may(walk: Walk) -> None:
    made = Trace(walk.trace).made(walk.world.cwd)
    config, cache = walk.world.path("XDG_CONFIG_HOME"), walk.world.path("XDG_CACHE_HOME")
    allowed = (walk.vault, config, cache / "inglenook", Path("/dev/null"), walk.exported)
    # A file without a name is made in the folder of the one that was asked for.
    other = {path for path in made if not any(path.is_relative_to(each) for each in allowed)}
    assert other <= {walk.exported.parent}
    assert not walk.trace.exists() or walk.vault / "lock" in made


@checked
def the_system_was_asked_to_start_nothing_but_the_program_and_a_lister_of_fonts(walk: Walk) -> None:
    assert Trace(walk.trace).started() <= {Path(sys.executable).name, "fc-list"}


@checked
def nothing_that_was_written_anywhere_held_what_was_typed(walk: Walk) -> None:
    asked = Trace(walk.trace)
    into = [walk.exported.parent]
    assert asked.holding(walk.canary, into) + asked.holding(walk.planted, into) == []
    everything = "\n".join(asked.lines).encode()
    assert not walk.trace.exists() or walk.planted.found_in(everything)  # it was exported
    assert not walk.trace.exists() or len(asked.lines) > 1000


@checked
def what_the_display_tells_of_the_windows_is_the_programs_name(walk: Walk) -> None:
    assert walk.told_to_x == "" or '"inglenook"' in walk.told_to_x
    assert walk.vault.stem not in walk.told_to_x
    assert not walk.found_in(walk.told_to_x.encode())

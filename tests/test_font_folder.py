"""The list of fonts is kept in the program's own folder, or nowhere, and nothing is said of it."""

import stat
import subprocess
import sys
from pathlib import Path

import pytest

from privacy.world import PATIENCE, World

DRAW = """
import tempfile
from inglenook import bugs, font_folder, process
process.restrict()
bugs.tell_without_words()
bugs.quieten_libraries()
made = tempfile.mkdtemp
font_folder.settle()
from matplotlib import font_manager
assert font_manager.fontManager.ttflist
assert tempfile.mkdtemp is made
"""


def drawn(world: World) -> str:
    """What is said while fonts are asked for, with nothing but the world to write to."""
    ended = subprocess.run(
        [sys.executable, "-c", DRAW],
        cwd=world.cwd,
        env=world.environment,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=True,
    )
    return ended.stdout + ended.stderr


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path / "world")


def folder(world: World) -> Path:
    return world.path("XDG_CACHE_HOME") / "inglenook" / "matplotlib"


def made(world: World) -> list[Path]:
    return [path.relative_to(world.root) for path in world.files()]


def test_it_is_for_this_user_only_and_holds_the_list_alone(world: World) -> None:
    assert drawn(world) == ""
    assert [path.parent for path in made(world)] == [folder(world).relative_to(world.root)]
    for each in (folder(world), folder(world).parent):
        assert stat.S_IMODE(each.stat().st_mode) == 0o700


@pytest.mark.parametrize("broken", ["a file", "a link to itself", "a link to nowhere"])
def test_where_it_cannot_be_nothing_is_written_elsewhere_or_said(world: World, broken: str) -> None:
    place = folder(world).parent
    if broken == "a file":
        place.touch()
    else:
        place.symlink_to(place if broken == "a link to itself" else world.root / "no" / "where")
    assert drawn(world) == ""
    assert made(world) == [place.relative_to(world.root)]

"""The watch over system calls sees a leak of every kind, and takes none for harmless."""

import subprocess
import sys
from pathlib import Path

import pytest

from privacy import trace
from privacy.canary import Canary
from privacy.trace import Trace

LEAK = """
import os, socket, sys
from pathlib import Path
words = sys.stdin.buffer.read().decode()
place = Path(sys.argv[1])
(place / "folder").mkdir()
file = place / "folder" / "leak"
file.write_bytes(words.encode("utf-16-le"))
file.rename(place / "renamed")
(place / "linked").hardlink_to(place / "renamed")
(place / "pointed").symlink_to("renamed")
for each in ("linked", "pointed", "renamed"):
    (place / each).unlink()
nameless = os.open(place, os.O_TMPFILE | os.O_WRONLY)
os.write(nameless, b"." * 70_000 + words.encode())
os.memfd_create("leak")
socket.socket().close()
"""
NEEDED = pytest.mark.skipif(not trace.under(Path("/dev/null")), reason="there is no strace")


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> tuple[Trace, Canary, Path]:
    place = tmp_path_factory.mktemp("watched")
    canary, file = Canary.new(), place / "trace"
    command = [*trace.under(file), sys.executable, "-c", LEAK, str(place)]
    subprocess.run(command, check=True, input=canary.sentence.encode())
    return Trace(file), canary, place


@NEEDED
def test_every_path_that_is_made_is_seen_also_if_it_is_gone(
    watched: tuple[Trace, Canary, Path],
) -> None:
    seen, _canary, place = watched
    names = ("folder", "folder/leak", "renamed", "linked", "pointed")
    assert seen.made(place) >= {place, *(place / each for each in names)}
    assert seen.unnamed() == {"leak"}


@NEEDED
def test_what_is_written_is_seen_in_every_spelling_and_far_into_it(
    watched: tuple[Trace, Canary, Path],
) -> None:
    seen, canary, place = watched
    assert len(seen.holding(canary)) == 2
    assert len(seen.holding(canary, [place / "folder"])) == 1
    assert seen.holding(canary, [place]) == []


@NEEDED
def test_a_socket_is_seen(watched: tuple[Trace, Canary, Path]) -> None:
    assert any("AF_INET" in line for line in watched[0].sockets())

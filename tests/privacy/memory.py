"""Reads the memory of another process, as somebody at the same machine might try to."""

from collections.abc import Iterable, Iterator
from pathlib import Path

CHUNK = 1 << 22
_OWN = ("", "[heap]", "[stack]")


def find(process: int, wanted: dict[str, bytes]) -> set[str]:
    """The names of what is wanted that this process has anywhere in its memory.

    Raises PermissionError where the system lets nobody look.
    """
    found: set[str] = set()
    longest = max(map(len, wanted.values()))
    for piece in _pieces(process, longest):
        found |= {name for name, secret in wanted.items() if secret in piece}
    return found


def _pieces(process: int, overlap: int) -> Iterator[bytes]:
    folder = Path("/proc") / str(process)
    regions = list(_regions((folder / "maps").read_text().splitlines()))
    with (folder / "mem").open("rb", buffering=0) as memory:
        for start, end in regions:
            for place in range(start, end, CHUNK):
                try:
                    memory.seek(place)
                    yield memory.read(min(CHUNK + overlap, end - place))
                except (OSError, ValueError, OverflowError):
                    break  # gone meanwhile, or not meant to be read by anybody


def _regions(maps: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Where something can have been put: not the parts of programs that are only read."""
    for line in maps:
        addresses, rights, *_place, name = [*line.split(maxsplit=5), ""][:6]
        if rights.startswith("r") and ("w" in rights or name in _OWN):
            start, end = addresses.split("-")
            yield int(start, 16), int(end, 16)

"""The folder of backups in a vault: names that say no more than when, and what to clear away."""

import os
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from inglenook.journal.backups import Backup
from inglenook.vault.disk import disk_errors

FOLDER = "backups"
ENDING = ".backup"
_NAME = re.compile(r"\d{4}-\d\d-\d\dT\d{6}\.\d{3}Z\.backup")
_MOMENT = "%Y-%m-%dT%H%M%S.%f"
_UNFINISHED = re.compile(r"\.[0-9a-f]{16}\.part(-journal)?")
_TICK = timedelta(milliseconds=1)


def backups_of(folder: Path) -> list[Backup]:
    """The backups of a vault by what their names say, newest first; no key is needed."""
    found: list[Backup] = []
    with suppress(OSError):
        for path in (folder / FOLDER).iterdir():
            made = moment_of(path.name)
            if made is not None and path.is_file():
                found.append(Backup(path, made, path.stat().st_size))
    return sorted(found, key=lambda backup: backup.made, reverse=True)


def moment_of(name: str) -> datetime | None:
    """When a backup of this name was made; None for any other name."""
    if not _NAME.fullmatch(name):
        return None
    try:
        return datetime.strptime(name[: -len("Z") - len(ENDING)], _MOMENT).replace(tzinfo=UTC)
    except ValueError:
        return None


def free_path(place: Path, now: datetime) -> Path:
    """The path of a backup made now, or as soon after it as nothing has that name."""
    while True:
        text = now.astimezone(UTC).strftime(_MOMENT)[:-3]
        path = place / f"{text}Z{ENDING}"
        if not os.path.lexists(path):
            return path
        now += _TICK


def make_place(folder: Path) -> Path:
    """The folder of backups, made if need be. Raises DiskFull, ReadOnlyPlace or DiskFault."""
    place = folder / FOLDER
    with disk_errors():
        place.mkdir(mode=0o700, exist_ok=True)
    return place


def remove_unfinished_backups(folder: Path) -> None:
    """Remove what a killed program left here, as far as possible.

    Nobody else may be at work here at this time.
    """
    with suppress(OSError):
        for path in (folder / FOLDER).iterdir():
            if _UNFINISHED.fullmatch(path.name):
                path.unlink(missing_ok=True)


@contextmanager
def unfinished(place: Path) -> Iterator[Path]:
    """An empty file of mode 0600 to work in; what has no better name by the end is removed."""
    path = place / f".{secrets.token_hex(8)}.part"
    try:
        with disk_errors():
            os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        yield path
    finally:
        for each in (path, path.with_name(f"{path.name}-journal")):
            with suppress(OSError):
                each.unlink(missing_ok=True)

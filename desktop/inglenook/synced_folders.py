"""Knows a folder that is kept in step with a cloud or another machine, by its name or its marks."""

import re
from collections.abc import Iterator, Mapping
from fnmatch import fnmatch
from pathlib import Path

# What the services call the folder that they keep, on the systems they know; case does not matter.
_NAMES: Mapping[str, re.Pattern[str]] = {
    service: re.compile(pattern, re.IGNORECASE)
    for service, pattern in {
        "Dropbox": r"dropbox( ?\(.*\)| ?- ?.*)?",
        "OneDrive": r"onedrive( ?- ?.*)?",
        "Google Drive": r"google ?drive( ?\(.*\)| ?- ?.*)?|my drive",
        "iCloud": r"icloud ?drive( ?\(.*\))?|mobile documents|com~apple~clouddocs",
        "Nextcloud": r"nextcloud\d*( ?- ?.*)?",
        "ownCloud": r"owncloud\d*( ?- ?.*)?",
        "pCloud": r"pcloud ?(drive|sync)?",
        "MEGA": r"mega ?(sync)?( (up|down)loads)?",
    }.items()
}
# What they leave in it.
_MARKS: Mapping[str, tuple[str, ...]] = {
    "Dropbox": (".dropbox", ".dropbox.cache"),
    "OneDrive": (".849C9593-D756-4E56-8D6E-42412F2A707B",),
    "Google Drive": (".tmp.drivedownload", ".tmp.driveupload"),
    "Nextcloud": (".nextcloudsync.log", ".sync_*.db", "._sync_*.db"),
    "ownCloud": (".owncloudsync.log",),
    "MEGA": (".megaignore",),
    "Syncthing": (".stfolder", ".stversions"),
}
_CLOUDS_OF_MACOS = "CloudStorage"  # holds one folder for each service: ProtonDrive-…


def service_of(path: Path) -> str | None:
    """The service that copies what is put at a path, or None where none is known to."""
    places = dict.fromkeys((path.absolute(), _resolved(path)))
    for folder in (folder for place in places for folder in place.parents):
        found = _by_name(folder) or _by_marks(folder)
        if found:
            return found
    return None


def _by_name(folder: Path) -> str | None:
    for service, name in _NAMES.items():
        if name.fullmatch(folder.name):
            return service
    if folder.parent.name == _CLOUDS_OF_MACOS:
        return folder.name.split("-")[0]
    return None


def _by_marks(folder: Path) -> str | None:
    # A home may itself hold what a service keeps about itself in every home.
    if folder == Path.home():
        return None
    names = [*_hidden(folder)]
    for service, marks in _MARKS.items():
        if any(fnmatch(name, mark) for name in names for mark in marks):
            return service
    return None


def _hidden(folder: Path) -> Iterator[str]:
    try:
        yield from (each.name for each in folder.iterdir() if each.name.startswith("."))
    except OSError:
        return


def _resolved(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return path.absolute()

"""Asks where a file goes that leaves the journal, and what must be asked about that place."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStandardPaths

from inglenook.journal.errors import JournalError, PlaceTaken
from inglenook.outside import demand_room_for_name
from inglenook.synced_folders import service_of
from inglenook.ui.ask import Kind
from inglenook.ui.surroundings import Surroundings
from inglenook.words import _, mark

ANYBODY = mark(
    "An unprotected file outside the journal can be read by anyone; folders that are kept in step "
    "with a cloud copy it."
)
ITS_PASSPHRASE = mark(
    "This file opens only with its passphrase; folders that are kept in step with a cloud copy it."
)
_SYNCED = mark(
    "Everything in it is copied to other machines, and stays in their copies when you delete it "
    "here. Another folder is safer."
)


@dataclass(frozen=True)
class Target:
    """Where a file goes; ``replace`` an older one, if that was agreed to."""

    path: Path
    replace: bool


def usual_folder() -> Path:
    """Where the question begins."""
    place = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(place) or Path.home())


def ask_where(
    around: Surroundings, title: str, sentence: str, name: str, kinds: Sequence[Kind]
) -> Target | None:
    """Ask for a place; None where the person thinks better of it. The ending says the kind."""
    chosen = around.ask.for_new_file(title, sentence, usual_folder() / name, kinds)
    if chosen is None:
        return None
    try:
        return _agreed(around, chosen)
    except JournalError as error:
        around.trouble(error)
        return None


def _agreed(around: Surroundings, path: Path) -> Target | None:
    if Path(around.journal_path).resolve() in path.resolve().parents:
        raise JournalError(_("This is the journal's own folder. Choose another one."))
    demand_room_for_name(path, replace=True)
    service = service_of(path)
    if service is not None and not _ask_about(around, service):
        return None
    try:
        demand_room_for_name(path)
    except PlaceTaken:
        question = _("There is already a file with this name.")
        told = _("It is replaced if you go on.")
        if not around.ask.confirm(question, told, _("Replace it")):
            return None
        return Target(path, replace=True)
    return Target(path, replace=False)


def _ask_about(around: Surroundings, service: str) -> bool:
    question = _("This folder is kept in step by {service}.").format(service=service)
    return around.ask.confirm(question, _(_SYNCED), _("Save it there all the same"))

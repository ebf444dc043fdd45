"""Knowing which file a re-encryption left behind, so that no other one is ever removed.

While a database is made anew, the old one says which file that is, and the new one which file it
takes the place of. The key file decides which of the two lives; an opening then removes the other.
Somebody may have put back an old key file after the new database was written to: a finished file
is removed only if it is still, byte for byte, the copy that was made of the one that lives.
"""

import hashlib
import re
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from inglenook.journal.errors import JournalError
from inglenook.vault import drafts
from inglenook.vault.atomic import flush_folder
from inglenook.vault.database import Database
from inglenook.vault.disk import disk_errors

# Kept among what is half-written, which is what they are.
_MADE, _REPLACED = "vault.made", "vault.replaced"
_NAME = re.compile(r"[0-9a-f]{8}\.db")


def note_made(old: Database, new: Path, digest: str = "") -> None:
    """Note in the database that lives which file is being made; its digest once it is finished."""
    drafts.write(old, {_MADE: {"name": new.name, "digest": digest}})


def note_replaced(new: Database, old: Path) -> None:
    """Note in a database that was made anew which file it takes the place of."""
    drafts.write(new, {_MADE: None, _REPLACED: {"name": old.name}})


def forget(database: Database) -> None:
    """Nothing is being made, and nothing was left behind."""
    drafts.write(database, {_MADE: None, _REPLACED: None})


def digest_of(path: Path) -> str:
    """What tells a file from every other one."""
    with disk_errors(), path.open("rb") as file:
        return hashlib.file_digest(file, "blake2b").hexdigest()


def remove_leftovers(database: Database) -> None:
    """Remove the file that a re-encryption left beside the database that lives; never fails.

    The key file must be current before, in both copies.
    """
    with suppress(JournalError):
        noted = drafts.read(database)
        made, replaced = noted.get(_MADE), noted.get(_REPLACED)
        left = _named(made, database)
        if left and not _was_written_to(left, str(made and made.get("digest", ""))):
            remove_database(left)
        if left := _named(replaced, database):
            remove_database(left)
        if made is not None or replaced is not None:
            forget(database)


def remove_database(path: Path) -> None:
    """Remove a database and what SQLite left beside it. Raises ReadOnlyPlace or DiskFault."""
    with disk_errors():
        for each in (path.with_name(f"{path.name}-journal"), path):
            each.unlink(missing_ok=True)
        flush_folder(path.parent)


def _named(noted: Mapping[str, Any] | None, database: Database) -> Path | None:
    """The other database that a note names, in the same folder."""
    name = str(noted["name"]) if noted and "name" in noted else ""
    path = database.path.with_name(name) if _NAME.fullmatch(name) else database.path
    return None if path == database.path else path


def _was_written_to(path: Path, digest: str) -> bool:
    """Without a digest it was never finished, so no key file ever named it."""
    return bool(digest) and path.is_file() and digest_of(path) != digest

"""Writes a picture that leaves the journal: whole or not at all, and for this user's eyes only.

Beside the vault this is all that the window ever writes.
"""

import os
import secrets
from contextlib import suppress
from pathlib import Path

from inglenook.journal.errors import JournalError
from inglenook.words import mark

_BINARY = getattr(os, "O_BINARY", 0)


class PictureNotWritten(JournalError):
    """The place that was chosen takes no file, or no more of it."""

    sentence = mark("The picture could not be saved there. Choose another place, then try again.")


def write_picture(path: Path, data: bytes) -> None:
    """Make a file, or replace it, with mode 0600; it is never there in part.

    Raises PictureNotWritten, and leaves what was there before.
    """
    new = path.with_name(f".{secrets.token_hex(8)}.part")
    try:
        descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o600)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            new.replace(path)
        finally:
            with suppress(OSError):
                new.unlink(missing_ok=True)
    except (OSError, ValueError):  # a null byte in a name is no error of the system
        raise PictureNotWritten from None

"""The key file lies in a vault's folder twice: reading both copies, and writing them as one.

``keys`` is written first, and what it says is what counts.
"""

from pathlib import Path

from inglenook.journal.errors import (
    DiskFault,
    JournalError,
    KeyFileDamaged,
    KeyFileMissing,
    NewerVersion,
    NoPermission,
)
from inglenook.vault.atomic import remove_unfinished, write_copies
from inglenook.vault.keyfile import LARGEST, KeyFile, read_key_file

NAMES = ("keys", "keys.bak")


def whole_copies(folder: Path) -> list[KeyFile]:
    """The copies that are whole, newest first. Raises what is wrong where there are none."""
    whole: dict[KeyFile, None] = {}
    wrong: list[JournalError] = []
    for name in NAMES:
        try:
            whole[read_key_file(_read(folder / name))] = None
        except NewerVersion:
            raise
        except JournalError as error:
            wrong.append(error)
    if not whole:
        raise min(wrong, key=_weight)
    return sorted(whole, key=lambda file: file.generation, reverse=True)


def replace_copies(folder: Path, content: bytes) -> None:
    """Write a new key file. Once ``keys`` is replaced the change has happened.

    A second copy that could not be replaced is made current by the next ``refresh``, and is no
    reason to say that nothing was changed.
    """
    try:
        write_copies([folder / name for name in NAMES], content)
    except JournalError:
        if not _holds(folder / NAMES[0], content):
            raise


def are_held(folder: Path, content: bytes) -> bool:
    """Whether ``keys`` can be read and says this."""
    return _holds(folder / NAMES[0], content)


def refresh_copies(folder: Path, content: bytes) -> None:
    """Make both copies what they should be, and drop what a crash left half-written."""
    paths = [folder / name for name in NAMES]
    write_copies([path for path in paths if not _holds(path, content)], content)
    for path in paths:
        remove_unfinished(path)


def _weight(error: JournalError) -> int:
    """Where the two copies fail differently: the error that says most of what can be done."""
    return (NoPermission, DiskFault, KeyFileDamaged, KeyFileMissing).index(type(error))


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except (FileNotFoundError, NotADirectoryError):
        raise KeyFileMissing from None
    except IsADirectoryError:
        raise KeyFileDamaged from None
    except PermissionError:
        raise NoPermission from None
    except OSError:
        raise DiskFault from None


def _holds(path: Path, content: bytes) -> bool:
    try:
        return _read(path) == content
    except JournalError:
        return False

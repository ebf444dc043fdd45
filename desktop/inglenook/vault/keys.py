"""Unlocking a journal's keys with a passphrase or a recovery key, and changing what unlocks them.

The master key is random and never shown. The key file keeps it wrapped in slots, and lies in the
folder twice: ``keys`` and, the same, ``keys.bak``. What ``keys`` says is what counts.
"""

import hashlib
import secrets
import uuid
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from inglenook.journal.errors import (
    DiskFault,
    JournalError,
    KeyFileDamaged,
    KeyFileMissing,
    NewerVersion,
    NoPermission,
    WrongPassphrase,
    WrongRecoveryKey,
)
from inglenook.vault.atomic import remove_unfinished, write_copies
from inglenook.vault.keyfile import LARGEST, KeyFile, read_key_file
from inglenook.vault.recovery import RecoveryKey, read_recovery_key
from inglenook.vault.slots import KEY_SIZE, SALT_SIZE, Cost, Passphrase, Secret, Slot, seal, unseal

__all__ = [
    "Cost",
    "OpenKeys",
    "create_keys",
    "open_key_file",
    "open_with_passphrase",
    "open_with_recovery_key",
]

_NAMES = ("keys", "keys.bak")
_DEFAULT_COST = Cost()
_DERIVATION = b"inglenook subkey"


class OpenKeys:
    """Everything known after an unlock. Nothing it shows of itself is secret."""

    def __init__(self, file: KeyFile, master: bytes) -> None:
        self._file = file
        self._master = master

    def __repr__(self) -> str:
        return f"OpenKeys(generation={self.generation})"

    @property
    def vault_id(self) -> str:
        """The UUID of the vault."""
        return self._file.vault_id

    @property
    def salt(self) -> bytes:
        """The database's salt, 16 bytes; it also names the database's file."""
        return self._file.salt

    @property
    def generation(self) -> int:
        """How many times the key file was written, from 1."""
        return self._file.generation

    @property
    def has_recovery(self) -> bool:
        """Whether some recovery key opens the journal."""
        return any(slot.stretch is None for slot in self._file.slots)

    def database_key(self) -> bytes:
        """The raw key of the database, 32 bytes."""
        return _subkey(self._master, b"database")

    def backup_key(self) -> bytes:
        """The key that authenticates backups, 32 bytes."""
        return _subkey(self._master, b"backup MAC")

    def to_bytes(self) -> bytes:
        """The key file as it is now; a backup takes it along."""
        return self._file.to_bytes()

    def wrote(self, file: KeyFile) -> bool:
        """Whether a key file has the same master key as these keys."""
        return file.is_signed(_mac_key(self._master))

    def add_recovery(self, folder: Path) -> str:
        """Make a new recovery key, in place of any other, and return it spelled.

        Nothing keeps it but the person. Raises DiskFull, ReadOnlyPlace or DiskFault; the one
        from before is then still valid.
        """
        secret = RecoveryKey.random()
        self._rewrite(folder, _without_recovery(self._file), secret, None)
        return secret.spelled()

    def revoke_recovery(self, folder: Path) -> None:
        """Let no recovery key open the journal any more. Raises as ``add_recovery`` does."""
        self._commit(folder, _without_recovery(self._file))

    def change_passphrase(self, folder: Path, new: str, cost: Cost = _DEFAULT_COST) -> None:
        """Let the new passphrase, and no other, open the journal; a recovery key stays valid.

        Raises NotEnoughMemory, DiskFull, ReadOnlyPlace or DiskFault; the old one is then valid.
        """
        kept = tuple(slot for slot in self._file.slots if slot.stretch is None)
        self._rewrite(folder, replace(self._file, slots=kept), Passphrase(new), cost)

    def refresh(self, folder: Path) -> None:
        """Make both copies what was unlocked, and drop what a crash left half-written.

        To be called when no other program can have the vault open. Writes only what differs.
        """
        current = self._file.to_bytes()
        paths = [folder / name for name in _NAMES]
        write_copies([path for path in paths if not _holds(path, current)], current)
        for path in paths:
            remove_unfinished(path)

    def _rewrite(self, folder: Path, file: KeyFile, secret: Secret, cost: Cost | None) -> None:
        """Give the secret a slot of its own, and write the file once it is seen to open."""
        slot = seal(self._master, secret, file.free_number(), file.vault_id, cost)
        self._commit(folder, _with_slot(file, slot), secret)

    def _commit(self, folder: Path, file: KeyFile, secret: Secret | None = None) -> None:
        following = _signed(replace(file, generation=self.generation + 1), self._master)
        _write(folder, following, self._master, secret)
        self._file = following


def create_keys(folder: Path, passphrase: str, cost: Cost = _DEFAULT_COST) -> OpenKeys:
    """Make the keys of a new vault in a folder that exists and is empty.

    Raises NotEnoughMemory, DiskFull, ReadOnlyPlace or DiskFault.
    """
    master, secret = secrets.token_bytes(KEY_SIZE), Passphrase(passphrase)
    empty = KeyFile(str(uuid.uuid4()), 1, secrets.token_bytes(SALT_SIZE), ())
    slot = seal(master, secret, empty.free_number(), empty.vault_id, cost)
    file = _signed(_with_slot(empty, slot), master)
    _write(folder, file, master, secret)
    return OpenKeys(file, master)


def open_with_passphrase(folder: Path, passphrase: str) -> OpenKeys:
    """Unlock; nothing is written.

    Raises WrongPassphrase only for a key file that is whole, else KeyFileMissing,
    KeyFileDamaged, NewerVersion, NoPermission, DiskFault or NotEnoughMemory.
    """
    return _open(folder, Passphrase(passphrase), WrongPassphrase)


def open_with_recovery_key(folder: Path, spelled: str) -> OpenKeys:
    """Unlock with a recovery key as it was written down; nothing is written.

    Raises WrongRecoveryKey, with a sentence of its own for a slip, else as
    ``open_with_passphrase`` does.
    """
    return _open(folder, read_recovery_key(spelled), WrongRecoveryKey)


def open_key_file(file: KeyFile, secret: str) -> OpenKeys:
    """Unlock a key file that lies in no vault, as in a backup, with whichever secret it is.

    Raises WrongPassphrase, NotEnoughMemory, or KeyFileDamaged where it was altered.
    """
    tried: list[Secret] = [Passphrase(secret)]
    with suppress(WrongRecoveryKey):
        tried.insert(0, read_recovery_key(secret))  # at once, while a passphrase takes its time
    master = next((found for each in tried if (found := _unlock(file, each)) is not None), None)
    if master is None:
        raise WrongPassphrase
    if not file.is_signed(_mac_key(master)):
        raise KeyFileDamaged
    return OpenKeys(file, master)


def _open(folder: Path, secret: Secret, wrong: type[WrongPassphrase]) -> OpenKeys:
    """The copy written last decides, unless it opens and its MAC shows that it was altered."""
    for file in _whole_copies(folder):
        master = _unlock(file, secret)
        if master is None:
            raise wrong
        if file.is_signed(_mac_key(master)):
            return OpenKeys(file, master)
    raise KeyFileDamaged


def _unlock(file: KeyFile, secret: Secret) -> bytes | None:
    opened = (unseal(slot, secret, file.vault_id) for slot in file.slots)
    return next((master for master in opened if master is not None), None)


def _whole_copies(folder: Path) -> list[KeyFile]:
    """The copies that are whole, newest first. Raises what is wrong where there are none."""
    whole: dict[KeyFile, None] = {}
    wrong: list[JournalError] = []
    for name in _NAMES:
        try:
            whole[read_key_file(_read(folder / name))] = None
        except NewerVersion:
            raise
        except JournalError as error:
            wrong.append(error)
    if not whole:
        raise min(wrong, key=_weight)
    return sorted(whole, key=lambda file: file.generation, reverse=True)


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


def _write(folder: Path, file: KeyFile, master: bytes, secret: Secret | None) -> None:
    """Read the new file back in memory, open it with its new secret, and only then write it.

    Once ``keys`` is replaced the change has happened: a second copy that could not be replaced
    is made current by the next ``refresh``, and is no reason to say that nothing was changed.
    """
    content = file.to_bytes()
    proof = read_key_file(content)
    if not proof.is_signed(_mac_key(master)) or (secret and _unlock(proof, secret) != master):
        raise RuntimeError("The new key file does not open, so it was not written.")
    try:
        write_copies([folder / name for name in _NAMES], content)
    except JournalError:
        if not _holds(folder / _NAMES[0], content):
            raise


def _signed(file: KeyFile, master: bytes) -> KeyFile:
    return file.signed(_mac_key(master))


def _with_slot(file: KeyFile, slot: Slot) -> KeyFile:
    return replace(file, slots=tuple(sorted((*file.slots, slot), key=lambda each: each.number)))


def _without_recovery(file: KeyFile) -> KeyFile:
    return replace(file, slots=tuple(slot for slot in file.slots if slot.stretch is not None))


def _mac_key(master: bytes) -> bytes:
    return _subkey(master, b"key file MAC")


def _subkey(master: bytes, label: bytes) -> bytes:
    return hashlib.blake2b(label, key=master, digest_size=KEY_SIZE, person=_DERIVATION).digest()

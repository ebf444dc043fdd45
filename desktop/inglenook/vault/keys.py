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
from threading import Lock

from inglenook.journal.errors import (
    JournalError,
    KeyFileDamaged,
    WrongPassphrase,
    WrongRecoveryKey,
)
from inglenook.vault.key_copies import are_held, refresh_copies, replace_copies, whole_copies
from inglenook.vault.keyfile import KeyFile, read_key_file
from inglenook.vault.recovery import RecoveryKey, read_recovery_key
from inglenook.vault.slots import KEY_SIZE, SALT_SIZE, Cost, Passphrase, Secret, seal, unseal
from inglenook.words import _

__all__ = [
    "Cost",
    "OpenKeys",
    "create_keys",
    "open_key_file",
    "open_with_passphrase",
    "open_with_recovery_key",
]

_DEFAULT_COST = Cost()
_DERIVATION = b"inglenook subkey"


class OpenKeys:
    """Everything known after an unlock. Nothing it shows of itself is secret.

    Changes come one after the other, from whichever threads; once closed, nothing is written.
    """

    def __init__(self, file: KeyFile, master: bytes) -> None:
        self._file = file
        self._master = master
        self._changing, self._writing = Lock(), Lock()
        self._is_closed = False

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

    @property
    def cost(self) -> Cost:
        """What a guess at the passphrase costs."""
        return next(slot.stretch.cost for slot in self._file.slots if slot.stretch)

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

    def opens(self, passphrase: str) -> bool:
        """Whether this is the passphrase, as it is now. Raises NotEnoughMemory."""
        return _unlock(self._file, Passphrase(passphrase)) is not None

    def opens_with_recovery(self, spelled: str) -> bool:
        """Whether this is the recovery key. Raises WrongRecoveryKey for a slip."""
        return _unlock(self._file, read_recovery_key(spelled)) is not None

    def add_recovery(self, folder: Path) -> str:
        """Make a new recovery key, in place of any other, and return it spelled.

        Nothing keeps it but the person. Raises DiskFull, ReadOnlyPlace or DiskFault; the one
        from before is then still valid.
        """
        spelled = RecoveryKey.random().spelled()
        self.put_recovery(folder, spelled)
        return spelled

    def put_recovery(self, folder: Path, spelled: str) -> None:
        """Let a recovery key that has been written down open the journal, and no other one.

        Raises as ``add_recovery`` does.
        """
        secret = read_recovery_key(spelled)
        with self._changing:
            self._rewrite(folder, self._file.without(recovery=True), secret, None)

    def revoke_recovery(self, folder: Path) -> None:
        """Let no recovery key open the journal any more. Raises as ``add_recovery`` does."""
        with self._changing:
            self._commit(folder, self._file.without(recovery=True))

    def change_passphrase(self, folder: Path, new: str, cost: Cost = _DEFAULT_COST) -> None:
        """Let the new passphrase, and no other, open the journal; a recovery key stays valid.

        Raises NotEnoughMemory, DiskFull, ReadOnlyPlace or DiskFault; the old one is then valid.
        """
        with self._changing:
            self._put_passphrase(folder, new, cost)

    def change_cost(self, folder: Path, passphrase: str, cost: Cost) -> None:
        """Let each guess at the passphrase, which stays the same, cost as much as this.

        Raises WrongPassphrase where it is not the passphrase (any more), else as
        ``change_passphrase`` does.
        """
        with self._changing:
            if not self.opens(passphrase):
                raise WrongPassphrase
            self._put_passphrase(folder, passphrase, cost)

    def renewed(self, passphrase: str, recovery: str, cost: Cost) -> "OpenKeys":
        """Keys of the same vault with a new master key and salt, which nobody ever had.

        They open with the passphrase and, if there is one, the recovery key as it is spelled.
        Nothing is written; see ``hand_over``. Raises NotEnoughMemory.
        """
        master, words = secrets.token_bytes(KEY_SIZE), Passphrase(passphrase)
        file = KeyFile(self.vault_id, 1, secrets.token_bytes(SALT_SIZE), ())
        given: list[tuple[Secret, Cost | None]] = [(words, cost)]
        given += [(read_recovery_key(recovery), None)] if recovery else []
        with self._changing:  # so that ``hand_over`` need not wait for a change to end
            for secret, price in given:
                slot = seal(master, secret, file.free_number(), file.vault_id, price)
                file = file.with_slot(slot)
            for secret, _price in given:
                _prove(_signed(file, master), master, secret)
        return OpenKeys(file, master)

    def hand_over(self, folder: Path, successor: "OpenKeys") -> None:
        """Let renewed keys take the place of these, which never write again.

        This is the one moment at which the database that lives becomes another. Raises DiskFull,
        ReadOnlyPlace or DiskFault; these are then still the keys.
        """
        with self._changing:
            successor.follow(self.generation)
            self._write(folder, successor.to_bytes())
            self.close()

    def are_current(self, folder: Path) -> bool:
        """Whether it is certain that these are what the folder's key file says."""
        return are_held(folder, self.to_bytes())

    def follow(self, generation: int) -> None:
        """Count on from the key file before this one."""
        self._file = _signed(replace(self._file, generation=generation + 1), self._master)

    def close(self) -> None:
        """Write nothing any more: the vault belongs to whoever opens it next."""
        with self._writing:
            self._is_closed = True

    def refresh(self, folder: Path) -> None:
        """Make both copies what was unlocked, and drop what a crash left half-written.

        To be called when no other program can have the vault open. Writes only what differs.
        """
        refresh_copies(folder, self._file.to_bytes())

    def _rewrite(self, folder: Path, file: KeyFile, secret: Secret, cost: Cost | None) -> None:
        """Give the secret a slot of its own, and write the file once it is seen to open."""
        slot = seal(self._master, secret, file.free_number(), file.vault_id, cost)
        self._commit(folder, file.with_slot(slot), secret)

    def _put_passphrase(self, folder: Path, words: str, cost: Cost) -> None:
        self._rewrite(folder, self._file.without(recovery=False), Passphrase(words), cost)

    def _commit(self, folder: Path, file: KeyFile, secret: Secret | None = None) -> None:
        following = _signed(replace(file, generation=self.generation + 1), self._master)
        _prove(following, self._master, secret)
        self._write(folder, following.to_bytes())
        self._file = following

    def _write(self, folder: Path, content: bytes) -> None:
        with self._writing:
            if self._is_closed:
                raise JournalError(_("The journal was closed before its keys could be changed."))
            replace_copies(folder, content)


def create_keys(folder: Path, passphrase: str, cost: Cost = _DEFAULT_COST) -> OpenKeys:
    """Make the keys of a new vault in a folder that exists and is empty.

    Raises NotEnoughMemory, DiskFull, ReadOnlyPlace or DiskFault.
    """
    master, secret = secrets.token_bytes(KEY_SIZE), Passphrase(passphrase)
    empty = KeyFile(str(uuid.uuid4()), 1, secrets.token_bytes(SALT_SIZE), ())
    slot = seal(master, secret, empty.free_number(), empty.vault_id, cost)
    file = _signed(empty.with_slot(slot), master)
    _prove(file, master, secret)
    replace_copies(folder, file.to_bytes())
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
    for file in whole_copies(folder):
        master = _unlock(file, secret)
        if master is None:
            raise wrong
        if file.is_signed(_mac_key(master)):
            return OpenKeys(file, master)
    raise KeyFileDamaged


def _unlock(file: KeyFile, secret: Secret) -> bytes | None:
    opened = (unseal(slot, secret, file.vault_id) for slot in file.slots)
    return next((master for master in opened if master is not None), None)


def _prove(file: KeyFile, master: bytes, secret: Secret | None) -> None:
    """Read a new file back in memory, and open it with its new secret, before it is written."""
    proof = read_key_file(file.to_bytes())
    if not proof.is_signed(_mac_key(master)) or (secret and _unlock(proof, secret) != master):
        raise RuntimeError("The new key file does not open, so it was not written.")


def _signed(file: KeyFile, master: bytes) -> KeyFile:
    return file.signed(_mac_key(master))


def _mac_key(master: bytes) -> bytes:
    return _subkey(master, b"key file MAC")


def _subkey(master: bytes, label: bytes) -> bytes:
    return hashlib.blake2b(label, key=master, digest_size=KEY_SIZE, person=_DERIVATION).digest()

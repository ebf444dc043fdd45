"""A slot of the key file: the journal's master key, wrapped under one secret of the person."""

import secrets
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_decrypt,
    crypto_aead_xchacha20poly1305_ietf_encrypt,
)
from nacl.exceptions import CryptoError
from nacl.pwhash import argon2id

from inglenook.journal.errors import NotEnoughMemory
from inglenook.vault.canonical import canonical, fixed_bytes, whole_number
from inglenook.vault.memory import physical_memory

FORMAT = 1
MOST_SLOTS = 8
KEY_SIZE = 32
SALT_SIZE = 16
_NONCE_SIZE = 24
_WRAPPED_SIZE = KEY_SIZE + 16
_STRETCHING = "argon2id 1.3"

Fields = dict[str, int | str]


@dataclass(frozen=True)
class Cost:
    """What one guess at a passphrase costs: passes over so many bytes of memory (RFC 9106).

    Raises ValueError outside of 1 to 64 passes, and of whole KiB from 8 KiB to 4 GiB.
    """

    passes: int = 3
    memory: int = 256 * 2**20

    def __post_init__(self) -> None:
        whole_number(self.passes, 1, 64)
        if whole_number(self.memory, 8 * 2**10, 4 * 2**30) % 2**10:
            raise ValueError

    @property
    def work(self) -> int:
        """Bytes that are filled, all passes together: a guess takes as long as this is large."""
        return self.passes * self.memory

    def at_least(self, other: "Cost") -> "Cost":
        """No less than either of the two, in passes and in memory."""
        return Cost(max(self.passes, other.passes), max(self.memory, other.memory))


@dataclass(frozen=True)
class Stretch:
    """How a passphrase becomes a key: Argon2id, version 1.3, in one lane."""

    salt: bytes
    cost: Cost

    def key(self, passphrase: bytes) -> bytes:
        """Derive 32 bytes. Raises NotEnoughMemory, also for more than half of the machine's."""
        if self.cost.memory > physical_memory() // 2:
            raise NotEnoughMemory
        try:
            return argon2id.kdf(KEY_SIZE, passphrase, self.salt, self.cost.passes, self.cost.memory)
        except (MemoryError, RuntimeError):
            raise NotEnoughMemory from None


@dataclass(frozen=True)
class Slot:
    """A wrapped master key.

    ``stretch`` is how its passphrase becomes a key; None for a recovery key. Slots have numbers
    from 0 to 7, which stay theirs when another slot goes.
    """

    number: int
    nonce: bytes
    stretch: Stretch | None
    wrapped: bytes = field(default=b"", repr=False)

    def public(self) -> Fields:
        """Everything about the slot but the wrapped key itself."""
        fields: Fields = {"kind": "recovery", "nonce": self.nonce.hex()}
        if self.stretch is None:
            return fields
        return fields | {
            "kind": "passphrase",
            "stretching": _STRETCHING,
            "salt": self.stretch.salt.hex(),
            "passes": self.stretch.cost.passes,
            "memory": self.stretch.cost.memory,
            "lanes": 1,
        }

    def fields(self) -> Fields:
        """The slot as it stands in the key file."""
        return self.public() | {"wrapped": self.wrapped.hex()}


class Secret(Protocol):
    """What a person knows or holds, and unlocks with."""

    def key(self, slot: Slot) -> bytes | None:
        """The key that wraps in this slot; None where the slot is for another kind of secret."""


class Passphrase:
    """A passphrase as it is typed: the same words are the same on every keyboard (NFKC, UTF-8)."""

    def __init__(self, words: str) -> None:
        self._words = unicodedata.normalize("NFKC", words).encode("utf-8", "surrogatepass")

    def key(self, slot: Slot) -> bytes | None:
        """Stretch the passphrase as the slot says. Raises NotEnoughMemory."""
        return slot.stretch.key(self._words) if slot.stretch else None


def seal(master: bytes, secret: Secret, number: int, vault_id: str, cost: Cost | None) -> Slot:
    """Wrap the master key in a new slot.

    ``cost`` is for a passphrase, None for a recovery key; the other way round is a ValueError.
    """
    stretch = Stretch(secrets.token_bytes(SALT_SIZE), cost) if cost else None
    empty = Slot(number, secrets.token_bytes(_NONCE_SIZE), stretch)
    key = secret.key(empty)
    if key is None:
        raise ValueError
    bound = _bound_to(empty, vault_id)
    wrapped = crypto_aead_xchacha20poly1305_ietf_encrypt(master, bound, empty.nonce, key)
    return Slot(number, empty.nonce, stretch, wrapped)


def unseal(slot: Slot, secret: Secret, vault_id: str) -> bytes | None:
    """The master key, or None where the secret does not open the slot in this vault."""
    key = secret.key(slot)
    if key is None:
        return None
    bound = _bound_to(slot, vault_id)
    try:
        return crypto_aead_xchacha20poly1305_ietf_decrypt(slot.wrapped, bound, slot.nonce, key)
    except CryptoError:
        return None


def read_slot(number: int, fields: Mapping[str, Any]) -> Slot:
    """Read a slot from the key file. Raises KeyError, TypeError or ValueError on another shape.

    What this does not look at is compared by the key file, which must be what it would write.
    """
    passphrase = {"passphrase": True, "recovery": False}[fields["kind"]]
    return Slot(
        whole_number(number, 0, MOST_SLOTS - 1),
        fixed_bytes(fields["nonce"], _NONCE_SIZE),
        _read_stretch(fields) if passphrase else None,
        fixed_bytes(fields["wrapped"], _WRAPPED_SIZE),
    )


def _read_stretch(fields: Mapping[str, Any]) -> Stretch:
    cost = Cost(fields["passes"], fields["memory"])
    return Stretch(fixed_bytes(fields["salt"], SALT_SIZE), cost)


def _bound_to(slot: Slot, vault_id: str) -> bytes:
    place = {"format": FORMAT, "vault": vault_id, "number": slot.number}
    return canonical({**place, "slot": slot.public()})

"""The key file: JSON in one canonical line, and a line with its SHA-256 that shows damage.

Later formats keep the two lines, the name ``format`` and the limit of size, so that this one can
tell a newer file from a damaged one.
"""

import hashlib
import hmac
import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from inglenook.journal.errors import KeyFileDamaged, NewerVersion
from inglenook.vault.canonical import canonical, fixed_bytes, whole_number
from inglenook.vault.slots import FORMAT, MOST_SLOTS, SALT_SIZE, Slot, read_slot

LARGEST = 16 * 2**10  # bytes; eight slots take less than 4 KiB
_MAC_SIZE = 32
_LAST_GENERATION = 2**53


@dataclass(frozen=True)
class KeyFile:
    """What a key file says. ``salt`` is the database's, ``generation`` counts the rewrites."""

    vault_id: str
    generation: int
    salt: bytes
    slots: tuple[Slot, ...]
    mac: bytes = field(default=b"", repr=False)

    def to_bytes(self) -> bytes:
        """Both lines of the file."""
        return _with_checksum(canonical({**self._claims(), "mac": self.mac.hex()}))

    def signed(self, key: bytes) -> "KeyFile":
        """The same file with the MAC that belongs to it."""
        return replace(self, mac=self._mac(key))

    def is_signed(self, key: bytes) -> bool:
        """Whether somebody with the master key wrote all of this."""
        return hmac.compare_digest(self.mac, self._mac(key))

    def with_slot(self, slot: Slot) -> "KeyFile":
        """The same file with one slot more, not yet signed."""
        slots = sorted((*self.slots, slot), key=lambda each: each.number)
        return replace(self, slots=tuple(slots))

    def without(self, *, recovery: bool) -> "KeyFile":
        """The same file without its recovery slots, or without its passphrase's; not yet signed."""
        kept = (slot for slot in self.slots if (slot.stretch is None) != recovery)
        return replace(self, slots=tuple(kept))

    def free_number(self) -> int:
        """The lowest slot number that nobody has."""
        return min(set(range(MOST_SLOTS)) - {slot.number for slot in self.slots})

    def _mac(self, key: bytes) -> bytes:
        return hashlib.blake2b(canonical(self._claims()), key=key, digest_size=_MAC_SIZE).digest()

    def _claims(self) -> dict[str, Any]:
        return {
            "format": FORMAT,
            "vault": self.vault_id,
            "generation": self.generation,
            "salt": self.salt.hex(),
            "slots": {str(slot.number): slot.fields() for slot in self.slots},
        }


def read_key_file(data: bytes) -> KeyFile:
    """Read both lines. Raises NewerVersion, or KeyFileDamaged for anything not as we write it."""
    body = data.partition(b"\n")[0]
    if len(data) > LARGEST or data != _with_checksum(body):
        raise KeyFileDamaged
    try:
        fields = json.loads(body.decode("ascii"))
        if whole_number(fields["format"], 1, 2**63) > FORMAT:
            raise NewerVersion
        file = _read_claims(fields)
    except (AttributeError, KeyError, RecursionError, TypeError, ValueError):
        raise KeyFileDamaged from None
    if file.to_bytes() != data:
        raise KeyFileDamaged
    return file


def _read_claims(fields: Mapping[str, Any]) -> KeyFile:
    slots = fields["slots"].items()
    whole_number(len(slots), 1, MOST_SLOTS)
    return KeyFile(
        vault_id=str(uuid.UUID(fields["vault"])),
        generation=whole_number(fields["generation"], 1, _LAST_GENERATION),
        salt=fixed_bytes(fields["salt"], SALT_SIZE),
        slots=tuple(read_slot(int(number), slot) for number, slot in slots),
        mac=fixed_bytes(fields["mac"], _MAC_SIZE),
    )


def _with_checksum(body: bytes) -> bytes:
    return body + b"\n" + hashlib.sha256(body).hexdigest().encode("ascii") + b"\n"

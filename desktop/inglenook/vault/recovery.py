"""The recovery key: 128 random bits that a person can write on paper and type back.

It is spelled in Crockford's base32 as seven groups of four. The last two symbols are the check
symbols of a Reed-Solomon code, so that any two wrong symbols, and any two neighbours that
changed places, are always noticed (D. Crockford, Base 32; Reed and Solomon 1960).
"""

import hashlib
import secrets
import unicodedata
from collections.abc import Sequence
from functools import reduce
from operator import xor

from inglenook.journal.errors import WrongRecoveryKey
from inglenook.vault.slots import KEY_SIZE, Slot
from inglenook.words import _

_BITS = 128
_SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_ALIKE = str.maketrans("OIL", "011")
_DASHES = "-‐‑‒–—−"
_DATA = 26
_LENGTH = _DATA + 2
_GROUP = 4
_PURPOSE = b"inglenook recovery slot"


class RecoveryKey:
    """The key itself; it opens a recovery slot without stretching, for it cannot be guessed."""

    def __init__(self, number: int) -> None:
        self._number = number

    @classmethod
    def random(cls) -> "RecoveryKey":
        """Make a new one."""
        return cls(secrets.randbits(_BITS))

    def key(self, slot: Slot) -> bytes | None:
        """The key that wraps in a recovery slot."""
        if slot.stretch is not None:
            return None
        number = self._number.to_bytes(_BITS // 8, "big")
        return hashlib.blake2b(_PURPOSE, key=number, digest_size=KEY_SIZE).digest()

    def spelled(self) -> str:
        """Seven groups of four symbols, joined by hyphens."""
        data = [self._number >> 5 * place & 31 for place in reversed(range(_DATA))]
        symbols = "".join(_SYMBOLS[value] for value in [*data, *_check_values(data)])
        groups = (symbols[start : start + _GROUP] for start in range(0, _LENGTH, _GROUP))
        return "-".join(groups)


def read_recovery_key(spelled: str) -> RecoveryKey:
    """Read what a person typed: small letters, spaces, hyphens, I and L for 1, O for 0 will do.

    Raises WrongRecoveryKey with a sentence about a slip where it cannot be a recovery key.
    """
    symbols = _plain(spelled)
    if len(symbols) != _LENGTH:
        raise WrongRecoveryKey(
            _("A recovery key has seven groups of four letters or digits. Check each group.")
        )
    values = [_SYMBOLS.find(symbol) for symbol in symbols]
    number = sum(value << 5 * place for place, value in enumerate(reversed(values[:_DATA])))
    if min(values) < 0 or number >> _BITS or not _fits(values):
        raise WrongRecoveryKey(
            _("There is a slip in this recovery key. Compare each group with what you wrote down.")
        )
    return RecoveryKey(number)


def _plain(spelled: str) -> str:
    typed = unicodedata.normalize("NFKC", spelled).upper()
    kept = (symbol for symbol in typed if not symbol.isspace() and symbol not in _DASHES)
    return "".join(kept).translate(_ALIKE)


def _check_values(data: Sequence[int]) -> tuple[int, int]:
    parity = reduce(xor, data)
    pairs = ((value, value ^ parity) for value in range(32))
    return next(pair for pair in pairs if _fits([*data, *pair]))


def _fits(values: Sequence[int]) -> bool:
    """Whether the polynomial with these coefficients in GF(32) is zero at 1 and at x."""
    at_one = at_x = 0
    for value in values:
        at_one ^= value
        at_x = _times_x(at_x) ^ value
    return at_one == at_x == 0


def _times_x(value: int) -> int:
    """Multiply in GF(32), modulo the primitive polynomial x^5 + x^2 + 1."""
    return value << 1 ^ (0b100101 if value & 16 else 0)

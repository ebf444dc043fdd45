"""The one way in which the key file writes JSON, and the strict reading of its values."""

import json


def canonical(value: object) -> bytes:
    """Write JSON sorted, tight and in ASCII, so that equal values are equal bytes."""
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode("ascii")


def whole_number(value: object, least: int, most: int) -> int:
    """Check a number read from a file. Raises ValueError (True and 1.0 are not numbers here)."""
    if type(value) is int and least <= value <= most:
        return value
    raise ValueError


def fixed_bytes(value: str, size: int) -> bytes:
    """Read bytes written as hex digits. Raises TypeError or ValueError."""
    read = bytes.fromhex(value)
    if len(read) != size:
        raise ValueError
    return read

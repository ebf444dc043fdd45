"""Names for records: UUIDs of version 7 (RFC 9562), which sort by the time they were made."""

import secrets
import uuid
from collections.abc import Callable
from datetime import datetime

RandomBits = Callable[[int], int]


def new_id(at: datetime, random_bits: RandomBits = secrets.randbits) -> str:
    """Make an id for a record recorded ``at`` (aware; its millisecond leads the id)."""
    milliseconds = int(at.timestamp() * 1000)
    number = milliseconds << 80 | 0x7 << 76 | random_bits(12) << 64 | 0b10 << 62 | random_bits(62)
    return str(uuid.UUID(int=number))

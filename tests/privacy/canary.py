"""A sentence that nobody has ever written before, found again in whatever way it is spelled."""

import base64
import secrets
import string
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, quote_plus


@dataclass(frozen=True)
class Canary:
    """A few random words. Every one of them alone gives it away."""

    words: tuple[str, ...]

    @classmethod
    def new(cls) -> "Canary":
        """A sentence that has never been anywhere."""
        return cls(tuple(_word() for _ in range(3)))

    @property
    def sentence(self) -> str:
        """What is typed. Its signs tell apart the ways in which text is put into addresses."""
        first, second, third = self.words
        return f"{first} & {second}, 50% {third}"

    def found_in(self, content: bytes) -> list[str]:
        """The spellings in which these bytes hold the sentence or one of its words."""
        lowered = content.lower()
        return [
            name
            for text in (self.sentence, *self.words)
            for name, spelled in spellings(text)
            if spelled in (content if name.startswith("base64") else lowered)
        ]


def spellings(text: str) -> Iterator[tuple[str, bytes]]:
    """The ways to write a text into a file, each as the bytes to look for."""
    for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
        raw = text.encode(encoding)
        yield encoding, raw
        yield f"{encoding} in hexadecimal", raw.hex().encode()
        for shift in range(3):
            yield f"base64 of {encoding}", _base64(raw, shift)
    yield "percent", quote(text).encode().lower()
    yield "percent with plus", quote_plus(text).encode().lower()


def _base64(raw: bytes, shift: int) -> bytes:
    """What stays the same of the base64 of a text that stands somewhere in a longer one."""
    whole = base64.b64encode(b"\0" * shift + raw)
    first = 4 if shift else 0
    last = len(whole) - 4 if (shift + len(raw)) % 3 else len(whole)
    return whole[first:last]


def _word() -> str:
    return "".join(secrets.choice(string.ascii_lowercase) for _ in range(12))
